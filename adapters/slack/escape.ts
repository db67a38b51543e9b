// Makes text safe where Slack reads markup: nothing in it calls anybody, opens anything or looks different.

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Seen by nobody, and enough to keep Slack from reading two characters as one thing. */
const BREAK = '\u200b';

/** The text with the three characters escaped that begin and end Slack's markup. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, sign => ENTITIES[sign] ?? sign);
}

/** The same for text that Slack parses as a whole: `@here`, `#general` and addresses are taken apart as well. */
export function escapeMessageText(text: string): string {
  return escapeText(text)
    .replace(/[@#](?=[\p{L}\p{N}_])/gu, `$&${BREAK}`)
    .replace(/:\/\//g, `:${BREAK}//`)
    .replace(/\b(mailto|tel|slack):/gi, `$1${BREAK}:`)
    .replace(/\bwww\./gi, `www${BREAK}.`);
}

/** Whether verbatim mrkdwn shows the text as it stands, without reading a sign of it as markup. */
export function isPlainInMrkdwn(text: string): boolean {
  return !/[*~`<>&\n]|(?:^|\W)_|:[^\s:]+:/.test(text);
}
