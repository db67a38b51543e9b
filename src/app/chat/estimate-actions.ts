// Takes the actions of buttons that are about estimates: asks for another one, opens the form that changes one, works it out anew.
import type { Action } from '../../message/action.ts';
import type { IncomingOf } from '../../ports/incoming.ts';
import type { Change } from '../../ports/store.ts';
import { presentAdjustForm, presentRefusal } from '../../present/present-estimate.ts';
import type { Reading } from './chat-ports.ts';
import { estimateAlone, estimateFor, requestOf, showEstimate, shownAlone } from './estimate.ts';
import { keyFor, order, tell, threadOf, whisper } from './say.ts';
import { homeOf } from './show-home.ts';

type Taken = IncomingOf<'action'>;
type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

const GONE = 'I no longer keep that estimate; please ask again.';

/** Among others it is for whoever pressed, who may share it; with one person alone it is said where they are. */
export async function estimateRequest(ports: Reading, click: Taken, request: string): Promise<Change[]> {
  const isAlone = click.alone || !click.conversation.direct;
  return isAlone ? estimateAlone(ports, click, request) : estimateDirectly(ports, click, request);
}

/** In the thread of the button, or by a direct message where it is on no post. */
async function estimateDirectly(ports: Reading, click: Taken, request: string): Promise<Change[]> {
  const { conversation, person, post } = click;
  const here = post === null ? conversation : threadOf(conversation, post);
  const to = post === null ? { workspace: conversation.workspace, person } : here;
  const there = { ...click, conversation: here };
  const requested = requestOf(there, request);
  const result = await estimateFor(ports, request);
  if (!result.ok) {
    return [order(there, requested.order, { kind: 'post', to, message: presentRefusal(result), answer: null })];
  }
  const shown = { ...shownAlone(requested), private: false };
  const { message, ref, exchange } = showEstimate(ports, requested, result, shown);
  return [
    { kind: 'exchange', exchange },
    order(there, requested.order, { kind: 'post', to, message, answer: ref }),
    ...(post === null ? [order(click, keyFor(click, 'home'), await homeOf(ports, click, { asked: exchange }))] : []),
  ];
}

/** Opens the form, which knows how to reach what the person sees now. */
export async function adjustEstimate(ports: Reading, click: Taken, { answer }: Of<'adjust'>): Promise<Change[]> {
  const before = await ports.store.exchange(click.conversation.workspace, answer);
  if (before === null) return tell(click, 'warning', GONE);
  const choices = await ports.estimates.choices(before.question);
  if (choices.length === 0) return tell(click, 'info', 'There is nothing to adjust in this; please type it anew.');
  const dialog = presentAdjustForm(choices, { kind: 'recompute', answer, place: click.handles.private });
  return [order(click, keyFor(click, 'window'), { kind: 'open', handles: click.handles, dialog })];
}

/**
 * Puts the new estimate in the place of the one before, on the screen alone: that may fail, and then the buttons of both must
 * stand for the figures that are beside them. What cannot be estimated is told below it.
 */
export async function recomputeEstimate(ports: Reading, click: Taken, action: Of<'recompute'>): Promise<Change[]> {
  const before = await ports.store.exchange(click.conversation.workspace, action.answer);
  if (before === null) return tell(click, 'warning', GONE);
  // A form has no place of its own, so what it leads to is said where the estimate is.
  const handles = { private: action.place, window: null };
  const there = { ...click, conversation: before.conversation, handles };
  const result = await ports.estimates.adjust(before.question, click.fields);
  ports.meter.count('estimate', result.ok ? 'estimated' : 'refused');
  if (!result.ok) return [whisper(there, 'answer', presentRefusal(result))];
  const requested = requestOf(there, result.reading);
  const { message, ref, exchange } = showEstimate(ports, requested, result, shownAlone(requested));
  const replace = action.place !== null;
  return [{ kind: 'exchange', exchange }, whisper(there, 'answer', message, { replace, answer: ref })];
}
