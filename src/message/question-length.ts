// How long a question may be, wherever it is asked.

/** In characters as people count them. */
const LONGEST_QUESTION = 4_000;

/** What to do about a question of `text`'s length; null when it is short enough. */
export function lengthTrouble(text: string): string | null {
  const length = text.length > LONGEST_QUESTION ? [...text].length : text.length;
  if (length <= LONGEST_QUESTION) return null;
  const [has, may] = [length, LONGEST_QUESTION].map(count => count.toLocaleString('en-US'));
  return `The question has ${has} characters and may have ${may}; shorten it, or ask its parts one at a time.`;
}
