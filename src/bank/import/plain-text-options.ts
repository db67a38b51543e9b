// Multiple choice in plain text: lettered lines, and the letter of the right one behind `Answer:`.
import type { DraftPassage } from '../entry.ts';
import type { Line } from './plain-text-lines.ts';

/** Options with the lines that are left: those above belong to the question, those below explain. */
export interface Options {
  readonly passages: readonly DraftPassage[];
  readonly question: readonly Line[];
  readonly rest: readonly Line[];
}

const OPTION = /^[ \t]*[*(]?([A-Ha-h])[.):][ \t]*(?=\S)/;
const RIGHT =
  /^[ \t]*(?:(?:correct|right)[ \t]*(?:answers?|options?|choices?)?|ans(?:wers?)?|key)?[ \t]*[:=]?[ \t]*\(?([A-H](?:[ \t]*(?:(?:,|and|&)[ \t]*)?[A-H])*)(?:[ \t]*$|[.):,–-]+(?:[ \t].*)?$)/i;
const RIGHT_WORD = /^[ \t]*(?:(?:correct|right)[ \t]*(?:answers?|options?|choices?)?|ans(?:wers?)?|key)[ \t]*[:=]/i;

/** The options among the lines of a question; null when there are fewer than two, or none is marked as right. */
export function readOptions(asked: readonly Line[], answer: readonly Line[]): Options | null {
  const at = asked.flatMap((line, index) => (letterOf(line) === null ? [] : [index]));
  const inOrder = at.filter((index, n) => letterOf(asked[index]) === n);
  const first = inOrder[0];
  if (first === undefined || inOrder.length < 2) return null;
  const after = [...asked.slice((inOrder.at(-1) ?? 0) + 1), ...answer];
  const marked = after.findIndex((line, index) => RIGHT_WORD.test(line.text) || (index === 0 && answer.length > 0));
  const letters = marked < 0 ? [] : lettersIn(after[marked]?.text ?? '');
  if (letters.length === 0) return null;
  const passages = inOrder.map((index, n) => passageOf(asked[index], letters.includes(n)));
  return { passages, question: asked.slice(0, first), rest: after.filter((_, index) => index !== marked) };
}

function letterOf(line: Line | undefined): number | null {
  const letter = OPTION.exec(line?.text ?? '')?.[1];
  return letter === undefined ? null : letter.toLowerCase().charCodeAt(0) - 97;
}

function lettersIn(text: string): number[] {
  const found = RIGHT.exec(text)?.[1] ?? '';
  return [...found.matchAll(/\b[A-H]\b/gi)].map(([letter]) => letter.toLowerCase().charCodeAt(0) - 97);
}

function passageOf(line: Line | undefined, right: boolean): DraftPassage {
  const text = line?.text ?? '';
  const skip = OPTION.exec(text)?.[0].length ?? 0;
  const start = (line?.start ?? 0) + skip;
  const said = text.slice(skip).trimEnd();
  const range = { start, end: start + said.length };
  return { kind: 'option', text: said.replace(/\s+/g, ' '), range, headings: [], labelRange: null, right };
}
