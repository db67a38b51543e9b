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
const HELP =
  /^(?:\/?help|\?+|usage|commands?|what (?:can|do) (?:you|u) (?:do|know|answer)|how (?:do i|to|does this|do you) (?:use (?:this|you|it)|ask|work)|(?:who|what) (?:are|r) (?:you|u)|(?:what is|what's|whats) (?:your|ur) name|who (?:built|made|created|wrote|runs) (?:you|u|this)|are (?:you|u) (?:a |an )?(?:real |human |ai )?(?:bot|robot|machine|ai|human|person|real|there)(?: person)?|(?:can you )?help(?: me)?)[\s!.?]*$/i;
const HELLO =
  /^(?:hi+|hello|hey+|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day))(?: (?:there|all|everyone|team|folks|bot|whetstone))?[\s!.,]*$/i;
const COMPLAINT =
  /^(?:no,? )?(?:(?:you are|you're|youre|ur|that is|that's|thats|this is|it is|it's) )?(?:wrong|incorrect|false|nonsense|not (?:true|right|correct|helpful)|useless|stupid|outdated|out of date)[\s!.]*$/i;
const STOP =
  /^(?:please )?(?:stop|unfollow|stop (?:following|answering)(?: (?:here|this thread|us))?)(?: please)?[\s!.]*$/i;

/** Reads plain text that was said to us. */
export function readIntent(said: string): Intent {
  const text = said.replace(/\s+/g, ' ').trim();
  if (HELP.test(text)) return { kind: 'help' };
  if (text === '') return { kind: 'nothing' };
  if (HELLO.test(text)) return { kind: 'hello' };
  if (STOP.test(text)) return { kind: 'stop' };
  if (COMPLAINT.test(text)) return { kind: 'complaint' };
  const trouble = lengthTrouble(text);
  if (trouble !== null) return { kind: 'unaskable', why: trouble };
  if (!SAYS_SOMETHING.test(withoutPleasantries(text))) return { kind: 'thanks' };
  return { kind: 'question', text };
}

const ASKS =
  /\?|^(?:(?:and|but|so|ok(?:ay)?|also|then|or),? )*(?:what|whats|why|how|hows|when|where|which|who|is|are|can|could|do|does|did|should|would|will|may|tell|show|explain|compare|list|give|any|and|or|same|vs)\b/i;
const FEW_WORDS = 5;

/** Whether a message among several people asks something; `perhaps` for a few words, which may be a follow-up or a remark. */
export function asksSomething(text: string): 'yes' | 'perhaps' | 'no' {
  if (ASKS.test(text)) return 'yes';
  return text.split(' ').length <= FEW_WORDS ? 'perhaps' : 'no';
}
