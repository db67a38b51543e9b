// Questions from tables: what a cell says, asked by the names of its row and its column.
import type { ChoiceQuestion } from '../question.ts';
import { questionId } from '../question-ids.ts';
import { anyOf } from './any-of.ts';
import { choiceOf } from './choice.ts';
import { disputeIn } from './disputed.ts';
import { figuresIn } from './figures.ts';
import { areOfOneForm } from './form.ts';
import { folded, likeness, shared, stemsOf } from './likeness.ts';
import { hasIdentifier, isSpoken } from './naming.ts';
import { difficultyOf, isNamed, lead, type Place, placedIn, proofsBy } from './place.ts';
import { standsAlone } from './readable.ts';
import { isForAsking } from './table-kinds.ts';
import { type Cell, readsByColumn, type Table, tablesOf } from './tables.ts';

const LONGEST_CELL = 160;
const LONGEST_NAME = 70;
/** Cells with more of their words in common may say the same. */
const TOO_ALIKE = 0.3;
/** What stands at the foot of the table is not shown. */
const FOOTNOTE = /\(\d\)$|[*†‡¹²³]$/;
/** What is looked up and changes with every release: versions and days. */
const VERSION = /^[\p{L} ]*\bv?\d+(?:\.\d+)+(?:\+| (?:and|or) (?:later|newer|above))?$|\b(?:19|20)\d\d\b|\bv\d/iu;
/** So many letters of a name give it away wherever they stand. */
const SHORTEST_TELLING = 4;
/** A longer cell says more than an amount. */
const LONGEST_AMOUNT = 25;
/** A table of hundreds of rows is for looking up, and would drown the rest of the bank. */
const MOST_OF_ENTRY = 24;
/** Says nothing of its own. */
const EMPTY =
  /^\W*(?:none|n\/a|not (?:applicable|available|specified)|unknown|unspecified|yes|no|required|optional|true|false|same|varies|depends|tb[da])\W*$/i;

/** Questions about the cells of the tables in the entry at `place`. */
export function fromTables(place: Place, seed: number): ChoiceQuestion[] {
  if (!isNamed(place.entry)) return [];
  const disputed = disputeIn(place.entry);
  const questions = tablesOf(placedIn(place.entry))
    .filter(table => isForAsking(table, place.entry.title))
    .flatMap(table => {
      const things = readsByColumn(table, place.entry.title) ? 'columns' : 'rows';
      return table.cells
        .filter(cell => isAskable(cell, table) && !isBare(cell.text, attributeOf(cell, things)))
        .filter(cell => !disputed(cell.text, thingOf(cell, things)) && !disputed(cell.text, attributeOf(cell, things)))
        .flatMap(cell => askCell(place, table, cell, things, seed) ?? []);
    });
  // By their ids, which are as good as drawn, and the same for every seed.
  return questions.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, MOST_OF_ENTRY);
}

/** Whether a table compares what its columns name, or what its rows name. */
type Things = 'columns' | 'rows';

function thingOf({ row, column }: Cell, things: Things): string {
  return things === 'columns' ? column : row;
}

function attributeOf({ row, column }: Cell, things: Things): string {
  return things === 'columns' ? row : column;
}

function askCell(place: Place, table: Table, cell: Cell, things: Things, seed: number): ChoiceQuestion | null {
  const attribute = attributeOf(cell, things);
  const where = `“${named(thingOf(cell, things))}” under “${named(attribute)}”`;
  const others = table.cells.filter(other => isWrongFor(cell, other, table, things));
  const rows = table.rowOf(cell);
  // A cell alone does not show what it is of.
  if (rows.length === 0) return null;
  const wrong = others.filter(other => attributeOf(other, things) === attribute && areOfOneForm(other.text, cell.text));
  const proofs = proofsBy(place, [...rows, cell.placed]);
  return choiceOf(
    {
      id: questionId(place.entry.id, 'table', cell.row, cell.column, cell.text),
      entry: place.at,
      prompt: `${lead(place, cell.placed.passage)}: what does the table give for ${where}?`,
      explanation: `The table gives for ${where}: ${cell.text}`,
      difficulty: difficultyOf(place.entry, 'medium'),
      proofs,
      right: cell.text,
      wrong: [wrong.map(({ text }) => text)],
    },
    seed,
  );
}

/** A name of a row or column without the stop behind it. */
function named(name: string): string {
  return name.trim().replace(/\s*:$/, '');
}

function isAskable({ row, column, text }: Cell, { cells }: Table): boolean {
  const own = stemsOf(text);
  const names = new Set([...stemsOf(row), ...stemsOf(column)]);
  const again = cells.filter(other => other.row === row && other.column === column).length;
  return (
    again === 1 &&
    !EMPTY.test(text) &&
    !VERSION.test(text) &&
    (isSpoken(text) || figuresIn(text).length > 0 || /^[\d.,\s]+$/.test(text)) &&
    !hasIdentifier(text) &&
    !FOOTNOTE.test(text) &&
    isName(row) &&
    isName(column) &&
    standsAlone(text, LONGEST_CELL) &&
    own.size > 0 &&
    // What repeats a name of its place gives itself away.
    shared(own, names) === 0 &&
    ![row, column].some(name => standsWithin(name, text))
  );
}

const COUNTS = [
  'count',
  'number of',
  'cores?',
  '[vcg]?cpus?',
  'gpus?',
  'nodes?',
  'layers?',
  'ports?',
  'years?',
  'version',
];
const UNITS = ['bits?', 'bytes?', '[KMGT]i?B', 'ms', 'seconds?', 'minutes?', 'hours?', 'days?', 'watts?', 'tokens?'];
const COUNTING = new RegExp(`[(%$€]|\\b${anyOf(COUNTS, UNITS)}\\b`, 'i');

/** Whether `text` is a number of which nobody says what it counts: a reference, or a place in a list. */
function isBare(text: string, attribute: string): boolean {
  return /^[\d.,\s]+$/.test(text) && !COUNTING.test(attribute);
}

/** "Task" stands within "Subtask", and "Order" within "OrderItem": no two of their words are the same. */
function standsWithin(name: string, text: string): boolean {
  const [first, second] = [squeezed(name), squeezed(text)];
  const isTelling = Math.min(first.length, second.length) >= SHORTEST_TELLING;
  return first === second || (isTelling && (first.includes(second) || second.includes(first)));
}

function squeezed(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]/gu, '');
}

function isName(name: string): boolean {
  return (
    name.length <= LONGEST_NAME &&
    // A mere number is of something that only the head of its column names.
    /\p{L}{2}/u.test(name) &&
    !/^(?:#|no\.?|id|notes?|links?|sources?|references?|examples?)$/i.test(name)
  );
}

/** Whether the texts may say the same: short ones with figures do not where their figures differ. */
function areAlike(a: string, b: string): boolean {
  const [first, second] = [a, b].map(text => new Set(text.match(/\d+(?:\.\d+)?/g)));
  const differ =
    first?.size && second?.size && shared(first, second) === 0 && a.length + b.length <= 2 * LONGEST_AMOUNT;
  return !differ && likeness(stemsOf(a), stemsOf(b)) >= TOO_ALIKE;
}

/** Whether `other` is surely wrong for `cell`: nothing that is said of its thing, nor nearly the same. */
function isWrongFor(cell: Cell, other: Cell, { cells }: Table, things: Things): boolean {
  const thing = thingOf(cell, things);
  if (thingOf(other, things) === thing || EMPTY.test(other.text) || !standsAlone(other.text, LONGEST_CELL))
    return false;
  const stems = stemsOf(other.text);
  if (areAlike(other.text, cell.text) || shared(stems, stemsOf(thingOf(other, things))) > 0) return false;
  if (VERSION.test(other.text) || hasIdentifier(other.text) || FOOTNOTE.test(other.text)) return false;
  // A word of the thing itself would draw everybody to it, or away from it.
  if (shared(stems, stemsOf(thing)) > 0) return false;
  // What the table says of the thing elsewhere is true of it as well.
  return !cells.some(each => thingOf(each, things) === thing && folded(each.text) === folded(other.text));
}
