// Passages of an answer that is Markdown or plain text: plain prose takes a short way, the rest is parsed.
import type { DraftPassage, Range } from '../entry.ts';
import { passagesOfMarkdown } from './markdown/passages.ts';
import { sentenceGroups } from './sentences.ts';

/** What Markdown could read as more than prose: marks, entities, lists, indents, labels that end in a colon. */
const MAY_BE_MARKUP =
  /[*_`<[\]|\\&~]|^[ \t]*(?:[-+>#]|\d{1,9}[.)](?:\s|$))|^(?: {4}|[ ]*\t)|:[ \t]*$|^[ \t]*=+[ \t]*$/m;

/** The passages of an answer; `offset` is where `text` stands in the file that is cited. */
export function answerPassages(text: string, offset: number): readonly DraftPassage[] {
  return MAY_BE_MARKUP.test(text) ? passagesOfMarkdown(text, offset) : passagesOfProse(text, offset);
}

/** The passages of paragraphs without any markup, blank lines between them. */
function passagesOfProse(text: string, offset: number): DraftPassage[] {
  return paragraphsOf(text).flatMap(({ start, end }) =>
    sentenceGroups(text, start, end).map(range => ({
      kind: 'paragraph',
      text: text.slice(range.start, range.end).replace(/\s+/g, ' '),
      range: { start: range.start + offset, end: range.end + offset },
      headings: [],
      labelRange: null,
    })),
  );
}

function paragraphsOf(text: string): Range[] {
  const paragraphs: Range[] = [];
  const gap = /\n[ \t]*\n\s*/g;
  let start = 0;
  for (let match = gap.exec(text); match !== null; match = gap.exec(text)) {
    paragraphs.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  paragraphs.push({ start, end: text.length });
  return paragraphs;
}
