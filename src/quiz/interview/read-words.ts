// Tells an answer from what people say beside it: that they do not know, want it again, a moment, a hint, or to go on.

/** What somebody meant by what they said. */
export type Meant =
  | 'answer'
  | 'nothing'
  | 'unsure'
  | 'repeat'
  | 'ready'
  | 'wait'
  | 'clarify'
  | 'hint'
  | 'skip'
  | 'stop';

const SORRY = '(?:(?:sorry|pardon|excuse me|please|hm+|uh+|um+|well|honestly|oh|ok|okay|no|yes)[,.!:]* )*';
const TAIL =
  '(?:[, ]+(?:please|sorry|thanks|thank you|here|now|then|yet|either|really|honestly|to be honest|actually))*';
const THIS = '(?:the question|this question|this one|that one|this|that|it|the answer)';
const AGAIN = `(?: ${THIS})?(?: again| once more| to me)*`;
const NOT = "(?:do not|don't|dont|cannot|can't|cant|could not|couldn't)";
const KNOW = '(?:know|remember|recall|say|tell|answer|think of any(?:thing)?)';
const REALLY = '(?:really |honestly |actually |quite |just )?';

const UNSURE = [
  `i ${REALLY}${NOT} ${REALLY}${KNOW}(?: (?:about )?${THIS}| any| more)*`,
  `i ${REALLY}${NOT} ${REALLY}${KNOW} (?:anything|any more|anymore)`,
  `(?:i have |i've |i've got |got )?(?:absolutely )?no (?:idea|clue)(?: (?:about )?${THIS})?`,
  `(?:(?:i am|i'm|im) )?not (?:really |quite |so )?sure(?: (?:about )?${THIS})?`,
  `(?:i |i've |i have )?never (?:heard of|used|done|seen|worked with) ${THIS}`,
  `i (?:forgot|forget|have forgotten|am blank|give up)(?: ${THIS})?`,
  'idk|dunno|no|nope|beats me|no answer|i am lost|my mind is blank|no more',
  '(?:there is |i have )?nothing(?: else| more)?(?: to (?:add|say))?',
  "that(?:'s| is| was)? (?:all|it)(?: (?:i|that i) (?:know|have|can say))?",
];
const REPEAT = [
  `(?:can|could|would|will) you (?:please )?(?:repeat|rephrase|say|ask|read|show|explain)(?: me)?${AGAIN}`,
  `(?:repeat|rephrase|say)${AGAIN}`,
  'what (?:was|is) (?:the question|that)(?: again)?|which question|come again|again|pardon|sorry|what|excuse me',
  "i (?:do not|don't|dont|did not|didn't|didnt) (?:understand|get|catch|hear)(?: the question| that| it| this)?",
];
const READY = ["hi|hello|hey|yes|sure|ok|okay|ready|i am ready|i'm ready|go ahead|let's (?:go|start)|thanks|thank you"];
const WAIT = [
  '(?:give me |just |wait )?(?:a|one) (?:moment|minute|second|sec|min)',
  'let me think(?: about (?:it|that|this))?(?: for a (?:moment|minute|second))?',
  'wait|hold on|hang on|thinking',
  "i need (?:a|one) (?:moment|minute|second)(?: to think)?|i(?:'m| am) (?:still )?thinking",
];
const HINT = [
  '(?:(?:can|could|may) (?:you|i) (?:please )?(?:give me|have|get) )?(?:a|any|another|one more)? ?(?:hint|clue|help)',
  'help me|i need (?:a hint|help)',
];
const WISH = "(?:i(?:'d| would) (?:like to |rather )?|i want to |i will |i'll |i have to |can we |let us |let's )?";
const SKIP = [
  `${WISH}(?:skip|pass|move on|go on)(?: ${THIS})?(?: on)?(?: to the next(?: one| question)?)?`,
  '(?:the )?next(?: one| question)?',
];
const STOP = [`${WISH}(?:stop|quit|end|finish|exit|cancel|abort)(?: (?:the|this) interview| it| this| here)?`];

/** The first that fits tells; "no" with more behind it is none of these. */
const SIGNS: readonly (readonly [Meant, RegExp])[] = [
  ['stop', anyOf(STOP)],
  ['skip', anyOf(SKIP)],
  ['hint', anyOf(HINT)],
  ['unsure', anyOf(UNSURE)],
  ['wait', anyOf(WAIT)],
  ['ready', anyOf(READY)],
  ['repeat', anyOf(REPEAT)],
];

const MAY_I = '(?:should|shall|can|may|do) i (?:need to |have to )?';
const TASKS = '(?:answer|assume|start|begin|include|talk|speak|explain|cover|focus|give|go into|name|list)';
const ABOUT = '(?:what (?:exactly )?)?do you mean|are you asking|do you want|how (?:detailed|deep|long|much detail)';
const ABOUT_THE_TASK = new RegExp(`^(?:${ABOUT}|${MAY_I}${TASKS})\\b.*\\?$`);
/** In characters: what is longer says something of the matter as well. */
const LONGEST_ASIDE = 200;

/** What somebody meant by `text`. Only what is nothing else throughout is taken for an aside; the rest is an answer. */
export function readWords(text: string): Meant {
  const folded = text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();
  if (!/[\p{L}\p{N}]/u.test(folded)) return 'nothing';
  if (folded.length > LONGEST_ASIDE) return 'answer';
  if (ABOUT_THE_TASK.test(folded)) return 'clarify';
  const bare = folded.replace(/[\p{P}\p{S}\s]+$/u, '').replace(/^[\p{P}\p{S}\s]+/u, '');
  return SIGNS.find(([, sign]) => sign.test(bare))?.[0] ?? 'answer';
}

function anyOf(patterns: readonly string[]): RegExp {
  return new RegExp(`^${SORRY}(?:${patterns.join('|')})${TAIL}$`);
}
