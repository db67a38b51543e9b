// Amounts: read in any unit and notation of the same kind, and held against the right one within its tolerance.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradeNumber } from '../../../src/quiz/grade/number.ts';
import { amount } from './asked.ts';

const monthly = amount('2160', 'USD a month');
const verdict = (question: Parameters<typeof gradeNumber>[0], text: string) => gradeNumber(question, text).verdict;

describe('money a month', () => {
  test.each([
    '2160',
    '2.16k',
    '2.16 K',
    '$2,160/mo',
    '2160 dollars a month',
    'US$2160 per month',
    'about 2,200',
    '~2100',
    '2.2 thousand',
    '$25,920 a year',
    '26k/yr',
    '$3 an hour',
    '$3 x 720 = $2160',
    '$2160 for 720 hours',
    '2 160',
    '２１６０',
  ])('%s is right', text => {
    expect(verdict(monthly, text)).toBe('right');
  });

  test.each([
    ['two thousand', '2000'],
    ['1900', '1900'],
    ['2400 dollars', '2400'],
  ])('%s is close', (text, read) => {
    expect(gradeNumber(monthly, text)).toMatchObject({ verdict: 'close', read });
  });

  test.each(['1000', '$2160 a year', '-2160', '2.16', '1e3', '0', '21,600'])('%s is wrong', text => {
    expect(verdict(monthly, text)).toBe('wrong');
  });

  test.each([
    ['', /no number/],
    ['-', /no number/],
    ['a lot of money', /no number/],
    ['NaN', /no number/],
    ['Infinity', /no number/],
    ['1e999', /1e999/],
    ['2,16k', /cannot tell/],
    ['€2160', /in USD a month, not in €/],
    ['2160 GB', /in USD a month, not in GB/],
    ['2160, no, 500', /2 numbers/],
    [' '.repeat(100_000), /too long/],
  ])('%j is unread', (text, why) => {
    expect(gradeNumber(monthly, text)).toEqual({ verdict: 'unread', read: null, reason: expect.stringMatching(why) });
  });
});

describe('a range', () => {
  test('is right by its middle where it is not wider than the tolerance either way', () => {
    expect(gradeNumber(monthly, '2100-2200')).toMatchObject({ verdict: 'right', read: '2150' });
    expect(gradeNumber(amount('2160', 'USD a month', 0.1), '2000 to 2300')).toMatchObject({ verdict: 'right' });
    expect(gradeNumber(amount('2500', 'USD', 0.2), '2-3k')).toMatchObject({ verdict: 'right', read: '2500' });
  });

  test('that is wider is not, and the reason says so', () => {
    expect(gradeNumber(monthly, '2000-2300')).toMatchObject({
      verdict: 'close',
      reason: expect.stringMatching(/wide/),
    });
    expect(gradeNumber(monthly, '0-4320')).toMatchObject({ verdict: 'wrong', reason: expect.stringMatching(/wide/) });
    expect(verdict(monthly, '2160 or 500')).toBe('wrong');
  });

  test('may be written from high to low', () => {
    expect(verdict(monthly, '2200-2100')).toBe('right');
  });
});

describe('other units of the same kind', () => {
  test.each([
    ['1500', 'GB', '1.5 TB'],
    ['1.5', 'TB', '1500 GB'],
    ['66', '%', '66%'],
    ['66', '%', '0.66'],
    ['66', '%', '66 percent'],
    ['66', '%', 'two thirds'],
    ['66', '%', '2/3'],
    ['75', '%', 'three quarters'],
    ['50', '%', 'half'],
    ['0.5', '%', '0.5'],
    ['180', 'minutes', '3h'],
    ['180', 'minutes', '2h 60m'],
    ['180', 'minutes', 'three hours'],
    ['12', '', 'twelve'],
    ['12', '', '12 GPUs'],
    ['7.5', 'GPU-hours', '7.5'],
  ])('%s %s may be written %s', (answer, unit, text) => {
    expect(verdict(amount(answer, unit), text)).toBe('right');
  });

  test.each([
    ['1500', 'GB', '1500 MB'],
    ['66', '%', '6.6%'],
    ['180', 'minutes', '180 h'],
    ['12', '', '12%'],
  ])('%s %s is not %s', (answer, unit, text) => {
    expect(verdict(amount(answer, unit), text)).toBe('wrong');
  });
});

test('the tolerance is exact: its edge is within, the next digit is not', () => {
  const tenth = amount('0.3', 'USD', 0.1);
  expect(verdict(tenth, '0.33')).toBe('right');
  expect(verdict(tenth, '0.330000000001')).toBe('close');
  expect(verdict(tenth, '0.39')).toBe('close');
  expect(verdict(tenth, '0.390000000001')).toBe('wrong');
  expect(verdict(amount('0.3', 'USD', 0), '0.30')).toBe('right');
});

describe('whatever is asked and typed', () => {
  const units = fc.constantFrom('USD', 'USD a month', 'GB', '%', 'minutes', '', 'GPU-hours');
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('$', '2', '1e9', '.', ',', '-', 'k', '/mo', '%', ' ', 'TB', 'h', 'two', '=', '1/0'))
      .map(all => all.join('')),
  );

  test('nothing throws, and every grade has one reason', () => {
    fc.assert(
      fc.property(fc.nat(1e6), units, texts, (answer, unit, text) => {
        const { verdict, read, reason } = gradeNumber(amount(String(answer), unit), text);
        expect(reason).toMatch(/\S[.]$/);
        expect(read === null).toBe(verdict === 'unread');
      }),
      { numRuns: 500 },
    );
  });

  test('the right amount in its own unit is right, and ten times as much is wrong', () => {
    const answers = fc
      .tuple(fc.integer({ min: 1, max: 1e7 }), fc.nat(99))
      .map(([all, cents]) => `${all}.${String(cents).padStart(2, '0')}`);
    fc.assert(
      fc.property(answers, units, (answer, unit) => {
        const question = amount(answer, unit);
        expect(verdict(question, `${answer} ${unit}`)).toBe('right');
        expect(verdict(question, `${answer.replace('.', '')}0 ${unit}`)).toBe('wrong');
      }),
    );
  });
});
