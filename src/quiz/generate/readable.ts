// What can be put before a person as it stands: whole statements, no code, nothing that points outside itself.
import { anyOf } from './any-of.ts';

// What begins a text that leans on the one before it.
const THIS = anyOf(['this', 'that', 'these', 'those', 'it', 'them', 'such']);
const PRONOUNS = ['its?', "it's", 'this', 'that', 'these', 'those', 'they', 'them', 'their', 'he', 'she', 'his', 'her'];
const POINTERS = [
  'here',
  'there',
  'such',
  'both',
  'either',
  'neither',
  'another',
  'others?',
  'as (?:above|such|mentioned)',
];
const JOINTS = ['then', 'also', 'however', 'but', 'and', 'or', 'nor', 'so', 'thus', 'therefore', 'hence', 'otherwise'];
const MORE_JOINTS = [
  'instead',
  'similarly',
  'likewise',
  'finally',
  'next',
  'again',
  'moreover',
  'furthermore',
  'besides',
];
const LATER = [
  'more (?:accurately|precisely|specifically)',
  'specifically',
  'in fact',
  'actually',
  'indeed',
  'conversely',
  'additionally',
  'consequently',
  'meanwhile',
  'afterwards',
  'unfortunately',
  'on the other hand',
];
const REPLIES = [
  'note',
  'see',
  'yes',
  'no',
  "let(?:'s)?",
  'consider',
  'suppose',
  'imagine',
  'say',
  'assume',
  'e\\.g',
  'i\\.e',
];
const ORDINALS = anyOf(['former', 'latter', 'above', 'same', 'following', 'other', 'first', 'second', 'next', 'last']);
const PLACES = [
  `the (?:${ORDINALS}|previous|result)`,
  `in (?:${THIS}|addition|contrast|particular|other words|general)`,
  `for (?:${THIS}|example|instance)`,
  `(?:one|some|all|each|none|most|many|two|both) of ${THIS}`,
  `(?:of|at|if|from|after|with|when|by|like|as|because of) ${THIS}`,
  'if (?:so|not)',
  `to do (?:so|${THIS})`,
];
const LEANING = new RegExp(`^${anyOf(PRONOUNS, POINTERS, JOINTS, MORE_JOINTS, LATER, REPLIES, PLACES)}\\b`, 'i');

// What points at something that stands elsewhere on the page.
const PARTS = ['question', 'section', 'page', 'article', 'example', 'answer', 'table', 'figure', 'chapter', 'document'];
const MORE_PARTS = ['faq', 'case', 'option', 'command', 'file', 'one', 'way', 'approach', 'list'];
const ELSEWHERE = [
  '(?:the )?(?:above|below|following|previous|aforementioned)',
  'see (?:also|q\\d+|the|section|chapter|figure|table|page)',
  'as follows',
  'shown',
  'listed',
];
const SAID = ['mentioned', 'described here', 'earlier', 'later in', 'these (?:two|three|questions|options)'];
const POINTING = new RegExp(`\\b${anyOf(ELSEWHERE, SAID, [`this ${anyOf(PARTS, MORE_PARTS)}`])}\\b`, 'i');

/** "See Pull mode": a link, of which only the words are left. */
const LINKING = /\b[Ss]ee (?:also )?[A-Z“"]/;

const TOLD = /(?:^|[\s(“"'])(?:I|I'm|I'd|I've|I'll|my|me|we|our|us)(?=[\s,.;:'’)]|$)/i;

// What only code and addresses have.
const SIGNS = ['[{}\\\\`|]', '=>', '->', '::', '==', '!=', '<\\/?[a-z]+', '\\(\\)', ';\\s*$', '\\$[a-z_]', '[a-z]\\('];
const ADDRESSES = ['https?:', 'www\\.', '@\\w', '\\.(?:js|py|html?|txt|md|sh|pl|ya?ml|json|conf)\\b'];
const COMMANDS = [
  '\\b(?:sudo|kubectl|npm|pip|apt-get|git|docker) [a-z-]+ -',
  '\\s--[a-z]',
  '^\\s*[$#>%] ',
  '\\w=\\w',
  '_\\w+_',
];
const CODE = new RegExp(anyOf(SIGNS, ADDRESSES, COMMANDS), 'i');
const PICTURE = /\b(?:image|picture|screenshot|diagram|photo|exhibit|figure below|shown here)\b/i;

/** Whether `text` leans on what stood before it. */
function leans(text: string): boolean {
  const letters = new Set(text.match(/(?<![\w'’.-])[B-HJ-Z](?![\w'’+#.-])/g));
  return LEANING.test(text.replace(/^[\s([“"']+/, '')) || POINTING.test(text) || LINKING.test(text) || letters.size > 1;
}

/** Whether `text` has code in it, or an address. */
function hasCode(text: string): boolean {
  return CODE.test(text);
}

/** Whether `text` tells what the author did, thinks or would do. */
function isTold(text: string): boolean {
  return TOLD.test(text);
}

/** Whether `text` speaks of a picture that a message does not show. */
export function needsPicture(text: string): boolean {
  return PICTURE.test(text);
}

/** Whether nearly all letters of `text` are of the alphabet that the prompts are written in. */
export function isInOurLetters(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const ours = letters.filter(letter => /\p{scx=Latn}/u.test(letter));
  return letters.length > 0 && ours.length >= 0.95 * letters.length;
}

/** Whether the brackets and quotes of `text` close. */
export function isClosed(text: string): boolean {
  const count = (mark: RegExp) => (text.match(mark) ?? []).length;
  return (
    count(/\(/g) === count(/\)/g) &&
    count(/\[/g) === count(/\]/g) &&
    count(/“/g) === count(/”/g) &&
    count(/"/g) % 2 === 0
  );
}

/** Whether `text` can stand by itself in a question: no code, complete, of at most `longest` characters. */
export function standsAlone(text: string, longest: number): boolean {
  const said = text.trim();
  return (
    said.length > 0 &&
    said.length <= longest &&
    /[\p{L}\p{N}]/u.test(said) &&
    isInOurLetters(said.replace(/\P{L}/gu, '') || 'a') &&
    isClosed(said) &&
    !/[:,;–—-]$|\.\.\.$|…$/.test(said) &&
    !hasCode(said) &&
    !leans(said) &&
    !isTold(said)
  );
}
