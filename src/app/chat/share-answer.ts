// Shares an answer that only its asker saw with the whole channel, as the bank answers it now.
import { PLAINLY } from '../../message/shown-answer.ts';
import type { IncomingOf } from '../../ports/incoming.ts';
import type { Change } from '../../ports/store.ts';
import { answer, isSaid, present } from './answer.ts';
import type { Reading } from './chat-ports.ts';
import { insteadKey } from './other-way.ts';
import { order, tell, whisper } from './say.ts';

const CHANGED = 'The bank has changed since this was asked; this is what it says now.';

type Taken = IncomingOf<'action'>;

/** Asks again, since an answer is checked just before it is shown, and says when it is another than the asker saw. */
export async function shareAnswer(ports: Reading, click: Taken, id: string): Promise<Change[]> {
  const { workspace } = click.conversation;
  const before = await ports.store.exchange(workspace, id);
  if (before === null) return tell(click, 'warning', 'I no longer keep that answer; please ask again.');
  const key = await keyToShare(ports, workspace, id);
  if (await isSaid(ports, workspace, key)) return tell(click, 'info', 'It is in the channel already.');
  const asked = { person: before.person, question: before.question };
  const { reply, exchange } = await answer(ports, before);
  const changed = reply.text === before.text ? [] : [CHANGED];
  const shared = { ...PLAINLY, asked, notices: changed };
  const mine = {
    ...PLAINLY,
    asked,
    notices: ['Sent to the channel; if it is not accepted there, I write to you alone.'],
  };
  const to = { ...before.conversation, thread: null };
  return [
    { kind: 'exchange', exchange },
    order(click, key, {
      kind: 'post',
      to,
      message: await present(ports, before, reply, shared),
      answer: { id, shown: shared },
      through: click.handles,
    }),
    whisper(click, 'shared', await present(ports, before, reply, mine), {
      replace: true,
      answer: { id, shown: mine },
    }),
  ];
}

/** Pressed again it is the same order, unless that was not accepted and went to the asker alone: perhaps it is accepted now. */
async function keyToShare(ports: Reading, workspace: string, id: string): Promise<string> {
  let key = `${id}:shared`;
  while (await isSaid(ports, workspace, insteadKey(key))) key += ':again';
  return key;
}
