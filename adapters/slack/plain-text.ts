// Slack's message text as plain text: mentions, links and entities read, what names us left out.

/** What a text says, and whom it names. */
export interface PlainText {
  readonly text: string;
  readonly namesUs: boolean;
  readonly namesOthers: boolean;
}

// <@U1>, <@U1|ann>, <#C1|general>, <!here>, <!subteam^S1|@ops>, <!date^1^x|y>, <https://a.b|label>, <mailto:a@b|a@b>
const CONTROL = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;
const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Reads `text` as it was meant for `us`, the id of the bot's user; null when that is not known. */
export function readPlainText(text: string, us: string | null): PlainText {
  let namesUs = false;
  let namesOthers = false;
  const read = text.replace(CONTROL, (_, sign: string, target: string, label?: string) => {
    if (sign === '@') {
      if (target === us) namesUs = true;
      else namesOthers = true;
      return target === us ? ' ' : (label ?? ' ');
    }
    if (sign === '#') return label === undefined || label === '' ? ' ' : `#${label}`;
    if (sign === '!') return label ?? ' ';
    return label ?? target.replace(/^mailto:/, '');
  });
  const plain = read.replace(/&(?:lt|gt|amp);/g, entity => SIGNS[entity] ?? entity);
  return { text: plain.replace(/[^\S\n]+/g, ' ').trim(), namesUs, namesOthers };
}
