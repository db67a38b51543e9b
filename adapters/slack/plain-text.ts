// Slack's message text as plain text: mentions, links and entities read, what names us left out.

/** What a text says, and whom it names. */
export interface PlainText {
  readonly text: string;
  readonly namesUs: boolean;
  readonly namesOthers: boolean;
}

// <@U1>, <@U1|ann>, <#C1|general>, <!here>, <!subteam^S1|@ops>, <!date^1^x|y>, <https://a.b|label>, <mailto:a@b|a@b>
const CONTROL = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;
/** Said to everybody in the channel, or to a group of them. */
const CALLS_ALL = /<!(?:here|channel|everyone|subteam)\b/;
/** Slack writes emoji as their names; those that workspaces make themselves have no other form. */
const EMOJI = /(?<=^|\s)(?::[a-z0-9_+'-]{1,100}:)+(?=$|[\s!.,?)])/gi;
/** What every emoji is read as: it says something, but nothing to look up. */
const SOME_EMOJI = '\u{1F642}';
const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Reads `text` as it was meant for `us`, the id of the bot's user; null when that is not known. */
export function readPlainText(text: string, us: string | null): PlainText {
  const people = [...text.matchAll(CONTROL)].filter(([, sign]) => sign === '@').map(([, , id]) => id);
  const read = text.replace(CONTROL, (_, sign: string, target: string, label?: string) =>
    sign === '@' && target === us ? ' ' : readControl(sign, target, label),
  );
  return {
    text: readEntities(read)
      .replace(EMOJI, SOME_EMOJI)
      .replace(/[^\S\n]+/g, ' ')
      .trim(),
    namesUs: people.some(id => id === us),
    namesOthers: people.some(id => id !== us) || CALLS_ALL.test(text),
  };
}

/** The text with the signs that Slack writes as entities. */
export function readEntities(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, entity => SIGNS[entity] ?? entity);
}

/** What a reader of the message sees in its place; of somebody without a label that is a name that we do not know. */
function readControl(sign: string, target: string, label: string | undefined): string {
  if (sign === '#') return label === undefined || label === '' ? ' ' : `#${label}`;
  if (sign !== '') return label ?? ' ';
  return label ?? target.replace(/^mailto:/, '');
}
