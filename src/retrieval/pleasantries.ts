// Pleasantries: what people say to be polite, which asks nothing and would only be found by chance.
import { isPlain } from './tokenise.ts';

const PHRASES = [
  '(?:hi|hello|hey|hiya|howdy|greetings)(?: there| all| everyone| team| folks| bot)?',
  'good (?:morning|afternoon|evening|night|day)(?: (?:all|everyone|team|folks|bot))?',
  "how (?:are|r) (?:you|u)(?: doing)?(?: today)?|how's it going|what's up|whats up",
  'how (?:was|is) your (?:weekend|day|morning|evening|holiday|vacation|trip)',
  'did you sleep well|nice to meet you|pleased to meet you',
  '(?:ok|okay|cool|nice|great|perfect|awesome|got it|makes sense|i see|lol|haha|never ?mind|nvm|forget it)',
  '(?:bye|goodbye|good bye|see (?:you|ya)|talk to you)(?: (?:later|soon|tomorrow|then|around))?',
  '(?:many )?(?:thanks|thank you|thx|ty|cheers)(?: (?:a lot|a million|so much|very much|again|in advance|for (?:that|this|your help|the help)))?',
  '(?:that|this|it) (?:was|is) (?:super |really |very |so )?(?:helpful|great|perfect|awesome)|that helped(?: a lot)?',
  "(?:you are|you're|youre|ur) (?:the best|great|awesome|welcome|so helpful|slow|fast|wrong|right|funny|smart|stupid|useless)",
  '(?:have|enjoy) (?:a|your) (?:nice|good|great|lovely)? ?(?:day|evening|weekend|one|holiday)',
  'happy (?:birthday|new year|holidays|easter|christmas|friday|monday)',
  'no (?:worries|problem)|my pleasure|sorry to bother you|excuse me',
  "(?:what is|what's|whats) your name|how old are you",
  'who (?:are (?:you|u)|r u|built you|made you|created you|wrote you)(?: and who (?:built|made|created) you)?',
  'are you (?:a |an )?(?:real|human|real person|person|bot|robot|machine|ai|there)(?: person| human)?',
];
// Whole phrases alone: "thanks to caching" and "hey, can you" keep what follows.
const PHRASE = `(?:${PHRASES.join('|')})`;
const PLEASANTRY = new RegExp(`(^|[.!?,;:]\\s*)${PHRASE}(?:\\s+${PHRASE})*(?=\\s*(?:[.!?,;:]|$))`, 'gi');
const EMOTICONS = /(?:^|\s)[:;]-?[()DPp](?=\s|$)/g;
const PICTOGRAPHS = /\p{Extended_Pictographic}/gu;

/** Their class takes long to compile, which text in plain letters need not wait for. */
function withoutPictographs(text: string): string {
  return isPlain(text) ? text : text.replace(PICTOGRAPHS, '');
}

/** `text` without what it says to be polite. */
export function withoutPleasantries(text: string): string {
  const plain = withoutPictographs(text.replaceAll('’', "'").replace(EMOTICONS, ''));
  let rest = plain;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(PLEASANTRY, '$1');
  }
  return rest === plain ? text : rest.replace(/^[\s.!?,;:]+/, '');
}
