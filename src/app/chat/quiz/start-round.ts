// Starts a round in a channel: draws questions that the channel has not seen lately, proves them, and asks the first.
import type { Incoming } from '../../../ports/incoming.ts';
import type { KeptQuestion, KeptRound, Purpose } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import { presentNotice } from '../../../present/present-notice.ts';
import { beginRound } from '../../../quiz/round/begin.ts';
import type { Pace } from '../../../quiz/round/round.ts';
import type { Reading } from '../chat-ports.ts';
import { keyOf } from '../keys.ts';
import { keyFor, tell, whisper } from '../say.ts';
import { drawForChannel } from './draw-questions.ts';
import { ownPlace } from './in-round.ts';
import type { QuizCommand } from './read-quiz-command.ts';
import { beginKept } from './step-round.ts';

type Start = Extract<QuizCommand, { kind: 'start' }>;

const BREAK_SECONDS = 15;
const GRACE_SECONDS = 2;

/** Begins the round that was wished for, or tells why there is none. */
export async function startRound(ports: Reading, incoming: Incoming, wish: Start): Promise<Change[]> {
  const { workspace, channel } = incoming.conversation;
  const going = await ports.store.openRound(workspace, channel, 'round');
  if (going !== null) {
    const { current } = going.state;
    const sentence = `A round is going on here: question ${current + 1} of ${going.questions.length}. Stop it before you start another one.`;
    return tell(incoming, 'warning', sentence);
  }
  const { questions, notices } = await drawForChannel(ports, wish, {
    workspace,
    channel,
    key: keyFor(incoming, 'draw'),
  });
  const [notice = 'The bank has no such question.'] = notices;
  if (questions.length === 0) return tell(incoming, 'warning', notice);
  const pace: Pace = {
    questionSeconds: wish.seconds,
    graceSeconds: GRACE_SECONDS,
    breakSeconds: BREAK_SECONDS,
    rewardsSpeed: true,
  };
  return [
    ...(await begin(ports, incoming, { purpose: 'round', questions, pace })),
    ...(notices.length > 0 ? [whisper(incoming, 'short', presentNotice('info', notices.join(' ')))] : []),
  ];
}

/** A round that is about to begin. */
export interface Beginning {
  readonly purpose: Purpose;
  readonly questions: readonly KeptQuestion[];
  readonly pace: Pace;
  /** What tells it from others of the same event. */
  readonly part?: string;
}

/** The changes that begin a round where `incoming` is from, for its person. */
export async function begin(
  ports: Reading,
  incoming: Incoming,
  { purpose, questions, pace, part = purpose }: Beginning,
): Promise<Change[]> {
  const { conversation, person } = incoming;
  const now = ports.clock.now();
  const id = keyOf(conversation.workspace, incoming.content, part);
  const plan = { id, startedBy: person, questions: questions.map(({ question }) => question), pace };
  const stepped = beginRound(plan, now.getTime());
  const { questions: _, log: __, ...state } = stepped.state;
  const round: KeptRound = {
    workspace: conversation.workspace,
    id,
    purpose,
    conversation: purpose === 'review' ? ownPlace(incoming) : { ...conversation, thread: null },
    open: true,
    version: 1,
    questions,
    state,
    begunAt: now,
  };
  return beginKept(ports, incoming, round, stepped);
}
