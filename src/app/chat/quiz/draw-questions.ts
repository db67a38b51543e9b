// Draws questions that somebody has not met lately: what is new comes first, what misled people does not come.
import type { AnswerInRecord, Asking, KeptQuestion } from '../../../ports/quiz-record.ts';
import { chanceOf } from '../../../quiz/chance.ts';
import { type Candidate, chooseNext, type History } from '../../../quiz/items/choose-next.ts';
import { type ItemStats, itemStats } from '../../../quiz/items/item-stats.ts';
import { type Flag, guessingShare, misleading } from '../../../quiz/items/misleading.ts';
import type { QuestionKind } from '../../../quiz/question.ts';
import { isGeneratedId, knownBy } from '../../../quiz/question-ids.ts';
import { shortOf } from '../../quiz/open-quiz.ts';
import type { QuestionBook } from '../../quiz/quiz.ts';
import type { Reading } from '../chat-ports.ts';

export interface DrawWish {
  readonly topic: string | undefined;
  readonly count: number;
  readonly kinds: readonly QuestionKind[];
}

/** What is known of whom the questions are for, and what chance begins at. */
export interface DrawnFor {
  readonly workspace: string;
  readonly asked: readonly Pick<Asking, 'question' | 'entry' | 'askedAt'>[];
  /** Of everybody, from which it is told how hard questions proved. */
  readonly answers: readonly AnswerInRecord[];
  /** A text of their own for each draw. */
  readonly key: string;
}

/** Proven questions, at most as many as wished for, and why there are fewer, a sentence each. */
export interface Drawn {
  readonly questions: readonly KeptQuestion[];
  readonly notices: readonly string[];
}

async function drawQuestions(
  ports: Reading,
  wish: DrawWish,
  { workspace, asked, answers, key }: DrawnFor,
): Promise<Drawn> {
  const book = await ports.bank.questions();
  const seed = seedOf(key);
  const open = await openNow(ports, workspace);
  const fitting = book.matching(wish, seed).filter(({ id }) => !open.has(knownBy(id)));
  const stats = itemStats(answers);
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
  return { questions, notices: shortOf(questions.length, wish, book.topics) };
}

/**
 * The questions, by `knownBy`, that channels with a daily question can answer now: asked elsewhere as well, their answer would be
 * shown before its time.
 */
export async function openNow({ store }: Reading, workspace: string): Promise<ReadonlySet<string>> {
  const channels = (await store.dailies()).filter(daily => daily.workspace === workspace);
  const rounds = await Promise.all(
    channels.flatMap(({ conversation: { channel } }) =>
      (['daily', 'round'] as const).map(purpose => store.openRound(workspace, channel, purpose)),
    ),
  );
  return new Set(rounds.flatMap(round => round?.questions.map(({ question }) => knownBy(question.id)) ?? []));
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

const YEAR_MS = 365 * 24 * 3_600_000;

/** Questions for a channel, by what was asked there within a year. */
export async function drawForChannel(
  ports: Reading,
  wish: DrawWish,
  { workspace, channel, key }: { readonly workspace: string; readonly channel: string; readonly key: string },
): Promise<Drawn> {
  const since = new Date(ports.clock.now().getTime() - YEAR_MS);
  const [asked, answers] = await Promise.all([
    ports.store.askingsIn(workspace, channel, since),
    ports.store.answersSince(workspace, null, since),
  ]);
  return drawQuestions(ports, wish, { workspace, asked, answers, key });
}

const MOST_ANSWERS = 1_000;

/** Questions for one person, by what they answered. */
export async function drawForPerson(
  ports: Reading,
  wish: DrawWish,
  { workspace, person, key }: { readonly workspace: string; readonly person: string; readonly key: string },
): Promise<Drawn> {
  const asked = await ports.store.answersBy(workspace, person, MOST_ANSWERS);
  return drawQuestions(ports, wish, { workspace, asked, answers: [], key });
}

const SEED_DIGITS = 8;
const HEXADECIMAL = 16;

/** Chance from a key of hexadecimal digits. */
function seedOf(key: string): number {
  return Number.parseInt(key.slice(0, SEED_DIGITS), HEXADECIMAL) || 0;
}
