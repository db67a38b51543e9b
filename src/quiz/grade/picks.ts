// Reads which options a typed answer picks: "b", "B and C", "1,3", an option's words or a beginning that no other has.
import { letterOf } from '../../message/option-letters.ts';
import { tokenise } from '../../retrieval/tokenise.ts';
import type { ChoiceQuestion } from '../question.ts';

/** Indexes of the picked options, rising; or a sentence that says why none could be read. */
export type Picks = { readonly picked: readonly number[] } | { readonly unread: string };

const FIRST_LETTER = 'a'.charCodeAt(0);
/** What may stand around the names of options: "the answer is B.", "options 1 and 3 please". */
const AROUND =
  /^(?:(?:i(?:'d| would)? (?:say|think|pick|choose|guess)|(?:my |the )?(?:right |correct )?(?:answers?|options?|choices?|picks?)(?: (?:is|are))?|it(?:'s| is)|it must be|both|letters?|numbers?|number)[\s:]+)+/i;
const TAIL = /[\s.!?]*(?:\bplease\b|\bi think\b|\bare (?:right|correct)\b|\bis (?:right|correct)\b)?[\s.!?]*$/i;
const BETWEEN = /\s*(?:,|;|\/|\+|&|\band\b|\s)\s*(?:and\b\s*|&\s*)?/i;
const NAME = /^\(?([a-z]|\d{1,2})[).]?$/i;
/** Beginnings with fewer letters are taken for slips. */
const SHORTEST_BEGINNING = 3;

/** Which options `text` picks. An option's own words come before letters and numbers: an option may be "3". */
export function readPicks(text: string, { options }: ChoiceQuestion): Picks {
  const said = folded(text);
  if (text.trim() === '') return { unread: `Say which one you pick: ${range(options)}.` };
  const whole = indexesOf(options, option => folded(option) === said && said !== '');
  if (whole.length === 1) return { picked: whole };
  const named = byName(text, options);
  if (named !== null) return named;
  return (
    byBeginning(said, options) ??
    byParts(text, options) ??
    byWordsWithin(said, options) ?? { unread: `I cannot tell which one that is; answer ${range(options)}.` }
  );
}

function range(options: readonly string[]): string {
  return `with letters from A to ${letterOf(options.length - 1)} or with an option's own words`;
}

function folded(text: string): string {
  return tokenise(text)
    .map(({ word }) => word)
    .join(' ');
}

function indexesOf(options: readonly string[], isMeant: (option: string) => boolean): number[] {
  return [...options.keys()].filter(i => isMeant(options[i]!));
}

/** Options by letter or number; null where the text is not made of such names alone. */
function byName(text: string, options: readonly string[]): Picks | null {
  const bare = text.trim().replace(AROUND, '').replace(TAIL, '');
  const parts = /^[a-z]{2,}$/.test(bare) && bare === bare.toLowerCase() ? [bare] : bare.split(BETWEEN).filter(Boolean);
  const split = parts.flatMap(part => (isRunOfLetters(part, options) ? [...part] : [part]));
  if (split.length === 0 || !split.every(part => NAME.test(part))) return null;
  const picked = split.map(part => indexOfName(NAME.exec(part)![1]!));
  const beyond = split.find((_, i) => picked[i]! < 0 || picked[i]! >= options.length);
  if (beyond !== undefined) return { unread: `There is no option ${beyond}; answer ${range(options)}.` };
  return { picked: rising(picked) };
}

/** "BC" and "bd": letters of options, each once, that spell no option. */
function isRunOfLetters(part: string, options: readonly string[]): boolean {
  const letters = [...part.toLowerCase()];
  const isEach = letters.every(letter => /[a-z]/.test(letter) && indexOfName(letter) < options.length);
  return letters.length > 1 && isEach && letters.every((letter, i) => i === 0 || letters[i - 1]! < letter);
}

function indexOfName(name: string): number {
  return /\d/.test(name) ? Number(name) - 1 : name.toLowerCase().charCodeAt(0) - FIRST_LETTER;
}

function rising(indexes: readonly number[]): number[] {
  return [...new Set(indexes)].sort((a, b) => a - b);
}

/** The one option that begins with what was said. */
function byBeginning(said: string, options: readonly string[]): Picks | null {
  if (said.length < SHORTEST_BEGINNING) return null;
  const begun = indexesOf(options, option => folded(option).startsWith(said));
  if (begun.length === 1) return { picked: begun };
  if (begun.length > 1) {
    const names = begun.map(letterOf).join(' and ');
    return { unread: `That may be ${names}; answer with the letter.` };
  }
  return null;
}

/** The options whose words stand whole in what was said. */
function byWordsWithin(said: string, options: readonly string[]): Picks | null {
  const held = indexesOf(options, option => ` ${said} `.includes(` ${folded(option)} `) && folded(option) !== '');
  // "not managed" holds "managed"; what denies an option does not pick it.
  return held.length > 0 && !/\b(?:not|no|never|neither|nor|except|but)\b/.test(said)
    ? { picked: longest(held, options) }
    : null;
}

/** Without options whose words are part of another's that was said as well. */
function longest(held: readonly number[], options: readonly string[]): number[] {
  return held.filter(i => !held.some(j => j !== i && ` ${folded(options[j]!)} `.includes(` ${folded(options[i]!)} `)));
}

/** Several options by their words, with "and" or commas between. */
function byParts(text: string, options: readonly string[]): Picks | null {
  const parts = text.split(/\s*(?:,|;|\band\b|&|\+)\s*/i).filter(part => part.trim() !== '');
  if (parts.length < 2) return null;
  const found = parts.map(part => readPicks(part, { options } as ChoiceQuestion));
  const picked = found.flatMap(each => ('picked' in each ? each.picked : []));
  return found.every(each => 'picked' in each) ? { picked: rising(picked) } : null;
}
