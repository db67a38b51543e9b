// Multiple choice in plain text: lettered lines, and the letter of the right one behind `Answer:`.
import type { DraftPassage } from '../entry.ts';
import { lettersNamed, optionMark, placesOf, reasonAfterLetters } from './markdown/letters.ts';
import { ANSWER_WORDS } from './markdown/words.ts';
import type { Line } from './plain-text-lines.ts';

/** Options with the lines that are left: those above belong to the question, those below explain. */
export interface Options {
  readonly passages: readonly DraftPassage[];
  readonly question: readonly Line[];
  readonly rest: readonly Line[];
}

const RIGHT = new RegExp(
  String.raw`^[ \t]*(?:(?:(?:correct|right|正确|正確|правильный)[ \t]*)?(?:${ANSWER_WORDS}|ans|key|options?|choices?)|correct|right)[ \t]*[:：=]`,
  'iu',
);

/** The options among the lines of a question; null when there are fewer than two, or none is marked as right. */
export function readOptions(asked: readonly Line[], answer: readonly Line[]): Options | null {
  const inOrder: number[] = [];
  for (const [index, line] of asked.entries()) if (isOption(line, inOrder.length)) inOrder.push(index);
  const first = inOrder[0];
  if (first === undefined || inOrder.length < 2) return null;
  const after = [...asked.slice((inOrder.at(-1) ?? 0) + 1), ...answer];
  const marked = after.findIndex(line => RIGHT.test(line.text) || line === answer[0]);
  const letters = marked < 0 ? [] : lettersIn(after[marked]?.text ?? '');
  if (letters.length === 0) return null;
  const passages = inOrder.map((index, n) => passageOf(asked[index], letters.includes(n)));
  return {
    passages,
    question: asked.slice(0, first),
    rest: after.flatMap((line, index) => (index === marked ? reasonOf(line) : [line])),
  };
}

/** Whether a line is the option of this place, counted from 0 in whatever script the letters are. */
function isOption(line: Line | undefined, place: number): boolean {
  const mark = optionMark(line?.text ?? '');
  return mark !== null && placesOf(mark.letter).includes(place) && (line?.text.slice(mark.length).trim() ?? '') !== '';
}

function lettersIn(text: string): number[] {
  const said = text.replace(RIGHT, '');
  return lettersNamed(said).flat();
}

const SHORTEST_REASON = 24;

/** The reason that follows the letter on its line; a few words only repeat the option. */
function reasonOf(line: Line): Line[] {
  const reason = reasonAfterLetters(line.text.replace(RIGHT, '')).trimEnd();
  if (reason.length < SHORTEST_REASON) return [];
  const at = line.text.lastIndexOf(reason);
  return [{ ...line, text: line.text.slice(at), start: line.start + at }];
}

function passageOf(line: Line | undefined, right: boolean): DraftPassage {
  const text = line?.text ?? '';
  const skip = optionMark(text)?.length ?? 0;
  const start = (line?.start ?? 0) + skip;
  const said = text.slice(skip).trimEnd();
  const range = { start, end: start + said.length };
  return { kind: 'option', text: said.replace(/\s+/g, ' '), range, headings: [], labelRange: null, right };
}
