// Actions come back from a platform as they went there, and what nobody made is no action.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAction, encodeAction } from '../../src/message/action.ts';
import { anyAction } from './any-message.ts';

describe('an action', () => {
  test('comes back as it went', () => {
    const whole = anyAction.filter(action => Object.values(action).every(part => String(part).isWellFormed()));
    fc.assert(
      fc.property(whole, action => {
        expect(decodeAction(encodeAction(action))).toEqual(action);
      }),
    );
  });

  test('is never read out of text that was not made of it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map(text => `w1|share|${text}`),
        ),
        text => {
          const action = decodeAction(text);
          if (action !== null) expect(encodeAction(action)).toBe(text);
        },
      ),
    );
  });

  test.each([
    ['another version', 'w0|unfollow'],
    ['no version', 'unfollow'],
    ['an unknown kind', 'w1|explode'],
    ['a name that every object has', 'w1|constructor'],
    ['too many arguments', 'w1|unfollow|x'],
    ['too few', 'w1|vote|answer'],
    ['an unknown vote', 'w1|vote|answer|sideways'],
    ['an unknown setting', 'w1|set|colour|red'],
    ['an unknown value', 'w1|set|follow|perhaps'],
    ['a page that is no number', 'w1|show-entry|entry|x'],
    ['a form that goes to two places', 'w1|recompute|answer|here|there'],
    ['an option that is no number', 'w1|quiz-pick|round|0|-1'],
    ['a question without its number', 'w1|quiz-answer|round|'],
    ['a question beyond counting', 'w1|quiz-give|round|12345|C1'],
    ['an unknown control', 'w1|quiz-conduct|round|explode'],
    ['an unknown verdict', 'w1|quiz-settle|appeal|perhaps'],
    ['a number written in another way', 'w1|quiz-detail|round|01'],
    ['half an escape', 'w1|share|%E0%A4'],
    ['nothing', ''],
  ])('is not %s', (_what, text) => {
    expect(decodeAction(text)).toBeNull();
  });

  test('with half a character in it is still a text, and is read back without it', () => {
    const text = encodeAction({ kind: 'ask-entry', entry: 'q#a\ud800b' });
    expect(decodeAction(text)).toEqual({ kind: 'ask-entry', entry: 'q#a\ufffdb' });
  });

  test('keeps the text of buttons that are out there', () => {
    expect(encodeAction({ kind: 'set', setting: 'follow', value: 'off' })).toBe('w1|set|follow|off');
    expect(encodeAction({ kind: 'show-entry', entry: 'a|b c', page: 2 })).toBe('w1|show-entry|a%7Cb%20c|2');
    expect(encodeAction({ kind: 'estimate', request: '8xH100 72h' })).toBe('w1|estimate|8xH100%2072h');
    expect(encodeAction({ kind: 'recompute', answer: 'a', place: null })).toBe('w1|recompute|a');
    expect(encodeAction({ kind: 'recompute', answer: 'a', place: '' })).toBe('w1|recompute|a|');
    expect(encodeAction({ kind: 'quiz-pick', round: 'r', question: 0, option: 3 })).toBe('w1|quiz-pick|r|0|3');
    expect(encodeAction({ kind: 'quiz-give', round: 'r', question: 1, channel: 'C1', place: null })).toBe(
      'w1|quiz-give|r|1|C1',
    );
  });
});
