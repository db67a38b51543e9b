// The price book that is in use, with how old its prices are today.
import type { Clock } from '../../ports/clock.ts';
import type { PriceSource } from '../../ports/price-source.ts';
import { agesOf, bordersOn, instancePricesOf, pricesOf } from './price-ages.ts';
import type { PricesInUse } from './refresh-report.ts';

interface PricePorts {
  readonly prices: PriceSource;
  readonly clock: Clock;
}

/** The book of `file`, or else the usual one. */
export async function openPrices({ prices, clock }: PricePorts, file?: string): Promise<PricesInUse> {
  const loaded = await prices.load(file);
  const now = clock.now();
  return {
    ...loaded,
    ...bordersOn(now),
    ages: agesOf(pricesOf(loaded.book), now),
    instanceAges: agesOf(instancePricesOf(loaded.book.instances), now),
  };
}
