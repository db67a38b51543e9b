// Somebody's own reviews, in a direct message: what is due first; without any, questions that they have not met.
import type { Incoming } from '../../../ports/incoming.ts';
import type { KeptQuestion, KeptRound } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import { presentQuestion } from '../../../present/quiz/present-question.ts';
import { presentReviewStart } from '../../../present/quiz/present-round.ts';
import { QUESTION_KINDS } from '../../../quiz/question.ts';
import { sessionOf } from '../../../quiz/review/session.ts';
import type { Pace } from '../../../quiz/round/round.ts';
import { unknownTopic } from '../../quiz/open-quiz.ts';
import type { QuestionBook } from '../../quiz/quiz.ts';
import { cardOf } from '../../quiz/review-cards.ts';
import type { Reading } from '../chat-ports.ts';
import { keyFor, order, tell } from '../say.ts';
import { drawForPerson, openNow } from './draw-questions.ts';
import { askedQuestion, ownPlace, placeOf, say } from './in-round.ts';
import { stateOf } from './kept-rounds.ts';
import { begin } from './start-round.ts';

/** So many reviews take a few minutes; what else is due comes when these are done. */
const MOST_REVIEWED = 10;
const NEW_ONES = 5;
const NOTHING = 'Nothing is due, and there is nothing new to ask.';
const WEEK_SECONDS = 7 * 24 * 3_600;
/** Nobody is waited for: it is open for a week, and the next question comes with the answer. */
const PACE: Pace = { questionSeconds: WEEK_SECONDS, graceSeconds: 0, breakSeconds: null, rewardsSpeed: false };

/** Begins a session, or shows again the question that one waits at. */
export async function startReview(ports: Reading, incoming: Incoming, topic: string | undefined): Promise<Change[]> {
  const { workspace, channel } = ownPlace(incoming);
  const going = await ports.store.openRound(workspace, channel, 'review');
  if (going !== null) return [...showAgain(incoming, going), ...whereItIs(incoming)];
  const book = await ports.bank.questions();
  const entries = topic === undefined ? null : book.entriesOf(topic);
  if (topic !== undefined && entries === null) return tell(incoming, 'warning', unknownTopic(topic, book));
  const due = await dueFor(ports, incoming, book, entries);
  const { person } = incoming;
  const wish = { topic, count: NEW_ONES, kinds: QUESTION_KINDS };
  const draw = () => drawForPerson(ports, wish, { workspace, person, key: keyFor(incoming, 'draw') });
  const { questions, hindrance } = due.length > 0 ? { questions: due, hindrance: null } : await draw();
  if (questions.length === 0) return tell(incoming, 'info', hindrance ?? NOTHING);
  const message = presentReviewStart(questions.length, due.length > 0);
  return [
    order({ ...incoming, conversation: placeOf(ownPlace(incoming)) }, keyFor(incoming, 'review'), {
      kind: 'post',
      to: { workspace, person },
      message,
      answer: null,
    }),
    ...(await begin(ports, incoming, { purpose: 'review', questions, pace: PACE })),
    ...whereItIs(incoming),
  ];
}

function showAgain(incoming: Incoming, round: KeptRound): Change[] {
  const question = askedQuestion({ round, state: stateOf(round) }, round.state.current, 0);
  return [say(round, keyFor(incoming, 'again'), presentQuestion(question))];
}

/** Who asked for it elsewhere is told where it goes on. */
function whereItIs(incoming: Incoming): Change[] {
  const { direct, channel } = incoming.conversation;
  return direct || channel === '' ? [] : tell(incoming, 'info', 'Your questions are in our direct messages.');
}

/** Cards that are due and whose question the bank still has; another seed may draw other options, the question is the same. */
async function dueFor(
  ports: Reading,
  incoming: Incoming,
  book: QuestionBook,
  entries: readonly string[] | null,
): Promise<readonly KeptQuestion[]> {
  const { workspace } = incoming.conversation;
  const [kept, open] = await Promise.all([ports.store.cards(workspace, incoming.person), openNow(ports, workspace)]);
  const cards = kept
    .map(cardOf)
    .filter(({ entry, question }) => (entries === null || entries.includes(entry)) && !open.has(question))
    // What the bank no longer has must not take the place of what is due.
    .filter(({ question }) => book.byKnown.has(question));
  const session = sessionOf(cards, ports.clock.now().getTime(), { most: MOST_REVIEWED });
  const questions = session.flatMap(({ question }) => book.byKnown.get(question) ?? []);
  return book.prove(questions, MOST_REVIEWED);
}
