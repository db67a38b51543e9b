// Amounts are written digit by digit as they are, and figures of drawings without exponents.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountText, decimalOf, differenceOf } from '../../src/message/amounts.ts';

test.each([
  ['0.00', '$0.00'],
  ['999.99', '$999.99'],
  ['1188.86', '$1,188.86'],
  ['123456789012345678901234.50', '$123,456,789,012,345,678,901,234.50'],
  ['0.001667', '$0.001667'],
  ['-5.00', '-$5.00'],
  ['1000', '$1,000'],
])('%s is %s', (decimal, text) => {
  expect(amountText(decimal)).toBe(text);
});

test.each([
  [0, '0.00'],
  [-0, '0.00'],
  [1387.005, '1387.01'],
  [0.01, '0.01'],
  [0.0016666, '0.001667'],
  [-0.0016666, '-0.001667'],
  [1e21, '1000000000000000000000.00'],
  [1e-300, `0.${'0'.repeat(100)}`],
])('the figure %d is %s', (figure, text) => {
  expect(decimalOf(figure)).toBe(text);
});

test.each([
  ['3962.88', '1387.01', '2575.87'],
  ['1387.01', '3962.88', '-2575.87'],
  ['5', '5.00', '0.00'],
  ['0.01', '0.001667', '0.008333'],
  ['0.10', '0.05', '0.05'],
  ['-1.00', '1.5', '-2.50'],
  ['123456789012345678901234.50', '0.49', '123456789012345678901234.01'],
])('%s is more than %s by %s', (a, b, difference) => {
  expect(differenceOf(a, b)).toBe(difference);
});

test('any figure is a decimal, and near itself', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), figure => {
      const text = decimalOf(figure);
      expect(text).toMatch(/^-?\d+\.\d+$/);
      expect(Math.abs(Number(text) - figure)).toBeLessThanOrEqual(Math.max(0.005, Math.abs(figure) * 1e-9));
    }),
  );
});
