// The ports to a platform: say something under a key, find what was said, and what only some platforms have.
import type { Dialog, Message } from '../message/message.ts';
import type { Conversation, Handles, PostRef } from './incoming.ts';

/** Where a post goes: a conversation, or a person, wherever the platform talks to one alone. */
export type Recipient = Conversation | { readonly workspace: string; readonly person: string };

/**
 * Says things; where it has no seat, `through` the handles of somebody who has. Every failure is a `DeliveryError`. A message may take several posts, its pages, numbered from 0; each travels
 * under a key that the platform keeps with it.
 */
export interface Messenger {
  /** How many posts the message takes. */
  pages(message: Message): number;
  send(to: Recipient, message: Message, page: number, key: string, through?: Handles): Promise<PostRef>;
  /** The post that was sent under `key` at or after `since`; null when there is none. */
  find(to: Recipient, key: string, since: Date): Promise<PostRef | null>;
  /** Puts a page of the message in the place of a post. */
  update(workspace: string, post: PostRef, message: Message, page: number): Promise<void>;
  /** Takes a post back; one that is gone already is fine. */
  remove(workspace: string, post: PostRef): Promise<void>;
}

/** A page of a message for one person alone; `replace` puts it in the place of what the handle came from. */
export interface Whispered {
  readonly message: Message;
  readonly page: number;
  readonly replace: boolean;
}

/** Shows something to one person alone. */
export interface Whispers {
  whisper(to: Conversation, person: string, handles: Handles, whispered: Whispered): Promise<void>;
}

/** Marks a post with a small sign; one that is there already is fine. */
export interface Reactions {
  react(workspace: string, post: PostRef, sign: 'welcome' | 'hello'): Promise<void>;
}

/** Windows over the conversation. */
export interface Dialogs {
  open(workspace: string, handles: Handles, dialog: Dialog): Promise<void>;
  /** Puts another dialog in an open window. */
  replace(workspace: string, window: string, dialog: Dialog): Promise<void>;
}

/** The page that a person finds when they look us up. */
export interface Homes {
  publish(workspace: string, person: string, message: Message): Promise<void>;
}

/** What a conversation with us alone shows beside its posts. */
export interface Assistants {
  /** Says that work is going on; gone with the next post. Trouble here never matters. */
  status(to: Conversation, text: string): Promise<void>;
  title(to: Conversation, text: string): Promise<void>;
  suggest(to: Conversation, prompts: readonly { readonly title: string; readonly message: string }[]): Promise<void>;
}

/** What the platform knows of a person that matters to us. */
export interface Profile {
  /** The IANA name of the time zone that they live by; null where it is not known. */
  readonly zone: string | null;
  /** Whether they run the workspace. */
  readonly isAdmin: boolean;
}

/** Looks people up. Where that is not allowed, or nobody is found, nothing is known of them and they are no admin. */
export interface Profiles {
  profile(workspace: string, person: string): Promise<Profile>;
}

/** A platform with everything that it can do. */
export interface Surface {
  readonly messenger: Messenger;
  readonly whispers: Whispers;
  readonly reactions: Reactions;
  readonly dialogs: Dialogs;
  readonly homes: Homes;
  readonly assistants: Assistants;
  readonly profiles: Profiles;
}
