// How old prices are on a given day: labelled after a week, warned of after a month or where they tell no day.
import type { Figure, Instance, PriceBook } from '../../cost/price-book.ts';
import type { PriceAges } from './refresh-report.ts';

const AGING_DAYS = 7;
const OLD_DAYS = 30;
const DAY_MS = 86_400_000;

/** A price of a day before these is aging, or old. */
export function bordersOn(now: Date): { readonly agingBefore: string; readonly oldBefore: string } {
  return { agingBefore: dayBefore(now, AGING_DAYS), oldBefore: dayBefore(now, OLD_DAYS) };
}

/** The ages of `figures` on the day of `now`. */
export function agesOf(figures: readonly Figure[], now: Date): PriceAges {
  const { agingBefore, oldBefore } = bordersOn(now);
  const days = figures.flatMap(({ asOf }) => (asOf === null ? [] : [asOf])).sort();
  const oldest = days[0] ?? null;
  const undated = figures.length - days.length;
  const beyond = days.filter(day => day < oldBefore).length;
  return {
    figures: figures.length,
    undated,
    oldest,
    newest: days.at(-1) ?? null,
    oldestDays: oldest === null ? null : daysSince(oldest, now),
    aging: days.filter(day => day < agingBefore).length - beyond,
    old: undated + beyond,
  };
}

/** Every price of a book: of an hour, of a GB, and what commitments take off. */
export function pricesOf({ instances, storage, egress, serverless }: PriceBook): Figure[] {
  return [
    ...instancePricesOf(instances),
    ...instances.flatMap(({ commitments }) => commitments.map(({ discount }) => discount)),
    ...storage.flatMap(({ tiers }) => tiers.map(({ price }) => price)),
    ...egress.flatMap(({ tiers, free }) => [...tiers.map(({ price }) => price), ...(free === null ? [] : [free])]),
    ...serverless.map(({ price }) => price),
  ];
}

/** What refreshing renews. */
export function instancePricesOf(instances: readonly Instance[]): Figure[] {
  return instances.flatMap(({ prices }) =>
    prices.flatMap(({ onDemand, spot }) => [onDemand, spot]).filter(figure => figure !== null),
  );
}

/** The day of `now`, as YYYY-MM-DD. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

function dayBefore(now: Date, days: number): string {
  return dayOf(new Date(now.getTime() - days * DAY_MS));
}

/** A day that lies ahead, by a clock that is wrong, is as good as today. */
function daysSince(day: string, now: Date): number {
  return Math.max(0, Math.round((Date.parse(dayOf(now)) - Date.parse(day)) / DAY_MS));
}
