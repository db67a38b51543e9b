// Pleasantries are left out of a question, and nothing else is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutPleasantries } from '../../src/retrieval/pleasantries.ts';

test.each([
  ['hi!', ''],
  ['Good morning! How are you today?', ''],
  ['thx a lot, that helped', ''],
  ['thanks, that was super helpful', ''],
  ['Bye, see you tomorrow', ''],
  ['Who are you and who built you?', ''],
  ['you’re the best', ''],
  ['hi, what is spot? thanks!', 'what is spot? !'],
  ['good morning bot :)', ''],
  ["thx you're the best", ''],
  ['ok cool, what is spot', 'what is spot'],
  ['hello world in python', 'hello world in python'],
  ['hello team, how do we scale to zero', 'how do we scale to zero'],
  ['thanks to caching it is fast, why', 'thanks to caching it is fast, why'],
  ['who are you paying for gpus', 'who are you paying for gpus'],
  ['what is a good day to train', 'what is a good day to train'],
])('%s', (text, rest) => {
  expect(withoutPleasantries(text)).toBe(rest);
});

test('a text without any stays as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('gpu', 'cost', 'why', 'is', '?', 'the', ','), { maxLength: 8 }), words => {
      const text = words.join(' ');
      expect(withoutPleasantries(text)).toBe(text);
    }),
  );
});

test.each([
  ...[
    'cheers',
    'thanks a lot',
    'thank you so much',
    'ok',
    'great',
    'bye',
    'see you later',
    'good day',
    'have a nice day',
  ],
  ...[
    'hi there',
    'how are you doing',
    'whats up',
    'you are great',
    'that was really great',
    'are you a bot',
    'who are you',
  ],
])('“%s” said hundreds of times before something else is read in no time', phrase => {
  const text = `${`${phrase} `.repeat(300)}quota`;
  expect(withoutPleasantries(text)).toBe(text);
});
