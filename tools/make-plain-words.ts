// Makes src/cost/read/plain-words.json: run it whenever tools/plain-words.ts or the names in the price book change (a test tells).
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PriceBook } from '../src/cost/price-book.ts';
import { knownWords, vocabularyOf } from '../src/cost/read/vocabulary.ts';
import { plainWords } from './plain-words.ts';

const NOTICE =
  'Words of SCOWL, Copyright 2000-2016 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose. It is provided "as is" without express or implied warranty.';
const WIDTH = 110;

const file = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const book: PriceBook = JSON.parse(readFileSync(file('knowledge/prices.json'), 'utf8'));
const words = plainWords(knownWords(vocabularyOf(book)));
writeFileSync(
  file('src/cost/read/plain-words.json'),
  `${JSON.stringify({ notice: NOTICE, words: inLines(words) }, null, 2)}\n`,
);
console.log(`src/cost/read/plain-words.json: ${words.length} words.`);

function inLines(all: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of all) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
