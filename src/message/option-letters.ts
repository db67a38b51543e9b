// The letters by which options are called, the same wherever they are shown.
const FIRST = 'A'.charCodeAt(0);

/** How many options have a letter. */
export const MOST_LETTERS = 26;

/** "A" for option number 0; the options are fewer than there are letters. */
export function letterOf(option: number): string {
  return String.fromCharCode(FIRST + option);
}
