// Draws a message as posts in Block Kit: whatever it holds, every post is within Slack's limits and no text is lost.
import type { Message } from '../../src/message/message.ts';
import type { SlackPost } from './block-kit.ts';
import { Ledger } from './ledger.ts';
import { pack } from './pack.ts';
import { piecesOf } from './render-blocks.ts';

export interface RenderedMessage {
  /** One at least. */
  readonly pages: readonly [SlackPost, ...SlackPost[]];
  /** What was shortened or left out, in words that repeat nothing of the message. */
  readonly notices: readonly string[];
}

/** Never throws. What is too long is split over several posts; the few things that cannot be split are named in them. */
export function renderMessage(message: Message): RenderedMessage {
  const ledger = new Ledger('post');
  const pieces = piecesOf(message.blocks, ledger);
  const [first, ...others] = pack(pieces.length > 0 ? pieces : ledger.note('This message is empty'));
  // `note` always gives a piece, so there is a first post.
  return { pages: [first as SlackPost, ...others], notices: ledger.notices };
}
