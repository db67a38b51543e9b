// What Slack's packages complain of, as a word: what they say may hold what people wrote.

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/signature mismatch|unknown signature/, 'forged'],
  [/stale/, 'too_old'],
  [/did not have the expected type|header/i, 'unsigned'],
  [/maximum allowed size/, 'too_large'],
  [/malformed/i, 'malformed'],
  [/http request failed|WSS URL/, 'no_answer'],
  [/websocket|ping|pong|handshake/i, 'connection'],
];

export function kindOfTrouble(said: string): string {
  return KINDS.find(([pattern]) => pattern.test(said))?.[1] ?? 'other';
}
