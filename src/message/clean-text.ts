// Takes out of a text what nobody sees and what could show it in another order than it has, for every surface.

/** C0 and C1 controls but tab and line feed. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** Embeddings, overrides and isolates can show a text in another order than it has; the byte order mark is noise. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/** The text with its lines, each ending in a line feed. */
export function cleanText(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(CONTROLS, '').replace(DIRECTIONS, '').replace(LONE_SURROGATES, '');
}

/** The text on one line with single spaces. */
export function onOneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}
