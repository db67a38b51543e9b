// Tells what somebody wants who says something to us: an answer, help, or only to be polite.
import { lengthTrouble } from '../../message/question-length.ts';
import { withoutPleasantries } from '../../retrieval/pleasantries.ts';

export type Intent =
  | { readonly kind: 'question'; readonly text: string }
  /** `why` is a sentence that says what to do. */
  | { readonly kind: 'unaskable'; readonly why: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'help' }
  | { readonly kind: 'hello' }
  | { readonly kind: 'thanks' }
  | { readonly kind: 'complaint' }
  | { readonly kind: 'stop' };

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
const PICTOGRAPHS = /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)*/gu;

/** Each is all that is said, but for signs at its end. */
const HELP = anyOf([
  String.raw`\/?help|(?:can you )?help(?: me)?|usage|commands?|whetstone|\?+`,
  'what (?:can|do) (?:you|u) (?:do|know|answer)|can (?:you|u) explain',
  'what (?:questions|topics|subjects|things|else) (?:can|do|could|should) (?:i|we|you|u) (?:ask|cover|know|answer)(?: (?:you|u))?(?: about)?',
  'list|(?:list|show)(?: me)?(?: all)?(?: the| your)? (?:questions|topics|entries)',
  String.raw`how many (?:questions|entries|topics) (?:do (?:you|u)|are)(?: \w+){0,2}`,
  'how (?:do i|to|does this|do you) (?:use (?:this|you|it)|ask|work)',
  "(?:who|what) (?:are|r) (?:you|u)|(?:what is|what's|whats) (?:your|ur) name",
  'who (?:built|made|created|wrote|runs) (?:you|u|this)',
  'are (?:you|u) (?:a |an )?(?:real |human |ai )?(?:bot|robot|machine|ai|human|person|real|there)(?: person)?',
]);
const HELLO = anyOf([
  '(?:hi+|hello|hey+|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day))(?: (?:there|all|everyone|team|folks|bot|whetstone))?',
]);
const COMPLAINT = anyOf([
  "(?:no,? )?(?:that is|that's|thats|this is) not what i (?:asked|meant|wanted)",
  "(?:no,? )?(?:(?:you are|you're|youre|ur|that is|that's|thats|this is|it is|it's) )?(?:wrong|incorrect|false|nonsense|not (?:true|right|correct|helpful)|useless|stupid|outdated|out of date)",
]);
/** Said to see whether somebody is there, or by mistake: nothing to look up. */
const ASIDE = anyOf([
  'test(?:ing)?|ping|yes|yep|no|nope|sure|done|oops|my bad',
  '(?:sorry,? )?wrong (?:channel|thread|window)|sorry',
  '(?:(?:ok|great|cool|thanks|thank you|thx),? )?(?:that|this|it) (?:helps|helped|works|worked)(?: a lot)?|will do',
]);
const STOP = anyOf([
  '(?:please )?(?:stop|unfollow|stop (?:following|answering)(?: (?:here|this thread|us))?)(?: please)?',
]);

function anyOf(phrases: readonly string[]): RegExp {
  return new RegExp(String.raw`^(?:${phrases.join('|')})[\s!.,?]*$`, 'i');
}

/** Reads plain text that was said to us. */
export function readIntent(said: string): Intent {
  const text = said.replace(/\s+/g, ' ').trim();
  const words = text.replace(PICTOGRAPHS, '').trim();
  if (text === '') return { kind: 'nothing' };
  if (HELP.test(words)) return { kind: 'help' };
  if (HELLO.test(words)) return { kind: 'hello' };
  if (STOP.test(words)) return { kind: 'stop' };
  if (COMPLAINT.test(words)) return { kind: 'complaint' };
  const trouble = lengthTrouble(text);
  if (trouble !== null) return { kind: 'unaskable', why: trouble };
  if (ASIDE.test(words) || !SAYS_SOMETHING.test(withoutPleasantries(words))) return { kind: 'thanks' };
  return { kind: 'question', text: words };
}
