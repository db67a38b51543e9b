// Appeals: somebody thinks that a question or its grade is wrong, an admin settles it, and both stay on record.
import type { QuizAction } from '../../../message/action.ts';
import { cleanText } from '../../../message/clean-text.ts';
import type { Incoming, IncomingOf } from '../../../ports/incoming.ts';
import type { Appeal, CountedAnswer, KeptRound } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import { presentAppeal, presentAppeals, presentSettled } from '../../../present/quiz/present-appeals.ts';
import { presentDoubtForm } from '../../../present/quiz/present-forms.ts';
import { FOR_RIGHT } from '../../../quiz/round/points.ts';
import type { Reading } from '../chat-ports.ts';
import { keyOf } from '../keys.ts';
import { keyFor, order, tell, whisper } from '../say.ts';
import { flaggedIn } from './flagged.ts';
import { askedIn, askingId, isClosed, keptQuestion } from './kept-rounds.ts';
import { isAdmin, seenByOthers } from './people.ts';
import { saysAnything } from './typed-text.ts';

type Taken = IncomingOf<'action'>;

const STILL_OPEN = 'The question is still open; wait for the answer first.';
const KNOWN = 'You have said so already, and it is on record.';
const NOTED = 'Thank you: it is on record, and an admin will settle it.';
const ADMINS_ONLY = 'Only an admin of this workspace may settle appeals.';
const NOTHING_WAITS = 'No appeal waits to be settled, and no question looks misleading.';
const LONGEST_REASON = 3_000;
/** As many as somebody settles in a sitting, the oldest first. */
const MOST_LISTED = 10;
const TOO_LONG = 'That is too long to be read: say in up to 3,000 characters what is wrong.';

/** Opens the window that asks what is wrong. */
export async function openDoubt(ports: Reading, taken: Taken, round: KeptRound, question: number): Promise<Change[]> {
  const { id } = round;
  if (!(await isRevealed(ports, round, question))) return tell(taken, 'info', STILL_OPEN);
  const { prompt } = keptQuestion(round, question).question;
  const { conversation, handles } = taken;
  const place = handles.private;
  const action = { kind: 'quiz-appeal', round: id, question, channel: conversation.channel, place } as const;
  const dialog = presentDoubtForm(prompt, action);
  return [order(taken, keyFor(taken, 'window'), { kind: 'open', handles: taken.handles, dialog })];
}

/** Whether the answer is shown: an appeal, with what is right beside it, must not tell it before. */
async function isRevealed({ store }: Reading, { workspace, id, open, state }: KeptRound, question: number) {
  const asking = await store.asking(workspace, askingId(id, question));
  if (asking !== null) return isClosed(asking);
  // What is kept of an asking may be gone before its round is.
  return !open || question < state.current;
}

/** Keeps what the window sent, and shows it where an admin can settle it. */
export async function takeAppeal(ports: Reading, taken: Taken, round: KeptRound, question: number): Promise<Change[]> {
  const { workspace } = round;
  const asking = askingId(round.id, question);
  const id = keyOf(workspace, 'appeal', asking, taken.person);
  const reason = cleanText(taken.fields.reason ?? '').trim();
  if (!saysAnything(reason)) return tell(taken, 'warning', 'Say in a sentence what is wrong.');
  if (reason.length > LONGEST_REASON) return tell(taken, 'warning', TOO_LONG);
  if (!(await isRevealed(ports, round, question))) return tell(taken, 'info', STILL_OPEN);
  if ((await ports.store.appeal(workspace, id)) !== null) return tell(taken, 'info', KNOWN);
  const appealedAt = ports.clock.now();
  const appeal: Appeal = { workspace, id, person: taken.person, asking, reason, appealedAt, settled: null };
  const noted: Change = { kind: 'appeal', appeal };
  // What somebody reviews alone is seen by nobody else, so it waits in the list of appeals.
  if (round.purpose === 'review') return [noted, ...tell(taken, 'info', NOTED)];
  const shown = { ...appeal, person: await seenByOthers(ports, workspace, appeal.person) };
  const message = presentAppeal(shown, keptQuestion(round, question).question);
  const to = await besideReveal(ports, round, question);
  const delivery = { kind: 'post', to, message, answer: null } as const;
  const here = { ...taken, conversation: to };
  return [noted, order(here, `${id}:appeal`, delivery), ...tell(taken, 'info', NOTED)];
}

/** In the thread of the answer that is doubted. */
async function besideReveal({ store }: Reading, round: KeptRound, question: number) {
  const [post] = await store.postsOf(round.workspace, `${round.id}:reveal:${question}`);
  const thread = round.conversation.thread ?? (post === undefined || post.id === '' ? null : post.id);
  return { ...round.conversation, thread };
}

/** An admin decides. Who was right gets the points of a right answer in standings over time; a round that is over keeps its end. */
export async function settleAppeal(
  ports: Reading,
  taken: Taken,
  { appeal: id, verdict }: Extract<QuizAction, { kind: 'quiz-settle' }>,
): Promise<Change[]> {
  const { workspace } = taken.conversation;
  const appeal = await ports.store.appeal(workspace, id);
  if (appeal === null) return tell(taken, 'warning', 'I no longer keep that appeal.');
  if (!(await isAdmin(ports, taken))) return tell(taken, 'warning', ADMINS_ONLY);
  if (appeal.settled !== null) return tell(taken, 'info', 'That appeal is settled already.');
  const upheld = verdict === 'uphold';
  const settled: Appeal = { ...appeal, settled: { by: taken.person, upheld, note: '', at: ports.clock.now() } };
  const answer = await ports.store.answer(workspace, appeal.asking, appeal.person);
  const seen = await asSeen(ports, settled);
  const message = presentSettled(seen);
  return [
    { kind: 'appeal', appeal: settled },
    ...(upheld && answer !== null ? [asRight(answer)] : []),
    // Where the appeal stood among others, its end stands there too; the person hears of it alone in any case.
    ...(taken.alone || taken.post === null
      ? [whisper(taken, 'settled', message)]
      : [order(taken, keyFor(taken, 'settled'), { kind: 'revise', of: `${id}:appeal`, message, answer: null })]),
    toPerson(taken, { ...seen, person: appeal.person }),
  ];
}

/** As others may see it, who may want not to be named. */
async function asSeen(ports: Reading, appeal: Appeal): Promise<Appeal> {
  const { workspace, person, settled } = appeal;
  const seen = await seenByOthers(ports, workspace, person);
  const by = await seenByOthers(ports, workspace, settled?.by ?? '');
  return { ...appeal, person: seen, settled: settled === null ? null : { ...settled, by } };
}

function asRight(answer: CountedAnswer): Change {
  const points = Math.max(answer.points, FOR_RIGHT);
  return { kind: 'answer', answer: { ...answer, share: 1, passed: true, points } };
}

function toPerson(taken: Incoming, appeal: Appeal): Change {
  const { workspace, person } = appeal;
  const delivery = { kind: 'post', to: { workspace, person }, message: presentSettled(appeal), answer: null } as const;
  return order({ ...taken, person }, `${appeal.id}:settled`, delivery);
}

/** For admins: what waits to be settled, and what answers speak against. */
export async function listAppeals(ports: Reading, command: IncomingOf<'command'>): Promise<Change[]> {
  if (!(await isAdmin(ports, command))) return tell(command, 'warning', ADMINS_ONLY);
  const { workspace } = command.conversation;
  const appeals = await ports.store.openAppeals(workspace);
  const flags = await flaggedIn(ports, workspace);
  if (appeals.length === 0 && flags.length === 0) return tell(command, 'info', NOTHING_WAITS);
  const shown = await Promise.all(
    appeals.slice(0, MOST_LISTED).map(async appeal => {
      const { round, question } = askedIn(appeal.asking);
      const kept = await ports.store.round(workspace, round);
      return { appeal, question: kept === null ? null : keptQuestion(kept, question).question };
    }),
  );
  return [whisper(command, 'appeals', presentAppeals(shown, appeals.length - shown.length, flags))];
}
