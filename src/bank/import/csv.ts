// CSV banks: a header names the columns, any delimiter, quoted line breaks; a malformed row costs itself alone.
import type { Imported, Skipped } from '../entry.ts';
import type { SourceText } from '../source-text.ts';
import { type CsvRow, detectDelimiter, readRows } from './csv-rows.ts';
import { namesDocuments, type Role, rolesOf } from './field-names.ts';
import type { Importer } from './importer.ts';
import { NOTHING_TO_QUOTE, startCopy } from './markdown-copy.ts';
import { type Fields, recordOf } from './record.ts';

interface Columns {
  readonly at: ReadonlyMap<Role, number>;
  readonly options: readonly number[];
  readonly wrong: readonly number[];
  readonly isDocument: boolean;
  readonly hasHeader: boolean;
}

/** Reads `.csv` and `.tsv`. */
export const csvImporter: Importer = {
  name: 'csv',
  recognises: source => {
    const delimiter = detectDelimiter(source.text);
    const { rows } = readRows(source.text.slice(0, 4000), delimiter);
    return columnsByName(rows[0]) !== null || (delimiter !== ',' && rows.length > 2 && columnsByContent(rows) !== null);
  },
  read,
};

function read(source: SourceText): Imported {
  const skipped: Skipped[] = [];
  const skip = (line: number | null, reason: string) =>
    skipped.push({ path: source.path, line, reason, severity: 'warning' });
  const { rows, malformed } = readRows(source.text, detectDelimiter(source.text));
  const columns = columnsByName(rows[0]) ?? columnsByContent(rows);
  if (columns === null) {
    skip(null, rows.length === 0 ? 'The file holds no rows.' : 'No column holds questions and answers.');
    return { entries: [], skipped, copy: null };
  }
  for (const { line, reason } of malformed) skip(line, reason);
  const copy = startCopy('csv');
  for (const row of columns.hasHeader ? rows.slice(1) : rows) {
    const result = recordOf(fieldsOf(row, columns), row.line);
    if ('reason' in result) skip(row.line, result.reason);
    else if (!copy.add(result.record)) skip(row.line, NOTHING_TO_QUOTE);
  }
  return { entries: copy.entries, skipped, copy: copy.entries.length > 0 ? copy.text() : null };
}

function columnsByName(header: CsvRow | undefined): Columns | null {
  if (header === undefined) return null;
  const { at, options, wrong } = rolesOf(header.cells);
  const answers = at.has('answer') || at.has('correct') || at.has('explanation');
  if (!at.has('question') || !answers) return null;
  return { at, options, wrong, isDocument: namesDocuments(header.cells), hasHeader: true };
}

/** Without a header: the column where most cells ask, and the next one for the answers. */
function columnsByContent(rows: readonly CsvRow[]): Columns | null {
  const some = rows.slice(0, 200).filter(row => row.cells.length >= 2);
  const width = Math.max(0, ...some.map(row => row.cells.length));
  for (let column = 0; column < width; column += 1) {
    const asking = some.filter(row => /[?？؟]\s*$/.test(row.cells[column] ?? '')).length;
    if (some.length === 0 || asking < some.length / 2) continue;
    const answer = column + 1 < width ? column + 1 : column - 1;
    return {
      at: new Map([
        ['question', column],
        ['answer', answer],
      ]),
      options: [],
      wrong: [],
      isDocument: false,
      hasHeader: false,
    };
  }
  return null;
}

function fieldsOf({ cells }: CsvRow, { at, options, wrong, isDocument }: Columns): Fields {
  const cell = (role: Role): string => cells[at.get(role) ?? -1] ?? '';
  return {
    id: cell('id'),
    question: cell('question'),
    answer: cell('answer'),
    tags: splitList(cell('tags')),
    difficulty: cell('difficulty'),
    url: cell('url'),
    variants: splitList(cell('variants'), /[|;\n]/),
    options: optionCells(
      options.map(column => cells[column] ?? ''),
      cell('options'),
    ),
    wrong: wrong.map(column => cells[column] ?? '').filter(text => text.trim() !== ''),
    correct: [cell('correct')].filter(mark => mark.trim() !== ''),
    explanation: cell('explanation'),
    isDocument,
  };
}

function optionCells(cells: readonly string[], listed: string): string[] {
  const options = cells.length > 1 ? cells : listed.split(/[|;\n]/);
  return options.map(option => option.trim()).filter(option => option !== '');
}

function splitList(cell: string, between: RegExp = /[,;|]/): string[] {
  return cell
    .split(between)
    .map(item => item.trim())
    .filter(item => item !== '');
}
