// What follows the command `quiz` is read as people type it, carelessly and in any order of words.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuizCommand } from '../../../../src/app/chat/quiz/read-quiz-command.ts';

const USUAL = { kind: 'start', topic: undefined, count: 5, kinds: ['choice'], seconds: 30 };

describe('a round', () => {
  test.each([
    ['start', USUAL],
    ['START 3', { ...USUAL, count: 3 }],
    ['start gpu', { ...USUAL, topic: 'gpu' }],
    ['start 10 on gpu availability', { ...USUAL, count: 10, topic: 'gpu availability' }],
    ['start gpu 5 45', { ...USUAL, topic: 'gpu', seconds: 45 }],
    ['start 5 45s', { ...USUAL, seconds: 45 }],
    ['start 5 2 minutes', { ...USUAL, seconds: 120 }],
    ['start 3 open', { ...USUAL, count: 3, kinds: ['open'], seconds: 120 }],
    ['start number 4', { ...USUAL, count: 4, kinds: ['number'], seconds: 60 }],
    ['start mixed', { ...USUAL, kinds: ['choice', 'number', 'open'], seconds: 120 }],
    ['start a quiz with 3 questions about spot please', { ...USUAL, count: 3, topic: 'spot' }],
    ['round 2', { ...USUAL, count: 2 }],
    ['start 5 llama 3.5', { ...USUAL, topic: 'llama 3.5' }],
    ['3 gpu', { ...USUAL, count: 3, topic: 'gpu' }],
    ['start infrastructure as code 2', { ...USUAL, count: 2, topic: 'infrastructure as code' }],
  ])('"%s" is read', (text, wish) => {
    expect(readQuizCommand(text)).toEqual(wish);
  });

  test.each(['start 0', 'start 51', 'start 99999', 'start 5 2s', 'start 5 7200s', 'start 5 90 minutes'])(
    '"%s" is told what it can be',
    text => {
      expect(readQuizCommand(text)).toMatchObject({
        kind: 'unread',
        why: expect.stringMatching(/\d.*type for example/),
      });
    },
  );
});

test.each([
  ['', { kind: 'help' }],
  ['  help ', { kind: 'help' }],
  ['?', { kind: 'help' }],
  ['pause', { kind: 'conduct', control: 'pause' }],
  ['Continue', { kind: 'conduct', control: 'resume' }],
  ['cancel', { kind: 'conduct', control: 'stop' }],
  ['reveal', { kind: 'conduct', control: 'close' }],
  ['daily 09:00 Europe/Berlin weekdays', { kind: 'daily', text: '09:00 Europe/Berlin weekdays' }],
  ['daily', { kind: 'daily', text: '' }],
  ['me', { kind: 'me', topic: undefined }],
  ['me about spot', { kind: 'me', topic: 'spot' }],
  ['interview serverless gpu', { kind: 'interview', topic: 'serverless gpu' }],
  ['stats', { kind: 'stats' }],
  ['leaderboard', { kind: 'leaderboard', span: 'all', topic: undefined }],
  ['leaderboard week', { kind: 'leaderboard', span: 'week', topic: undefined }],
  ['leaderboard month gpu', { kind: 'leaderboard', span: 'month', topic: 'gpu' }],
  ['leaderboard gpu', { kind: 'leaderboard', span: 'all', topic: 'gpu' }],
  ['hide', { kind: 'board', shown: false }],
  ['forget me', { kind: 'forget' }],
  ['forget me!', { kind: 'forget' }],
  ['appeals', { kind: 'appeals' }],
])('"%s" is read', (text, wish) => {
  expect(readQuizCommand(text)).toEqual(wish);
});

test.each(['forget everybody else', 'forget'])('"%s" is no slip to act on', text => {
  expect(readQuizCommand(text).kind).toBe('unread');
});

test.each(['blah', 'constructor', '__proto__', 'toString', 'what is a gpu'])('"%s" is not taken for anything', text => {
  expect(readQuizCommand(text)).toMatchObject({ kind: 'unread', why: expect.stringContaining('help') });
});

test('whatever is typed is read without a throw, and a round is within its bounds', () => {
  const words = fc.constantFrom(
    'start',
    '5',
    '0',
    '99999',
    '30s',
    '2',
    'm',
    'open',
    'gpu',
    'daily',
    '__proto__',
    '☃',
    '%',
  );
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map(all => all.join(' ')),
  );
  fc.assert(
    fc.property(typed, text => {
      const wish = readQuizCommand(text);
      if (wish.kind !== 'start') return;
      expect(wish.count).toBeGreaterThanOrEqual(1);
      expect(wish.count).toBeLessThanOrEqual(50);
      expect(wish.seconds).toBeGreaterThanOrEqual(5);
      expect(wish.seconds).toBeLessThanOrEqual(3_600);
    }),
  );
});
