// "Term: description" as bullets write it, and what a bank says of each term wherever it stands.
import type { Bank } from '../../bank/entry.ts';
import { anyOf } from './any-of.ts';
import { folded, likeness, stemsOf } from './likeness.ts';
import { type Placed, placedIn } from './place.ts';
import { standsAlone } from './readable.ts';

export interface Term {
  readonly term: string;
  readonly description: string;
  readonly placed: Placed;
}

/** What a bank says of terms: the words of each description, by the folded term. */
export type TermBook = ReadonlyMap<string, readonly ReadonlySet<string>[]>;

const WRITTEN = /^(?<term>[^:?!;“”"]{2,60}?)(?::| [-–—]) (?<description>\S.{14,})$/s;
const LONGEST_DESCRIPTION = 400;
const MOST_WORDS = 5;
const FEWEST_IN_LIST = 3;
/** From this share of common words on, a description elsewhere says the same. */
const SAME = 0.5;

// What a list says beside terms: remarks, steps, answers to a question of their own.
const ASIDES = [
  'notes?',
  'tips?',
  'examples?',
  'example .*',
  'e\\.g',
  'answer',
  'explanation',
  'summary',
  'conclusion',
  'usage',
];
const SIDES = ['pros?', 'cons?', 'advantages?', 'disadvantages?', 'benefits?', 'drawbacks?', 'limitations?'];
const CLAUSES = [
  'why',
  'how',
  'what',
  'when',
  'where',
  'who',
  'because',
  'if ',
  'for ',
  'in ',
  'on ',
  'with ',
  'without ',
];
const ORDERS = ['always ', 'never ', 'do ', "do(?:n't| not)", 'use ', 'see ', 'remember', 'watch out', 'fix', 'action'];
const STEPS = [
  'line',
  'step',
  'phase',
  'day',
  'option',
  'case',
  'level',
  'part',
  'first',
  'second',
  'third',
  'then',
  'next',
  'last',
];
const PARTS = ['finally', 'important', 'warning', 'caution', 'result', 'output', 'input', 'default', 'goal', 'problem'];
const MORE_PARTS = [
  'solution',
  'cause',
  'key ',
  'best ',
  'common ',
  'more ',
  'other',
  'both',
  'after',
  'before',
  '\\d',
];
const WHOLE = [
  'use',
  'used',
  'uses',
  'syntax',
  'purpose',
  'situation',
  'task',
  'impact',
  'role',
  'definition',
  'description',
];
const MORE_WHOLE = [
  'meaning',
  'red flags?',
  'follow-?ups?',
  'sources?',
  'references?',
  'links?',
  'yes',
  'no',
  'true',
  'false',
];
const WORDS = ['good', 'bad', 'better', 'worse', 'it', 'this', 'that', 'these', 'they', 'you', 'we', 'i', 'command'];
const BEGINNINGS = `${anyOf(CLAUSES, ORDERS, STEPS, PARTS, MORE_PARTS)}.*`;
const NO_TERM = new RegExp(`^${anyOf(ASIDES, SIDES, WHOLE, MORE_WHOLE, WORDS, [BEGINNINGS])}$`, 'i');

const HINTS = [
  'tips?',
  'insight',
  'mistakes?',
  'red flags?',
  'examples?',
  'references?',
  'resources?',
  'links?',
  'further',
];
const LABELS = [
  'see also',
  'steps?',
  'follow-?ups?',
  'questions?',
  'best practices',
  'checklist',
  'summary',
  'key takeaways',
];
const REMARKS = new RegExp(`\\b${anyOf(HINTS, LABELS, SIDES)}\\b`, 'i');

/** Whether what stands under `label` is said about the answer or beside it, rather than being the answer. */
export function isRemark(label: string): boolean {
  return REMARKS.test(label);
}

/** The lists of terms among `passages`: bullets under the same label of which most are terms. */
export function termListsOf(passages: readonly Placed[]): Term[][] {
  const lists = new Map<string, Placed[]>();
  for (const placed of passages) {
    if (placed.passage.kind !== 'bullet') continue;
    const key = placed.passage.headings.join('\n');
    lists.set(key, [...(lists.get(key) ?? []), placed]);
  }
  return [...lists.values()].flatMap(list => {
    const terms = list.flatMap(placed => termIn(placed) ?? []);
    const alone = terms.filter(({ term }, at) => terms.findIndex(each => folded(each.term) === folded(term)) === at);
    const label = list[0]?.passage.headings.at(-1) ?? '';
    const isOfThings = !isRemark(label) && 2 * terms.filter(({ term }) => DOES.test(term)).length < terms.length;
    return alone.length >= FEWEST_IN_LIST && 2 * terms.length > list.length && isOfThings ? [alone] : [];
  });
}

/** "Scans all folders": a term that says what is done is a step. */
const DOES = /^\p{Lu}?\p{Ll}+[^s]s \p{Ll}/u;
const ADVICE = ['never', 'always', 'avoid', 'ensure', 'make sure', "do(?:n't| not)", 'must', 'should'];
const FRAGMENTS = ['set(?:ting)? ', 'use ', 'is ', 'are ', 'was ', 'has ', 'can ', 'will ', 'yes\\b', 'no\\b', 'see '];
/** "using large adjustments": a term of several words is a message, or goes on from something. */
const MESSAGE = /^(?:\p{Ll}+ ){2,}/u;
/** Advice would be good of other terms as well, and "is the sum of" goes on from its term. */
const NO_DESCRIPTION = new RegExp(`(?:^|[.;] )${anyOf(ADVICE)}|^${anyOf(FRAGMENTS)}`, 'i');

/** What `placed` says of a term; null where it is no such bullet, or cannot stand in a question. */
function termIn(placed: Placed): Term | null {
  const { term, description } = WRITTEN.exec(placed.passage.text.trim())?.groups ?? {};
  if (term === undefined || description === undefined) return null;
  const isTerm =
    term.trim().split(/\s+/).length <= MOST_WORDS &&
    !/[[\]]/.test(term) &&
    !NO_TERM.test(term.trim()) &&
    standsAlone(term, 60);
  return isTerm &&
    !MESSAGE.test(term.trim()) &&
    !NO_DESCRIPTION.test(description) &&
    standsAlone(description, LONGEST_DESCRIPTION)
    ? { term: term.trim(), description, placed }
    : null;
}

/** Every term of `bank` with what is said of it. */
export function termBookOf(bank: Bank): TermBook {
  const book = new Map<string, ReadonlySet<string>[]>();
  for (const entry of bank.entries) {
    for (const placed of placedIn(entry)) {
      const found = placed.passage.kind === 'bullet' ? termIn(placed) : null;
      if (found === null) continue;
      const name = folded(found.term);
      book.set(name, [...(book.get(name) ?? []), stemsOf(found.description)]);
    }
  }
  return book;
}

/** Whether the bank says of `other`, anywhere, what the stems of a description say. */
export function hasSameElsewhere(book: TermBook, other: Term, stems: ReadonlySet<string>): boolean {
  return (book.get(folded(other.term)) ?? []).some(said => likeness(said, stems) >= SAME);
}
