// What comes in from a platform, read into plain data: the same for every platform, and what the inbox keeps.
import type { Action } from '../message/action.ts';
import type { Task } from './task.ts';

/** Where something is said. `thread` is the id of the post that began it; null at the top level. */
export interface Conversation {
  /** The platform and its id of the workspace, as one text: the owner of every row that is kept. */
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string | null;
  /** Whether nobody but the person and Whetstone reads it. */
  readonly direct: boolean;
}

/** One post on the platform: its id within its channel. */
export interface PostRef {
  readonly channel: string;
  readonly id: string;
}

/** How to answer one person alone, and how to open a window for them; both expire, and only the platform can read them. */
export interface Handles {
  readonly private: string | null;
  readonly window: string | null;
}

interface Arrived {
  /** The platform's id of this event; redelivered under the same id, it is dropped. */
  readonly id: string;
  /** Tells the same thing said once from another, whatever ids it comes under. */
  readonly content: string;
  readonly person: string;
  readonly conversation: Conversation;
}

/** A person's doing. Texts are plain: without the platform's markup, mentions of us, and entities. */
export type Incoming = Arrived &
  (
    | {
        readonly kind: 'message';
        readonly post: PostRef;
        readonly text: string;
        /** Whether we are named in it. */
        readonly mentioned: boolean;
        /** Whether somebody else is named in it. */
        readonly namesOthers: boolean;
      }
    /** The text of an earlier message is another now. */
    | {
        readonly kind: 'edit';
        readonly post: PostRef;
        readonly text: string;
        readonly mentioned: boolean;
        readonly namesOthers: boolean;
      }
    | { readonly kind: 'deletion'; readonly post: PostRef }
    | { readonly kind: 'command'; readonly name: string; readonly text: string; readonly handles: Handles }
    /** Somebody wants the message of `post` answered. */
    | { readonly kind: 'answer-this'; readonly post: PostRef; readonly text: string; readonly handles: Handles }
    | {
        readonly kind: 'action';
        /** Null for a button that this version does not know. */
        readonly action: Action | null;
        /** What was filled in, by name of the field. */
        readonly fields: Readonly<Record<string, string>>;
        /** The post that the button is on; null in a window or on the home page. */
        readonly post: PostRef | null;
        /** Whether only this person sees what the button is on. */
        readonly alone: boolean;
        /** The window that the button is in, so that its page can be turned. */
        readonly dialog: string | null;
        readonly handles: Handles;
      }
    /** What we ordered for now, or hear of our own posts; the person is who it is done for. */
    | { readonly kind: 'task'; readonly task: Task }
    /** Somebody opened our home page. */
    | { readonly kind: 'home' }
    /** Somebody opened a conversation with us and has not said anything yet. */
    | { readonly kind: 'opened' }
  );

/** Those of one kind. */
export type IncomingOf<Kind extends Incoming['kind']> = Extract<Incoming, { kind: Kind }>;
