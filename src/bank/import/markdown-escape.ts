// Plain text as Markdown that reads back as the same text: only what Markdown would take for a mark is escaped.

const INLINE = /\\(?=[!-/:-@[-`{-~])|[`*]|<(?=[a-z/!?])|&(?=#?\w+;)|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|!?\[|~~/giu;
const LINE_START =
  /^([ \t]*)(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=_](?=[-=_ \t]*$)|\d{1,9}[.)](?=\s|$)|~{3,}|\||:?-+:?\s*\|)/gm;

/** Escapes the marks of emphasis, code, links, HTML and entities within a line. */
export function escapeInline(text: string): string {
  return text.replace(INLINE, mark => [...mark].map(character => `\\${character}`).join(''));
}

/** Escapes what would begin a heading, list, quote, table or rule at the start of a line. */
export function escapeLineStarts(text: string): string {
  return text.replace(LINE_START, (_, indent: string, mark: string) => {
    const number = /^(\d+)([.)])$/.exec(mark);
    return number === null ? `${indent}\\${mark}` : `${indent}${number[1]}\\${number[2]}`;
  });
}
