// Takes the actions of buttons: asks a near question, shows an entry, shares, estimates, votes, sets, forgets.
import type { Action } from '../../message/action.ts';
import type { IncomingOf } from '../../ports/incoming.ts';
import type { Change } from '../../ports/store.ts';
import { presentEntry } from '../../present/present-entry.ts';
import { presentNotice, presentVoteForm } from '../../present/present-notice.ts';
import { answer, isSaid } from './answer.ts';
import type { Reading } from './chat-ports.ts';
import { adjustEstimate, estimateRequest, recomputeEstimate } from './estimate-actions.ts';
import { answerAlone } from './handle-command.ts';
import { stopFollowing } from './handle-message.ts';
import { keyOf } from './keys.ts';
import { takeQuizAction } from './quiz/take-quiz-action.ts';
import { keyFor, order, tell, threadOf, whisper } from './say.ts';
import { shareAnswer } from './share-answer.ts';
import { homeOf } from './show-home.ts';

type Taken = IncomingOf<'action'>;
type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

const STALE = 'This button is from another version of me and no longer works; please ask again.';
const GONE = 'I no longer keep that answer; please ask again.';
const NO_ENTRY = 'The bank has changed and no longer holds that entry; please ask in your own words.';

/** Takes an action that came in at `receivedAt`: what somebody did in time counts, however long it then waited. */
export async function takeAction(
  ports: Reading,
  { receivedAt, ...taken }: Taken & { readonly receivedAt: Date },
): Promise<Change[]> {
  const { action } = taken;
  if (action === null) return tell(taken, 'warning', STALE);
  switch (action.kind) {
    case 'ask-entry':
      return askEntry(ports, taken, action);
    case 'ask-again':
      return askAgain(ports, taken, action);
    case 'show-entry':
      return showEntry(ports, taken, action);
    case 'share':
      return shareAnswer(ports, taken, action.answer);
    case 'estimate':
      return estimateRequest(ports, taken, action.request);
    case 'adjust':
      return adjustEstimate(ports, taken, action);
    case 'recompute':
      return recomputeEstimate(ports, taken, action);
    case 'vote':
      return vote(ports, taken, action);
    case 'explain-vote':
      return explainVote(ports, taken, action);
    case 'unfollow':
      return unfollow(ports, taken);
    case 'set':
      return set(ports, taken, action);
    case 'forget-me':
      return forgetMe(ports, taken);
    default:
      return takeQuizAction(ports, { ...taken, receivedAt }, action);
  }
}

async function askEntry(ports: Reading, click: Taken, action: Of<'ask-entry'>): Promise<Change[]> {
  const entry = ports.bank.entries.find(({ id }) => id === action.entry);
  if (entry === undefined) return tell(click, 'warning', NO_ENTRY);
  return askAt(ports, click, entry.title);
}

async function askAgain(ports: Reading, click: Taken, action: Of<'ask-again'>): Promise<Change[]> {
  const before = await ports.store.exchange(click.conversation.workspace, action.answer);
  if (before === null) return tell(click, 'warning', GONE);
  if (before.kind === 'cost') return estimateRequest(ports, click, before.question);
  return askAt(ports, click, before.question, before.context);
}

/** Asks where the button is: alone, in its thread, or with the person where it is on no post. */
async function askAt(
  ports: Reading,
  click: Taken,
  question: string,
  context: readonly string[] = [],
): Promise<Change[]> {
  const { conversation, person, post, alone } = click;
  if (alone) return answerAlone(ports, click, question, context);
  const { workspace } = conversation;
  // A button asks once, whoever presses it: everybody reads the answer below it.
  const first = keyOf(workspace, 'ask', post?.channel ?? '', post?.id ?? '', question);
  const before = post === null ? null : await ports.store.exchange(workspace, first);
  // The order is known longer than the exchange of somebody who wanted to be forgotten.
  if (post !== null && (await isSaid(ports, workspace, before?.order ?? `${first}:answer`))) {
    return tell(click, 'info', 'I answered that below already.');
  }
  const key = post === null || before !== null ? keyFor(click, 'ask') : first;
  const here = post === null ? conversation : threadOf(conversation, post);
  const { message, ref, exchange } = await answer(
    ports,
    { id: key, workspace, person, conversation: here, post: null, question, context, order: `${key}:answer` },
    { asked: { person, question } },
  );
  const to = post === null ? { workspace, person } : here;
  return [
    { kind: 'exchange', exchange },
    order({ ...click, conversation: here }, exchange.order, { kind: 'post', to, message, answer: ref }),
    ...(post === null ? [order(click, keyFor(click, 'home'), await homeOf(ports, click, { asked: exchange }))] : []),
  ];
}

async function showEntry(ports: Reading, click: Taken, action: Of<'show-entry'>): Promise<Change[]> {
  const entry = await ports.bank.entry(action.entry);
  if (entry === null) return tell(click, 'warning', NO_ENTRY);
  const dialog = presentEntry(entry, action.page, ports.bank.pathInBank);
  const key = keyFor(click, 'window');
  if (click.dialog !== null) return [order(click, key, { kind: 'turn', window: click.dialog, dialog })];
  return [order(click, key, { kind: 'open', handles: click.handles, dialog })];
}

async function vote(ports: Reading, click: Taken, action: Of<'vote'>): Promise<Change[]> {
  const { answer: id, vote: cast } = action;
  const { workspace } = click.conversation;
  if ((await ports.store.exchange(workspace, id)) === null) return tell(click, 'warning', GONE);
  ports.meter.count('vote', cast);
  const noted: Change = { kind: 'vote', workspace, answer: id, person: click.person, vote: cast, reason: null };
  if (cast === 'up') return [noted, ...tell(click, 'info', 'Thank you: noted as helpful.')];
  const open = { kind: 'open', handles: click.handles, dialog: presentVoteForm(id) } as const;
  return [noted, order(click, keyFor(click, 'window'), open)];
}

async function explainVote(ports: Reading, click: Taken, action: Of<'explain-vote'>): Promise<Change[]> {
  const { workspace } = click.conversation;
  const before = await ports.store.exchange(workspace, action.answer);
  if (before === null) return tell(click, 'warning', GONE);
  const { reason = 'other', details = '' } = click.fields;
  const said = details.trim() === '' ? reason : `${reason}: ${details.trim()}`;
  const noted = {
    kind: 'vote',
    workspace,
    answer: before.id,
    person: click.person,
    vote: 'down',
    reason: said,
  } as const;
  // A window has no place of its own, so thanks are said where the answer is.
  return [noted, ...tell({ ...click, conversation: before.conversation }, 'info', 'Thank you: your reason is noted.')];
}

async function unfollow(ports: Reading, click: Taken): Promise<Change[]> {
  const { conversation, post } = click;
  if (post === null) return tell(click, 'warning', STALE);
  const here = threadOf(conversation, post);
  if (await ports.store.isFollowed(here)) return stopFollowing(here, click);
  return tell(click, 'info', 'I do not follow this thread.');
}

async function set(ports: Reading, click: Taken, action: Of<'set'>): Promise<Change[]> {
  const { setting, value } = action;
  const { conversation, person } = click;
  const chosen = { [setting]: value };
  return [
    { kind: 'set', workspace: conversation.workspace, person, setting, value },
    order(click, keyFor(click, 'home'), await homeOf(ports, click, { chosen })),
  ];
}

async function forgetMe(ports: Reading, click: Taken): Promise<Change[]> {
  const { conversation, person } = click;
  return [
    { kind: 'forget', workspace: conversation.workspace, person },
    order(click, keyFor(click, 'home'), await homeOf(ports, click, { forgotten: true })),
    whisper(click, 'forgotten', presentNotice('info', 'Everything that I kept about you is deleted.')),
  ];
}
