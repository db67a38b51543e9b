// Lists of words as one regular expression, so that a list can be read and added to a word at a time.

/** The pattern of any of `words`, each of them a pattern itself. */
export function anyOf(...lists: readonly (readonly string[])[]): string {
  return `(?:${lists.flat().join('|')})`;
}
