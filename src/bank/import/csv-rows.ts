// The rows of a CSV text with their lines; a malformed row is named, and reading goes on with the next line.
import { CsvError, type Info, parse } from 'csv-parse/sync';

/** A row's cells and the line that it starts on, from 1. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** What was read, and where a line could not be. */
export interface CsvRows {
  readonly rows: readonly CsvRow[];
  readonly malformed: readonly { readonly line: number; readonly reason: string }[];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Each malformed row costs a read of what its open quote swallows, so a file of nothing else is given up. */
const MALFORMED_LIMIT = 200;
/** A quote that is still open after so many characters was never meant to stay open. */
const LONGEST_ROW = 500_000;

/** The delimiter that cuts the first line into most cells. */
export function detectDelimiter(text: string): string {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1] ?? /^#separator:(\w+|.)\s*$/im.exec(text.slice(0, 500))?.[1];
  if (said !== undefined)
    return said.toLowerCase() === 'tab' ? '\t' : said.toLowerCase() === 'comma' ? ',' : said.slice(0, 1);
  const head = linesOf(text.slice(0, 4000)).find(line => line.trim() !== '' && !isPreamble(line)) ?? '';
  const widths = DELIMITERS.map(delimiter => parseStrict(head, delimiter, true).rows[0]?.cells.length ?? 1);
  return DELIMITERS[widths.indexOf(Math.max(...widths))] ?? ',';
}

/** All rows of a text. Blank rows are passed over. */
export function readRows(text: string, delimiter: string): CsvRows {
  const starts = lineStarts(text);
  const rows: CsvRow[] = [];
  const malformed: { line: number; reason: string }[] = [];
  let line = preambleLines(text);
  while (line < starts.length) {
    const part = parseStrict(text.slice(starts[line]), delimiter);
    for (const row of part.rows) rows.push({ ...row, line: row.line + line });
    if (part.failedAt === null) break;
    const bad = nextWritten(text, starts, line + part.failedAt);
    const mended = parseStrict(text.slice(starts[bad], starts[bad + 1]), delimiter, true).rows[0];
    if (mended !== undefined && mended.cells.length > 1) rows.push({ ...mended, line: bad + 1 });
    else malformed.push({ line: bad + 1, reason: 'The row is malformed: its quotes do not match.' });
    line = bad + 1;
    if (malformed.length < MALFORMED_LIMIT) continue;
    malformed.push({ line: line + 1, reason: 'Too many malformed rows: the rest of the file was left out.' });
    break;
  }
  return { rows: rows.filter(row => row.cells.some(cell => cell.trim() !== '')), malformed };
}

/** Parses until the first fault; `failedAt` counts the lines that were read whole before it. */
function parseStrict(text: string, delimiter: string, relaxed = false): { rows: CsvRow[]; failedAt: number | null } {
  const rows: CsvRow[] = [];
  let before = 0;
  let blank = 0;
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: relaxed,
      max_record_size: LONGEST_ROW,
      skip_empty_lines: true,
      on_record: (cells: string[], at: Info) => {
        rows.push({ cells, line: before + 1 + (at.empty_lines - blank) });
        before = at.lines;
        blank = at.empty_lines;
        return null;
      },
    });
    return { rows, failedAt: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, failedAt: before };
  }
}

/** Spreadsheets and flash-card programs put such lines above the header. */
function isPreamble(line: string): boolean {
  return /^(sep=.|#(separator|html|tags|columns|deck|notetype|guid)\b.*:.*)\s*$/i.test(line);
}

function preambleLines(text: string): number {
  const lines = linesOf(text.slice(0, 2000));
  const count = lines.findIndex(line => !isPreamble(line));
  return Math.max(count, 0);
}

function nextWritten(text: string, starts: readonly number[], line: number): number {
  let at = line;
  while (at + 1 < starts.length && text.slice(starts[at], starts[at + 1]).trim() === '') at += 1;
  return at;
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
