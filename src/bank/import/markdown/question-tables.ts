// Tables with a column of questions and one of answers: every row is an entry.
import type { Table, TableCell } from 'mdast';
import type { DraftPassage, Range, Skipped } from '../../entry.ts';
import type { Drafted } from './entry-of-question.ts';
import { textOf } from './inline-text.ts';
import { noAnswerTo } from './no-answer.ts';
import type { Section, TextPart } from './outline.ts';
import { type Block, parseBlocks } from './parse.ts';
import { cellOf } from './table-rows.ts';
import { holdsQuestionTable, isPlaceholder, questionColumns } from './words.ts';

type Told = Omit<Skipped, 'path'>;

interface Rows {
  readonly entries: readonly Drafted[];
  readonly skipped: readonly Told[];
}

/** A row's question, with its entry or without an answer. */
interface Row {
  readonly title: string;
  readonly start: number;
  readonly entry: Drafted | null;
}

/** The entries of all tables of questions in the running text of a section and those in it. */
export function entriesOfTables(root: Section, text: string, taken: ReadonlySet<Section>): Rows {
  const rows: Row[] = [];
  const walk = (section: Section, categories: readonly string[]): void => {
    if (taken.has(section)) return;
    for (const part of section.parts) {
      if (part.kind === 'text') rows.push(...rowsOfPart(part, text, categories));
      else if ('parts' in part) walk(part, part.kind === 'heading' ? [...categories, part.title.text] : categories);
    }
  };
  walk(root, []);
  return withLines(rows, text);
}

function rowsOfPart(part: TextPart, text: string, categories: readonly string[]): Row[] {
  if (!holdsQuestionTable(text.slice(part.start, part.end))) return [];
  const tables = parseBlocks(text, part.start, part.end, part.indent).filter(isTable);
  return tables.flatMap(table => rowsOfTable(table, text, categories));
}

function isTable(block: Block): block is Table {
  return block.type === 'table';
}

function rowsOfTable(table: Table, text: string, categories: readonly string[]): Row[] {
  const [header, ...rows] = table.children;
  const names = header?.children.map(textOf) ?? [];
  const { question, answer } = questionColumns(names);
  if (question < 0 || answer < 0 || question === answer) return [];
  return rows.flatMap((row): Row[] => {
    const asked = row.children[question];
    if (asked === undefined) return [];
    const title = cellOf(asked, text);
    if (title.text === '') return [];
    const passage = answerOf(row.children[answer], title.text, names[answer] ?? '', text);
    const entry = passage === null ? null : entryOf(title, passage, categories);
    return [{ title: title.text, start: title.range.start, entry }];
  });
}

function answerOf(cell: TableCell | undefined, row: string, column: string, text: string): DraftPassage | null {
  if (cell === undefined || cell.children.every(child => child.type === 'link' || child.type === 'image')) return null;
  const { text: words, range } = cellOf(cell, text);
  if (words === '' || isPlaceholder(words)) return null;
  return { kind: 'cell', text: words, range, headings: [], labelRange: null, row, column };
}

function entryOf(title: { text: string; range: Range }, passage: DraftPassage, categories: readonly string[]): Drafted {
  return {
    id: null,
    title: title.text,
    titleRange: title.range,
    tags: categories.slice(-1),
    difficulty: null,
    url: null,
    variants: [],
    keyPoints: [],
    passages: [passage],
    line: 0,
    format: 'markdown',
  };
}

/** Fills in the lines of rows that stand in the order of the text, and names those without an answer. */
function withLines(rows: readonly Row[], text: string): Rows {
  const entries: Drafted[] = [];
  const skipped: Told[] = [];
  let line = 1;
  let at = 0;
  for (const { title, start, entry } of rows) {
    for (let next = text.indexOf('\n', at); next >= 0 && next < start; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    if (entry !== null) entries.push({ ...entry, line });
    else skipped.push({ line, reason: noAnswerTo(title), severity: 'warning' });
  }
  return { entries, skipped };
}
