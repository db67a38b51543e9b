// Makes a new price book of the old one and of what the catalogue says now, and refuses to lose what the old one knew.
import type { Cloud, Instance, PriceBook } from '../../cost/price-book.ts';

/** What a cloud's catalogue gave. */
export interface CloudNews {
  readonly cloud: Cloud;
  readonly instances: readonly Instance[];
  /** Accelerators that the catalogue speaks of, with a price or without. */
  readonly named: ReadonlySet<string>;
}

export interface Renewal {
  readonly book: PriceBook;
  /** By cloud, the accelerators of which the catalogue does not speak; their instances stayed as they were. */
  readonly unspoken: ReadonlyMap<Cloud, readonly string[]>;
}

/** The new book, or why the old one had better stay, as a sentence. */
export function renewBook(old: PriceBook, news: readonly CloudNews[]): Renewal | { readonly refused: string } {
  const loss = news.map(cloudNews => lossOf(old, cloudNews)).find(sentence => sentence !== null);
  if (loss !== undefined) return { refused: loss };
  const unspoken = new Map(news.map(it => [it.cloud, unspokenBy(it, old)] as const));
  const renewed = new Map(news.map(it => [it.cloud, renewCloud(it, instancesOf(old, it.cloud))] as const));
  const clouds = new Set(old.instances.map(({ cloud }) => cloud).concat(news.map(({ cloud }) => cloud)));
  const instances = [...clouds].flatMap(cloud => renewed.get(cloud) ?? instancesOf(old, cloud));
  return { book: { ...old, instances }, unspoken };
}

/** The new instances with what the catalogue does not tell of them, and the old ones with accelerators that it does not know. */
function renewCloud({ instances, named }: CloudNews, before: readonly Instance[]): Instance[] {
  const known = new Map(before.map(instance => [instance.name, instance]));
  const kept = before.filter(({ accelerator }) => !named.has(accelerator));
  const names = new Set(instances.map(({ name }) => name));
  const renewed = instances.map(instance => {
    const { commitments, note, vcpus, memoryGiB } = known.get(instance.name) ?? instance;
    return {
      ...instance,
      commitments,
      note,
      vcpus: instance.vcpus ?? vcpus,
      memoryGiB: instance.memoryGiB ?? memoryGiB,
    };
  });
  return [...renewed, ...kept.filter(({ name }) => !names.has(name))];
}

function lossOf(old: PriceBook, { cloud, instances, named }: CloudNews): string | null {
  const before = instancesOf(old, cloud);
  if (instances.length * 2 < before.length)
    return `Of ${before.length} instances of ${cloud} the catalogue has a price for only ${instances.length}, so the price book stayed as it was.`;
  const priced = new Set(instances.map(({ accelerator }) => accelerator));
  const lost = before.find(({ accelerator }) => named.has(accelerator) && !priced.has(accelerator));
  if (lost === undefined) return null;
  return `None of the prices for ${lost.accelerator} in the catalogue of ${cloud} can be believed, so the price book stayed as it was.`;
}

function unspokenBy({ cloud, named }: CloudNews, old: PriceBook): string[] {
  const ids = instancesOf(old, cloud).map(({ accelerator }) => accelerator);
  return [...new Set(ids)].filter(id => !named.has(id));
}

function instancesOf({ instances }: PriceBook, of: Cloud): Instance[] {
  return instances.filter(({ cloud }) => cloud === of);
}
