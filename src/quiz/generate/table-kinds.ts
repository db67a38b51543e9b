// Which tables can be asked: those whose head names their columns, and whose cells are of one kind.
import { anyOf } from './any-of.ts';
import { figuresIn } from './figures.ts';
import { folded } from './likeness.ts';
import { hasIdentifier, isOfManual, isSpoken } from './naming.ts';
import { isAttribute, type Table } from './tables.ts';
import { isQuestion } from './titles.ts';

/** Names of columns and rows of more words are statements. */
const MOST_IN_HEAD = 4;
const MOST_IN_ROW = 6;
/** So many words that begin small are what a cell says. */
const FEWEST_IN_PHRASE = 3;
/** From this share on, the rows of a table are the fields of one thing. */
const MOST = 0.5;
/** So many words over the only column are what its first cell says. */
const FEWEST_IN_STATEMENT = 5;
/** A longer head of a column is a sentence, and stands there since the table has no head of its own. */
const MOST_WORDS = 7;

/** Whether `table`, of the entry `title`, is no card of one thing, has a head, names its rows, and is no list of a manual. */
export function isForAsking(table: Table, title: string): boolean {
  return !isCard(table) && hasShortHead(table) && !hasDataAsHead(table) && namesItsRows(table) && isKnown(table, title);
}

/** Whether each column has a name of a few words that no cell repeats: what a cell says is no head. */
function hasShortHead({ cells }: Table): boolean {
  const heads = [...new Set(cells.map(({ column }) => column.trim()))];
  const said = new Set(cells.flatMap(({ row, text }) => [folded(row), folded(text)]));
  return heads.every(head => isShort(head, MOST_IN_HEAD) && isSpokenHead(head) && !said.has(folded(head)));
}

function isShort(name: string, most: number): boolean {
  return name !== '' && name.split(/\s+/).length <= most;
}

function isSpokenHead(head: string): boolean {
  return /\p{L}{2}|[$€%]/u.test(head) && !hasIdentifier(head);
}

const RECORDS = ['versions?', 'since', 'releases?', 'dates?', 'availab\\w*', 'added', 'changed', 'removed', 'status'];
const STATES = ['old', 'new', 'before', 'after', 'configuration', 'interface', 'comment'];
const LINES = ['options?', 'flags?', 'arguments?', 'parameters?', 'directives?', 'functions?', 'methods?', 'syntax'];
const CODES = [
  '(?:error|exit|status|return) ?codes?',
  'codes?',
  'errno',
  'hex',
  'values?',
  'bits?',
  'offset',
  'opcode',
];
const TYPED = ['required', 'optional', 'defaults?', 'data ?types?', 'types?', 'commands?', 'packages?', 'files?'];
const BESIDE = [
  'popcon',
  'locales?',
  'links?',
  'references?',
  'notes?',
  'comments?',
  'examples?',
  'keys?',
  'variables?',
];
const OF_MANUAL = new RegExp(`\\b${anyOf(RECORDS, STATES, LINES, CODES, TYPED, BESIDE)}\\b`, 'i');

/** Whether people know such a table rather than look things up in it: it names things in words, and nothing of a manual. */
function isKnown({ cells, rows }: Table, title: string): boolean {
  const heads = [...new Set(cells.map(({ column }) => column))];
  const asking = isQuestion(title);
  return (
    !heads.some(head => OF_MANUAL.test(head)) &&
    rows.every(row => isShort(row, MOST_IN_ROW) && (asking ? !hasIdentifier(row) : isSpoken(row))) &&
    (asking || !isOfManual(title))
  );
}

/** Whether each row has a name of its own: where several are "Model", what one says is not said of the name. */
function namesItsRows({ rows }: Table): boolean {
  return new Set(rows.map(name => name.trim())).size === rows.length;
}

/** Whether the rows are fields of one thing ("Status:", "Module:"), whose values no one would take for one another. */
function isCard({ cells }: Table): boolean {
  const rows = [...new Set(cells.map(({ row }) => row.trim()))];
  const columns = new Set(cells.map(({ column }) => column));
  const fields = rows.filter(row => row.endsWith(':') || isAttribute(row));
  return columns.size === 1 && fields.length >= MOST * rows.length;
}

/** Whether what stands above the columns is a row of data, as where a table has no head. */
function hasDataAsHead({ cells }: Table): boolean {
  const heads = [...new Set(cells.map(({ column }) => column.trim()))];
  const isAlone = heads.length === 1;
  return heads.some(
    head => isData(head) || isPhrase(head, isAlone ? 2 : FEWEST_IN_PHRASE) || (isAlone && isStatement(head)),
  );
}

/** Whether `head` begins small and has `fewest` words or more, as what cells say does. */
function isPhrase(head: string, fewest: number): boolean {
  return /^\p{Ll}/u.test(head) && head.split(/\s+/).length >= fewest;
}

/** Whether `head` is longer than a name, and is no "What it is used for". */
function isStatement(head: string): boolean {
  return head.split(/\s+/).length >= FEWEST_IN_STATEMENT && !/^(?:what|when|how|why|where|which|use)\b/i.test(head);
}

function isData(head: string): boolean {
  const figures = figuresIn(head);
  const isFigure = figures.length === 1 && figures[0]?.start === 0 && figures[0].end === head.length;
  return isFigure || /^[\d.,\s]+$|\w\.$|,.* .* /.test(head) || head.split(/\s+/).length > MOST_WORDS;
}
