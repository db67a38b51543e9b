// The footer of a plain text: a lone short last line, such as a company's name, that belongs to no answer.
import type { Line } from './plain-text-lines.ts';

const WORDS = 6;
const SENTENCE_END = /[.!?。！？…]["')\]]*\s*$/;
const MARK = /^\s*([-*•+|>#]|\d+[.)]\s|Q\d*[.:)]|A(ns(wer)?)?\s*[:.)])|[:：]\s*$/i;

/** Index of the footer's line below the question at `question`; null when the text ends with its answer. */
export function footerStart(lines: readonly Line[], question: number): number | null {
  const last = lines.findLastIndex(line => line.text.trim() !== '');
  const before = lines.slice(0, last).findLastIndex(line => line.text.trim() !== '');
  if (last < 0 || before <= question) return null;
  const text = lines[last]?.text ?? '';
  const apart =
    last - before > 1 || SENTENCE_END.test(lines[before]?.text ?? '') || /^\s*\|/.test(lines[before]?.text ?? '');
  return apart && readsAsName(text) && !/[:：]\s*$/.test(lines[before]?.text ?? '') ? last : null;
}

/** A name, an address or a line of rights: few words, no sentence, none of the words in lower case but small ones. */
function readsAsName(line: string): boolean {
  const text = line.trim();
  if (/^(©|\(c\)|copyright\b|all rights reserved|page \d+|www\.\S+$|https?:\/\/\S+$)/i.test(text)) return true;
  if (/^[-–—=_*\s]*(the )?end[-–—=_*.\s]*$/i.test(text)) return true;
  const words = text.split(/\s+/);
  if (SENTENCE_END.test(text) || MARK.test(line) || words.length > WORDS || /[;,{}=]$/.test(text)) return false;
  if (/\d/.test(text) || /^\s{2,}/.test(line)) return false;
  return words.length > 1 && words.every(word => /^(\p{Lu}|of$|and$|the$|for$|&$|[|–—-]$)/u.test(word));
}
