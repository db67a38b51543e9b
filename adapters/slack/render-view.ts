// Draws home pages and windows, which have room for so much and cannot be split: what is beyond is named with its count.
import { onOneLine } from '../../src/message/clean-text.ts';
import type { Block, Dialog, Message } from '../../src/message/message.ts';
import { plain, type SlackBlock, type SlackModal } from './block-kit.ts';
import { Ledger, smallPieces } from './ledger.ts';
import { LIMITS } from './limits.ts';
import type { Piece } from './piece.ts';
import { carried } from './render-actions.ts';
import { piecesOf } from './render-blocks.ts';
import { fieldPieces } from './render-form.ts';
import { headingPieces } from './render-heading.ts';
import { shorten } from './split-text.ts';

type Form = Extract<Block, { kind: 'form' }>;

interface Room {
  readonly blocks: number;
  readonly bytes: number;
}

/** How a form is sent off, and what it asks. */
interface SentOff {
  readonly pieces: readonly Piece[];
  readonly buttons: Pick<SlackModal, 'close' | 'submit' | 'callback_id' | 'private_metadata'>;
}

/** What the view takes beside its blocks. */
const FRAME_BYTES = 10_000;
/** A line that says how much is missing has room left for it. */
const NOTE: Room = { blocks: 1, bytes: 1_000 };
const WHOLE: Room = { blocks: LIMITS.viewBlocks, bytes: LIMITS.viewBytes - FRAME_BYTES };
const OUR_NAME = 'Whetstone';
const CLOSE = shorten('Close', LIMITS.viewClose);
const CANCEL = shorten('Cancel', LIMITS.viewClose);

/** A home page. Never throws. */
export function renderHome(message: Message): {
  readonly blocks: readonly SlackBlock[];
  readonly notices: readonly string[];
} {
  const ledger = new Ledger('home');
  const pieces = within(piecesOf(message.blocks, ledger), WHOLE, ledger);
  return { blocks: blocksOf(pieces, ledger), notices: ledger.notices };
}

/** A window. The questions of its last form are sent off by the window's own button. Never throws. */
export function renderDialog(dialog: Dialog): { readonly view: SlackModal; readonly notices: readonly string[] } {
  const ledger = new Ledger('window');
  const title = onOneLine(dialog.title) || OUR_NAME;
  const at = dialog.message.blocks.findLastIndex(({ kind }) => kind === 'form');
  const form = at < 0 ? undefined : dialog.message.blocks[at];
  const sent = form?.kind === 'form' ? sentOff(form, ledger) : null;
  const before = piecesOf(dialog.message.blocks.slice(0, Math.max(at, 0)), ledger);
  const after = piecesOf(dialog.message.blocks.slice(at + 1), ledger);
  // Without its questions the window's button has nothing to send, so they get their room first.
  const asked = within(sent?.pieces ?? [], less(less(WHOLE, NOTE), NOTE), ledger);
  const rest = less(WHOLE, roomOf(asked));
  const top = within([...titlePieces(title, ledger), ...before], less(rest, NOTE), ledger);
  const bottom = within(after, less(rest, roomOf(top)), ledger);
  const view: SlackModal = {
    type: 'modal',
    title: plain(shorten(title, LIMITS.viewTitle)),
    blocks: blocksOf([...top, ...asked, ...bottom], ledger),
    ...(sent?.buttons ?? { close: plain(CLOSE) }),
  };
  return { view, notices: ledger.notices };
}

/** A title that is too long for its place stands in full at the top. */
function titlePieces(title: string, ledger: Ledger): Piece[] {
  if (title.length <= LIMITS.viewTitle) return [];
  ledger.notices.push('The title of a window was shortened, and stands in full at its top');
  return headingPieces(title);
}

function sentOff({ fields, submit }: Form, ledger: Ledger): SentOff {
  const action = carried(submit.action, LIMITS.privateMetadata);
  if (action === null) {
    return { pieces: ledger.note('A form could not be shown', submit.label), buttons: { close: plain(CLOSE) } };
  }
  const full = onOneLine(submit.label) || 'Send';
  const label = shorten(full, LIMITS.viewSubmit);
  const notes = label === full ? [] : ledger.note('The button of a window was shortened, in full', full);
  // A window asks nothing before it is sent off, so its question stands in it.
  const question = submit.confirm === undefined ? [] : smallPieces(onOneLine(submit.confirm.question));
  const buttons = {
    close: plain(CANCEL),
    submit: plain(label),
    callback_id: submit.action.kind,
    private_metadata: action,
  };
  return { pieces: [...fieldPieces(fields, ledger), ...question, ...notes], buttons };
}

/** The pieces that there is room for, and a line that says how many are missing. */
function within(pieces: readonly Piece[], room: Room, ledger: Ledger): Piece[] {
  const all = beginning(pieces, room);
  if (all.length === pieces.length) return all;
  const kept = beginning(pieces, less(room, NOTE));
  const count = pieces.length - kept.length;
  return [...kept, ...ledger.note(`${count} of ${pieces.length} parts did not fit here and were left out`)];
}

function beginning(pieces: readonly Piece[], room: Room): Piece[] {
  let left = room;
  const end = pieces.findIndex(piece => {
    left = less(left, roomOf([piece]));
    return left.blocks < 0 || left.bytes < 0;
  });
  return pieces.slice(0, end < 0 ? pieces.length : end);
}

function roomOf(pieces: readonly Piece[]): Room {
  const bytes = pieces.reduce((sum, { block }) => sum + Buffer.byteLength(JSON.stringify(block)) + 1, 0);
  return { blocks: pieces.length, bytes };
}

function less(room: Room, taken: Room): Room {
  return { blocks: room.blocks - taken.blocks, bytes: room.bytes - taken.bytes };
}

/** Slack refuses a view without blocks. */
function blocksOf(pieces: readonly Piece[], ledger: Ledger): SlackBlock[] {
  return (pieces.length > 0 ? pieces : ledger.note('There is nothing here')).map(({ block }) => block);
}
