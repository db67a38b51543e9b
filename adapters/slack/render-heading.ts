// Draws headings, as headers of Slack where they are short enough.
import { onOneLine } from '../../src/message/clean-text.ts';
import { plain } from './block-kit.ts';
import { LIMITS } from './limits.ts';
import type { Piece } from './piece.ts';
import { boldPieces } from './render-rich-text.ts';

/** A heading that is too long for one is bold text, in full. */
export function headingPieces(text: string): Piece[] {
  const said = onOneLine(text);
  if (said === '') return [];
  return said.length > LIMITS.header ? boldPieces(said) : [{ block: { type: 'header', text: plain(said) }, said }];
}
