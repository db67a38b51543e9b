// Takes out of a text what could steer a terminal: escape sequences, control characters, direction overrides.
import { stripVTControlCharacters } from 'node:util';

/** C0 and C1 controls but tab and line feed. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** Embeddings, overrides and isolates can show a text in another order than it has; the byte order mark is noise. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/** The text with its lines, safe to print. */
export function cleanBlock(text: string): string {
  return stripVTControlCharacters(text.replace(LINE_ENDS, '\n'))
    .replace(CONTROLS, '')
    .replace(DIRECTIONS, '')
    .replace(LONE_SURROGATES, '');
}

/** The text on one line with single spaces, safe to print. */
export function cleanLine(text: string): string {
  return cleanBlock(text).replace(/\s+/g, ' ').trim();
}
