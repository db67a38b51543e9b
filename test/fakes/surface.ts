// A platform that keeps what it is told, and can be told to fail, to lose its answer, and to hang.
import { DeliveryError } from '../../src/message/delivery-error.ts';
import type { Dialog, Message } from '../../src/message/message.ts';
import { plainText } from '../../src/message/plain-text.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Conversation, Handles, PostRef } from '../../src/ports/incoming.ts';
import type { Profile, Recipient, Surface } from '../../src/ports/messenger.ts';

/** What the platform was asked to do. */
export interface Call {
  readonly what:
    | 'send'
    | 'find'
    | 'update'
    | 'remove'
    | 'whisper'
    | 'react'
    | 'open'
    | 'replace'
    | 'publish'
    | 'status'
    | 'title'
    | 'suggest';
  /** Where: a channel with its thread, or `@` and a person. */
  readonly where: string;
  readonly text: string;
  readonly message?: Message;
  readonly dialog?: Dialog;
  readonly post?: PostRef;
  readonly key?: string;
  readonly page?: number;
  readonly replace?: boolean;
  readonly handles?: Handles | undefined;
  readonly person?: string;
}

/** A post that is on the platform now. */
export interface Posted {
  readonly ref: PostRef;
  readonly where: string;
  readonly key: string;
  readonly at: Date;
  message: Message;
  page: number;
}

/** `lost`: it works, and nobody hears that it did. `hangs`: nothing happens, ever. */
export type Outcome = 'works' | 'lost' | 'hangs' | DeliveryError;

export interface FakeSurface extends Surface {
  /** All calls, in order. */
  readonly calls: Call[];
  /** The posts that are there, in order. */
  readonly posts: Posted[];
  /** What is known of people, by their id; of others nothing is. */
  readonly people: Map<string, Profile>;
  /** What becomes of a call. */
  onCall: (call: Call) => Outcome;
  /** How many posts a message takes. */
  pagesFor: (message: Message) => number;
  /** The calls of these kinds. */
  callsOf(...kinds: readonly Call['what'][]): Call[];
  /** What a person sees in a place: the posts' texts, in order. */
  read(where: string): string[];
}

function place(to: Recipient): string {
  if ('person' in to) return `@${to.person}`;
  return to.thread === null ? to.channel : `${to.channel}/${to.thread}`;
}

export function fakeSurface(clock: Clock): FakeSurface {
  const calls: Call[] = [];
  const posts: Posted[] = [];
  const people = new Map<string, Profile>();
  let made = 0;

  async function perform<T>(call: Call, effect: () => T): Promise<T> {
    calls.push(call);
    const outcome = surface.onCall(call);
    if (outcome instanceof DeliveryError) throw outcome;
    if (outcome === 'hangs') return new Promise<never>(() => {});
    const result = effect();
    if (outcome === 'lost') throw new DeliveryError('unclear', 'timeout');
    return result;
  }
  const shown = (message: Message) => ({ message, text: plainText(message) });
  const nothing = () => {};
  const at = (ref: PostRef) => posts.find(post => post.ref.channel === ref.channel && post.ref.id === ref.id);

  const surface: FakeSurface = {
    calls,
    posts,
    people,
    onCall: () => 'works',
    pagesFor: () => 1,
    callsOf: (...kinds) => calls.filter(({ what }) => kinds.includes(what)),
    read: where => posts.filter(post => post.where === where).map(({ message }) => plainText(message)),
    messenger: {
      pages: message => surface.pagesFor(message),
      send: (to, message, page, key, through) =>
        perform({ what: 'send', where: place(to), ...shown(message), page, key, handles: through }, () => {
          made += 1;
          const ref = { channel: 'person' in to ? `D-${to.person}` : to.channel, id: `made ${made}` };
          posts.push({ ref, where: place(to), key, at: clock.now(), message, page });
          return ref;
        }),
      find: (to, key, since) =>
        perform({ what: 'find', where: place(to), text: '', key }, () => {
          const found = posts.find(post => post.where === place(to) && post.key === key && post.at >= since);
          return found?.ref ?? null;
        }),
      update: (_workspace, post, message, page) =>
        perform({ what: 'update', where: post.channel, ...shown(message), page, post }, () => {
          const there = at(post);
          if (there === undefined) throw new DeliveryError('never', 'message_not_found');
          Object.assign(there, { message, page });
        }),
      remove: (_workspace, post) =>
        perform({ what: 'remove', where: post.channel, text: '', post }, () => {
          const there = at(post);
          if (there !== undefined) posts.splice(posts.indexOf(there), 1);
        }),
    },
    whispers: {
      whisper: (to, person, handles, { message, page, replace }) =>
        perform({ what: 'whisper', where: place(to), ...shown(message), page, person, handles, replace }, nothing),
    },
    reactions: {
      react: (_workspace, post, sign) => perform({ what: 'react', where: post.channel, text: sign, post }, nothing),
    },
    dialogs: {
      open: (_workspace, handles, dialog) =>
        perform({ what: 'open', where: 'window', ...shownDialog(dialog), handles }, nothing),
      replace: (_workspace, window, dialog) =>
        perform({ what: 'replace', where: window, ...shownDialog(dialog) }, nothing),
    },
    homes: {
      publish: (_workspace, person, message) =>
        perform({ what: 'publish', where: `@${person}`, ...shown(message) }, nothing),
    },
    assistants: {
      status: (to, text) => perform({ what: 'status', where: place(to), text }, nothing),
      title: (to: Conversation, text) => perform({ what: 'title', where: place(to), text }, nothing),
      suggest: (to, prompts) =>
        perform({ what: 'suggest', where: place(to), text: prompts.map(({ message }) => message).join('\n') }, nothing),
    },
    profiles: {
      profile: async (_workspace, person) => people.get(person) ?? { zone: null, isAdmin: false },
    },
  };
  return surface;
}

function shownDialog(dialog: Dialog) {
  return { dialog, message: dialog.message, text: `${dialog.title}\n${plainText(dialog.message)}` };
}
