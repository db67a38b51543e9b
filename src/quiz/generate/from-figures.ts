// Questions from figures: a statement with its figure taken out, as a choice and, for a plain amount, to type.
import type { ChoiceQuestion, NumberQuestion } from '../question.ts';
import { questionId } from '../question-ids.ts';
import { anyOf } from './any-of.ts';
import { choiceOf } from './choice.ts';
import { disputeIn } from './disputed.ts';
import { amountOf, couldStandFor, type Figure, figuresIn, scaled, unitOf, written, writtenAs } from './figures.ts';
import { shared, stemsOf } from './likeness.ts';
import { hasIdentifier } from './naming.ts';
import { difficultyOf, isNamed, lead, type Place, type Placed, placedIn, proofsBy } from './place.ts';
import { standsAlone } from './readable.ts';
import { isRemark } from './terms.ts';

const GAP = '____';
const LONGEST_STATEMENT = 240;
/** With fewer words of substance a statement does not say what its figure is of. */
const FEWEST_WORDS = 6;
/** Of what a statement says beside its figure, so many words the prompt must have from elsewhere than the title. */
const FEWEST_NEW_WORDS = 3;

/** A sentence with the one figure in it that is asked for. */
interface Statement {
  readonly text: string;
  readonly figure: Figure;
  readonly placed: Placed;
}

/** Questions about the figures that the entry at `place` states. */
export function fromFigures(place: Place, seed: number): (ChoiceQuestion | NumberQuestion)[] {
  const { title } = place.entry;
  if (!isNamed(place.entry) || /\bexamples?\b/i.test(title) || hasIdentifier(title)) return [];
  const disputed = disputeIn(place.entry);
  const all = placedIn(place.entry).filter(isTold);
  const siblings = all.flatMap(({ passage }) => figuresIn(passage.text));
  return all
    .flatMap(placed => statementsIn(placed).flatMap(text => statementOf(text, placed, place) ?? []))
    .filter(({ text }) => !disputed(text))
    .flatMap(statement => [asChoice(place, statement, siblings, seed) ?? [], asAmount(place, statement) ?? []].flat());
}

function isTold({ passage: { kind, headings } }: Placed): boolean {
  return (kind === 'paragraph' || kind === 'bullet') && !headings.some(isRemark);
}

/** The sentences of a passage; a stop within a figure or a shortened word ends none. */
function statementsIn({ passage }: Placed): string[] {
  return passage.text
    .split(/(?<=[.!?]["”)]?)(?<!\b(?:e\.g|i\.e|vs|etc|approx|no|ca)\.)\s+(?=["“(]?[A-Z\d])/)
    .map(text => text.trim());
}

const CASES = ['e\\.g', 'for instance', 'suppose', 'imagine', 'say', 'assume', 'assuming', "let's", 'hypothetical'];
const MADE_UP = [...CASES, 'example', 'let', 'if you', 'your'];
const DATED = [
  'as of',
  'currently',
  'at the moment',
  'now',
  'today',
  'recently',
  'last year',
  'this year',
  '(?:19|20)\\d\\d',
];
const FASHIONS = [
  'might',
  'modern',
  'nowadays',
  'these days',
  'state[- ]of[- ]the[- ]art',
  'latest',
  'so far',
  'recent',
];
const WORKED_OUT = ['=', '×', '\\*', '\\+', '≈', '→', '<', '>', '\\bso\\b', '\\bthus\\b'];
const NO_FACT = new RegExp(`\\b${anyOf(MADE_UP, DATED, FASHIONS)}\\b|${anyOf(WORKED_OUT)}`, 'i');
/** Words for what stood before, and rulers of a page that was read as one line. */
const POINTING = /\b(?:this|these|those|such|as a result)\b|-{3,}/i;
/** "Team A" is nobody. */
const NOBODY = /\b\p{L}+ [ABXYZ]\b(?![+#'’])/u;
const PRONOUNS = ['its?', 'itself', 'they', 'them', 'their', 'he', 'she', 'his', 'her', 'one', 'you', 'who'];
const OTHERS = [
  'another',
  'the (?:other|same|rest|remaining|downside|upside|latter|former|above)',
  'also',
  'too',
  'again',
];
const COMPARED = [
  '(?:much|far|even) (?:\\w+er|more|less)',
  'further',
  'additional(?:ly)?',
  'instead',
  'still',
  'already',
];
const PAST = [
  'was',
  'were',
  'had',
  'did',
  'used to',
  'wanted',
  'took',
  'found',
  'saw',
  'noticed',
  'measured',
  'observed',
];
const FRACTIONS = [
  'half',
  'halves',
  'thirds?',
  'quarters?',
  'double[ds]?',
  'twice',
  'triple[ds]?',
  'tenths?',
  'fifths?',
];
/** What leans on another statement, tells what once happened, or gives the figure away in words. */
const NO_RULE = new RegExp(`\\b${anyOf(PRONOUNS, OTHERS, COMPARED, PAST, FRACTIONS)}\\b`, 'i');
/** "The count is": which? "If enabled": what? And what a note, a quoted letter or a power written as a range begins. */
const OF_NO_ONE =
  /^the (?:[\w-]+ )?[\w-]+ (?:is|are|has|have|can|must|may|will|should)\b|^if (?:enabled|disabled|set|true|false|present|specified|given)\b|^(?:please|an? (?:more|less|second|third))\b|^["“]|[;¹²³*†]|\bunits? of\b|^(?:usage|notes?|tips?|warning|default|purpose|goal|target|rule):/i;
/** "The default is": of what? */
const OF_NOTHING =
  /\bthe (?:default|minimum|maximum|limit|value|size|range|length|timeout|interval)(?: \w+)? (?:is|are|and|can|may|must)\b/i;
const MADE_UP_CASE = new RegExp(`\\b${anyOf(CASES)}\\b`, 'i');

function statementOf(text: string, placed: Placed, { entry }: Place): Statement | null {
  const figures = figuresIn(text);
  const [figure] = figures;
  if (MADE_UP_CASE.test(placed.passage.text) || POINTING.test(text) || NOBODY.test(text)) return null;
  if (OF_NO_ONE.test(text) || NO_RULE.test(text) || OF_NOTHING.test(text) || hasIdentifier(text)) return null;
  if (figure === undefined || figures.length > 1 || NO_FACT.test(text) || !standsAlone(text, LONGEST_STATEMENT))
    return null;
  // A second number is often worked out from the first, and gives it away.
  const around = `${text.slice(0, figure.start)} ${text.slice(figure.end)}`;
  if (/\d/.test(around) || entry.title.includes(figure.amounts[0] ?? '')) return null;
  const [stems, titled] = [stemsOf(around), stemsOf(entry.title)];
  const isFull = stems.size >= FEWEST_WORDS && stems.size - shared(stems, titled) >= FEWEST_NEW_WORDS;
  if (isFragment(text, figure) || isGuessed(figure) || (figure.sign !== '' && !MONEY.test(text))) return null;
  return isFull && figure.amounts.every(amount => amountOf(amount) > 0) ? { text, figure, placed } : null;
}

/** A gap before anything is said, alone in brackets or before what shows it, or in half a statement. */
function isFragment(text: string, figure: Figure): boolean {
  const isAside = /\([^)]*$/.test(text.slice(0, figure.start));
  if (/^ (?:format|clock)\b/.test(text.slice(figure.end))) return true;
  const isQuoted = /^\s*["“'’]/.test(text.slice(figure.end)) || /\bbetween\b[^,;]*$/i.test(text.slice(0, figure.start));
  return figure.start === 0 || isAside || isQuoted || !/^["“]?[\p{Lu}\d].*[.!]["”]?$/su.test(text);
}

const BILLS = [
  'costs?',
  'pric\\w+',
  'pay\\w*',
  'paid',
  'bill\\w*',
  'charg\\w+',
  'spend\\w*',
  'spent',
  'sav\\w+',
  'budget\\w*',
];
const MONEYS = [
  'fees?',
  'credits?',
  'worth',
  'rate',
  'per',
  'an? (?:hour|month|year|day)',
  'free',
  'tier',
  'cheap\\w*',
  'expens\\w+',
];
/** "$1" without any of these may be a part of code. */
const MONEY = new RegExp(`\\b${anyOf(BILLS, MONEYS)}\\b|/`, 'i');

/** Whether anybody would say so without knowing it: all of something. */
function isGuessed(figure: Figure): boolean {
  return unitOf(figure) === '%' && figure.amounts.some(amount => amountOf(amount) === 100);
}

function withGap({ text, figure }: Statement): string {
  return `${text.slice(0, figure.start)}${GAP}${text.slice(figure.end)}`;
}

function asChoice(
  place: Place,
  statement: Statement,
  siblings: readonly Figure[],
  seed: number,
): ChoiceQuestion | null {
  const { figure, placed } = statement;
  if (isBound(statement)) return null;
  const others = siblings.filter(other => couldStandFor(other, figure));
  const inForm = (other: Figure) => writtenAs(figure, other.amounts);
  const wrong = apart([...others, ...scaled(figure)], figure);
  const inPassage = new Set(figuresIn(placed.passage.text).map(inForm));
  const options = wrong.map(inForm).filter(text => !inPassage.has(text));
  return choiceOf(
    {
      id: questionId(place.entry.id, 'figure', statement.text),
      entry: place.at,
      prompt: `${lead(place, placed.passage)}: which figure fills the gap? “${withGap(statement)}”`,
      explanation: statement.text,
      difficulty: difficultyOf(place.entry, 'medium'),
      proofs: proofsBy(place, [placed]),
      right: written(figure),
      wrong: [options],
    },
    seed,
  );
}

const BOUNDS = [
  'at least',
  'at most',
  'up to',
  'over',
  'under',
  'above',
  'below',
  'within',
  '(?:\\w+er|more|less) than',
];
const MORE_BOUNDS = ['as much as', 'exceeds?', 'exceeding', 'beyond', 'around', 'equal to'];
const BOUND_BEFORE = new RegExp(`\\b${anyOf(BOUNDS, MORE_BOUNDS)}(?: \\w+)?\\s*$`, 'i');
const BOUND_AFTER =
  /^\s*(?:\+|(?:or|and) (?:more|less|fewer|above|over)\b)|\bor (?:better|newer|later|higher|greater|earlier|lower)\b/i;

/** Whether other figures would be true as well: what is at least 30 is at least 15. */
function isBound({ text, figure }: Statement): boolean {
  return BOUND_BEFORE.test(text.slice(0, figure.start)) || BOUND_AFTER.test(text.slice(figure.end));
}

/** Those of `figures` that are apart from the right one and from one another, in their order. */
function apart(figures: readonly Figure[], right: Figure): Figure[] {
  const kept: Figure[] = [];
  for (const figure of figures) {
    if ([right, ...kept].every(each => couldStandFor(figure, each) || isFar(figure, each))) kept.push(figure);
  }
  return kept;
}

function isFar(a: Figure, b: Figure): boolean {
  const [first, second] = [amountOf(a.amounts[0] ?? ''), amountOf(b.amounts[0] ?? '')];
  return Math.max(first, second) / Math.min(first, second) > 2;
}

/** Units as a person reads them, by how they are written. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^\$$/, 'USD'],
  [/^%$/, '%'],
  [/^(?:[KMGTP]i?B)$/, ''],
  [/^(?:second|minute|hour|day|week|month|year)$/, 's'],
];

/** How far off an amount of the bank may be remembered, as a fraction. */
const TOLERANCE = 0.05;

function asAmount(place: Place, statement: Statement): NumberQuestion | null {
  const { figure, placed } = statement;
  const unit = unitOf(figure);
  const named = UNITS.find(([form]) => form.test(unit))?.[1];
  const [amount, ...more] = figure.amounts;
  // "1 hours" would be the answer.
  if (named === undefined || amount === undefined || more.length > 0 || amount === '1') return null;
  const name = named === 'USD' || named === '%' ? named : `${unit}${named}`;
  return {
    id: questionId(place.entry.id, 'amount', statement.text),
    kind: 'number',
    entry: place.at,
    prompt: `${lead(place, placed.passage)}: which amount, in ${name}, fills the gap? “${withGap(statement)}”`,
    answer: amount.replaceAll(',', ''),
    unit: name,
    tolerance: TOLERANCE,
    explanation: statement.text,
    difficulty: difficultyOf(place.entry, 'hard'),
    proofs: proofsBy(place, [placed]),
  };
}
