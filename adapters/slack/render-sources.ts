// Draws the sources of an answer: quiet lines that say where each statement stands, with the excerpt where it adds something.
import { cleanText, onOneLine } from '../../src/message/clean-text.ts';
import type { Source } from '../../src/message/message.ts';
import { numbersOf, placeOf, runsOf, type SourceRun } from '../../src/message/source-runs.ts';
import { smallPieces } from './ledger.ts';
import { LIMITS } from './limits.ts';
import { costOf, LARGEST_PIECE, type Piece, richPiece, together } from './piece.ts';
import { chunksOf, type Run, styledRun, textRun } from './render-inline.ts';
import { sectionPiece } from './render-rich-text.ts';

/** A longer name of a place is no link, so that it can be split. */
const LINK_TEXT = 500;

export function sourcePieces(sources: readonly Source[]): Piece[] {
  return together(runsOf(sources).flatMap(runPieces), '\n');
}

/**
 * A line alone is small and grey. With an excerpt it shares a block, so that no post begins with an excerpt of the one before;
 * with a link it is rich text too, in which nothing but our own links can be one.
 */
function runPieces(run: SourceRun): Piece[] {
  const line = lineOf(run);
  if (!run.excerpt && !line.some(({ whole }) => whole)) return smallPieces(line.map(({ text }) => text).join(''));
  const pieces = chunksOf(line).map(sectionPiece);
  return together([...pieces, ...(run.excerpt ? excerptPieces(run.citations[0].quote) : [])], '\n');
}

function lineOf(run: SourceRun): Run[] {
  const [{ title, source }] = run.citations;
  const { path, lines } = placeOf(run);
  const place = `${onOneLine(path)}:${lines}`;
  const told = run.isSameEntry || onOneLine(title) === '' ? [] : [textRun('  '), titleRun(title)];
  return [textRun(`[${numbersOf(run)}] `), placeRun(place, source.url), ...told];
}

function titleRun(title: string): Run {
  return styledRun(`“${onOneLine(title)}”`, 'emphasis');
}

/** The only links that we make: to what the bank itself names. */
function placeRun(place: string, url: string | null): Run {
  const isLink = url !== null && isWebAddress(url) && place.length <= LINK_TEXT;
  return isLink ? { text: place, draw: text => ({ type: 'link', url, text }), whole: true } : textRun(place);
}

function isWebAddress(url: string): boolean {
  if (url.length > LIMITS.linkUrl || /[\s<>|\p{C}]/u.test(url)) return false;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:');
}

/** An excerpt stays in one element where it fits, so that it can be searched and copied as it stands in the bank. */
function excerptPieces(quote: string): Piece[] {
  const text = cleanText(quote);
  if (text.trim() === '') return [];
  const whole = excerptPiece(text);
  return costOf(whole) <= LARGEST_PIECE ? [whole] : chunksOf([textRun(text)]).map(chunk => excerptPiece(chunk.said));
}

function excerptPiece(text: string): Piece {
  return richPiece([{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }], text);
}
