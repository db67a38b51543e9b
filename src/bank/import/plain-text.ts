// Plain text banks: `Q1: …`, `Answer: …`, points, tables and label lines, one below the other.
import type { DraftEntry, DraftPassage, Imported, Range, Skipped } from '../entry.ts';
import type { SourceText } from '../source-text.ts';
import type { Importer } from './importer.ts';
import { listedFirst } from './plain-text-contents.ts';
import { footerStart, headingAbove } from './plain-text-footer.ts';
import { type Line, linesOf } from './plain-text-lines.ts';
import { readOptions } from './plain-text-options.ts';
import { isCode, passagesOfLines } from './plain-text-passages.ts';
import { type QuestionMark, questionsOf } from './plain-text-questions.ts';

/** Reads text in which lines mark the questions; `recognises` asks for at least one that is marked or answered. */
export const plainTextImporter: Importer = {
  name: 'text',
  recognises: source => questionsOf(linesOf(source.text)).length > 0,
  read,
};

function read(source: SourceText): Imported {
  const lines = linesOf(source.text);
  const skipped: Skipped[] = [];
  const skip = (line: number | null, reason: string) =>
    skipped.push({ path: source.path, line, reason, severity: 'warning' });
  const found = questionsOf(lines);
  const listed = listedFirst(found);
  const questions = found.slice(listed);
  if (listed > 0) skip((found[0]?.line ?? 0) + 1, CONTENTS_LIST);
  const footer = footerStart(lines, questions.at(-1)?.line ?? 0);
  const first = questions[0]?.line ?? lines.length;
  if (questions.length === 0) skip(null, 'No question was found in the text.');
  else nameOutside(lines, found[0]?.line ?? first, footer, skip);
  const blocks = questions.map((question, index) => {
    const next = questions[index + 1]?.line;
    const above = next === undefined ? lines.length : headingAbove(lines, next, question.line);
    const end = Math.min(above, question.end ?? lines.length, footer ?? lines.length);
    return entryOf(source.text, lines.slice(question.line, end), question);
  });
  const entries = blocks
    .filter(entry => entry.passages.length > 0)
    .map(entry => ({ ...entry, format: 'text' as const }));
  nameUnanswered(blocks, new Set(entries.map(({ title }) => title)), skip);
  return { entries, skipped, copy: null };
}

const CONTENTS_LIST = 'Questions without an answer that are answered below are a contents list.';

/** A question that is answered elsewhere stood in a contents list, which is named once. */
function nameUnanswered(blocks: readonly DraftEntry[], answered: ReadonlySet<string>, skip: Skip): void {
  const without = blocks.filter(entry => entry.passages.length === 0);
  const listed = without.find(({ title }) => answered.has(title));
  if (listed !== undefined) skip(listed.line, CONTENTS_LIST);
  for (const { title, line } of without) {
    if (!answered.has(title)) skip(line, `The question "${title.slice(0, 80)}" has no answer.`);
  }
}

type Skip = (line: number | null, reason: string) => void;

function nameOutside(lines: readonly Line[], first: number, footer: number | null, skip: Skip): void {
  const introduction = lines.slice(0, first).find(line => line.text.trim() !== '');
  if (introduction !== undefined) skip(introduction.number, 'Text before the first question is an introduction.');
  const last = footer === null ? undefined : lines[footer];
  if (last !== undefined) skip(last.number, `"${last.text.trim()}" is a footer, not part of an answer.`);
}

/** One block: the question's line, what continues the question, and the answer. */
function entryOf(text: string, lines: readonly Line[], question: QuestionMark): DraftEntry {
  const inline = question.answerAt !== undefined;
  const answer = inline ? 0 : lines.findIndex((line, index) => index > 0 && question.answerMark?.test(line.text));
  const upTo = answer < 0 ? wrappedTitle(lines, question) : Math.max(answer, 1);
  const body = answer < 0 ? lines.slice(upTo) : bodyAfterMark(lines.slice(answer), question);
  const options = readOptions(answer < 0 ? lines.slice(1) : lines.slice(1, upTo), answer < 0 ? [] : body);
  const asked = askedIn(
    text,
    options === null
      ? answer < 0
        ? flush(lines.slice(0, upTo))
        : lines.slice(0, upTo)
      : [...lines.slice(0, 1), ...options.question],
    question,
  );
  const passages =
    options === null ? passagesOfLines(text, body) : [...options.passages, ...passagesOfLines(text, options.rest)];
  return {
    id: null,
    ...asked,
    tags: [],
    difficulty: null,
    url: null,
    variants: [],
    keyPoints: [],
    passages: answersNothing(passages) ? [] : passages,
    line: lines[0]?.number ?? 1,
  };
}

/** Lines without the indentation that a wrapped question has. */
function flush(lines: readonly Line[]): Line[] {
  return lines.map(line => ({ ...line, text: line.text.trim() }));
}

const WRAPPED = 3;

/** How many lines a question takes that breaks off at the end of its line: those up to the first blank one, if few. */
function wrappedTitle(lines: readonly Line[], question: QuestionMark): number {
  const gap = lines.findIndex((line, index) => index > 0 && line.text.trim() === '');
  const ends = /[?？؟.!:)]\s*$/;
  if (gap < 2 || gap > WRAPPED || ends.test(question.title) || !ends.test(lines[gap - 1]?.text ?? '')) return 1;
  const isText = lines
    .slice(1, gap)
    .every(line => /^\s*[\p{L}\p{N}"'(`]/u.test(line.text) && !/[{};=]\s*$/.test(line.text));
  return isText && lines.slice(gap).some(line => line.text.trim() !== '') ? gap : 1;
}

/** The answer's lines, the first without the word that marks it. */
function bodyAfterMark(lines: readonly Line[], { answerMark, answerAt }: QuestionMark): Line[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const length = answerAt ?? answerMark?.exec(first.text)?.[0].length ?? 0;
  return [{ ...first, text: first.text.slice(length), start: first.start + length }, ...rest];
}

/** Lines below the question's first one, up to the answer, go on with the sentence or are its code. */
function askedIn(
  text: string,
  lines: readonly Line[],
  question: QuestionMark,
): Pick<DraftEntry, 'title' | 'titleRange' | 'questionCode'> {
  const more = lines.slice(1);
  const gap = more.findIndex(line => line.text.trim() === '' || isCode(line.text));
  const continued = endsAsking(question.title) ? [] : more.slice(0, gap < 0 ? more.length : gap);
  const end = continued.at(-1)?.end ?? question.range.end;
  const range: Range = { start: question.range.start, end: end - trailing(text, question.range.start, end) };
  const title = text.slice(range.start, range.end).replace(/\s+/g, ' ');
  return { title, titleRange: range, ...codeOf(more.slice(continued.length)) };
}

function codeOf(lines: readonly Line[]): { questionCode?: string } {
  const code = lines
    .map(line => line.text.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
  return code === '' ? {} : { questionCode: code };
}

function endsAsking(title: string): boolean {
  return /[?？؟.:]\s*$/.test(title);
}

function trailing(text: string, start: number, end: number): number {
  const slice = text.slice(start, end);
  return slice.length - slice.trimEnd().length;
}

/** "Answer here", dashes or a link alone answer nothing. */
function answersNothing(passages: readonly DraftPassage[]): boolean {
  const said = passages
    .map(passage => passage.text)
    .join(' ')
    .trim();
  // Letters of any script say something: \W would take every one that is not Latin for punctuation.
  return /^[^\p{L}\p{N}]*(tbd|todo|n\/?a|answer here|your answer( here)?|coming soon|https?:\/\/\S+)?[^\p{L}\p{N}]*$/iu.test(
    said,
  );
}
