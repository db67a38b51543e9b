// When the excerpt of a citation adds nothing to the statements that stand on it.
import { cleanText } from './clean-text.ts';

/** Whether `statements` say `quote` word for word: printed once more, it would only make the answer longer. */
export function isPrintedAlready(quote: string, statements: readonly string[]): boolean {
  return withoutMarkup(statements.join('\n')).includes(withoutMarkup(quote));
}

/** Leaves the words, figures and signs; what Markdown adds around them and how the lines break is no difference. */
function withoutMarkup(text: string): string {
  return cleanText(text)
    .replace(/^[ \t]*(?:```|~~~).*$/gm, '')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/^[ \t]*(?:[-+*]|>|#{1,6}|\d{1,9}[.)])[ \t]+/gm, '')
    .replace(/[*_`~|\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
