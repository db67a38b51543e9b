// Load for the benchmarks of receiving: signed events, sent over connections that are kept, each timed to its status.
import { Agent, request } from 'node:http';
import { asRequest, mention, SECRET, signature } from '../test/fakes/slack-sends.ts';

/** An event ready to be sent: signing it is no work of whoever is measured. */
export interface SignedEvent {
  readonly text: string;
  readonly headers: Readonly<Record<string, string | number>>;
}

const QUESTIONS = [
  'whats the markup on managed ml services',
  'gpu optons on vertex',
  'what can we do when gpus are hard to get in the cloud',
  'how does trainium measure up against nvidia',
  'when should I self host',
] as const;

/** Mentions in so many channels, none like another. `seconds` is the time that they are signed for. */
export function signedEvents(count: number, channels: number, seconds: number): SignedEvent[] {
  return Array.from({ length: count }, (_, i) => {
    const said = { text: QUESTIONS[i % QUESTIONS.length]!, channel: `C${i % channels}`, user: `U${i % 50}` };
    return signedBody(mention(said), seconds);
  });
}

/** A body as Slack would send it at the time `seconds`. */
export function signedBody(body: Readonly<Record<string, unknown>>, seconds: number): SignedEvent {
  const { type, text } = asRequest(body);
  const headers = {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': signature(text, seconds, SECRET),
  };
  return { text, headers };
}

/** Sends to one address; `send` fulfils with the status when the answer is complete. */
export function sender(address: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port, pathname: path } = new URL(address);
  const send = ({ text, headers }: SignedEvent): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request({ agent, hostname, port, path, method: 'POST', headers }, res => {
        res.resume().once('end', () => resolve(res.statusCode ?? 0));
      });
      sent.once('error', reject);
      sent.end(text);
    });
  return { send, close: () => agent.destroy() };
}

/** Sends all events, `atOnce` of them under way at any time. Throws when one is not acknowledged. */
export async function sendAll(
  send: (event: SignedEvent) => Promise<number>,
  events: readonly SignedEvent[],
  atOnce: number,
): Promise<void> {
  const waiting = events.values();
  const lane = async () => {
    for (const event of waiting) {
      const status = await send(event);
      if (status !== 200) throw new Error(`an event was answered with ${status} instead of 200`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
