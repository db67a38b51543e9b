// Splits a question that asks several things, and tells whether a question leans on the turn before it.
import { withoutPleasantries } from './pleasantries.ts';
import { isStopWord } from './stop-words.ts';
import { tokenise } from './tokenise.ts';

const ASKING = 'what|whats|how|hows|why|when|where|which|who|is|are|does|do|can|could|should|would|will|did';
const BOUNDARIES = [
  /(?<=\?)\s+/,
  new RegExp(`[,;.]?\\s+(?:and|but)\\s+(?:also\\s+)?(?=(?:${ASKING})\\b)`, 'i'),
  new RegExp(`[;,]\\s+(?:also\\s+)?(?=(?:${ASKING})\\b)`, 'i'),
  /[,;.]\s+(?:and\s+)?also,?\s+/i,
  /;\s+/,
  new RegExp(`(?:[,;.]\\s+plus|\\s+\\+)\\s+(?=(?:${ASKING})\\b)`, 'i'),
  /\s+and\s+(?=(?:in|at|on|for|to|from|with|under) (?:what|which|whom)\b)/i,
];
/** What every boundary has: most questions have none of it, and need not wait for the boundaries to be compiled. */
const MAY_BOUND = /[?,;.+]\s|\s(?:and|but)\s/i;
// "We are three people, should we …" tells before it asks: what tells belongs to the question.
const ASKS = new RegExp(`(?:^|[,:;] |\\b(?:so|and|but|know|tell me) )(?:${ASKING})\\b`, 'i');
const MOST_PARTS = 3;
const FEWEST_WORDS = 2;
/** Asks for one thing by its name, which may be a single word. */
const NAMES = /^(?:what|who)(?: is|'s|’s|s| are) (?!it\b|that\b|this\b|they\b)/i;

/** The parts of `text` that each ask something of their own; the text alone when it asks one thing. */
export function questionParts(text: string): string[] {
  if (!MAY_BOUND.test(text)) return [text];
  let parts = [text];
  for (const boundary of BOUNDARIES) parts = parts.flatMap(part => part.split(boundary));
  parts = parts.map(part => part.trim()).filter(Boolean);
  const whole = parts.length > 1 && parts.length <= MOST_PARTS && parts.every(asksAlone);
  return whole ? parts : [text];
}

/** A first part may be half a sentence ("vllm or triton for an llm, also what …"), or tell what the others ask about. */
function asksAlone(part: string): boolean {
  const count = contentCount(part);
  return count >= FEWEST_WORDS || (count === 1 && NAMES.test(part));
}

// "We are three people" tells; "price of an h100" asks without a verb.
const TELLS = /\b(?:we|i|our|my|us|there|they|he|she)\b/i;

/** Whether `part` asks, in so many words or by naming a thing, rather than tells what the rest of the question is about. */
export function asksOutright(part: string): boolean {
  return part.endsWith('?') || ASKS.test(part) || !TELLS.test(part);
}

const LEANING_START = /^(?:and|but|so|ok|okay|then|also|what about|how about|what if|why not|same|or)\b/i;
const POINTING = /\b(?:it|its|that|this|those|these|they|them|their|there|one|ones|same|other|former|latter|he|she)\b/i;
// "Pros and cons?" leans; "who won the cup" is as short, but asks something of its own.
const SHORT = 2;
const SHORT_ASKING = 1;
const STARTS_ASKING = new RegExp(`^(?:${ASKING})\\b`, 'i');

/**
 * How much `text` leans on the turns before it: `reply` when it begins as a reply, points back or has no words of its own,
 * `short` when it has hardly any, `alone` otherwise.
 */
export function leaningOf(text: string): 'alone' | 'short' | 'reply' {
  const count = contentCount(text);
  if (count === 0 || LEANING_START.test(text.trim()) || POINTING.test(text)) return 'reply';
  return count <= (STARTS_ASKING.test(text.trim()) ? SHORT_ASKING : SHORT) ? 'short' : 'alone';
}

const ASKS_ON = new RegExp(
  `\\b(?:${ASKING}|more|else|example|examples|that|those|both|same|other|others|about)\\b`,
  'i',
);

/** Whether `text` asks anything at all, be it only "why": "ok", "bye" and a dot do not, whatever was said before. */
export function asksAnything(text: string): boolean {
  const rest = withoutPleasantries(text);
  return contentCount(rest) > 0 || ASKS_ON.test(rest);
}

/** Three words of substance say enough to be found by; a name does. */
const ENOUGH = 3;

/** Whether `part` says enough to be found by itself: "What is data gravity?" does, "which has lower latency" does not. */
export function standsApart(part: string): boolean {
  return leaningOf(part) === 'alone' && (NAMES.test(part) || contentCount(part) >= ENOUGH);
}

function contentCount(text: string): number {
  return tokenise(text).filter(token => !isStopWord(token.word)).length;
}
