// Where the questions of a plain text stand: marked by a letter or word, by a number, or by the answer that follows.
import type { Range } from '../entry.ts';
import type { Line } from './plain-text-lines.ts';

/** A question's line (index from 0) and its text without the mark. */
export interface QuestionMark {
  readonly line: number;
  readonly title: string;
  readonly range: Range;
  /** How an answer is marked in this file; null when none of its lines does. */
  readonly answerMark: RegExp | null;
  /** Where in the line its answer begins, when both stand on one line. */
  readonly answerAt?: number;
  /** The line (index from 0) of a section's heading that ends its answer. */
  readonly end?: number;
}

/** `Q1: `, `Q. `, `Question 12) `, `(Q3) `, also with marks of emphasis around it. */
const BY_WORD =
  /^[*_#> \t]*(?:\(?Q(?:uestion|n|s)?[ \t]*(?:no\.?[ \t]*)?#?[ \t]*\d*[ \t]*[.:)\]–-]+(?:[*_]*)[ \t]+|Q[.#-][ \t]?\d+[.:)\]–-]*[*_]*[ \t]+|Q(?:uestion)?[ \t]*\d+[ \t]+(?=.*[?？؟][ \t]*$))(?=\S)/i;
const BY_NUMBER =
  /^[ \t]{0,4}[(（]?(\d{1,4}(?:\.\d{1,3})*)[ \t]*(?:[.):][ \t]+|[、．）][ \t]*|(?<=\.\d{1,3})[ \t]+)(?=\S)/;
const ANSWER =
  /^[ \t]*[*_>]*(?:(?:A(?:ns(?:wer)?|NS(?:WER)?)?|(?:a|ans|answer)(?=[ \t]*#?\d*[ \t]*:))(?:[ \t]*#?\d+)?[ \t]*[:.)–-][*_]*(?:[ \t]+|$)|Antwort:|Respuesta:|Réponse[ \t]*:|Ответ:|(?:正[确確])?(?:答|答案)[:：])[ \t]*/;
/** `Q: What is it? A: A thing.` */
const INLINE_ANSWER = /[?？؟][*_]*[ \t]+[*_]*A(?:ns(?:wer)?)?[ \t]*[:.][*_]*[ \t]+(?=\S)/i;
/** A lone `A.` or `A)` marks an answer only where no `B.` follows: else they are options. */
const LETTERED_B = /^[ \t]*\(?B[.)]\s/;
const LETTERED_A = /^[ \t]*\(?A[.)]\s/;

/** The questions of a file, in order. The first kind of mark that the file uses tells them all. */
export function questionsOf(lines: readonly Line[]): QuestionMark[] {
  const answerMark = answerMarkOf(lines);
  const byWord = marked(lines, BY_WORD, answerMark);
  if (byWord.length > 0) return byWord;
  const byNumber = numbered(lines, answerMark);
  if (byNumber.length > 0) return byNumber;
  return unmarked(lines, answerMark);
}

function answerMarkOf(lines: readonly Line[]): RegExp | null {
  const answers = lines.some((line, index) => ANSWER.test(line.text) && !opensOptions(lines, index));
  if (!answers) return null;
  const lettered = lines.some((_, index) => opensOptions(lines, index));
  return lettered ? new RegExp(ANSWER.source.replace('[:.)–-]', '[:–-]')) : ANSWER;
}

function opensOptions(lines: readonly Line[], index: number): boolean {
  const next = lines.slice(index + 1, index + 4).find(line => line.text.trim() !== '');
  return LETTERED_A.test(lines[index]?.text ?? '') && LETTERED_B.test(next?.text ?? '');
}

function marked(lines: readonly Line[], mark: RegExp, answerMark: RegExp | null): QuestionMark[] {
  return lines.flatMap((line, index) => {
    const found = mark.exec(line.text);
    return found === null ? [] : [markAt(line, index, found[0].length, answerMark)];
  });
}

function markAt(line: Line, index: number, skip: number, answerMark: RegExp | null): QuestionMark {
  const kept = line.text.trimEnd().replace(/[*_]+$/, '');
  const inline = INLINE_ANSWER.exec(kept.slice(skip));
  const end = inline === null ? Math.max(kept.length, skip) : skip + inline.index + 1;
  const answerAt = inline === null ? {} : { answerAt: skip + inline.index + inline[0].length };
  const title = line.text.slice(skip, end).replace(/\s+/g, ' ');
  return { line: index, title, range: { start: line.start + skip, end: line.start + end }, answerMark, ...answerAt };
}

interface Numbered {
  readonly line: Line;
  readonly index: number;
  readonly skip: number;
  /** `2.14` is 2, 14. */
  readonly path: readonly number[];
}

/** Numbered lines ask when they end in a question mark, or go on with the numbers of lines that do. */
function numbered(lines: readonly Line[], answerMark: RegExp | null): QuestionMark[] {
  const found = lines.flatMap((line, index): Numbered[] => {
    const match = BY_NUMBER.exec(line.text);
    return match?.[1] === undefined
      ? []
      : [{ line, index, skip: match[0].length, path: match[1].split('.').map(Number) }];
  });
  const depth = askingDepth(found, answerMark);
  if (depth === 0) return [];
  const asking = found.filter(each => each.path.length === depth);
  const chosen = depth === 1 ? inOneRow(asking, lines, answerMark) : inChapters(asking);
  const sections = found.filter(({ path, index }) => path.length < depth && startsBlock(lines, index));
  let from = 0;
  return chosen.map((question, at) => {
    const { line, index, skip } = question;
    while (from < sections.length && (sections[from]?.index ?? 0) <= index) from += 1;
    const end = chapterBetween(question, chosen[at + 1], sections, from);
    return { ...markAt(line, index, skip, answerMark), ...(end === null ? {} : { end }) };
  });
}

/** Where the heading of the next question's chapter stands; points of an answer have numbers of their own. */
function chapterBetween(
  question: Numbered,
  next: Numbered | undefined,
  sections: readonly Numbered[],
  from: number,
): number | null {
  const chapter = next?.path.at(-2);
  if (next === undefined || chapter === question.path.at(-2)) return null;
  for (let at = from; at < sections.length && (sections[at]?.index ?? 0) < next.index; at += 1) {
    if (sections[at]?.path.at(-1) === chapter) return sections[at]?.index ?? null;
  }
  return null;
}

/** How deep the numbers of the questions are: 1 for `3.`, 2 for `2.14`; 0 when no numbered line asks. */
function askingDepth(found: readonly Numbered[], answerMark: RegExp | null): number {
  const counts = Map.groupBy(
    found.filter(({ line }) => asks(line)),
    ({ path }) => path.length,
  );
  const most = [...counts].sort((a, b) => b[1].length - a[1].length)[0];
  return most?.[0] ?? (answerMark === null ? 0 : 1);
}

function asks(line: Line): boolean {
  return /[?？؟]\s*$/.test(line.text);
}

/** Plain numbers: lists inside answers have them as well, so a line that does not ask must go on with the count. */
function inOneRow(found: readonly Numbered[], lines: readonly Line[], answerMark: RegExp | null): Numbered[] {
  const asking = found.filter(({ line }) => asks(line)).length;
  let last = 0;
  return found.filter(({ line, index, path: [number = 0] }) => {
    const follows = number === last + 1 && startsBlock(lines, index);
    const answered = answerMark !== null && follows && answeredBefore(lines, index, answerMark);
    if (!asks(line) && !answered && !(follows && asking > last / 2 && last > 0)) return false;
    last = number;
    return true;
  });
}

/** Numbers in chapters: the next in its chapter, or the beginning of the next chapter or of them all. */
function inChapters(found: readonly Numbered[]): Numbered[] {
  let chapter = 0;
  let last = 0;
  return found.filter(({ line, path }) => {
    const number = path.at(-1) ?? 0;
    const within = path.at(-2) ?? 0;
    const goesOn = within === chapter && number > last && number <= last + 3;
    const begins = number <= 2 && (within === chapter + 1 || within === 1);
    if (!goesOn && !begins && !asks(line)) return false;
    [chapter, last] = [within, number];
    return true;
  });
}

function startsBlock(lines: readonly Line[], index: number): boolean {
  return index === 0 || (lines[index - 1]?.text.trim() ?? '') === '';
}

/** Whether an answer's mark comes before the next numbered line. */
function answeredBefore(lines: readonly Line[], index: number, answerMark: RegExp): boolean {
  for (let next = index + 1; next < lines.length; next += 1) {
    const text = lines[next]?.text ?? '';
    if (answerMark.test(text)) return true;
    if (BY_NUMBER.test(text)) return false;
  }
  return false;
}

/** No marks at all: a line above an answer, or else a short line that asks and begins a block. */
function unmarked(lines: readonly Line[], answerMark: RegExp | null): QuestionMark[] {
  return lines.flatMap((line, index) => {
    const text = line.text.trim();
    const asks =
      answerMark === null ? /[?？؟]$/.test(text) && text.length <= 200 : answeredNext(lines, index, answerMark);
    if (text === '' || !asks || !startsBlock(lines, index) || /^[-*•|>#]/.test(text)) return [];
    return [markAt(line, index, line.text.length - line.text.trimStart().length, answerMark)];
  });
}

function answeredNext(lines: readonly Line[], index: number, answerMark: RegExp): boolean {
  if (answerMark.test(lines[index]?.text ?? '')) return false;
  let next = index + 1;
  for (; next < lines.length && !isBlank(lines[next]); next += 1) {
    if (answerMark.test(lines[next]?.text ?? '')) return true;
  }
  if (next > index + 1) return false;
  while (next < lines.length && isBlank(lines[next])) next += 1;
  return answerMark.test(lines[next]?.text ?? '');
}

function isBlank(line: Line | undefined): boolean {
  return line === undefined || line.text.trim() === '';
}
