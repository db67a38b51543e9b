// Answers that are none: words that only say so, links to other places, more questions.
import type { DraftPassage } from '../../entry.ts';
import { isPlaceholder } from './words.ts';

/** A title as a message shows it: not too long. */
export function shown(title: string): string {
  return title.length > 80 ? `${title.slice(0, 79)}…` : title;
}

/** The sentence about a question without an answer. */
export function noAnswerTo(title: string): string {
  return `The question has no answer ("${shown(title)}").`;
}

/** More than this is an answer, whatever it says. */
const FEW = 2;

/** Why passages are no answer, or null when they are one. */
export function whyUnanswered(passages: readonly DraftPassage[], text: string): string | null {
  if (passages.length === 0) return 'The question has no answer.';
  if (asksAlone(passages)) return 'The answer is missing: more questions follow.';
  if (passages.length > FEW) return null;
  const said = passages.map(passage => passage.text).join(' ');
  if (isPlaceholder(said)) return `The answer is missing: it only says "${said.slice(0, 40)}".`;
  const raw = passages.map(({ range }) => text.slice(range.start, range.end)).join(' ');
  return leadsAway(raw) ? 'The answer is only a link.' : null;
}

const LINK = /<a\b[^>]*>[\s\S]*?<\/a>|!?\[(?:[^\][]|\[[^\]]*\])*\]\([^)]*\)|<?https?:\/\/[^\s>)]+[>)]?/g;
const POINTING =
  /^(and|or|also|see|read|more|learn|watch|check|visit|from|on|at|in|the|a|this|that|these|here|there|link|links|video|article|post|blog|docs?|documentation|page|out|for|details?|refer|to|reference|source|answer)$/i;

/** Links with words between them that only point at them. */
function leadsAway(raw: string): boolean {
  const rest = raw.replace(LINK, ' ');
  if (rest === raw) return false;
  return (rest.match(/[\p{L}\p{N}]+/gu) ?? []).every(word => POINTING.test(word));
}

/** Headings with questions below them, and no word that answers. */
function asksAlone(passages: readonly DraftPassage[]): boolean {
  if (passages.some(({ kind }) => kind !== 'paragraph' && kind !== 'bullet')) return false;
  const sentences = passages.flatMap(({ text }) => text.split(/(?<=[.!?。！？؟])\s+/));
  return sentences.every(sentence => /[?？؟]["'”’)*_]*$/.test(sentence.trim()));
}
