// Estimating as a use case: one price book however many requests, and the time of each estimate.
import { expect, test } from 'vitest';
import { openEstimator } from '../../src/app/estimate.ts';
import type { PriceSource } from '../../src/ports/price-source.ts';
import { BOOK, TODAY } from '../cost/book.ts';

const REQUEST = 'egress 100TB aws->gcp';

function source() {
  const asked: (string | undefined)[] = [];
  const load: PriceSource['load'] = async file => {
    asked.push(file);
    return { book: BOOK, path: 'prices.json', notice: 'Another one serves.' };
  };
  return { asked, prices: { load } as PriceSource };
}

test('the price book is loaded once, and what there is to tell of it is handed on', async () => {
  const { asked, prices } = source();
  const estimator = await openEstimator({ prices, clock: { now: () => TODAY } }, 'mine.json');
  expect(estimator.estimate(REQUEST)).toMatchObject({ ok: true, expected: '7800.00', rules: 'market' });
  expect(estimator.estimate(REQUEST, { rules: 'textbook' })).toMatchObject({ ok: true, rules: 'textbook' });
  expect(estimator.estimate('8xH1000')).toMatchObject({ ok: false, input: '8xH1000' });
  expect(estimator.notice).toBe('Another one serves.');
  expect(asked).toEqual(['mine.json']);
});

test('prices grow old while it is open', async () => {
  let now = new Date('2026-06-03T00:00:00Z');
  const estimator = await openEstimator({ prices: source().prices, clock: { now: () => now } });
  expect(estimator.estimate(REQUEST)).toMatchObject({ prices: { asOf: '2026-06-02', days: 1, stale: false } });
  now = TODAY;
  expect(estimator.estimate(REQUEST)).toMatchObject({ prices: { asOf: '2026-06-02', days: 175, stale: true } });
});
