// Shows the answer to a question where it was asked: with its proof as the bank's files are now, and who was right.
import type { Citation } from '../../../message/citation.ts';
import { PersonError } from '../../../message/person-error.ts';
import type { KeptQuestion, KeptRound } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import { presentQuestion } from '../../../present/quiz/present-question.ts';
import { presentReveal, type RevealedQuestion } from '../../../present/quiz/present-reveal.ts';
import { presentOwnReveal } from '../../../present/quiz/present-round.ts';
import { knownBy } from '../../../quiz/question-ids.ts';
import type { RoundEffect, Standing } from '../../../quiz/round/round.ts';
import type { Reading } from '../chat-ports.ts';
import { askedQuestion, askKey, revise, type Stepping, say } from './in-round.ts';
import { keptQuestion } from './kept-rounds.ts';
import { streakFor } from './show-standings.ts';

type Reveal = Extract<RoundEffect, { kind: 'reveal' }>;

/** The posts of a reveal: the answer, and the question without its buttons. */
export async function revealIn(
  ports: Reading,
  stepping: Stepping,
  reveal: Reveal,
  standings: readonly Standing[] | null,
): Promise<Change[]> {
  const { round, state } = stepping;
  const { question, answers } = reveal;
  const revealed = await revealedQuestion(ports, round, reveal);
  const asked = askedQuestion({ round, state }, question, answers.length);
  const closed = revise(round, question, `${round.id}:closed:${question}`, presentQuestion(asked, 'closed'));
  const message =
    round.purpose === 'review'
      ? presentOwnReveal(revealed, await ownDetail(ports, reveal))
      : presentReveal(revealed, standings);
  return [say(await inItsThread(ports, round, question), `${round.id}:reveal:${question}`, message), closed];
}

async function ownDetail(ports: Reading, { revealed, answers: [given] }: Reveal) {
  if (given === undefined) return null;
  const { detail } = await ports.bank.grading();
  return { ...detail(revealed, given.answer), passed: given.passed, share: given.share };
}

/** The day's question is answered below itself, so that the channel has one post a day. */
async function inItsThread({ store }: Reading, round: KeptRound, question: number): Promise<KeptRound> {
  if (round.purpose !== 'daily') return round;
  const [post] = await store.postsOf(round.workspace, askKey(round, question));
  if (post === undefined || post.id === '') return round;
  return { ...round, conversation: { ...round.conversation, thread: post.id } };
}

async function revealedQuestion(ports: Reading, round: KeptRound, reveal: Reveal): Promise<RevealedQuestion> {
  const { question, of, revealed, counts, answers } = reveal;
  const hidden = await ports.store.hiddenPeople(round.workspace);
  return {
    round: round.id,
    question,
    of,
    revealed,
    citations: await citationsNow(ports, keptQuestion(round, question)),
    purpose: round.purpose,
    counts,
    results: answers.map(({ person, passed, points }) => ({ person, passed, points })),
    hidden,
    streaks: round.purpose === 'daily' ? await streaksOf(ports, round, reveal, hidden) : [],
    fileAt: ports.bank.pathInBank,
  };
}

const MOST_STREAKS = 10;
/** One day is no streak. */
const SHORTEST_STREAK = 2;

/** Who has answered the question of the day for days in a row, of the first that answered it. */
async function streaksOf(ports: Reading, round: KeptRound, { answers }: Reveal, hidden: ReadonlySet<string>) {
  const people = answers.map(({ person }) => person).filter(person => !hidden.has(person));
  const streaks = people.slice(0, MOST_STREAKS).map(async person => {
    const days = await streakFor(ports, { conversation: round.conversation, person });
    return { person, days };
  });
  const all = (await Promise.all(streaks)).filter(({ days }) => days >= SHORTEST_STREAK);
  return all.toSorted((one, other) => other.days - one.days);
}

/**
 * The proof as it stands now: of the same question in the bank as it is, where the file has changed; none where it is gone, or where
 * the bank cannot be read at all, since an answer is waited for.
 */
export async function citationsNow({ bank }: Reading, kept: KeptQuestion): Promise<readonly Citation[]> {
  try {
    return await citationsIn(bank, kept);
  } catch (fault) {
    if (!(fault instanceof PersonError)) throw fault;
    return [];
  }
}

async function citationsIn(bank: Reading['bank'], { question, citations }: KeptQuestion): Promise<readonly Citation[]> {
  if (await bank.stillHolds(citations)) return citations;
  const book = await bank.questions();
  const same = book.byKnown.get(knownBy(question.id));
  if (same === undefined || same.proofs.length !== question.proofs.length) return [];
  const [proven] = await book.prove([same], 1);
  const holds = proven !== undefined && isSameText(proven.citations, citations);
  return holds ? proven.citations : [];
}

/** Other bytes would prove something else. */
function isSameText(now: readonly Citation[], then: readonly Citation[]): boolean {
  return now.length === then.length && now.every(({ quote }, at) => quote === then[at]?.quote);
}
