// What titles of entries can be put as they stand: questions that are whole, and names that say what a page is about.
import { anyOf } from './any-of.ts';
import { stemsOf } from './likeness.ts';
import { isClosed, isInOurLetters, needsPicture } from './readable.ts';

/** What a bank marks its titles with: "(Big Tech)" after the question, stars, a number before it. */
const PICTURES = '(?:\\p{Extended_Pictographic}|\\uFE0F|[☆★✓✔])';
const MARK_BEHIND = new RegExp(`(?<=[.?!])\\s*(?:[([][^()[\\]]{1,40}[)\\]]|${PICTURES}|[*\\s])+$`, 'u');
const NUMBER = '(?:Q(?:uestion)?\\s*)?\\d{1,3}\\s*[.):]\\s+|Q\\d*\\s*[.):]\\s*';
const MARK_BEFORE = new RegExp(`^(?:${PICTURES}\\s*|${NUMBER})`, 'iu');

/** `title` without the marks of its bank. */
export function plainTitle(title: string): string {
  const said = title.trim();
  const plain = said.replace(MARK_BEFORE, '').replace(MARK_BEHIND, '').trim();
  if (plain === said || plain === '') return said;
  return plainTitle(plain);
}

const AUXILIARIES = [
  'is',
  'are',
  'am',
  'do',
  'does',
  'did',
  'can',
  'could',
  'should',
  'would',
  'will',
  'might',
  'must',
  'may',
  'was',
  'were',
  'has',
  'have',
  'had',
];
const VERB = anyOf(AUXILIARIES, [`${anyOf(AUXILIARIES)}n['’]t`, "can['’]t", "won['’]t"]);
/** "What happens when" needs no verb that is turned round; who asks for a way does. */
const OF_THINGS = anyOf(['what', 'which', 'who', 'whom', 'whose']);
const OF_WAYS = anyOf(['when', 'where', 'why', 'how']);
const AMOUNT = anyOf([
  'many',
  'much',
  'long',
  'often',
  'far',
  'fast',
  'large',
  'big',
  'well',
  'likely',
  'deep',
  'soon',
]);
const ASKS = [
  `(?:(?:in|under|at|for|to|on|with|by|from|of) )?${OF_THINGS}\\b`,
  `${OF_WAYS}(?:['’]s| (?:to|come|not|else|exactly|${VERB}))\\b`,
  `how ${AMOUNT}\\b`,
  `why (?:[\\w-]+ )?not\\b`,
  `${VERB} `,
];
const ASKING = new RegExp(`^${anyOf(ASKS)}`, 'i');
/** "In Kubernetes, what is a pod?", "Your pod is stuck. What do you check?" */
const ASKING_LATER = new RegExp(`[,.:;–—-] (?:and |but |so )?${anyOf(ASKS)}.*\\?$`, 'i');
const TASKS = [
  'explain',
  'describe',
  'compare',
  'name',
  'list',
  'define',
  'differentiate',
  'discuss',
  'outline',
  'give',
];
const TELLING_TO = new RegExp(`^${anyOf(TASKS, ['tell', 'summari[sz]e', 'contrast', 'walk'])}\\b`, 'i');
const INCOMPLETE =
  /\b(?:this|these|those|above|below|following|previous|here|shown|the (?:code|snippet|output|same))\b|_{2,}|→|\.{3}|…/i;
/** An answer in words is no program. */
const FOR_CODE =
  /\b(?:write|implement|(?:show|give|provide|write) (?:an?|the|some|me) (?:\w+ )?(?:example|sample|code|snippet|manifest))\b/i;
/** What a person who asks tells of themselves. */
const TOLD = /^(?:i|i['’]\w+|my|we|we['’]\w+|our|please|help)\b/i;
/** "Usage: How will it be used?" is the line of a form. */
const FORM_LINE = /^[\p{L} ]{2,25}: /u;
/** "Explain." asks for nothing. */
const FEWEST_WORDS = 3;
const LONGEST_QUESTION = 250;

/** Whether `title` asks something, be it incomplete. */
export function asks(title: string): boolean {
  const said = plainTitle(title);
  return ASKING.test(said) || TELLING_TO.test(said) || ASKING_LATER.test(said);
}

/** Whether `title` asks something that can be answered without seeing anything else. */
export function isQuestion(title: string): boolean {
  const said = plainTitle(title);
  if (!asks(said) || said.split(/\s+/).length < FEWEST_WORDS || said.length > LONGEST_QUESTION) return false;
  return (
    isClosed(said) &&
    ![INCOMPLETE, FOR_CODE, TOLD, FORM_LINE, /^(?:and|but|so|or|then)\b/i].some(fault => fault.test(said)) &&
    !needsPicture(said) &&
    hasSubject(said) &&
    !leansOnOther(said)
  );
}

/** Whether `title` asks more than one thing: who answers one of them has answered half. */
export function asksSeveral(title: string): boolean {
  return (plainTitle(title).match(/\?/g) ?? []).length > 1;
}

/** "Pagination" may be that of anything. */
const FEWEST_STEMS = 2;
/** "What are hooks?" may be asked of anything. */
const OF_ONE_WORD = /^what are (?:the )?\p{L}+\?$/iu;
const OF_A_NAME = /^what (?:is|are)\b|^what['’]s\b|^(?:explain|describe|define)\b/i;

/** "Why not migrate?" does not say what. */
function hasSubject(title: string): boolean {
  return !OF_ONE_WORD.test(title) && (stemsOf(title).size >= FEWEST_STEMS || OF_A_NAME.test(title));
}

/** Whether "it" comes before anything that it could stand for. */
function leansOnOther(title: string): boolean {
  const before = /^(.*?)\b(?:it|its|they|them|their|one|ones)\b/i.exec(title)?.[1];
  return (
    before !== undefined &&
    before
      .split(/\s+/)
      .filter(
        word =>
          /^\p{L}{4,}/u.test(word) &&
          !/^(?:what|when|where|which|does|should|would|could|have|will|many|much|happens?)$/i.test(word),
      ).length === 0
  );
}

/** `title` as a prompt: "Explain X" gets its full stop, a question its mark. */
export function asPrompt(title: string): string {
  const said = plainTitle(title).replace(/^\p{Ll}/u, letter => letter.toUpperCase());
  if (/[.?!:]["”’)]?$/.test(said)) return said;
  return `${said}${ASKING.test(said) || ASKING_LATER.test(`${said}?`) ? '?' : '.'}`;
}

// What pages of any subject have as titles of their parts.
const PARTS = 'overview introduction summary background details notes example examples appendix miscellaneous faq';
const MANUALS = 'usage installation compatibility cli api constructor utility utilities method methods parameter';
const SETTINGS =
  'configuration configure config option options setting settings environment variable variables property';
const ASPECTS = 'security performance design principle consideration requirement feature benefit limitation component';
const VALUES = 'advantage disadvantage architecture concept basics fundamentals strategy pattern technique practice';
const KINDS = 'type kind tool tooling term terminology definition glossary step phase process workflow task category';
const MANNERS = 'best good key main core common important general basic advanced typical quick getting started start';
const MORE =
  'command line reference default table list guide checklist question answer see also note level use case work';
const GENERIC = stemsOf([PARTS, MANUALS, SETTINGS, ASPECTS, VALUES, KINDS, MANNERS, MORE].join(' '));

/** "Table 1: Sizes", "Step 2: Build": a part of a page that is not there. */
const NUMBERED =
  /^(?:table|figure|step|part|chapter|section|module|lesson|appendix|example|phase|day|week|exercise) (?:\d|[IVX]+\b)/i;

/** "3.1 Transmission", "A.10. Derivatives", "D Glossary". */
const SECTION = /^(?:(?:[A-Z]\.)?\d+(?:\.\d+)*\.?|[B-HJ-Z]\.?)\s/;

/** Longest title that a prompt names, in characters. */
const LONGEST_NAME = 160;

/** Whether a prompt can name an entry by `title`: it says by itself what the entry is about. */
export function namesSubject(title: string): boolean {
  const said = plainTitle(title);
  const stems = [...stemsOf(said.replace(/\([^)]*\)/g, ' '))];
  if (said.length > LONGEST_NAME || /https?:|[{}|\\<>=]|:$/.test(said) || !isInOurLetters(said)) return false;
  if (/\?$/.test(said)) return isQuestion(said);
  const isWhole = !FORM_LINE.test(said) && !NUMBERED.test(said) && !SECTION.test(said);
  return isWhole && stems.length >= FEWEST_STEMS && stems.some(stem => !GENERIC.has(stem));
}
