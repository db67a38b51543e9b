// The Markdown copy of a file whose format escapes its text: written and addressed in one go, never parsed again.
import type { DraftEntry, DraftPassage, Format } from '../entry.ts';
import { answerPassages } from './answer-passages.ts';
import type { BankRecord } from './record.ts';

/** Collects records: each is written as Markdown, and its entry's ranges are those of the written text. */
export interface CopyWriter {
  /** False when the answer holds nothing that could be quoted, such as a link or a picture alone. */
  add(record: BankRecord): boolean;
  readonly entries: readonly (DraftEntry & { readonly format: Format })[];
  text(): string;
}

/** Why a record is left out whose answer holds nothing to quote. */
export const NOTHING_TO_QUOTE = 'The answer holds nothing to quote: a link or a picture alone.';

/** Starts an empty copy. */
export function startCopy(format: Format): CopyWriter {
  const entries: (DraftEntry & { readonly format: Format })[] = [];
  const parts: string[] = [];
  let length = 0;
  const write = (part: string): number => {
    const start = length;
    parts.push(part);
    length += part.length;
    return start;
  };
  return {
    entries,
    text: () => parts.join(''),
    add: record => {
      const entry = writeRecord(record, write);
      if (entry.passages.length > 0) entries.push({ ...entry, format });
      return entry.passages.length > 0;
    },
  };
}

function writeRecord(raw: BankRecord, write: (part: string) => number): DraftEntry {
  const { options, answer, title, questionCode, ...rest } = { ...raw, title: raw.title.toWellFormed() };
  write('## ');
  const titleStart = write(title);
  const titleRange = { start: titleStart, end: titleStart + title.length };
  write(`\n\n${chips(raw)}`);
  if (questionCode !== undefined) write(`${fenced(questionCode.toWellFormed())}\n\n`);
  const passages = [...writeOptions(options, write), ...writeAnswer(answer, write)];
  return {
    ...rest,
    title,
    titleRange,
    ...(questionCode === undefined ? {} : { questionCode }),
    keyPoints: [],
    passages: answer === '' && passages.length === 0 ? [titleAlone(title, titleRange)] : passages,
  };
}

/** A document without text: its title is all that it says. */
function titleAlone(title: string, range: DraftEntry['titleRange']): DraftPassage {
  return { kind: 'paragraph', text: title, range, headings: [], labelRange: null };
}

function writeOptions(options: BankRecord['options'], write: (part: string) => number): DraftPassage[] {
  const passages = options.flatMap(({ text: raw, right }): DraftPassage[] => {
    const text = raw.toWellFormed().replace(/\s+/g, ' ').trim();
    if (text === '') return [];
    write(`- [${right ? 'x' : ' '}] `);
    const start = write(text);
    write('\n');
    return [
      { kind: 'option', text, range: { start, end: start + text.length }, headings: [], labelRange: null, right },
    ];
  });
  if (passages.length > 0) write('\n');
  return passages;
}

function writeAnswer(answer: string, write: (part: string) => number): readonly DraftPassage[] {
  if (answer === '') return [];
  const text = fitAnswer(answer.toWellFormed());
  const start = write(text);
  write('\n\n');
  return answerPassages(text, start);
}

/** The line of code spans below a question: id, difficulty, tags, address. Empty when there is nothing to say. */
export function chips(entry: Pick<BankRecord, 'id' | 'difficulty' | 'tags' | 'url'>): string {
  const said: string[] = [];
  if (entry.id !== null) said.push(codeSpan(`id: ${entry.id}`));
  if (entry.difficulty !== null) said.push(codeSpan(`difficulty: ${entry.difficulty}`));
  if (entry.tags.length > 0) said.push(codeSpan(`tags: ${entry.tags.join(', ')}`));
  if (entry.url !== null) said.push(codeSpan(`url: ${entry.url}`));
  return said.length === 0 ? '' : `${said.join(' · ')}\n\n`;
}

/** Text as a Markdown code span, however many backticks stand in it. */
export function codeSpan(text: string): string {
  const line = text.toWellFormed().replace(/\s+/g, ' ');
  const ticks = '`'.repeat(longestRun(line) + (line.includes('`') ? 1 : 0) || 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}`;
}

/** Text as a fenced code block, however many backticks stand in it. */
export function fenced(code: string): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(code) + 1));
  return `${ticks}\n${code}\n${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
}

const BREAKS_OUT = /^ {0,3}(?:#{1,2}(?:\s|$)|[=-]+[ \t]*$|`{3}|~{3})/m;
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/**
 * An answer that cannot end its entry: headings go below the question's level, a line of dashes underlines nothing,
 * and a code block that is left open is closed. Text without such lines stays as it is.
 */
function fitAnswer(answer: string): string {
  const text = answer.replace(/\r\n?/g, '\n').trimEnd();
  if (!BREAKS_OUT.test(text)) return text;
  let fence: string | null = null;
  const lines = text.split('\n').map((line, index, all) => {
    const mark = FENCE.exec(line);
    if (fence !== null) {
      if (mark?.[1]?.startsWith(fence) && mark[2]?.trim() === '') fence = null;
      return line;
    }
    if (mark?.[1] !== undefined && !(mark[1].startsWith('`') && mark[2]?.includes('`'))) fence = mark[1];
    return fence === null ? fitLine(line, all[index - 1] ?? '') : line;
  });
  return fence === null ? lines.join('\n') : `${lines.join('\n')}\n${fence}`;
}

function fitLine(line: string, before: string): string {
  if (/^ {0,3}#{1,2}(?=\s|$)/.test(line)) return line.replace(/#{1,2}/, '###');
  const underline = /^ {0,3}(=+|-+)[ \t]*$/.test(line) && before.trim() !== '';
  return underline ? `\n${line.replace(/^ {0,3}=+[ \t]*$/, '')}` : line;
}
