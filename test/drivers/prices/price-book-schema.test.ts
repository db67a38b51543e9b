// What a price book must look like, and how the first fault of one is told.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPriceBook } from '../../../src/drivers/prices/format-price-book.ts';
import { readPriceBook } from '../../../src/drivers/prices/price-book-schema.ts';

const text = readFileSync(join(import.meta.dirname, '..', '..', '..', 'knowledge', 'prices.json'), 'utf8');

type Loose = Record<string, unknown>;
interface Draft {
  version: unknown;
  accelerators: Loose[];
  instances: (Loose & { prices: (Loose & { onDemand: Loose })[]; commitments: Loose[] })[];
  storage: (Loose & { tiers: Loose[] })[];
  egress: Loose[];
  serverless: Loose[];
}

/** The fault of the book once `spoil` has been at it. */
function faultAfter(spoil: (book: Draft) => void): string | null {
  const draft: Draft = JSON.parse(text);
  spoil(draft);
  const reading = readPriceBook(JSON.stringify(draft));
  return 'fault' in reading ? reading.fault : null;
}

const P5 = 8;

test('a book that is well has no fault, and is written as it is read', () => {
  const reading = readPriceBook(text);
  expect('book' in reading && formatPriceBook(reading.book)).toBe(text);
});

describe('a fault', () => {
  test.each<[string, (book: Draft) => void, string]>([
    ['a missing field', it => delete it.instances[P5]!.count, 'instances > p5.48xlarge > count: it is missing'],
    [
      'an unknown field',
      it => (it.instances[P5]!.colour = 'red'),
      'instances > p5.48xlarge: "colour" is no part of it',
    ],
    ['another version', it => (it.version = 2), 'version: it must be 1'],
    [
      'no whole number',
      it => (it.instances[P5]!.count = 1.5),
      'instances > p5.48xlarge > count: it must be a whole number',
    ],
    ['no accelerators', it => (it.instances[P5]!.count = 0), 'instances > p5.48xlarge > count: it must be at least 1'],
    ['no price', it => (it.instances[P5]!.prices = []), 'instances > p5.48xlarge > prices: there is no price'],
    [
      'a number for a decimal',
      it => (it.instances[P5]!.prices[0]!.onDemand.value = 55.04),
      'instances > p5.48xlarge > prices > us-east-1 > onDemand > value: it must be a decimal within quotes',
    ],
    [
      'a price of nothing',
      it => (it.instances[P5]!.prices[0]!.onDemand.value = '0.00'),
      'instances > p5.48xlarge > prices > us-east-1 > onDemand > value: an hour cannot cost nothing; write null where there is no price',
    ],
    [
      'a region without a price',
      it => Object.assign(it.instances[P5]!.prices[0]!, { onDemand: null, spot: null }),
      'instances > p5.48xlarge > prices > us-east-1: it has neither an on-demand nor a spot price',
    ],
    [
      'a day that is none',
      it => (it.instances[P5]!.prices[0]!.onDemand.asOf = '2026-02-30'),
      'instances > p5.48xlarge > prices > us-east-1 > onDemand > asOf: it must be a day, such as "2026-07-30", or null',
    ],
    [
      'an unknown accelerator',
      it => (it.instances[P5]!.accelerator = 'H1000'),
      'instances > p5.48xlarge > accelerator: no accelerator is called "H1000"',
    ],
    [
      'an unknown cloud',
      it => (it.egress[0]!.cloud = 'mine'),
      'egress > internet > cloud: it must be "aws" or "gcp" or "azure" or "lambda" or "runpod" or "nebius"',
    ],
    ['two of a name', it => it.accelerators.push(it.accelerators[0]!), 'accelerators > T4: it stands there twice'],
    [
      'tiers in disorder',
      it => it.storage[0]!.tiers.reverse(),
      'storage > S3 Standard > tiers: each tier must reach further than the one before it, and only the last may be open (null)',
    ],
    [
      'a discount of everything',
      it =>
        it.instances
          .find(({ commitments }) => commitments[0])!
          .commitments.splice(0, 1, { years: 1, discount: { value: '1', unit: 'x', source: 'x', asOf: null } }),
      'instances > a2-highgpu-1g > commitments > number 1 > discount > value: a discount lies between 0 and 1',
    ],
    [
      'what could steer a terminal',
      it => (it.instances[P5]!.note = '\u001b[2J'),
      'instances > p5.48xlarge > note: it holds characters that cannot be printed',
    ],
    [
      'no list',
      it => Object.assign(it, { serverless: {} }),
      'serverless: invalid input: expected array, received object',
    ],
  ])('of %s is told with its place', (_, spoil, fault) => {
    expect(faultAfter(spoil)).toBe(fault);
  });

  test('of what is no JSON, or no book at all, is told too', () => {
    expect(readPriceBook('{')).toEqual({ fault: 'it is no JSON' });
    expect(readPriceBook('[]')).toEqual({ fault: 'invalid input: expected object, received array' });
    expect(readPriceBook('null')).toEqual({ fault: 'invalid input: expected object, received null' });
  });
});

test('decimals are digits with a point, bounded, and nothing else', () => {
  const faultOf = (value: string) => faultAfter(it => (it.instances[P5]!.prices[0]!.onDemand.value = value));
  for (const value of ['55', '55.04', '0.000001', '999999999999.999999999999']) expect(faultOf(value)).toBeNull();
  for (const value of [
    '',
    '.5',
    '5.',
    '05',
    '-1',
    '+1',
    '1e3',
    '1,000',
    ' 1',
    'NaN',
    '9'.repeat(13),
    `1.${'1'.repeat(13)}`,
  ])
    expect(faultOf(value), value).not.toBeNull();
});

test('whatever JSON comes, it is read or refused in a sentence', () => {
  fc.assert(
    fc.property(fc.json(), json => {
      const reading = readPriceBook(json);
      expect('fault' in reading && reading.fault.length > 0).toBe(true);
    }),
  );
});
