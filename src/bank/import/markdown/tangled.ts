// Text that no person wrote as Markdown: marks by the thousand would cost the parser minutes or its stack.
import type { Paragraph } from 'mdast';
import { positionOf } from './simple-inline.ts';

const DEEP_MARKS = /^(?:[ \t]{0,3}(?:[>*+-]|\d{1,9}[.)])){40}/m;
const DEEP_INDENT = /^[ \t]{120,}(?:[-*+]|\d{1,9}[.)])[ \t]/m;
const MANY_MARKS = 3000;

/** Whether a text would tangle the parser up. */
export function isTangled(raw: string): boolean {
  if (DEEP_MARKS.test(raw) || DEEP_INDENT.test(raw)) return true;
  if (raw.length < MANY_MARKS || countMarks(raw) < MANY_MARKS) return false;
  return raw.split(/\n[ \t]*\r?\n|\n(?=[ \t]*(?:[-*+|]|\d{1,9}[.)])[ \t])/).some(part => countMarks(part) > MANY_MARKS);
}

function countMarks(raw: string): number {
  let count = 0;
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at);
    if (code === 0x2a || code === 0x5f || code === 0x7e || code === 0x5b) count += 1;
  }
  return count;
}

/** The paragraphs of a text whose marks are taken for text. */
export function paragraphsAsText(text: string, start: number, end: number): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let at = start;
  for (const part of text.slice(start, end).split(/(\n[ \t]*\r?\n)/)) {
    const position = positionOf(at, at + part.length);
    if (part.trim() !== '')
      paragraphs.push({ type: 'paragraph', children: [{ type: 'text', value: part, position }], position });
    at += part.length;
  }
  return paragraphs;
}
