// Makes a new price book of the old one and of what the catalogue says now, cloud by cloud, without losing what the old one knew.
import type { Cloud, Instance, PriceBook } from '../../cost/price-book.ts';

/** What a cloud's catalogue gave. */
export interface CloudNews {
  readonly cloud: Cloud;
  readonly instances: readonly Instance[];
  /** Accelerators that the catalogue speaks of, with a price or without. */
  readonly named: ReadonlySet<string>;
  /** Instances with a price in the catalogue that is too far from the one of before, and the regions where it is. */
  readonly doubted: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A renewed cloud. Instances of before that stayed as they were have their old days. */
export interface RenewedCloud {
  readonly instances: readonly Instance[];
  /** Accelerators whose instances stayed because the catalogue does not speak of them. */
  readonly unspoken: readonly string[];
  /** What stayed because no price for it can be believed: accelerators, instances, or an instance in some regions. */
  readonly unbelieved: readonly string[];
}

/** Why the old prices of a cloud had better stay, as a sentence. */
export interface RefusedCloud {
  readonly refused: string;
}

export interface Renewal {
  /** Null when no cloud could be renewed. */
  readonly book: PriceBook | null;
  readonly clouds: ReadonlyMap<Cloud, RenewedCloud | RefusedCloud>;
}

/** Each cloud by itself: what is wrong with one is no reason to leave the others old. */
export function renewBook(old: PriceBook, news: readonly CloudNews[]): Renewal {
  const clouds = new Map(news.map(it => [it.cloud, renewCloud(it, instancesOf(old, it.cloud))] as const));
  const isAny = [...clouds.values()].some(renewed => 'instances' in renewed);
  return { book: isAny ? { ...old, instances: allInstances(old, clouds) } : null, clouds };
}

function allInstances(old: PriceBook, clouds: Renewal['clouds']): Instance[] {
  const names = new Set([...old.instances.map(({ cloud }) => cloud), ...clouds.keys()]);
  return [...names].flatMap(cloud => {
    const renewed = clouds.get(cloud);
    return renewed !== undefined && 'instances' in renewed ? renewed.instances : instancesOf(old, cloud);
  });
}

/** The new instances with what the catalogue does not tell of them, and the old ones of which it has nothing to believe. */
function renewCloud(news: CloudNews, before: readonly Instance[]): RenewedCloud | RefusedCloud {
  const loss = lossOf(news, before);
  if (loss !== null) return { refused: loss };
  const { instances, named, doubted } = news;
  const priced = new Set(instances.map(({ accelerator }) => accelerator));
  const names = new Set(instances.map(({ name }) => name));
  const known = new Map(before.map(instance => [instance.name, instance]));
  const renewed = instances.map(it => renewInstance(it, known.get(it.name), doubted.get(it.name)));
  const kept = before.filter(
    ({ accelerator, name }) => !names.has(name) && (!priced.has(accelerator) || doubted.has(name)),
  );
  const unbelieved = kept.filter(({ accelerator }) => named.has(accelerator));
  return {
    instances: [...renewed.map(({ instance }) => instance), ...kept],
    unspoken: unique(kept.map(({ accelerator }) => accelerator).filter(id => !named.has(id))),
    unbelieved: unique([
      ...unbelieved.map(({ accelerator, name }) => (priced.has(accelerator) ? name : accelerator)),
      ...renewed.flatMap(({ instance, stayed }) =>
        stayed.length === 0 ? [] : [`${instance.name} in ${stayed.join(' and ')}`],
      ),
    ]),
  };
}

interface RenewedInstance {
  readonly instance: Instance;
  /** Regions whose old prices stayed. */
  readonly stayed: readonly string[];
}

/** A region whose new price was doubted keeps the old one, unless another of its zones has a price to believe. */
function renewInstance(
  fresh: Instance,
  old: Instance = fresh,
  doubted: ReadonlySet<string> = new Set(),
): RenewedInstance {
  const priced = new Set(fresh.prices.filter(({ onDemand }) => onDemand !== null).map(({ region }) => region));
  const kept = old.prices.filter(({ region }) => doubted.has(region) && !priced.has(region));
  const stayed = new Set(kept.map(({ region }) => region));
  const prices = [...fresh.prices.filter(({ region }) => !stayed.has(region)), ...kept];
  const instance = {
    ...fresh,
    prices: prices.sort((a, b) => (a.region < b.region ? -1 : 1)),
    commitments: old.commitments,
    note: old.note,
    vcpus: fresh.vcpus ?? old.vcpus,
    memoryGiB: fresh.memoryGiB ?? old.memoryGiB,
  };
  return { instance, stayed: [...stayed] };
}

/** So much at once is lost by a catalogue that is damaged, or has another shape than it had. */
function lossOf({ cloud, instances }: CloudNews, before: readonly Instance[]): string | null {
  if (instances.length === 0) return `The catalogue of ${cloud} has no price that can be believed.`;
  if (instances.length * 2 >= before.length) return null;
  return `Of ${before.length} instances of ${cloud} the catalogue has a price for only ${instances.length}, so their prices stayed as they were.`;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function instancesOf({ instances }: PriceBook, of: Cloud): Instance[] {
  return instances.filter(({ cloud }) => cloud === of);
}
