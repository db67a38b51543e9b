// The form of options: one that differs from the others in length, beginning or unit is seen without knowing anything.
import { anyOf } from './any-of.ts';
import { figuresIn, unitOf } from './figures.ts';

/** An option this many times as long as another stands out. */
const TIMES_AS_LONG = 2.5;
/** Short options may differ by so many characters, whatever their share. */
const SHORT = 12;

const ARTICLES = ['an?', 'the', 'each', 'every', 'all', 'any', 'some', 'many', 'most', 'one', 'two', 'several'];
const PLACES = ['across', 'over', 'under', 'through', 'per', 'after', 'before', 'during', 'behind', 'above', 'below'];
const PREPOSITIONS = ['in', 'on', 'at', 'by', 'for', 'with', 'from', 'as', 'into', 'via', 'within', 'between'];
const CLAUSES = ['when', 'where', 'if', 'while', 'because', 'how', 'what', 'which', 'who', 'that', 'whether'];
const NEGATIONS = ['no', 'not', 'none', 'never', 'without'];
const BEGINNINGS: readonly (readonly [string, RegExp])[] = [
  ['figure', /^[~≈<>≤≥±$€£]?\d/],
  ['article', new RegExp(`^${anyOf(ARTICLES)}\\b`, 'i')],
  ['negation', new RegExp(`^${anyOf(NEGATIONS)}\\b`, 'i')],
  ['preposition', new RegExp(`^${anyOf(PREPOSITIONS, PLACES)}\\b`, 'i')],
  ['clause', new RegExp(`^${anyOf(CLAUSES)}\\b`, 'i')],
  ['infinitive', /^to \p{Ll}/iu],
  ['gerund', /^\p{L}{2,}ing\b/iu],
  // "Keeps the rows of": what does something, rather than what is of something.
  ['verb', /^\p{Lu}?\p{Ll}+[^s\W]s (?:an?|the|all|each|every|any|its?|your|how|what|whether|which|that|to|if|when)\b/u],
];

/** Whether `text` could stand beside `other` among options without being seen by its form alone. */
export function areOfOneForm(text: string, other: string): boolean {
  const [shorter = 0, longer = 0] = [text.length, other.length].toSorted((a, b) => a - b);
  const isOfLength = longer <= TIMES_AS_LONG * shorter || longer - shorter <= SHORT;
  return isOfLength && [beginningOf, endOf, figuresOf].every(of => of(text) === of(other));
}

/** Names differ more in length than statements do, and some begin small. */
const NAMES_AS_LONG = 4;
const SHORT_NAME = 20;

/** Whether the names could stand side by side: neither of them is far longer, and both or none have figures. */
export function areNamesOfOneForm(name: string, other: string): boolean {
  const [shorter = 0, longer = 0] = [name.length, other.length].toSorted((a, b) => a - b);
  return (longer <= NAMES_AS_LONG * shorter || longer - shorter <= SHORT_NAME) && figuresOf(name) === figuresOf(other);
}

function beginningOf(text: string): string {
  const said = text.trim().replace(/^[("“'[]+/, '');
  const kind = BEGINNINGS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other';
  return `${kind} ${letterOf(said)}`;
}

/** How its first word is written: an abbreviation has capitals wherever it stands, and counts as beginning with one. */
function letterOf(said: string): string {
  return /^\p{Ll}/u.test(said) ? 'small' : 'other';
}

/** Whether it ends as a sentence does, and whether it is more than one. */
function endOf(text: string): string {
  const said = text.trim();
  return `${/[.!]["”)]?$/.test(said)} ${/[.!?] +\p{Lu}/u.test(said)}`;
}

/** Units of one quantity: "900 ms" may stand beside "12 hours". */
const QUANTITIES: readonly (readonly [RegExp, string])[] = [
  [/^(?:ms|(?:nano|micro|milli)?second|minute|hour|day|week|month|year)s?$/, 'time'],
  [/^(?:bit|byte|[KMGTP]i?B)s?$/, 'size'],
];

/** What its figures count; numbers without a unit are of a kind of their own. */
function figuresOf(text: string): string {
  const units = figuresIn(text).map(
    figure => QUANTITIES.find(([unit]) => unit.test(unitOf(figure)))?.[1] ?? unitOf(figure),
  );
  return units.length > 0 ? [...new Set(units)].sort().join(' ') : String(/\d/.test(text));
}
