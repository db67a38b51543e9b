// What people type into the windows of a quiz, which may be nothing at all though it is not empty.

/** Whether there is a letter or a figure in it: spaces that nobody sees, signs and pictures alone say nothing. */
export function saysAnything(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
