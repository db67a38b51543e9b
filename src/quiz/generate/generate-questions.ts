// Makes questions from any bank: each way of making them is a file of its own.
import type { Bank } from '../../bank/entry.ts';
import type { Question } from '../question.ts';
import { fromFigures } from './from-figures.ts';
import { fromOptions } from './from-options.ts';
import { fromPoints } from './from-points.ts';
import { fromTables } from './from-tables.ts';
import { fromTerms } from './from-terms.ts';
import { folded } from './likeness.ts';
import { type Place, placesOf } from './place.ts';
import { type TermBook, termBookOf } from './terms.ts';

/**
 * The questions that `bank` gives, in the order of its entries. `seed` draws wrong options and their order; a question keeps
 * its id whatever is drawn. What is doubtful is left out: a bank that gives nothing to ask gives an empty list.
 */
export function generateQuestions(bank: Bank, seed: number): Question[] {
  const book = termBookOf(bank);
  return distinct(placesOf(bank).flatMap(place => fromPlace(place, book, seed)));
}

/** What settles options that were not read as such: those that are wrong would pass for statements of the bank. */
const SETTLES =
  /\b(?:the )?(?:correct|right) (?:answers?|options?|choices?) ?(?:is|are|:)|^\W*answers?:\W*\(?[a-e1-5]\b\W*$|^\W*(?:in)?correct\b[ .:–—-]/i;

/** Files that are to be filled in, or tell what changed when. */
const NO_BANK = /(?:^|[/_-])(?:template|changelog|release[-_]?notes?|news|history)s?(?=$|[/_.#-])/i;

function fromPlace(place: Place, book: TermBook, seed: number): Question[] {
  if (NO_BANK.test(place.entry.id.split('#')[0] ?? '')) return [];
  // Who wrote options also wrote the question: the rest of such an entry explains it, and would give it away.
  if (place.entry.passages.some(({ kind }) => kind === 'option')) return [fromOptions(place, seed) ?? []].flat();
  if (place.entry.passages.some(({ text }) => SETTLES.test(text))) return [];
  return [
    ...fromTables(place, seed),
    ...fromTerms(place, book, seed),
    ...fromFigures(place, seed),
    ...[fromPoints(place) ?? []].flat(),
  ];
}

/** Banks repeat entries, and statements in several entries: each is asked once. */
function distinct(questions: readonly Question[]): Question[] {
  const asked = new Set<string>();
  return questions.filter(question => {
    const keys = keysOf(question);
    const isNew = !keys.some(key => asked.has(key));
    for (const key of keys) asked.add(key);
    return isNew;
  });
}

function keysOf({ id, kind, prompt, explanation }: Question): string[] {
  const quoted = /“[^”]+”$/.exec(prompt)?.[0];
  const more = [quoted === undefined ? [] : [`${quoted} ${explanation}`], id.startsWith('table-') ? [explanation] : []];
  return [prompt, ...more.flat()].map(text => `${kind} ${folded(text)}`);
}
