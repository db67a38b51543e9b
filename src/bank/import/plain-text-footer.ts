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

const RULE = /^\s*(?:([=\-_*~#.+])\1{2,}\s*)?$/;
const SECTION =
  /^[^\p{L}\p{N}]*(section|part|chapter|unit|topic|module|level|round|category|раздел|глава|часть|тема|abschnitt|kapitel|sección|capítulo|chapitre|第.{1,3}[章节部])(?![\p{L}])/iu;

/**
 * Where the answer above the question at `next` ends: at the question, or at the heading of a section right above it.
 * A heading stands alone, is short, and is underlined, in capitals, or named as a part.
 */
export function headingAbove(lines: readonly Line[], next: number, question: number): number {
  let at = next - 1;
  while (at > question && RULE.test(lines[at]?.text ?? '')) at -= 1;
  const line = lines[at];
  if (line === undefined || at <= question || !RULE.test(lines[at - 1]?.text ?? '')) return next;
  const underlined = /\S/.test(lines[at + 1]?.text ?? '') && at + 1 < next;
  const text = line.text.trim();
  const capitals = /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);
  const heading = underlined || capitals || SECTION.test(text) || /^#{1,6} /.test(text);
  const short = text.split(/\s+/).length <= 10 && !SENTENCE_END.test(text) && !/^([-*•+]\s|\|)/.test(text);
  return heading && short ? at : next;
}

/** A name, an address or a line of rights: few words, no sentence, none of the words in lower case but small ones. */
function readsAsName(line: string): boolean {
  const text = line.trim();
  if (/^(©|\(c\)|copyright\b|all rights reserved|page \d+|www\.\S+$|https?:\/\/\S+$)/i.test(text)) return true;
  if (/^(visit|follow|subscribe|join|like|share|check out|download|buy)\b.*(\bwww\.|https?:\/\/|@\w)/i.test(text))
    return true;
  if (/^[-–—=_*\s]*(the )?end[-–—=_*.\s]*$/i.test(text)) return true;
  const words = text.split(/\s+/);
  if (SENTENCE_END.test(text) || MARK.test(line) || words.length > WORDS || /[;,{}=]$/.test(text)) return false;
  if (/\d/.test(text) || /^\s{2,}/.test(line)) return false;
  return words.length > 1 && words.every(word => /^(\p{Lu}|of$|and$|the$|for$|&$|[|–—-]$)/u.test(word));
}
