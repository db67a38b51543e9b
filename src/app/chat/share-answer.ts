// Shares what only its asker saw with the whole channel: an answer as the bank gives it now, an estimate with the figures that it had.
import { assert } from '../../assert.ts';
import type { Message } from '../../message/message.ts';
import { PLAINLY, type ShownAnswer } from '../../message/shown-answer.ts';
import type { IncomingOf } from '../../ports/incoming.ts';
import type { Change, Exchange } from '../../ports/store.ts';
import { answer, isSaid, present } from './answer.ts';
import type { Reading } from './chat-ports.ts';
import { presentKept } from './estimate.ts';
import { insteadKey } from './other-way.ts';
import { order, tell, whisper } from './say.ts';

const CHANGED = 'The bank has changed since this was asked; this is what it says now.';
const SENT = 'Sent to the channel; if it is not accepted there, I write to you alone.';

type Taken = IncomingOf<'action'>;

/** What is shared: how it is shown, what to know about it, and what is remembered of it. */
interface Shared {
  readonly show: (shown: ShownAnswer) => Promise<Message>;
  readonly notices: readonly string[];
  readonly changes: readonly Change[];
}

export async function shareAnswer(ports: Reading, click: Taken, id: string): Promise<Change[]> {
  const { workspace } = click.conversation;
  const before = await ports.store.exchange(workspace, id);
  if (before === null) return tell(click, 'warning', 'I no longer keep that answer; please ask again.');
  const key = await keyToShare(ports, before);
  if (await isSaid(ports, workspace, key)) return tell(click, 'info', 'It is in the channel already.');
  const { show, notices, changes } = before.kind === 'cost' ? asItWas(ports, before) : await asItIsNow(ports, before);
  const plainly = { ...PLAINLY, asked: { person: before.person, question: before.question } };
  const shared = { ...plainly, notices };
  const mine = { ...plainly, notices: [SENT] };
  const to = { ...before.conversation, thread: null };
  const message = await show(shared);
  return [
    ...changes,
    order(click, key, { kind: 'post', to, message, answer: { id, shown: shared }, through: click.handles }),
    whisper(click, 'shared', await show(mine), { replace: true, answer: { id, shown: mine } }),
  ];
}

/** Asks again, since an answer is checked just before it is shown, and says when it is another than the asker saw. */
async function asItIsNow(ports: Reading, before: Exchange): Promise<Shared> {
  const { reply, exchange } = await answer(ports, before);
  return {
    show: shown => present(ports, before, reply, shown),
    notices: reply.text === before.text ? [] : [CHANGED],
    changes: [{ kind: 'exchange', exchange }],
  };
}

/** The figures that the asker saw, whatever the prices are by now. */
function asItWas(ports: Reading, { id, estimate }: Exchange): Shared {
  assert(estimate !== null, 'an estimate is kept with its figures');
  return { show: async shown => presentKept(ports, { id, estimate }, shown), notices: [], changes: [] };
}

/** Pressed again it is the same order, unless that was not accepted and went to the asker alone: perhaps it is accepted now. */
async function keyToShare(ports: Reading, { workspace, id }: Exchange): Promise<string> {
  let key = `${id}:shared`;
  while (await isSaid(ports, workspace, insteadKey(key))) key += ':again';
  return key;
}
