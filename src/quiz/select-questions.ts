// Draws questions for a round: of a topic and of some kinds, spread over entries and kinds.
import { distance } from 'fastest-levenshtein';
import type { Bank, Entry } from '../bank/entry.ts';
import { type Chance, chanceOf } from './chance.ts';
import { stemsOf } from './generate/likeness.ts';
import type { Question, QuestionKind } from './question.ts';
import { isGeneratedId } from './question-ids.ts';

/** What is wished for. */
export interface Selection {
  readonly seed: number;
  /** How many at most. */
  readonly count: number;
  /** Words of an id, a tag or a title; all entries unless said. */
  readonly topic?: string | undefined;
  /** All kinds unless said. */
  readonly kinds?: readonly QuestionKind[] | undefined;
}

/**
 * At most `count` of `questions` about `bank`, in the order to ask them. No entry comes again before every other one came, and
 * kinds take turns. What an author wrote comes before what was generated from the same entry, and a passage that is asked in
 * several ways comes again last. A topic that no entry has gives none; `topicsOf` tells which there are.
 */
export function selectQuestions(bank: Bank, questions: readonly Question[], selection: Selection): Question[] {
  const chance = chanceOf(selection.seed, 'selection');
  const piles = pilesOf(chance.shuffle(questions.filter(wishedFor(bank, selection))), chance);
  const drawn: Question[] = [];
  const tally = new Map<QuestionKind, number>();
  while (drawn.length < selection.count && piles.some(pile => pile.length > 0)) {
    drawn.push(...inTurns(piles.flatMap(pile => takeFrom(pile, tally) ?? [])));
  }
  return drawn.slice(0, Math.max(0, selection.count));
}

/** The entries of `bank` that are of `topic`, as indexes: all words of it stand in an entry's id, tags or title. */
export function entriesOfTopic(bank: Bank, topic: string): number[] {
  const isOfTopic = topicMatcher(topic);
  return bank.entries.flatMap((entry, at) => (isOfTopic(entry) ? [at] : []));
}

function wishedFor(bank: Bank, { topic, kinds }: Selection): (question: Question) => boolean {
  const isOfTopic = topic === undefined ? () => true : topicMatcher(topic);
  const fitting = bank.entries.map(isOfTopic);
  return ({ entry, kind }) => fitting[entry] === true && (kinds === undefined || kinds.includes(kind));
}

/** The questions of each entry, in the order in which the entry gives them. */
function pilesOf(shuffled: readonly Question[], chance: Chance): Question[][] {
  const piles = [...Map.groupBy(shuffled, ({ entry }) => entry).entries()].sort(([a], [b]) => a - b);
  return chance.shuffle(piles.map(([, pile]) => newFirst(pile.toSorted((a, b) => rank(a) - rank(b)))));
}

function rank({ id }: Question): number {
  return isGeneratedId(id) ? 1 : 0;
}

/** Those that ask a passage which an earlier one asks go to the end. */
function newFirst(pile: readonly Question[]): Question[] {
  const asked = new Set<string>();
  const isNew = pile.map(({ proofs: [first] }) => {
    const key = `${first?.entry}:${first?.passage}`;
    return !asked.has(key) && asked.add(key);
  });
  return [...pile.filter((_, at) => isNew[at]), ...pile.filter((_, at) => !isNew[at])];
}

/** Takes what comes next from `pile`: of its authored ones, else of all, a kind that was drawn least so far. */
function takeFrom(pile: Question[], tally: Map<QuestionKind, number>): Question | null {
  const [first] = pile;
  if (first === undefined) return null;
  const candidates = pile.filter(each => rank(each) === rank(first));
  const drawn = ({ kind }: Question) => tally.get(kind) ?? 0;
  const next = candidates.reduce((least, each) => (drawn(each) < drawn(least) ? each : least), first);
  pile.splice(pile.indexOf(next), 1);
  tally.set(next.kind, drawn(next) + 1);
  return next;
}

/** `questions` with their kinds taking turns, as long as there are several. */
function inTurns(questions: readonly Question[]): Question[] {
  const kinds = [...Map.groupBy(questions, ({ kind }) => kind).values()];
  const turns = Math.max(0, ...kinds.map(({ length }) => length));
  return Array.from({ length: turns }, (_, turn) => kinds.flatMap(each => each[turn] ?? [])).flat();
}

/** Whether an entry is of `topic`: its words stand in id, tags or title, whatever their case and hyphens. */
function topicMatcher(topic: string): (entry: Entry) => boolean {
  const [words, wanted] = [stemsOf(spaced(topic)), joined(topic)];
  return ({ id, tags, title }) => {
    const names = [...id.split(/[#/]/), ...tags];
    if (wanted !== '' && names.some(name => joined(name) === wanted)) return true;
    const stems = stemsOf(spaced([...names, title].join(' ')));
    return words.size > 0 && [...words].every(word => stems.has(word));
  };
}

function spaced(text: string): string {
  return text.replace(/[-_./#]+/g, ' ');
}

function joined(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}+#]+/gu, '');
}

const MOST_TOPICS = 40;
/** An id of more words is a whole question. */
const MOST_WORDS = 3;

/** At most 40 topics of `bank` that can be asked for: files, short ids and tags, those of most entries first. */
export function topicsOf(bank: Bank): string[] {
  return allTopicsOf(bank).slice(0, MOST_TOPICS);
}

function allTopicsOf(bank: Bank): string[] {
  const entries = new Map<string, number>();
  for (const entry of bank.entries) {
    for (const name of new Set(namesOf(entry))) entries.set(name, (entries.get(name) ?? 0) + 1);
  }
  return [...entries].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)).map(([name]) => name);
}

const MOST_NEAR = 3;
/** In so many letters there may be one slip; what is shorter than that names too many things. */
const LETTERS_A_SLIP = 4;

/** Topics of `bank` of which `topic` may be a slip of the keyboard, the nearest first, at most three. */
export function topicsNear(bank: Bank, topic: string): string[] {
  const wanted = joined(topic);
  const most = Math.floor(wanted.length / LETTERS_A_SLIP);
  const slips = allTopicsOf(bank).map(name => ({ name, off: distance(wanted, joined(name)) }));
  return slips
    .filter(({ off }) => off <= most)
    .toSorted((a, b) => a.off - b.off)
    .slice(0, MOST_NEAR)
    .map(({ name }) => name);
}

function namesOf({ id, tags }: Entry): string[] {
  const [path = '', local = ''] = id.split('#');
  const file = path.split('/').at(-1) ?? '';
  const short = [file, local].filter(name => name !== '' && name.split('-').length <= MOST_WORDS);
  return [...short, ...tags];
}
