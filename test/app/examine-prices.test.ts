// What the doctor says of the price book.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { examinePrices } from '../../src/app/examine-prices.ts';
import type { PriceBook } from '../../src/cost/price-book.ts';
import { priceFile } from '../../src/drivers/prices/price-file.ts';
import { write } from '../drivers/bank-folders.ts';
import { handClock } from '../fakes/clock.ts';
import { SMALL_BOOK } from '../fakes/prices.ts';
import { portsIn } from './app-ports.ts';
import { kettles, worldWith } from './world.ts';

const REFRESH = 'Run: npx whetstone prices refresh';

/** The finding about a book whose days are all `asOf`, on 2026-03-02. */
async function findingOf(asOf: string | null, { file = 'package/knowledge/prices.json', text = '' } = {}) {
  const { cwd, dataDir, packageRoot } = worldWith({ 'kettles.md': kettles('nine') });
  const book = JSON.parse(JSON.stringify(SMALL_BOOK), (key, value) => (key === 'asOf' ? asOf : value)) as PriceBook;
  write(join(packageRoot, 'knowledge', 'prices.json'), JSON.stringify(book));
  if (text !== '') write(join(cwd, file), text);
  const pricesFile = file === 'mine.json' ? join(cwd, file) : null;
  const prices = priceFile({ pricesFile, dataDir, packageRoot, cwd });
  return examinePrices({ ...portsIn(cwd, dataDir, packageRoot), prices, clock: handClock() });
}

test('fresh prices are well, with their file and the oldest day', async () => {
  expect(await findingOf('2026-03-01')).toEqual({
    name: 'prices',
    state: 'ok',
    detail: expect.stringMatching(
      /prices\.json: 2 instances; prices of instances: 4, the oldest of 2026-03-01 \(1 day ago\), 0 undated$/,
    ),
    mend: null,
  });
  expect((await findingOf('2026-03-02')).detail).toMatch(/\(today\), 0 undated$/);
  expect((await findingOf('2026-01-31')).state).toBe('ok');
});

test('prices of more than 30 days, or of no day, are warned of, with what renews them', async () => {
  expect(await findingOf('2026-01-30')).toMatchObject({
    state: 'warning',
    detail: expect.stringMatching(/2026-01-30 \(31 days ago\), 0 undated$/),
    mend: REFRESH,
  });
  expect(await findingOf(null)).toMatchObject({
    state: 'warning',
    detail: expect.stringMatching(/2 instances; prices of instances: 4, 4 undated$/),
    mend: REFRESH,
  });
});

test('a damaged book that was refreshed is warned of, since another serves', async () => {
  expect(await findingOf('2026-03-01', { file: 'data/prices.json', text: '{' })).toMatchObject({
    state: 'warning',
    detail: expect.stringMatching(/data\/prices\.json cannot be used \(it is no JSON\)/),
    mend: REFRESH,
  });
});

test('a book that is set and cannot be used is at fault', async () => {
  expect(await findingOf('2026-03-01', { file: 'mine.json', text: '{' })).toMatchObject({
    state: 'fault',
    detail: expect.stringMatching(/mine\.json cannot be used: it is no JSON\.$/),
    mend: expect.stringMatching(/unset PRICES_FILE/),
  });
});
