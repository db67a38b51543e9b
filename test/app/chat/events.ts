// What people do, as a platform would report it, for the tests of the chat.
import type { Action } from '../../../src/message/action.ts';
import type { Button, Message } from '../../../src/message/message.ts';
import type { Conversation, Handles, Incoming, PostRef } from '../../../src/ports/incoming.ts';

type Of<Kind extends Incoming['kind']> = Extract<Incoming, { kind: Kind }>;

export const WORKSPACE = 'chat:W1';
export const HANDLES: Handles = { private: 'private handle', window: 'window handle' };

export function inChannel(thread: string | null = null, channel = 'C1'): Conversation {
  return { workspace: WORKSPACE, channel, thread, direct: false };
}

export function alone(thread: string | null = null, channel = 'D1'): Conversation {
  return { workspace: WORKSPACE, channel, thread, direct: true };
}

let made = 0;

/** Every event is another, unless `parts` says otherwise. */
function arrived({ id, content, person = 'P1', conversation = inChannel() }: Partial<Incoming>) {
  made += 1;
  return { id: id ?? `id ${made}`, content: content ?? `content ${made}`, person, conversation };
}

export function message(text: string, parts: Partial<Of<'message'>> = {}): Of<'message'> {
  const base = arrived(parts);
  const post = { channel: base.conversation.channel, id: `post ${made}` };
  return { mentioned: !base.conversation.direct, namesOthers: false, post, ...parts, ...base, kind: 'message', text };
}

/** A message that names nobody, in a thread. */
export function follow(text: string, thread: string, parts: Partial<Of<'message'>> = {}): Of<'message'> {
  return message(text, { mentioned: false, conversation: inChannel(thread), ...parts });
}

export function direct(text: string, parts: Partial<Of<'message'>> = {}): Of<'message'> {
  return message(text, { conversation: alone(), ...parts });
}

export function edit(of: Of<'message'>, text: string): Of<'edit'> {
  const { conversation, person, post, mentioned, namesOthers } = of;
  return { ...arrived({ conversation, person }), kind: 'edit', post, text, mentioned, namesOthers };
}

export function deletion(of: Of<'message'>): Of<'deletion'> {
  return { ...arrived({ conversation: of.conversation, person: of.person }), kind: 'deletion', post: of.post };
}

export function command(text: string, parts: Partial<Of<'command'>> = {}): Of<'command'> {
  return { handles: HANDLES, name: 'ask', ...parts, ...arrived(parts), kind: 'command', text };
}

export function answerThis(post: PostRef, text: string, parts: Partial<Of<'answer-this'>> = {}): Of<'answer-this'> {
  return { handles: HANDLES, ...parts, ...arrived(parts), kind: 'answer-this', post, text };
}

export function press(action: Action | null, parts: Partial<Of<'action'>> = {}): Of<'action'> {
  const base = { fields: {}, post: null, alone: false, dialog: null, handles: HANDLES };
  return { ...base, ...parts, ...arrived(parts), kind: 'action', action };
}

/** Looks us up on the home page, or begins to talk. */
export function visit(kind: 'home' | 'opened', conversation: Conversation = alone(null, '')): Incoming {
  return { ...arrived({ conversation }), kind };
}

/** All buttons of a message, those of choices and pickers included. */
export function buttonsOf({ blocks }: Message): Pick<Button, 'label' | 'action'>[] {
  return blocks.flatMap(block => {
    if (block.kind === 'buttons') return block.buttons;
    if (block.kind === 'choices') return block.choices.map(({ text, button }) => ({ ...button, label: text }));
    if (block.kind === 'picker') return block.options;
    if (block.kind === 'vote')
      return [
        { label: 'up', action: block.up },
        { label: 'down', action: block.down },
      ];
    return block.kind === 'form' ? [block.submit] : [];
  });
}

/** The action of the first button whose label says `label`. */
export function actionIn(message: Message | undefined, label: RegExp): Action {
  const buttons = message === undefined ? [] : buttonsOf(message);
  const found = buttons.find(button => label.test(button.label));
  if (found === undefined) throw new Error(`no button ${label} among ${buttons.map(button => button.label)}`);
  return found.action;
}
