// Draws questions that somebody has not met lately: what is new comes first, what misled people does not come.
import type { Asking, KeptQuestion } from '../../../ports/quiz-record.ts';
import { chanceOf } from '../../../quiz/chance.ts';
import { type Candidate, chooseNext, type History } from '../../../quiz/items/choose-next.ts';
import type { ItemStats } from '../../../quiz/items/item-stats.ts';
import { type Flag, guessingShare, misleading } from '../../../quiz/items/misleading.ts';
import type { QuestionKind } from '../../../quiz/question.ts';
import { isGeneratedId, knownBy } from '../../../quiz/question-ids.ts';
import { shortOf } from '../../quiz/open-quiz.ts';
import type { QuestionBook } from '../../quiz/quiz.ts';
import type { Reading } from '../chat-ports.ts';
import { seedOf } from '../keys.ts';
import { statsOfItems, yearBefore } from './look-back.ts';

export interface DrawWish {
  readonly topic: string | undefined;
  readonly count: number;
  readonly kinds: readonly QuestionKind[];
}

/** What is known of whom the questions are for, and what chance begins at. */
export interface DrawnFor {
  readonly workspace: string;
  readonly asked: readonly Pick<Asking, 'question' | 'entry' | 'askedAt'>[];
  /** The key of what the draw is for: another draws others. */
  readonly key: string;
}

/** Proven questions, at most as many as wished for, and why there are fewer, a sentence each. */
export interface Drawn {
  readonly questions: readonly KeptQuestion[];
  readonly notices: readonly string[];
  /** Why none of the questions that the bank has can be asked at the moment; null where that is not so. */
  readonly hindrance: string | null;
}

const UNPROVED = 'The files of the bank have changed or are gone, so I can prove no question at the moment.';
const ELSEWHERE = 'Every such question is being asked in another round at the moment; try again when that is over.';

async function drawQuestions(ports: Reading, wish: DrawWish, { workspace, asked, key }: DrawnFor): Promise<Drawn> {
  const book = await ports.bank.questions();
  const seed = seedOf(key);
  const open = await openNow(ports, workspace);
  const matching = book.matching(wish, seed);
  const fitting = matching.filter(({ id }) => !open.has(knownBy(id)));
  const stats = await statsOfItems(ports, workspace);
  const history = {
    asked: asked.map(each => ({ ...each, askedAt: each.askedAt.getTime() })),
    stats,
    flagged: new Set(misleadingIn(stats, book).map(({ question }) => question)),
  };
  const met = new Set(asked.map(({ question }) => knownBy(question)));
  const candidates = fitting.map(question => ({ ...question, entry: book.entryOf(question), question }));
  // What somebody wrote is better than what was made of a text, and comes first until it has been asked.
  const written = candidates.filter(({ id }) => !isGeneratedId(id) && !met.has(knownBy(id)));
  const pool = written.length >= wish.count ? written : candidates;
  const chosen = chooseSome(pool, history, { count: wish.count, now: ports.clock.now().getTime(), seed });
  const questions = await book.prove(
    chosen.map(({ question }) => question),
    wish.count,
  );
  const hindrance = hindranceOf({ matching, fitting, chosen, questions });
  return {
    questions,
    notices: hindrance === null ? shortOf(questions.length, wish, book) : [hindrance],
    hindrance,
  };
}

type Some = readonly unknown[];

function hindranceOf(left: {
  readonly matching: Some;
  readonly fitting: Some;
  readonly chosen: Some;
  readonly questions: Some;
}) {
  if (left.questions.length > 0) return null;
  if (left.chosen.length > 0) return UNPROVED;
  return left.matching.length > 0 && left.fitting.length === 0 ? ELSEWHERE : null;
}

/**
 * The questions, by `knownBy`, that channels can answer now or later in their rounds: asked elsewhere as well, their answer would be
 * shown before its time. What somebody reviews alone has no such time.
 */
export async function openNow({ store }: Reading, workspace: string): Promise<ReadonlySet<string>> {
  const rounds = (await store.openRounds(workspace)).filter(({ purpose }) => purpose !== 'review');
  return new Set(rounds.flatMap(({ questions }) => questions.map(({ question }) => knownBy(question.id))));
}

/** What the answers of a workspace speak against. */
export function misleadingIn(stats: ItemStats, book: QuestionBook): Flag[] {
  return misleading(stats, known => {
    const question = book.byKnown.get(known);
    return question === undefined ? 0 : guessingShare(question);
  });
}

/** Some may lose their proof before they are asked. */
const SPARE = 3;

/** One after the other, each as if those before it had been asked just now. */
function chooseSome<C extends Candidate>(
  candidates: readonly C[],
  history: History,
  { count, now, seed }: { readonly count: number; readonly now: number; readonly seed: number },
): C[] {
  const chance = chanceOf(seed, 'next');
  const chosen: C[] = [];
  let left = candidates;
  let asked = history.asked;
  while (chosen.length < count + SPARE) {
    const next = chooseNext(left, { ...history, asked }, now, chance);
    if (next === null) break;
    chosen.push(next);
    left = left.filter(candidate => candidate !== next);
    asked = [...asked, { question: next.id, entry: next.entry, askedAt: now }];
  }
  return chosen;
}

/** Questions for a channel, by what was asked there within a year. */
export async function drawForChannel(
  ports: Reading,
  wish: DrawWish,
  { workspace, channel, key }: { readonly workspace: string; readonly channel: string; readonly key: string },
): Promise<Drawn> {
  const asked = await ports.store.askingsIn(workspace, channel, yearBefore(ports.clock.now()));
  return drawQuestions(ports, wish, { workspace, asked, key });
}

const MOST_REMEMBERED = 1_000;

/** Questions for one person, by what they answered last. */
export async function drawForPerson(
  ports: Reading,
  wish: DrawWish,
  { workspace, person, key }: { readonly workspace: string; readonly person: string; readonly key: string },
): Promise<Drawn> {
  const asked = await ports.store.answersBy(workspace, person, MOST_REMEMBERED);
  return drawQuestions(ports, wish, { workspace, asked, key });
}
