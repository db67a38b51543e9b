// Takes out of a text what could steer a terminal: escape sequences, control characters, direction overrides.
import { stripVTControlCharacters } from 'node:util';
import { cleanText } from '../../src/message/clean-text.ts';

/** The text with its lines, safe to print. */
export function cleanBlock(text: string): string {
  return cleanText(stripVTControlCharacters(text));
}

/** The text on one line with single spaces, safe to print. */
export function cleanLine(text: string): string {
  return cleanBlock(text).replace(/\s+/g, ' ').trim();
}
