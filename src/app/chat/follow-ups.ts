// Tells follow-ups from questions of their own, and both from what people only say to each other.
import { leaningOf } from '../../retrieval/question-parts.ts';
import { isStopWord } from '../../retrieval/stop-words.ts';
import { tokenise } from '../../retrieval/tokenise.ts';

/** "Is there an SLA" points at nothing. */
const EXPLETIVE = /\b(?:is|are|was|were|isn't|aren't) there\b|\bthere(?:'s| is| are| was| were)\b/gi;

const SAYS_WHOLE =
  /\b(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|get|use|need|work|mean|for|of|in|on|with)\b/i;

/** Whether a question needs the turns before it to be understood: with them, one of its own would find what they were about. */
export function leansOnTurns(question: string): boolean {
  const text = question.replace(EXPLETIVE, ' ');
  const leaning = leaningOf(text);
  const said = tokenise(text).filter(({ word }) => !isStopWord(word)).length;
  // "Main risks?" leaves out of what; "is there an SLA for it" says all that it asks.
  return leaning === 'reply' || (leaning === 'short' && (said <= 1 || !SAYS_WHOLE.test(question)));
}

/** "What about Azure?", "which one", "same for training": a question that only goes on with another one. */
const GOES_ON =
  /^(?:(?:ok(?:ay)?|so|but|then|and),? )*(?:(?:what|how) about|how so|such as|same (?:for|on|in|with)|(?:for|on|in|with) \w+\s*\?)/i;
/** These go on with something as long as they say little of their own. */
const GOES_ON_SHORTLY = /^(?:(?:ok(?:ay)?|so|but|then|and),? )*(?:why|which)\b/i;
const SHORTLY = 4;
const JOINS_ON = /^(?:and|or)\b/i;
const ASKS =
  /\?|^(?:(?:but|so|ok(?:ay)?|also|then),? )*(?:what|whats|why|how|hows|when|where|which|who|is|are|can|could|do|does|did|should|would|tell|show|explain|compare|list|give)\b/i;
const FEW_WORDS = 5;

/** What a message that was said to nobody of us may be in a thread that we are in. */
export function asksAmongOthers(text: string): 'goes on' | 'asks' | 'names something' | 'tells' {
  const words = text.split(' ').length;
  const isShort = words <= FEW_WORDS;
  if (GOES_ON_SHORTLY.test(text) && words <= SHORTLY) return 'goes on';
  if (GOES_ON.test(text) || (JOINS_ON.test(text) && (isShort || text.includes('?')))) return 'goes on';
  if (ASKS.test(text)) return 'asks';
  return isShort ? 'names something' : 'tells';
}
