// Packs the pieces of a message into as few posts as Slack's limits allow, in their order.
import type { SlackPost } from './block-kit.ts';
import { escapeMessageText } from './escape.ts';
import { LIMITS } from './limits.ts';
import { costOf, type Piece } from './piece.ts';

/** For notifications of a post that has nothing to read. */
const NOTHING_TO_READ = 'Buttons to choose from.';

/** One post at least for one piece at least. A heading stays with what it stands over. */
export function pack(pieces: readonly Piece[]): SlackPost[] {
  const posts: Piece[][] = [];
  let post: Piece[] = [];
  for (const piece of pieces) {
    if (!fits([...post, piece])) {
      const headings = trailingHeadings(post);
      posts.push(post.slice(0, post.length - headings.length));
      post = fits([...headings, piece]) ? headings : postOnly(headings, posts);
    }
    post.push(piece);
  }
  return [...posts, post].filter(group => group.length > 0).map(postOf);
}

/** Headings alone in a post, for the rare case that what follows leaves no room for them. */
function postOnly(headings: Piece[], posts: Piece[][]): Piece[] {
  posts.push(headings);
  return [];
}

function fits(pieces: readonly Piece[]): boolean {
  const tables = pieces.filter(({ block }) => block.type === 'table').length;
  if (pieces.length > LIMITS.messageBlocks || tables > LIMITS.tablesInMessage) return false;
  const cost = pieces.reduce((sum, piece) => sum + costOf(piece), 0);
  return cost <= LIMITS.messageCharacters;
}

function trailingHeadings(post: readonly Piece[]): Piece[] {
  const from = post.findLastIndex(({ block }) => block.type !== 'header') + 1;
  // A post of headings alone is full of them.
  return from === 0 ? [] : post.slice(from);
}

function postOf(pieces: readonly Piece[]): SlackPost {
  const said = pieces.map(piece => piece.said).filter(text => text.trim() !== '');
  const text = escapeMessageText(said.join('\n\n')) || NOTHING_TO_READ;
  return { text, blocks: pieces.map(({ block }) => block) };
}
