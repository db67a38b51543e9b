// Refreshes the price book: reads the catalogue of every cloud, vets it row by row, renews each cloud that it can, and keeps the new
// book, whole or not at all.
import type { Cloud, PriceBook } from '../../cost/price-book.ts';
import { PersonError } from '../../message/person-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CatalogueReading, PriceCatalogue } from '../../ports/price-catalogue.ts';
import type { PriceSource } from '../../ports/price-source.ts';
import { doubtOffers } from './doubt-offers.ts';
import { gatherInstances } from './gather-instances.ts';
import { dayOf } from './price-ages.ts';
import type { CloudRefresh, OnRefreshProgress, RefreshReport } from './refresh-report.ts';
import type { RejectionList } from './rejection-list.ts';
import { type CloudNews, type Renewal, type RenewedCloud, renewBook } from './renew-book.ts';
import { vetRows } from './vet-rows.ts';

export interface RefreshPorts {
  readonly prices: PriceSource;
  readonly catalogue: PriceCatalogue;
  readonly clock: Clock;
}

const CLOUDS: readonly Cloud[] = ['aws', 'gcp', 'azure', 'lambda', 'runpod', 'nebius'];
const STAGE = 'Reading the price catalogue';

/** A cloud whose catalogue was read. */
interface Read extends CloudNews {
  readonly reading: CatalogueReading;
  readonly list: RejectionList;
}

/** A cloud whose catalogue could not be had, and why. */
interface Unread {
  readonly cloud: Cloud;
  readonly reason: string;
}

export async function refreshPrices(ports: RefreshPorts, onProgress: OnRefreshProgress): Promise<RefreshReport> {
  const before = await ports.prices.loadForRefresh();
  if (before.notice !== null) onProgress({ stage: STAGE, done: 0, total: CLOUDS.length, notice: before.notice });
  const results = await readAll(ports, before.book, onProgress);
  const read = results.filter(result => 'reading' in result);
  const renewal = renewBook(before.book, read);
  return {
    path: renewal.book === null ? before.path : await ports.prices.keep(renewal.book),
    clouds: results.map(result => outcomeOf(result, before.book, renewal)),
    rejected: read.flatMap(({ list }) => list.rejected()),
    passedOver: read.flatMap(({ list }) => list.passedOver()),
  };
}

/** All at once, since each waits for another server. */
async function readAll(
  ports: RefreshPorts,
  book: PriceBook,
  onProgress: OnRefreshProgress,
): Promise<(Read | Unread)[]> {
  let done = 0;
  const day = dayOf(ports.clock.now());
  onProgress({ stage: STAGE, done, total: CLOUDS.length });
  return Promise.all(
    CLOUDS.map(async cloud => {
      const result = await readCloud(ports.catalogue, cloud, book, day);
      done += 1;
      onProgress({ stage: STAGE, done, total: CLOUDS.length });
      return result;
    }),
  );
}

async function readCloud(
  catalogue: PriceCatalogue,
  cloud: Cloud,
  book: PriceBook,
  day: string,
): Promise<Read | Unread> {
  try {
    const reading = await catalogue.read(cloud);
    const { offers, named, list } = vetRows(cloud, reading.rows, book.accelerators);
    const before = book.instances.filter(instance => instance.cloud === cloud);
    const weighed = doubtOffers(offers, before, list);
    const version = reading.version === null ? '' : `, version ${reading.version}`;
    const dated = { source: `SkyPilot catalogue v8 ${cloud}/vms.csv${version}`, asOf: day };
    const instances = gatherInstances(cloud, weighed.offers, dated, list);
    return { cloud, instances, named, doubted: weighed.doubted, reading, list };
  } catch (error) {
    if (!(error instanceof PersonError)) throw error;
    return { cloud, reason: error.message };
  }
}

function outcomeOf(result: Read | Unread, before: PriceBook, { clouds }: Renewal): CloudRefresh {
  const { cloud } = result;
  const instances = before.instances.filter(instance => instance.cloud === cloud).length;
  if (!('reading' in result)) return { cloud, outcome: 'kept', rows: 0, instances, reason: result.reason };
  const rows = result.reading.rows.length;
  const renewed = clouds.get(cloud)!;
  if ('refused' in renewed) return { cloud, outcome: 'kept', rows, instances, reason: renewed.refused };
  const outcome = result.reading.changed ? 'refreshed' : 'unchanged';
  return { cloud, outcome, rows, instances: renewed.instances.length, reason: reasonOf(renewed) };
}

/** Why prices of before stayed in a cloud that was renewed. */
function reasonOf({ unspoken, unbelieved }: RenewedCloud): string | null {
  const reasons = [
    ...(unspoken.length > 0 ? [`The catalogue does not speak of ${unspoken.join(', ')}`] : []),
    ...(unbelieved.length > 0 ? [`None of its prices for ${unbelieved.join(', ')} can be believed`] : []),
  ];
  return reasons.length === 0 ? null : reasons.map(reason => `${reason}; the prices of before stayed.`).join(' ');
}
