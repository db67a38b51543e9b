// Refreshes a price book that is kept in memory, from files of the catalogue of which only some can be had.
import { refreshPrices } from '../../../src/app/prices/refresh-prices.ts';
import type { Cloud, Instance, PriceBook } from '../../../src/cost/price-book.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import type { LoadedPrices, PriceSource } from '../../../src/ports/price-source.ts';
import { handClock } from '../../fakes/clock.ts';
import { rowsOf, SHIPPED } from './catalogue-rows.ts';

export const LAMBDA = [
  'gpu_8x_h100_sxm5,H100,8.0,208.0,1800.0,23.92,us-east-1,,',
  'gpu_1x_h100_pcie,H100,1.0,26.0,200.0,2.49,us-east-1,,',
  'gpu_1x_b200_sxm6,B200,1.0,26.0,360.0,4.99,us-east-1,,',
  'gpu_8x_v100,V100,8.0,92.0,448.0,4.40,us-east-1,,',
];

export const AZURE = ['Standard_NC4as_T4_v3,T4,1.0,4.0,28,,0.526,0.05786,eastus,V2'];

/** As many as half of the instances in a book that `withAwsOf(12)` has left. */
export const AWS = [
  'p5.48xlarge,H100,8.0,192.0,2048.0,,55.04,,us-east-1,use1-az1,x86_64',
  'p5.4xlarge,H100,1.0,16.0,256.0,,6.88,,us-east-1,use1-az1,x86_64',
  'g4dn.xlarge,T4,1.0,4.0,16.0,,0.526,,us-east-1,use1-az1,x86_64',
  'g5.xlarge,A10G,1.0,4.0,16.0,,1.006,,us-east-1,use1-az1,x86_64',
  'g5.8xlarge,A10G,1.0,32.0,128.0,,2.448,,us-east-1,use1-az1,x86_64',
  'g6.xlarge,L4,1.0,4.0,16.0,,0.8048,,us-east-1,use1-az1,x86_64',
  'g6.8xlarge,L4,1.0,32.0,128.0,,2.0144,,us-east-1,use1-az1,x86_64',
];

/** It has a spot price, and seldom another. */
export function trainium2(spot: string, price = ''): string {
  return `trn2.48xlarge,Trainium2,16.0,192.0,2048.0,,${price},${spot},us-east-2,use2-az3,x86_64`;
}

/** A book that is kept in memory. */
export function bookOf(book: PriceBook, notice: string | null = null) {
  let kept: PriceBook | null = null;
  const loaded = async (): Promise<LoadedPrices> => ({ book: kept ?? book, path: 'old.json', notice });
  const prices: PriceSource = {
    load: loaded,
    loadForRefresh: loaded,
    keep: async renewed => {
      kept = renewed;
      return 'new.json';
    },
  };
  return { prices, kept: () => kept };
}

type Files = Readonly<Partial<Record<Cloud, readonly string[]>>>;

interface Options {
  readonly changed?: boolean;
  readonly notice?: string;
  readonly book?: PriceBook;
}

/** Refreshes `SHIPPED` from files of which only some can be had. */
export async function refresh(files: Files, { changed = true, notice, book = SHIPPED }: Options = {}) {
  const { prices, kept } = bookOf(book, notice ?? null);
  const read = async (cloud: Cloud) => {
    const lines = files[cloud];
    if (lines === undefined) throw new PersonError(`The catalogue of ${cloud} was not read: it is away.`);
    return { rows: await rowsOf(cloud, ...lines), changed, version: '0f407038' };
  };
  const progress: string[] = [];
  const report = await refreshPrices({ prices, catalogue: { read }, clock: handClock() }, it => {
    progress.push(it.notice ?? `${it.stage} ${it.done}/${it.total}`);
  });
  return { report, kept: kept(), progress, of: (cloud: Cloud) => report.clouds.find(it => it.cloud === cloud) };
}

export const names = (book: PriceBook | null, of: Cloud) =>
  book?.instances.filter(({ cloud }) => cloud === of).map(({ name }) => name);

/** The shipped book with only so many instances of AWS, the last of them being Trainium2 and H100s. */
export function withAwsOf(count: number): PriceBook {
  const wanted = new Set(['trn2.48xlarge', 'p5.48xlarge', 'p5.4xlarge']);
  const others = instancesOf(SHIPPED, 'aws').filter(({ name }) => !wanted.has(name));
  const dropped = new Set(others.slice(count - wanted.size));
  return { ...SHIPPED, instances: SHIPPED.instances.filter(instance => !dropped.has(instance)) };
}

export function changed(book: PriceBook, name: string, change: Partial<Instance>): PriceBook {
  return { ...book, instances: book.instances.map(it => (it.name === name ? { ...it, ...change } : it)) };
}

export function instancesOf(book: PriceBook | null, of: Cloud): Instance[] {
  return book?.instances.filter(({ cloud }) => cloud === of) ?? [];
}

export function instanceOf(book: PriceBook | null, of: string): Instance | undefined {
  return book?.instances.find(({ name }) => name === of);
}

export function priceIn(book: PriceBook | null, of: string, where: string) {
  return instanceOf(book, of)?.prices.find(({ region }) => region === where);
}

/** Half of the instances that the shipped book has of Google, as its file has them. */
export function gcpLines(): string[] {
  const zone = 'us-central1-a';
  const machine = (name: string, price: string, spot: string) =>
    `${name},12.0,85.0,,,,us-central1,${zone},${price},${spot}`;
  const part = (name: string, count: number, price: string, spot: string) =>
    `,,,${name},${count},{'Gpus': [{'MemoryInfo': {'SizeInMiB': 40960}}]},us-central1,${zone},${price},${spot}`;
  return [
    machine('a2-highgpu-1g', '0.73948', '0.36975'),
    machine('a2-highgpu-8g', '5.91582', '2.958'),
    machine('g4-standard-48', '1.5', '0.5'),
    part('A100', 1, '2.93391', '1.46696'),
    part('A100', 8, '23.47127', '11.73568'),
    ...['tpu-v6e-1', 'tpu-v5litepod-1', 'tpu-v5p-2', 'tpu-v4-2'].map(
      name => `,,,${name},1,${name},us-central1,${zone},2.7,0.5`,
    ),
    machine('g2-standard-4', '0.14', '0.05'),
    `,,,L4,1,{'Gpus': [{'MemoryInfo': {'SizeInMiB': 24576}}]},us-central1,${zone},0.56,0.3`,
  ];
}
