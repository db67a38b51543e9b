// Finds things in a price book by what they are called; made once for each book, since a refreshed one has thousands of prices.
import { type Exact, exact } from '../exact/exact.ts';
import type { Accelerator, Cloud, Figure, Instance, PriceBook, RegionalPrice } from '../price-book.ts';
import type { Kind } from '../request.ts';

/** What the book calls the region of a price that holds in all of them. */
export const EVERYWHERE = 'all';

interface Lookup {
  readonly accelerators: ReadonlyMap<string, Accelerator>;
  readonly instances: ReadonlyMap<string, Instance>;
  /** By cloud, and there by accelerator. */
  readonly sold: ReadonlyMap<Cloud, ReadonlyMap<string, readonly Instance[]>>;
  /** Clouds that have one price for all their regions. */
  readonly regionless: ReadonlySet<Cloud>;
}

const lookups = new WeakMap<PriceBook, Lookup>();
const places = new WeakMap<Instance, ReadonlyMap<string, RegionalPrice>>();
const amounts = new WeakMap<Figure, Exact>();

function lookupOf(book: PriceBook): Lookup {
  return remembered(lookups, book, () => ({
    accelerators: new Map(book.accelerators.map(each => [each.id, each])),
    instances: new Map(book.instances.map(each => [each.name, each])),
    sold: soldIn(book),
    regionless: new Set(book.instances.filter(each => priceIn(each, EVERYWHERE) !== null).map(({ cloud }) => cloud)),
  }));
}

function soldIn({ instances }: PriceBook): Lookup['sold'] {
  const byCloud = Map.groupBy(instances, ({ cloud }) => cloud);
  return new Map([...byCloud].map(([cloud, all]) => [cloud, Map.groupBy(all, ({ accelerator }) => accelerator)]));
}

function remembered<Key extends object, Value>(kept: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const before = kept.get(key);
  if (before !== undefined) return before;
  const made = make();
  kept.set(key, made);
  return made;
}

/** USD, or whatever the figure counts. */
export function usd(figure: Figure): Exact {
  return remembered(amounts, figure, () => exact(figure.value));
}

export function priceIn(instance: Instance, region: string): RegionalPrice | null {
  const prices = remembered(places, instance, () => new Map(instance.prices.map(each => [each.region, each])));
  return prices.get(region) ?? null;
}

export function acceleratorOf(book: PriceBook, id: string): Accelerator | null {
  return lookupOf(book).accelerators.get(id) ?? null;
}

/** The instance that a cloud calls so. */
export function instanceNamed(book: PriceBook, name: string): Instance | null {
  return lookupOf(book).instances.get(name) ?? null;
}

/** Accelerators in one of a kind. */
export function acceleratorsIn(book: PriceBook, kind: Kind): number {
  return kind.kind === 'instance' ? (instanceNamed(book, kind.name)?.count ?? 1) : 1;
}

/** The accelerators that a kind may be made of. */
export function acceleratorIds(book: PriceBook, kind: Kind): readonly string[] {
  if (kind.kind === 'accelerator') return kind.ids;
  const id = kind.kind === 'instance' ? instanceNamed(book, kind.name)?.accelerator : undefined;
  return id === undefined ? [] : [id];
}

/** The instances of a cloud that are of a kind: those of each accelerator for itself, since one job runs on one kind. */
export function instancesOf(book: PriceBook, kind: Kind, cloud: Cloud): Map<string, readonly Instance[]> {
  const sold = lookupOf(book).sold.get(cloud);
  const groups = acceleratorIds(book, kind).flatMap(id => {
    const all = sold?.get(id) ?? [];
    const found = kind.kind === 'instance' ? all.filter(({ name }) => name === kind.name) : all;
    return found.length === 0 ? [] : [[id, found] as const];
  });
  return new Map(groups);
}

/** The accelerators that a cloud sells. */
export function soldBy(book: PriceBook, cloud: Cloud): readonly string[] {
  return [...(lookupOf(book).sold.get(cloud)?.keys() ?? [])];
}

/** Whether a cloud has one price for all its regions. */
/** The region as a request names it: none where one price holds in all of them. */
export function asNamed(region: string): string[] {
  return region === EVERYWHERE ? [] : [region];
}

export function isRegionless(book: PriceBook, cloud: Cloud): boolean {
  return lookupOf(book).regionless.has(cloud);
}
