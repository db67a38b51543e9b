// Figures: what a text states, and what a question asks for.
import { describe, expect, test } from 'vitest';
import { figuresIn, figuresWanted } from '../../src/retrieval/figures.ts';

/** Whether a text of this wording would answer a question of that. */
const answers = (text: string, question: string) => (figuresIn(text) & figuresWanted(question)) > 0;

describe('a figure of the kind asked for', () => {
  test.each([
    ['how much does egress cost', '1 TB is about $90', 'it takes 2 days'],
    ['price of a gpu hour', 'from €3 an hour', '16 chips a box'],
    ['is there a fee for it', '30% cheaper than the rest', 'about 5 of them'],
    ['how long is a cold start', '30–120 seconds', 'two chips'],
    ['how many days does it take', 'a few days', '$20'],
    ['when was it released', 'on 3 December 2024', 'for 3 dollars'],
    ['which version do i need', 'from v2.30 on', 'needs a driver'],
    ['what share of the bill is storage', 'storage takes 10–20%', 'storage takes less'],
    ['how many chips are in it', 'sixteen, or 16, chips', 'the chips are fast'],
    ['max payload size', 'at most 6 MB', 'a limit applies'],
  ])('%s: %j, not %j', (question, right, wrong) => {
    expect(answers(right, question)).toBe(true);
    expect(answers(wrong, question)).toBe(false);
  });
});

test('no figure is wanted where none is asked for', () => {
  for (const question of ['what is data gravity', 'why is it slow', 'sagemaker vs vertex', ''])
    expect(figuresWanted(question)).toBe(0);
});

test('a long question is read in no time that grows faster than it', () => {
  const endless = 'how much is '.repeat(20_000);
  expect(figuresWanted(endless)).toBeGreaterThan(0);
});
