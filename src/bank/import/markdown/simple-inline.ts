// The short way for inline Markdown that can be read in one way only: code, bold, emphasis and links that do not nest.
import type { PhrasingContent } from 'mdast';

const PLAIN = String.raw`[^*_\x60[\]<>&\\~!\n]`;
const TAG = String.raw`<\/?(?:b|i|em|strong|code|br|sub|sup|kbd|u|a|span)(?:[ \t][^<>\n]*)?\/?>`;
const SIMPLE = new RegExp(
  [
    String.raw`(?<code>(?<!\x60)\x60(?!\x60)[^\x60\n]+\x60(?!\x60))`,
    String.raw`(?<strong>(?<![^\s(])\*\*(?![\s*])[^*\n]*?[^\s*_\\~!]\*\*(?![^\s.,:;!?)]))`,
    String.raw`(?<emphasis>(?<![^\s(])\*(?![\s*])${PLAIN}*?[^\s*_\x60[\]<>&\\~!]\*(?![^\s.,:;!?)]))`,
    String.raw`(?<underlined>(?<![^\s(])_(?![\s_])${PLAIN}*?[^\s*_\x60[\]<>&\\~!]_(?![^\s.,:;!?)]))`,
    String.raw`(?<image>!\[${PLAIN}*\]\([^()\s<>\\*_\x60[\]]+\))(?![([{:])`,
    String.raw`(?<!\])(?<link>\[${PLAIN}+\]\([^()\s<>\\*_\x60[\]]+\))(?![([{:])`,
    `(?<tag>(?<!^)${TAG})`,
    String.raw`(?<text>(?:[^*_\x60[\]<&\\~!]|(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])|<(?=[\s\d=])|&(?![\w#])|!(?!\[)|(?<=\s)\*(?=\s))+)`,
  ].join('|'),
  'uy',
);

/** The inline nodes between `start` and `end` of `text`; null when they have to be parsed. */
export function simpleInline(text: string, start: number, end: number): PhrasingContent[] | null {
  const raw = text.slice(start, end);
  const nodes: PhrasingContent[] = [];
  let at = 0;
  while (at < raw.length) {
    SIMPLE.lastIndex = at;
    const match = SIMPLE.exec(raw);
    if (match?.groups === undefined) return null;
    const node = nodeOf(match.groups, match[0], start + at, text);
    if (node === null) return null;
    nodes.push(node);
    at += match[0].length;
  }
  return nodes;
}

function nodeOf(
  groups: Record<string, string | undefined>,
  raw: string,
  at: number,
  text: string,
): PhrasingContent | null {
  const position = positionOf(at, at + raw.length);
  if (groups.text !== undefined) return plainText(raw, at);
  if (groups.code !== undefined) return { type: 'inlineCode', value: raw.slice(1, -1), position };
  if (groups.tag !== undefined) return { type: 'html', value: raw, position };
  if (groups.strong !== undefined) {
    const children = simpleInline(text, at + 2, at + raw.length - 2);
    return children === null ? null : { type: 'strong', children, position };
  }
  if (groups.emphasis !== undefined || groups.underlined !== undefined) {
    return { type: 'emphasis', children: [plainText(raw.slice(1, -1), at + 1)], position };
  }
  const middle = raw.indexOf('](');
  const url = raw.slice(middle + 2, -1);
  if (groups.image !== undefined) return { type: 'image', url, title: null, alt: raw.slice(2, middle), position };
  return { type: 'link', url, title: null, children: [plainText(raw.slice(1, middle), at + 1)], position };
}

function plainText(raw: string, at: number): PhrasingContent {
  return { type: 'text', value: raw.includes('\n') ? trimLines(raw) : raw, position: positionOf(at, at + raw.length) };
}

function trimLines(raw: string): string {
  const lines = raw.split('\n');
  const last = lines.length - 1;
  return lines
    .map((line, index) => (index === 0 ? line.trimEnd() : index === last ? line.trimStart() : line.trim()))
    .join('\n');
}

/** Only offsets are ever read of a position. */
export function positionOf(start: number, end: number) {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } };
}
