// The names that a request may use: those of the price book, and the words that the reader knows.
import type { Instance, PriceBook } from '../price-book.ts';
import { type AcceleratorName, acceleratorNames } from './accelerator-names.ts';
import { regionNames } from './place-names.ts';

export interface Vocabulary {
  readonly book: PriceBook;
  readonly accelerators: readonly AcceleratorName[];
  /** Instances by their names in lower case. */
  readonly instances: ReadonlyMap<string, Instance>;
  /** Instances by what stands before the point of their names: "p5" has two. */
  readonly families: ReadonlyMap<string, readonly Instance[]>;
  readonly regions: ReadonlySet<string>;
}

const kept = new WeakMap<PriceBook, Vocabulary>();

/** The vocabulary of a book, made once for each. */
export function vocabularyOf(book: PriceBook): Vocabulary {
  const before = kept.get(book);
  if (before !== undefined) return before;
  const families = new Map<string, Instance[]>();
  for (const instance of book.instances) {
    const family = familyOf(instance.name);
    if (family !== null) families.set(family, [...(families.get(family) ?? []), instance]);
  }
  const made = {
    book,
    accelerators: acceleratorNames(book),
    instances: new Map(book.instances.map(instance => [instance.name.toLowerCase(), instance])),
    families,
    regions: regionNames(book),
  };
  kept.set(book, made);
  return made;
}

/** "p5" of "p5.48xlarge". */
function familyOf(name: string): string | null {
  return /^([a-z]+\d+[a-z]*(?:-[a-z]+\d+)?)\.\d*[a-z]+$/.exec(name)?.[1] ?? null;
}

const WORDS =
  'spot preemptible on-demand reserved reservation commitment capacity train training serve serving inference storage store checkpoint checkpoints egress transfer compare versus serverless dedicated managed self-hosted regions region hours hour days day weeks week weekend months month years year minutes seconds requests tokens parameters flops free-tier textbook market gpu gpus sample utilisation utilization fallback snapshots standard infrequent archive glacier nearline coldline price= serverless= spot= reserved= mfu= util= region= month= term= bytes= mtbf= ckpt= restart= tps= mem='.split(
    ' ',
  );
const CLOUDS = ['aws', 'gcp', 'google', 'azure', 'lambda', 'runpod', 'nebius', 'amazon'];

/** All that a typed word may have been meant as. */
export function* knownWords({ accelerators, instances, families, regions }: Vocabulary): Generator<string> {
  yield* WORDS;
  yield* CLOUDS;
  for (const { name } of accelerators) yield name;
  for (const { name } of instances.values()) yield name;
  yield* families.keys();
  yield* regions;
}
