// Draws text, lists, code and quotes as rich text.
import { cleanText } from '../../src/message/clean-text.ts';
import type { Block, Line } from '../../src/message/message.ts';
import { marksText } from '../../src/message/plain-text.ts';
import type { RichPart } from './block-kit.ts';
import { type Piece, richPiece, TEXT_IN_PIECE, together } from './piece.ts';
import { type Chunk, chunksOf, chunksOfLine, styledRun, textRun } from './render-inline.ts';
import { splitText } from './split-text.ts';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Stands where there is nothing, since Slack refuses empty text. */
const NOTHING = '–';

export function textPieces(line: Line): Piece[] {
  return chunksOfLine(line).map(sectionPiece);
}

/** A text in bold, in full. */
export function boldPieces(text: string): Piece[] {
  return chunksOf([styledRun(text, 'strong')]).map(sectionPiece);
}

export function sectionPiece(chunk: Chunk): Piece {
  return richPiece([section(chunk)], chunk.said);
}

function section({ elements }: Chunk): { type: 'rich_text_section'; elements: Chunk['elements'] } {
  return { type: 'rich_text_section', elements };
}

/**
 * Slack numbers a list from 1, so one that does not fit in a block is numbered in words. A point that is too long goes on
 * below itself. Empty points are left out, but not their numbers.
 */
export function listPieces({ items, ordered }: Of<'list'>): Piece[] {
  if (!ordered) return together(items.flatMap(bulletPieces), '\n').map(inOneList);
  const points = items.map(item => chunksOfLine(item));
  const pieces = points.map((chunks, index) => pointPiece(chunks, `${index + 1}. `, 'ordered'));
  const joined = together(pieces, '\n');
  const fits = joined.length === 1 && points.every(chunks => chunks.length <= 1);
  return fits ? joined.map(inOneList) : together(items.flatMap(numberedPieces), '\n');
}

function bulletPieces(item: Line): Piece[] {
  const [first, ...others] = chunksOfLine(item);
  if (first === undefined) return [];
  return [pointPiece([first], '• ', 'bullet'), ...others.map(sectionPiece)];
}

function pointPiece([first]: readonly Chunk[], sign: string, style: 'bullet' | 'ordered'): Piece {
  const chunk = first ?? { elements: [{ type: 'text', text: NOTHING }], said: NOTHING };
  return richPiece([{ type: 'rich_text_list', style, elements: [section(chunk)] }], `${sign}${chunk.said}`);
}

function numberedPieces(item: Line, index: number): Piece[] {
  const [first, ...others] = chunksOfLine(item);
  const number = { type: 'text', text: `${index + 1}. ` } as const;
  const head = { elements: [number, ...(first?.elements ?? [])], said: `${number.text}${first?.said ?? ''}` };
  return [head, ...others].map(sectionPiece);
}

/** Lists of one point each that follow each other become one list. */
function inOneList({ block, said }: Piece): Piece {
  if (block.type !== 'rich_text') return { block, said };
  const parts: RichPart[] = [];
  for (const part of block.elements) {
    const last = parts.at(-1);
    if (part.type === 'rich_text_list' && last?.type === 'rich_text_list') {
      parts[parts.length - 1] = { ...last, elements: [...last.elements, ...part.elements] };
    } else parts.push(part);
  }
  return richPiece(parts, said);
}

export function codePieces({ text, marks }: Of<'code'>): Piece[] {
  const code = preformatted(text);
  const last = code.at(-1);
  const said = marksText(marks);
  if (said === '') return code;
  const below: Piece = sectionPiece({ elements: [{ type: 'text', text: said }], said });
  return last === undefined ? [below] : [...code.slice(0, -1), ...together([last, below], '\n')];
}

/** Text with its lines and blanks as they are. */
export function preformatted(text: string): Piece[] {
  return splitText(cleanText(text), TEXT_IN_PIECE)
    .map(piece => piece.replace(/\n$/, ''))
    .filter(piece => piece.trim() !== '')
    .map(piece => richPiece([{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: piece }] }], piece));
}

export function quotePieces({ text, from }: Of<'quote'>): Piece[] {
  const quote = chunksOf([textRun(text)]).map(chunk =>
    richPiece([{ type: 'rich_text_quote', elements: chunk.elements }], chunk.said),
  );
  const source = from === null ? [] : chunksOf([styledRun(`— ${from}`, 'emphasis')]).map(sectionPiece);
  return together([...quote, ...source], '\n');
}

/** A line of warning or trouble behind its sign. */
export function signedPieces(sign: string, line: Line): Piece[] {
  return textPieces([{ kind: 'text', text: `${sign} ` }, ...line]);
}
