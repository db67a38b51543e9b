// Where in a bank a question is made: its entry, the words that say so in a prompt, and what proves what is asked there.
import type { Support } from '../../answer/draft.ts';
import type { Bank, Entry, Passage } from '../../bank/entry.ts';
import { couldBeIn } from '../../bank/language-of-text.ts';
import type { Difficulty } from '../question.ts';
import { isInOurLetters } from './readable.ts';
import { isQuestion, namesSubject, plainTitle } from './titles.ts';

/** An entry with its place in its bank. */
export interface Place {
  readonly bank: Bank;
  /** Index of the bank's entries. */
  readonly at: number;
  readonly entry: Entry;
}

/** A passage with its index among those of its entry. */
export interface Placed {
  readonly passage: Passage;
  readonly index: number;
}

/** Every entry of `bank` as a place. */
export function placesOf(bank: Bank): Place[] {
  return bank.entries.map((entry, at) => ({ bank, at, entry }));
}

/** The passages of `entry` with their indexes. */
export function placedIn(entry: Entry): Placed[] {
  return entry.passages.map((passage, index) => ({ passage, index }));
}

/** What proves what these passages say; with the label that stands above the first, where it has one. */
export function proofsBy(
  { at }: Place,
  passages: readonly Placed[],
  label: 'with label' | 'alone' = 'alone',
): Support[] {
  const own = passages.map(({ index }): Support => ({ entry: at, passage: index, part: 'passage' }));
  const [first] = passages;
  if (label === 'alone' || !first?.passage.labelBytes) return own;
  return [...own, { entry: at, passage: first.index, part: 'label' }];
}

const LONGEST_LABEL = 90;

/** Languages in the letters of ours that banks are most often written in. */
const OTHERS = ['es', 'fr', 'de', 'it', 'pt', 'nl', 'pl', 'tr', 'vi', 'id', 'sv', 'cs'];

/** Whether `entry` is in the language of the prompts, so that its words can stand among ours. */
export function isInOurLanguage({ title, passages }: Entry): boolean {
  const text = [title, ...passages.map(passage => passage.text)].join('\n');
  return isInOurLetters(text) && (couldBeIn('en', text) || !OTHERS.some(language => couldBeIn(language, text)));
}

/** Whether a prompt of ours can name `entry` by its title. */
export function isNamed(entry: Entry): boolean {
  return namesSubject(entry.title) && isInOurLanguage(entry);
}

/** Files that are named for their place, not for what they hold. */
const PLACE_NAME = /^(?:readme|index|main|bank|docs?|questions?|notes?|content)$/i;
const PATH_PARTS = 2;

/** The file that `entry` is in, as words of a prompt: a title that is no question is understood from it. */
function fileOf({ id, title }: Entry): string {
  const parts = (id.split('#')[0] ?? '').split('/').filter(part => part !== '' && !PLACE_NAME.test(part));
  return isQuestion(title) || parts.length === 0 ? '' : ` (${parts.slice(-PATH_PARTS).join('/')})`;
}

/** "On “What is a pod?”", with the label of `passage` where it has one: how a prompt says what it is about. */
export function lead({ entry }: Place, { headings }: Passage): string {
  const label = headings.at(-1);
  const named = label !== undefined && label.length <= LONGEST_LABEL && isInOurLetters(label);
  return `On “${plainTitle(entry.title)}”${fileOf(entry)}${named ? `, under “${label.replace(/[:.]$/, '')}”` : ''}`;
}

const DIFFICULTIES: readonly (readonly [RegExp, Difficulty])[] = [
  [/easy|begin|basic|junior|simple/i, 'easy'],
  [/hard|advanc|senior|expert|difficult/i, 'hard'],
  [/medium|intermediate|moderate|mid/i, 'medium'],
];

/** How hard the bank says that `entry` is, else `otherwise`. */
export function difficultyOf({ difficulty }: Entry, otherwise: Difficulty): Difficulty {
  return DIFFICULTIES.find(([word]) => word.test(difficulty ?? ''))?.[1] ?? otherwise;
}
