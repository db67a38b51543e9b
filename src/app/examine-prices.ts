// What the doctor says of the price book: which file serves, how old its prices are, and how to mend what is not well.
import { PersonError } from '../message/person-error.ts';
import type { AppPorts } from './app-ports.ts';
import { openPrices } from './prices/open-prices.ts';
import type { PriceAges, PricesInUse } from './prices/refresh-report.ts';
import type { Finding } from './use-cases.ts';

const REFRESH = 'Run: npx whetstone prices refresh';

export async function examinePrices(ports: AppPorts): Promise<Finding> {
  try {
    return findingOf(await openPrices(ports));
  } catch (error) {
    if (!(error instanceof PersonError)) throw error;
    const mend = 'Mend the file, or unset PRICES_FILE to use the price book that comes with Whetstone.';
    return { name: 'prices', state: 'fault', detail: error.message, mend };
  }
}

/** Only what refreshing renews is warned of: nobody could do anything about the rest. */
function findingOf({ book, path, notice, instanceAges }: PricesInUse): Finding {
  if (notice !== null) return { name: 'prices', state: 'warning', detail: notice, mend: REFRESH };
  const detail = `${path}: ${book.instances.length} instances; prices of instances: ${ageInWords(instanceAges)}`;
  if (instanceAges.old > 0) return { name: 'prices', state: 'warning', detail, mend: REFRESH };
  return { name: 'prices', state: 'ok', detail, mend: null };
}

/** As `prices show` counts, which tells of all prices too. */
function ageInWords({ figures, undated, oldest, oldestDays }: PriceAges): string {
  const dated = oldest === null ? [] : [`the oldest of ${oldest} (${days(oldestDays ?? 0)})`];
  return [`${figures}`, ...dated, `${undated} undated`].join(', ');
}

function days(count: number): string {
  return count === 0 ? 'today' : `${count} ${count === 1 ? 'day' : 'days'} ago`;
}
