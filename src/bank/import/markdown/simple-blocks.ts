// The short way for what most of a bank is: plain paragraphs, flat lists and fenced code need no full parser.
import type { Code, List, ListItem, Paragraph, RootContent } from 'mdast';
import { positionOf, simpleInline } from './simple-inline.ts';

/** A stretch of text that blank lines bound, with its blocks when it is simple, else null. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly blocks: RootContent[] | null;
}

/** A line below which a table's header would stand. */
const DELIMITERS = /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const FENCE = /^(`{3,}|~{3,})[ \t]*([^`\s]*)([^`]*)$/;
const STARTS_BLOCK =
  /^(?:[-+*](?:[ \t]|$)|[-*_](?:[ \t]*[-*_]){2,}|[>#=\t|]|\d{1,9}[.)]| {4}|<(?!\/(?:b|i|em|strong|code|a|span)>)|\[[^\]]*\]:)/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})$/;
const ITEM = /^([-*+]|\d{1,9}[.)])( +)(?:\[([ xX])\]( +))?(\S.*?)[ \t]*$/;

/** Cuts a text into chunks; null when only the parser can tell where its blocks end. */
export function chunksOf(text: string, start: number, end: number): Chunk[] | null {
  const chunks: Chunk[] = [];
  let at = start;
  while (at < end) {
    const line = lineEnd(text, at, end);
    const content = text.slice(at, line).trimEnd();
    if (content === '') {
      at = line + 1;
      continue;
    }
    const chunk = readChunk(text, at, end, content);
    if (chunk === null) return null;
    chunks.push(chunk);
    at = chunk.end;
  }
  return chunks;
}

function lineEnd(text: string, at: number, end: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 || found > end ? end : found;
}

function readChunk(text: string, at: number, end: number, first: string): Chunk | null {
  const fence = FENCE.exec(first);
  if (fence !== null) return readFence(text, at, end, fence);
  if (/^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]*)?(?:```|~~~)/.test(first)) return null;
  const lines: { start: number; content: string }[] = [];
  let from = at;
  while (from < end) {
    const line = lineEnd(text, from, end);
    const content = text.slice(from, line).trimEnd();
    if (content === '') break;
    if (/```|~~~/.test(content) || /^[ \t>]*<(?:pre|script|style|textarea|!|\?)/i.test(content)) return null;
    lines.push({ start: from, content });
    from = line + 1;
  }
  const stop = Math.min(from, end);
  if (first.startsWith(' ') || first.startsWith('\t')) return { start: at, end: stop, blocks: null };
  return { start: at, end: stop, blocks: simpleBlocks(text, lines) };
}

/** Code between fences that stand at the start of their lines. */
function readFence(text: string, at: number, end: number, fence: RegExpExecArray): Chunk {
  const mark = fence[1] ?? '';
  const content = lineEnd(text, at, end) + 1;
  const closing = new RegExp(String.raw`^ {0,3}${mark}${mark[0]}*[ \t\r]*$`);
  let line = content;
  while (line < end) {
    const stop = lineEnd(text, line, end);
    if (closing.test(text.slice(line, stop)))
      return { start: at, end: Math.min(stop + 1, end), blocks: [codeOf(text, at, content, line, stop, fence)] };
    line = stop + 1;
  }
  return { start: at, end, blocks: null };
}

function codeOf(
  text: string,
  start: number,
  content: number,
  close: number,
  end: number,
  fence: RegExpExecArray,
): Code {
  const value = text.slice(content, Math.max(content, close - 1)).replaceAll('\r', '');
  const stop = start + text.slice(start, end).trimEnd().length;
  return {
    type: 'code',
    lang: fence[2] || null,
    meta: fence[3]?.trim() || null,
    value,
    position: positionOf(start, stop),
  };
}

type Line = { readonly start: number; readonly content: string };

/** A rule, a paragraph, a list, or a paragraph with a list right below it. */
function simpleBlocks(text: string, lines: readonly Line[]): RootContent[] | null {
  const [first] = lines;
  if (first === undefined) return null;
  if (lines.length === 1 && RULE.test(first.content)) {
    return [{ type: 'thematicBreak', position: positionOf(first.start, first.start + first.content.length) }];
  }
  const list = lines.findIndex(({ content }) => /^(?:[-+*]|1[.)]) +\S/.test(content));
  if (list <= 0)
    return list === 0 ? simpleList(text, lines) : (simpleParagraph(text, lines) ?? simpleList(text, lines));
  const above = simpleParagraph(text, lines.slice(0, list));
  const below = above === null ? null : simpleList(text, lines.slice(list));
  return above === null || below === null ? null : [...above, ...below];
}

function simpleParagraph(text: string, lines: readonly Line[]): Paragraph[] | null {
  if (lines.some(({ content }) => STARTS_BLOCK.test(content) || DELIMITERS.test(content))) return null;
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return null;
  const paragraph = paragraphOf(text, first.start, last.start + last.content.length);
  return paragraph === null ? null : [paragraph];
}

function paragraphOf(text: string, start: number, end: number): Paragraph | null {
  const children = simpleInline(text, start, end);
  return children === null ? null : { type: 'paragraph', children, position: positionOf(start, end) };
}

function simpleList(text: string, lines: readonly Line[]): List[] | null {
  const items: ListItem[] = [];
  let marker = '';
  for (const { start, content } of lines) {
    const match = ITEM.exec(content);
    const kind = match?.[1]?.replace(/\d+/, '1') ?? '';
    const words = match?.[5] ?? '';
    if (match === null || (marker !== '' && kind !== marker)) return null;
    if (STARTS_BLOCK.test(words) || (match[2]?.length ?? 0) > 4) return null;
    const item = itemOf(text, start, content, words, match[3]);
    if (item === null) return null;
    marker = kind;
    items.push(item);
  }
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return null;
  const position = positionOf(first.start, last.start + last.content.length);
  return [{ type: 'list', ordered: marker.length > 1, spread: false, children: items, position }];
}

function itemOf(text: string, start: number, content: string, words: string, box: string | undefined): ListItem | null {
  const end = start + content.length;
  const checked = box === undefined ? null : box !== ' ';
  const paragraph = paragraphOf(text, end - words.length, end);
  if (paragraph === null) return null;
  return { type: 'listItem', spread: false, checked, children: [paragraph], position: positionOf(start, end) };
}
