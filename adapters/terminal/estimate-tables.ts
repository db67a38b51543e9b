// The tables of an estimate: its bill or the options of a comparison, and other ways to get it; where there is no room, lists.
import stringWidth from 'fast-string-width';
import { amountText, differenceOf } from '../../src/message/amounts.ts';
import { cleanLine } from './clean-text.ts';
import { type Column, drawTable } from './draw-table.ts';
import {
  type Amounts,
  amountsInWords,
  type Estimate,
  isOneAmount,
  optionsInOrder,
  shownOption,
} from './estimate-words.ts';
import { GLUE, type Look, wrap } from './look.ts';

type Line = Estimate['lines'][number];
type Option = Estimate['options'][number];
type Alternative = Estimate['alternatives'][number];

/** What an amount is for, how it comes about below it, and whether it stands out. */
interface Row extends Amounts {
  readonly label: string;
  readonly details: readonly string[];
  readonly strong: boolean;
}

/** Other ways beyond these are only counted: an estimate is read for its figures. */
const MOST_CHEAPER = 3;
const MOST_FALLBACKS = 2;
/** With less room than this beside the amounts, a label is no longer read. */
const LEAST_ROOM = 24;
const GAP = 2;
const INDENT = '  ';
/** Glued, since a cell drops the blanks at the start of its lines. */
const CELL_INDENT = GLUE.repeat(INDENT.length);

/** The items of the bill and their total. `markOf` is what points from a line to its source. */
export function billTable({ lines, period, ...total }: Estimate, markOf: (line: Line) => string, look: Look): string[] {
  const rows = lines.map(line => rowOf(line, [`${formulaOf(line)}${markOf(line)}`], false));
  const sum = lines.length > 1 ? [rowOf({ ...total, label: 'Total' }, [], true)] : [];
  return amountTable([...rows, ...sum], period, look);
}

/** Everybody in a comparison, the winner first. */
export function optionTable(estimate: Estimate, markOf: (line: Line) => string, look: Look): string[] {
  const shown = shownOption(estimate);
  const hasWinner = estimate.verdict !== null && estimate.verdict !== 'tie';
  const rows = optionsInOrder(estimate).map(option =>
    rowOf(option, detailsOf(option, markOf), hasWinner && option === shown),
  );
  return amountTable(rows, estimate.period, look);
}

/** The only line of an option costs what the option does. */
function detailsOf({ lines }: Option, markOf: (line: Line) => string): string[] {
  if (lines.length === 1) return lines.map(line => `${formulaOf(line)}${markOf(line)}`);
  return lines.map(line => {
    const amount = `${isOneAmount(line) ? ' = ' : ', expected '}${amountText(line.expected)}`;
    return `${cleanLine(line.label)}: ${formulaOf(line)}${amount}${markOf(line)}`;
  });
}

/** A number keeps to its unit, and a price to what it is multiplied by. */
function formulaOf({ formula }: Line): string {
  return cleanLine(formula).replace(/(?<=\d) (?=\p{L})|(?<=[×÷]) (?=\$)/gu, GLUE);
}

function rowOf({ label, low, expected, high }: Amounts & { label: string }, details: string[], strong: boolean): Row {
  return { label: cleanLine(label), details: details.filter(detail => detail !== ''), strong, low, expected, high };
}

function amountTable(rows: readonly Row[], period: Estimate['period'], look: Look): string[] {
  const isOne = rows.every(isOneAmount);
  const titles = isOne ? [period === 'month' ? 'a month' : 'cost'] : ['low', 'expected', 'high'];
  const cells = rows.map(({ low, expected, high }) => (isOne ? [expected] : [low, expected, high]).map(amountText));
  const room = roomBeside([titles, ...cells], look);
  if (room < LEAST_ROOM) return rows.flatMap(row => stacked(row, period, look));
  const columns = [{ title: '', grows: true }, ...titles.map((name): Column => ({ title: name, align: 'right' }))];
  const emphasise = ({ strong }: Row, text: string) => (strong ? look.colours.bold(text) : text);
  return drawTable(
    columns,
    rows.map((row, at) => [
      [hanging(emphasise(row, row.label), room), ...detailLines(row, room, look)].join('\n'),
      ...cells[at]!.map(cell => emphasise(row, cell)),
    ]),
    look,
  );
}

function detailLines({ details }: Row, room: number, { colours }: Look): string[] {
  return details
    .flatMap(detail => wrap(detail, room - INDENT.length))
    .map(line => `${CELL_INDENT}${colours.dim(line)}`);
}

/** A label of several lines in a cell, told from the next one. */
function hanging(label: string, room: number): string {
  return wrap(label, room - INDENT.length).join(`\n${CELL_INDENT}`);
}

function stacked(row: Row, period: Estimate['period'], look: Look): string[] {
  const label = wrap(row.label, look.width);
  return [
    ...label.map(line => (row.strong ? look.colours.bold(line) : line)),
    ...row.details.flatMap(detail => wrap(detail, look.width, INDENT)).map(line => look.colours.dim(line)),
    ...wrap(amountsInWords(row, period), look.width, INDENT),
  ];
}

/** What cells beside it leave of the width to a column. */
function roomBeside(rows: readonly (readonly string[])[], look: Look): number {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map(row => stringWidth(row[at]!))));
  return look.width - widths.reduce((sum, width) => sum + width + GAP, 0);
}

/** Other ways to get it: what is cheaper, then what is there to fall back on. */
export function alternativeTables({ alternatives, ...estimate }: Estimate, look: Look): string[][] {
  const saves = (alternative: Alternative) => /[1-9]/.test(alternative.saving);
  const cheaper = alternatives.filter(saves);
  const others = alternatives.filter(each => !saves(each));
  const ways = cheaper.slice(0, MOST_CHEAPER).map(each => wayOf(each, each.saving));
  const fallbacks = likelyFallbacks(others).map(each => wayOf(each, differenceOf(each.expected, estimate.expected)));
  return [
    [...wayTable('Cheaper:', 'saves', ways, look), ...moreThan(ways.length, cheaper.length, look)],
    [
      ...wayTable('To fall back on:', 'costs more', fallbacks, look),
      ...moreThan(fallbacks.length, others.length, look),
    ],
  ].filter(lines => lines.length > 0);
}

/** The same on demand is what people fall back on first, dear as it is. */
function likelyFallbacks(all: readonly Alternative[]): Alternative[] {
  const isOnDemand = ({ label }: Alternative) => label.startsWith('On demand');
  const likely = [...all.filter(isOnDemand), ...all.filter(each => !isOnDemand(each))].slice(0, MOST_FALLBACKS);
  return all.filter(each => likely.includes(each));
}

function moreThan(shown: number, all: number, { colours }: Look): string[] {
  return all > shown ? [colours.dim(`… and ${all - shown} more`)] : [];
}

interface Way {
  readonly label: string;
  readonly expected: string;
  readonly difference: string;
  readonly work: string;
}

function wayOf({ label, expected, sameWork }: Alternative, difference: string): Way {
  const work = sameWork ? 'same work' : 'changes the work';
  return { label: cleanLine(label), expected: amountText(expected), difference: amountText(difference), work };
}

function wayTable(title: string, verb: string, ways: readonly Way[], look: Look): string[] {
  if (ways.length === 0) return [];
  const rows = ways.map(({ label, expected, difference, work }) => [label, expected, difference, work]);
  const titles = [title, 'expected', verb, ''];
  const room = roomBeside([titles.slice(1), ...rows.map(row => row.slice(1))], look);
  if (room < LEAST_ROOM) {
    return [look.colours.bold(title), ...ways.flatMap(way => wrap(inWords(way, verb), look.width, '• ', '  '))];
  }
  const [first, expected, difference, work] = titles as [string, string, string, string];
  const columns: Column[] = [
    { title: first, grows: true },
    { title: expected, align: 'right' },
    { title: difference, align: 'right' },
    { title: work },
  ];
  return drawTable(
    columns,
    rows.map(([label, ...rest]) => [hanging(label!, room), ...rest]),
    look,
  );
}

function inWords({ label, expected, difference, work }: Way, verb: string): string {
  const compared = verb === 'saves' ? `saves ${difference}` : `costs ${difference} more`;
  return `${label}: expected ${expected}, ${compared}, ${work}`;
}
