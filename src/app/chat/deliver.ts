// Delivers one order over the surface, page by page, looking first where an earlier attempt may have got through.
import { assertNever } from '../../assert.ts';
import { DeliveryError } from '../../message/delivery-error.ts';
import { lineOf } from '../../message/lines.ts';
import type { Message } from '../../message/message.ts';
import type { Delivery } from '../../ports/delivery.ts';
import type { Handles, PostRef } from '../../ports/incoming.ts';
import type { Recipient, Surface } from '../../ports/messenger.ts';
import type { ClaimedOrder, Store } from '../../ports/store.ts';
import { revisionsIn } from './keys.ts';
import { insteadKey } from './other-way.ts';

export interface DeliveryPorts {
  readonly surface: Surface;
  readonly store: Pick<Store, 'postsOf' | 'notePost'>;
  readonly owner: string;
  /** Whether a call to the platform will be over before somebody else may take the order. */
  readonly mayCall: () => boolean;
  /** Hears why it could not be looked whether a post is out. */
  readonly onBlind: (reason: string) => void;
}

/** Whether all of it is out. */
type Progress = 'done' | 'more';

/** Delivers what is due of an order. Every failure is a `DeliveryError`. */
export async function deliver(ports: DeliveryPorts, order: ClaimedOrder): Promise<Progress> {
  const { surface } = ports;
  const { delivery, workspace } = order;
  switch (delivery.kind) {
    case 'post':
      return postPage(ports, order, delivery);
    case 'whisper':
      return whisperPage(ports, order, delivery);
    case 'revise':
      return revise(ports, order, delivery);
    case 'retract':
      for (const key of revisionsIn(delivery.of).flatMap(revision => [revision, insteadKey(revision)]))
        for (const post of await ports.store.postsOf(workspace, key)) await surface.messenger.remove(workspace, post);
      return 'done';
    case 'react':
      await surface.reactions.react(workspace, delivery.post, delivery.sign);
      return 'done';
    case 'open':
      await surface.dialogs.open(workspace, delivery.handles, delivery.dialog);
      return 'done';
    case 'turn':
      await surface.dialogs.replace(workspace, delivery.window, delivery.dialog);
      return 'done';
    case 'home':
      await surface.homes.publish(workspace, delivery.person, delivery.message);
      return 'done';
    case 'title':
      await surface.assistants.title(delivery.to, delivery.text);
      return 'done';
    case 'suggest':
      await surface.assistants.suggest(delivery.to, delivery.prompts);
      return 'done';
    default:
      return assertNever(delivery);
  }
}

type Of<Kind extends Delivery['kind']> = Extract<Delivery, { kind: Kind }>;

/** One page a call: the next one waits its turn, since a channel takes a post a second. */
async function postPage(ports: DeliveryPorts, order: ClaimedOrder, delivery: Of<'post'>): Promise<Progress> {
  const { to, message, through } = delivery;
  const pages = ports.surface.messenger.pages(message);
  const page = order.posts.length;
  // The last attempt ended between its last page and its own end.
  if (page >= pages) return 'done';
  await sendPage(ports, order, { to, message, page, through });
  return page + 1 < pages ? 'more' : 'done';
}

interface Page {
  readonly to: Recipient;
  readonly message: Message;
  readonly page: number;
  readonly through?: Handles | undefined;
}

/** Sends a page and notes it, unless an attempt whose end nobody knows has sent it already. */
async function sendPage(
  ports: DeliveryPorts,
  order: ClaimedOrder,
  { to, message, page, through }: Page,
): Promise<void> {
  const key = pageKey(order.key, page);
  const isUnclear = order.unclearSince !== null;
  const found = isUnclear ? await look(ports, to, key, order.orderedAt) : null;
  if (found === null) inTime(ports);
  // Where it goes through somebody else's hands it cannot be found again.
  const said = isUnclear && through !== undefined ? asRepetition(message) : message;
  const post = found ?? (await ports.surface.messenger.send(to, said, page, key, through));
  await ports.store.notePost(order.id, ports.owner, post);
}

/** Who began a call now might say what somebody else says meanwhile. */
function inTime({ mayCall }: DeliveryPorts): void {
  if (!mayCall()) throw new DeliveryError('later', 'lease_over');
}

function pageKey(order: string, page: number): string {
  return page === 0 ? order : `${order}#${page}`;
}

/**
 * The post that an attempt whose end nobody knows may have made. Where the platform does not let us look, for good, it is
 * sent again: once more is better than never.
 */
async function look(ports: DeliveryPorts, to: Recipient, key: string, since: Date): Promise<PostRef | null> {
  try {
    return await ports.surface.messenger.find(to, key, since);
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.trouble !== 'never') throw error;
    ports.onBlind(error.reason);
    return null;
  }
}

/** What one person alone is shown cannot be looked up: after an attempt whose end nobody knows, it says that it may be a repetition. */
async function whisperPage(ports: DeliveryPorts, order: ClaimedOrder, delivery: Of<'whisper'>): Promise<Progress> {
  const { messenger, whispers } = ports.surface;
  const { to, person, handles, replace, message } = delivery;
  const page = order.posts.length;
  const isAgain = order.unclearSince !== null && page === 0 && !replace;
  const said = isAgain ? asRepetition(message) : message;
  const pages = messenger.pages(said);
  if (page >= pages) return 'done';
  inTime(ports);
  await whispers.whisper(to, person, handles, { message: said, page, replace: replace && page === 0 });
  await ports.store.notePost(order.id, ports.owner, { channel: to.channel, id: '' });
  return page + 1 < pages ? 'more' : 'done';
}

function asRepetition({ blocks }: Message): Message {
  const sentence = 'I was interrupted while I sent this, so you may see it twice.';
  return { blocks: [{ kind: 'notice', level: 'info', line: lineOf(sentence) }, ...blocks] };
}

/** Puts the pages in the place of the posts; what is more becomes further posts, and posts that are too many go. */
async function revise(ports: DeliveryPorts, order: ClaimedOrder, { of, message }: Of<'revise'>): Promise<Progress> {
  const { messenger } = ports.surface;
  const { workspace } = order;
  const before = await lastPosts(ports, workspace, of);
  const pages = before.length === 0 ? 0 : messenger.pages(message);
  const kept = before.slice(0, pages);
  for (let page = order.posts.length; page < kept.length; page++) {
    await messenger.update(workspace, kept[page]!, message, page);
    await ports.store.notePost(order.id, ports.owner, kept[page]!);
  }
  for (const post of before.slice(pages)) await messenger.remove(workspace, post);
  const page = Math.max(kept.length, order.posts.length);
  if (page >= pages) return 'done';
  await sendPage(ports, order, { to: order.conversation, message, page });
  return page + 1 < pages ? 'more' : 'done';
}

/** The posts that show an answer as it was revised last. */
async function lastPosts({ store }: DeliveryPorts, workspace: string, of: string): Promise<readonly PostRef[]> {
  for (const key of revisionsIn(of)
    .flatMap(revision => [insteadKey(revision), revision])
    .toReversed()) {
    const posts = await store.postsOf(workspace, key);
    if (posts.length > 0) return posts;
  }
  return [];
}
