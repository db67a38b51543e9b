// Takes the actions of a quiz's buttons: answers, conducts, shows one's own result, doubts and settles.
import { assertNever } from '../../../assert.ts';
import type { QuizAction } from '../../../message/action.ts';
import { cleanText } from '../../../message/clean-text.ts';
import type { IncomingOf } from '../../../ports/incoming.ts';
import type { KeptRound } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import { presentAnswerForm } from '../../../present/quiz/present-forms.ts';
import { presentOwnResult } from '../../../present/quiz/present-round.ts';
import type { GivenAnswer } from '../../../quiz/round/round.ts';
import { SENTENCES } from '../../../quiz/round/sentences.ts';
import { showQuestion } from '../../../quiz/round/show-question.ts';
import type { Reading } from '../chat-ports.ts';
import { keyFor, order, tell, whisper } from '../say.ts';
import { openDoubt, settleAppeal, takeAppeal } from './appeals.ts';
import { conductRound, isAtEnd } from './conduct-round.ts';
import { forgetQuizzes } from './forget-quizzes.ts';
import { askingId, keptQuestion } from './kept-rounds.ts';
import { citationsNow } from './reveal-in.ts';
import { startReview } from './reviews.ts';
import { stepRound } from './step-round.ts';
import { saysAnything } from './typed-text.ts';

type Taken = IncomingOf<'action'> & { readonly receivedAt: Date };
type Of<Kind extends QuizAction['kind']> = Extract<QuizAction, { kind: Kind }>;

const GONE = 'I no longer keep that round.';
const NO_QUESTION = 'That round has no such question.';

/** The changes that a button or a form of a quiz leads to. */
export async function takeQuizAction(ports: Reading, taken: Taken, action: QuizAction): Promise<Change[]> {
  switch (action.kind) {
    case 'quiz-review':
      return startReview(ports, taken, undefined);
    case 'quiz-forget':
      return forgetQuizzes(taken);
    case 'quiz-settle':
      return settleAppeal(ports, taken, action);
    default: {
      const round = await ports.store.round(taken.conversation.workspace, action.round);
      if (round === null) return tell(taken, 'warning', GONE);
      if ('question' in action && round.questions[action.question] === undefined)
        return tell(taken, 'warning', NO_QUESTION);
      return takeInRound(ports, taken, action, round);
    }
  }
}

type InRound = Exclude<QuizAction, Of<'quiz-review' | 'quiz-forget' | 'quiz-settle'>>;

async function takeInRound(ports: Reading, taken: Taken, action: InRound, round: KeptRound): Promise<Change[]> {
  switch (action.kind) {
    case 'quiz-pick':
      return answer(ports, taken, round, action.question, { picks: [action.option] });
    case 'quiz-answer':
      return openAnswer(taken, round, action.question);
    case 'quiz-give':
      return give(ports, throughPlace(taken, action), round, action.question);
    case 'quiz-conduct':
      return conductRound(ports, taken, round, action.control);
    case 'quiz-detail':
      return showDetail(ports, taken, round, action.question);
    case 'quiz-doubt':
      return openDoubt(ports, taken, round, action.question);
    case 'quiz-appeal':
      return takeAppeal(ports, throughPlace(taken, action), round, action.question);
    default:
      return assertNever(action);
  }
}

/** A window brings no handle, but knows that of whoever opened it: what is told them so waits for no channel. */
function throughPlace(taken: Taken, { place }: Of<'quiz-give' | 'quiz-appeal'>): Taken {
  return { ...taken, handles: { private: place, window: null } };
}

/** A review is somebody's own: what others press on it, if they ever see it, is not theirs to answer. */
async function answer(
  ports: Reading,
  taken: Taken,
  round: KeptRound,
  question: number,
  given: GivenAnswer,
): Promise<Change[]> {
  const { person, content, receivedAt } = taken;
  if (round.purpose === 'review' && person !== round.state.startedBy)
    return tell(taken, 'warning', 'This review belongs to somebody else.');
  // What comes in later was done later, also when a clock was set back in between.
  const before = round.state.answers.find(earlier => earlier.person === person)?.at ?? 0;
  const at = Math.max(before, receivedAt.getTime());
  const event = { kind: 'answer', id: content, person, question, answer: given, at } as const;
  if (round.purpose !== 'review') return stepRound(ports, taken, round, [event]);
  const close = { kind: 'close', id: `${content}:close`, person, byAdmin: false } as const;
  const next = { kind: 'next', id: `${content}:next`, person, byAdmin: false } as const;
  const isOpen = round.open && round.state.phase === 'asking' && question === round.state.current;
  const rest = isAtEnd(round) ? [close] : [close, next];
  return stepRound(ports, taken, round, isOpen ? [event, ...rest] : [event]);
}

function openAnswer(taken: Taken, round: KeptRound, question: number): Change[] {
  const { state, open, id } = round;
  if (!open || state.current !== question || state.phase !== 'asking')
    return tell(taken, 'warning', SENTENCES['too-late']);
  if (state.paused) return tell(taken, 'warning', SENTENCES.paused);
  const shown = showQuestion(keptQuestion(round, question).question);
  const { conversation, handles } = taken;
  const place = handles.private;
  const action = { kind: 'quiz-give', round: id, question, channel: conversation.channel, place } as const;
  const dialog = presentAnswerForm(shown, action);
  return [order(taken, keyFor(taken, 'window'), { kind: 'open', handles: taken.handles, dialog })];
}

/** What the form sent: options by their numbers, else words. */
async function give(ports: Reading, taken: Taken, round: KeptRound, question: number): Promise<Change[]> {
  const asked = keptQuestion(round, question).question;
  const { answer: text = '', picks = '' } = taken.fields;
  if (asked.kind === 'choice') {
    const picked = picks.split('\n').filter(pick => /^\d{1,3}$/.test(pick));
    return answer(ports, taken, round, question, { picks: [...new Set(picked.map(Number))] });
  }
  if (!saysAnything(text)) return tell(taken, 'warning', SENTENCES[`invalid-${asked.kind}`]);
  const { read } = await ports.bank.grading();
  const given = read(asked, { text: cleanText(text) });
  if ('unread' in given) return tell(taken, 'warning', given.unread);
  return answer(ports, taken, round, question, given.given);
}

async function showDetail(ports: Reading, taken: Taken, round: KeptRound, question: number): Promise<Change[]> {
  const { workspace, id } = round;
  const given = await ports.store.answer(workspace, askingId(id, question), taken.person);
  const asking = await ports.store.asking(workspace, askingId(id, question));
  if (asking?.closedAt == null) return tell(taken, 'info', 'The question is still open.');
  if (given === null) return tell(taken, 'info', 'You did not answer this question.');
  const kept = keptQuestion(round, question);
  const { detail } = await ports.bank.grading();
  const message = presentOwnResult(
    {
      revealed: kept.question,
      citations: await citationsNow(ports, kept),
      fileAt: ports.bank.pathInBank,
    },
    { ...detail(kept.question, given.given), passed: given.passed, share: given.share },
  );
  return [whisper(taken, 'detail', message)];
}
