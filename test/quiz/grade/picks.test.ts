// Picks: a typed answer picks by letter, number or words, and one that may mean two options is asked back.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPicks } from '../../../src/quiz/grade/picks.ts';
import { choice } from './asked.ts';

const platforms = choice(['Vertex AI', 'SageMaker', 'Azure ML', 'Azure Batch'], [1]);

test.each([
  ['b', [1]],
  ['B)', [1]],
  ['(b)', [1]],
  ['b.', [1]],
  ['the answer is B', [1]],
  ["I'd say b, please", [1]],
  ['B and C', [1, 2]],
  ['c, b', [1, 2]],
  ['B & D', [1, 3]],
  ['bd', [1, 3]],
  ['1,3', [0, 2]],
  ['1 3', [0, 2]],
  ['options 1 and 3', [0, 2]],
  ['b b', [1]],
])('%j picks by name', (text, picked) => {
  expect(readPicks(text, platforms)).toEqual({ picked });
});

test.each([
  ['SageMaker', [1]],
  ['sagemaker!', [1]],
  ['sage', [1]],
  ['azure b', [3]],
  ['I would go for Azure ML here', [2]],
  ['Vertex AI and SageMaker', [0, 1]],
  ['vertex, sagemaker', [0, 1]],
])('%j picks by words', (text, picked) => {
  expect(readPicks(text, platforms)).toEqual({ picked });
});

describe('what cannot be told is asked back', () => {
  test.each([
    ['', /from A to D/],
    ['   ', /from A to D/],
    ['e', /no option e/],
    ['7', /no option 7/],
    ['0', /no option 0/],
    ['azure', /C and D/],
    ['not sagemaker', /cannot tell/],
    ['no idea', /cannot tell/],
    ['42 is the answer to everything', /cannot tell/],
  ])('%j', (text, why) => {
    expect(readPicks(text, platforms)).toEqual({ unread: expect.stringMatching(why) });
  });
});

test('options that are numbers are picked by their own words first', () => {
  const counts = choice(['3', '1', '2'], [0]);
  expect(readPicks('1', counts)).toEqual({ picked: [1] });
  expect(readPicks('3', counts)).toEqual({ picked: [0] });
});

test('an option that holds another is not both', () => {
  const nested = choice(['spot', 'spot with checkpoints', 'reserved'], [1]);
  expect(readPicks('I take spot with checkpoints', nested)).toEqual({ picked: [1] });
});

test('any text gives options that exist, rising, or one sentence', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), text => {
      const picks = readPicks(text, platforms);
      if ('unread' in picks) return picks.unread.endsWith('.');
      const isRising = picks.picked.every((option, i) => i === 0 || picks.picked[i - 1]! < option);
      return (
        isRising && picks.picked.length > 0 && picks.picked.every(option => platforms.options[option] !== undefined)
      );
    }),
  );
});
