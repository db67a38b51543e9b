// How long a question may be, counted as people count.
import { expect, test } from 'vitest';
import { lengthTrouble } from '../../src/message/question-length.ts';

test.each([
  ['4,000 letters', 'a'.repeat(4_000)],
  ['4,000 characters outside the basic plane', '🫖'.repeat(4_000)],
  ['nothing', ''],
])('%s may be asked', (_what, text) => {
  expect(lengthTrouble(text)).toBeNull();
});

test.each([
  ['a'.repeat(4_001), '4,001'],
  ['🫖'.repeat(4_001), '4,001'],
  ['a'.repeat(40_000), '40,000'],
])('longer ones are told how long they are, and what to do: %#', (text, has) => {
  expect(lengthTrouble(text)).toBe(
    `The question has ${has} characters and may have 4,000; shorten it, or ask its parts one at a time.`,
  );
});
