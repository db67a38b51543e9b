// What the outbox keeps: things to deliver, each complete in itself, so that any process can do it later.
import type { Dialog, Message } from '../message/message.ts';
import type { ShownAnswer } from '../message/shown-answer.ts';
import type { Conversation, Handles, PostRef } from './incoming.ts';
import type { Recipient } from './messenger.ts';
import type { Task } from './task.ts';

/** The stored answer that a message shows, and how: its citations are checked again just before it is sent. */
export interface AnswerRef {
  readonly id: string;
  readonly shown: ShownAnswer;
}

/** `of` is the key of an earlier order. */
export type Delivery =
  | {
      readonly kind: 'post';
      readonly to: Recipient;
      readonly message: Message;
      readonly answer: AnswerRef | null;
      /** Speaks where we have no seat, for somebody who has one. */
      readonly through?: Handles;
    }
  | {
      readonly kind: 'whisper';
      readonly to: Conversation;
      readonly person: string;
      readonly handles: Handles;
      readonly message: Message;
      /** Whether it takes the place of what its handle came from. */
      readonly replace: boolean;
      readonly answer: AnswerRef | null;
    }
  | { readonly kind: 'revise'; readonly of: string; readonly message: Message; readonly answer: AnswerRef | null }
  | { readonly kind: 'retract'; readonly of: string }
  | { readonly kind: 'react'; readonly post: PostRef; readonly sign: 'welcome' | 'hello' }
  | { readonly kind: 'open'; readonly handles: Handles; readonly dialog: Dialog }
  | { readonly kind: 'turn'; readonly window: string; readonly dialog: Dialog }
  | { readonly kind: 'home'; readonly person: string; readonly message: Message }
  | { readonly kind: 'title'; readonly to: Conversation; readonly text: string }
  | {
      readonly kind: 'suggest';
      readonly to: Conversation;
      readonly prompts: readonly { readonly title: string; readonly message: string }[];
    };

/** Something to deliver, for whom, and what it is known by: a key is delivered once, however often it is asked for. */
export interface Order {
  readonly key: string;
  readonly workspace: string;
  /** Who asked; told when it cannot be delivered. */
  readonly person: string;
  /** Where it was asked. */
  readonly conversation: Conversation;
  readonly delivery: Delivery;
  /** Comes in as news once it is out, or will never be: `at` is then filled in. */
  readonly then?: Extract<Task, { readonly at: number | null }>;
}
