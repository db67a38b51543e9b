// Draws each kind of block of a message; how they share posts is decided later.
import { assertNever } from '../../src/assert.ts';
import type { Block, Line } from '../../src/message/message.ts';
import { lineText } from '../../src/message/plain-text.ts';
import { type Ledger, smallPieces } from './ledger.ts';
import { type Piece, together } from './piece.ts';
import { buttonPieces, choicePieces, votePieces } from './render-actions.ts';
import { chartPieces } from './render-chart.ts';
import { factPieces } from './render-facts.ts';
import { formPieces } from './render-form.ts';
import { headingPieces } from './render-heading.ts';
import { pickerPieces } from './render-options.ts';
import { codePieces, listPieces, quotePieces, signedPieces, textPieces } from './render-rich-text.ts';
import { sourcePieces } from './render-sources.ts';
import { tablePieces } from './render-table.ts';

/** The blocks as pieces in their order. A list stands close to the text that leads to it. */
export function piecesOf(blocks: readonly Block[], ledger: Ledger): Piece[] {
  const pieces: Piece[] = [];
  for (const [index, block] of blocks.entries()) {
    const drawn = drawBlock(block, ledger);
    const isLed = block.kind === 'list' && blocks[index - 1]?.kind === 'text';
    const lead = isLed ? pieces.splice(-1) : [];
    pieces.push(...(isLed ? together([...lead, ...drawn], '\n\n') : drawn));
  }
  return pieces;
}

function drawBlock(block: Block, ledger: Ledger): Piece[] {
  switch (block.kind) {
    case 'heading':
      return headingPieces(block.text);
    case 'text':
      return textPieces(block.line);
    case 'list':
      return listPieces(block);
    case 'code':
      return codePieces(block);
    case 'facts':
      return factPieces(block);
    case 'table':
      return tablePieces(block, ledger.place);
    case 'chart':
      return chartPieces(block, ledger.place);
    case 'quote':
      return quotePieces(block);
    case 'sources':
      return sourcePieces(block.sources);
    case 'notice':
      return noticePieces(block.level, block.line);
    case 'divider':
      return [{ block: { type: 'divider' }, said: '' }];
    default:
      return drawControl(block, ledger);
  }
}

function drawControl(
  block: Extract<Block, { kind: 'choices' | 'buttons' | 'picker' | 'vote' | 'form' }>,
  ledger: Ledger,
): Piece[] {
  switch (block.kind) {
    case 'choices':
      return choicePieces(block, ledger);
    case 'buttons':
      return buttonPieces(block.buttons, ledger);
    case 'picker':
      return pickerPieces(block, ledger);
    case 'vote':
      return votePieces(block, ledger);
    case 'form':
      return formPieces(block, ledger);
    default:
      return assertNever(block);
  }
}

/** Small and grey when it only informs, behind a sign when it warns. Small text cannot name people, so that is not small. */
function noticePieces(level: 'info' | 'warning' | 'problem', line: Line): Piece[] {
  const text = lineText(line);
  if (text.trim() === '') return [];
  if (level === 'warning') return signedPieces('⚠️', line);
  if (level === 'problem') return signedPieces('⛔', line);
  return line.some(({ kind }) => kind === 'person') ? textPieces(line) : smallPieces(text);
}
