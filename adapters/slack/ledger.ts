// What a renderer keeps while it draws one message: which ids are taken, and what had to be shortened.
import { cleanText, onOneLine } from '../../src/message/clean-text.ts';
import { plain } from './block-kit.ts';
import { LIMITS } from './limits.ts';
import type { Piece } from './piece.ts';
import { splitText } from './split-text.ts';

/** Windows and home pages show fewer kinds of blocks than posts. */
export type Place = 'post' | 'home' | 'window';

/** The ledger of one message. `notices` says in words what was shortened, and never what stood there. */
export class Ledger {
  readonly place: Place;
  readonly notices: string[] = [];
  readonly #fields = new Set<string>();
  #actions = 0;

  constructor(place: Place) {
    this.place = place;
  }

  /** An id that no other element of the message has. */
  actionId(kind: string): string {
    const id = `${kind}:${this.#actions}`;
    this.#actions += 1;
    return id;
  }

  /** The id of the block that asks for the field; null when it cannot have one. */
  fieldId(name: string): string | null {
    const id = `field:${name}`;
    if (id.length > LIMITS.blockId || cleanText(name) !== name || this.#fields.has(id)) return null;
    this.#fields.add(id);
    return id;
  }

  /** Notes what was shortened or left out, and gives the small lines that tell the reader; `full` is what stood there. */
  note(notice: string, full = ''): Piece[] {
    this.notices.push(notice);
    const shown = onOneLine(full);
    return smallPieces(shown === '' ? `${notice}.` : `${notice}: ${shown}`);
  }
}

/** Small grey lines. */
export function smallPieces(text: string): Piece[] {
  return splitText(text, LIMITS.contextText)
    .filter(said => said.trim() !== '')
    .map(said => ({ block: { type: 'context', elements: [plain(said)] }, said }));
}
