// A small price book with ages and what refreshing it did, as an application with canned answers gives them.
import type { PricesInUse, RefreshReport } from '../../src/app/prices/refresh-report.ts';
import type { Figure, PriceBook } from '../../src/cost/price-book.ts';
import { PersonError } from '../../src/message/person-error.ts';

const hour = (value: string, asOf: string | null): Figure => ({
  value,
  unit: 'USD/instance-hour',
  source: asOf === null ? 'a price list without a day' : 'the catalogue of a cloud',
  asOf,
});

export const SMALL_BOOK: PriceBook = {
  version: 1,
  currency: 'USD',
  accelerators: [
    { id: 'H100-SXM', family: 'H100', preferred: true, maker: 'NVIDIA', tflops: null, memory: null },
    { id: 'T4', family: 'T4', preferred: false, maker: 'NVIDIA', tflops: null, memory: null },
  ],
  instances: [
    {
      cloud: 'aws',
      name: 'p5.48xlarge',
      accelerator: 'H100-SXM',
      count: 8,
      vcpus: 192,
      memoryGiB: 2048,
      prices: [
        { region: 'eu-north-1', onDemand: null, spot: hour('12', '2026-02-28') },
        { region: 'us-east-1', onDemand: hour('55.04', '2026-02-28'), spot: null },
      ],
      commitments: [],
      note: null,
    },
    {
      cloud: 'lambda',
      name: 'gpu_1x_t4',
      accelerator: 'T4',
      count: 1,
      vcpus: 4,
      memoryGiB: 16,
      prices: [{ region: 'all', onDemand: hour('0.526', null), spot: hour('0.2', '2026-02-10') }],
      commitments: [],
      note: null,
    },
  ],
  storage: [
    {
      cloud: 'aws',
      name: 'S3 Standard',
      kind: 'standard',
      region: null,
      tiers: [
        { upTo: '50000', price: { ...hour('0.023', '2026-01-05'), unit: 'USD/GB-month' } },
        { upTo: null, price: { ...hour('0.022', '2026-01-05'), unit: 'USD/GB-month' } },
      ],
      note: null,
    },
  ],
  egress: [
    {
      cloud: 'aws',
      route: 'internet',
      tiers: [{ upTo: '10000', price: { ...hour('0.09', '2026-03-01'), unit: 'USD/GB' } }],
      free: { ...hour('100', '2026-03-01'), unit: 'GB/month' },
    },
  ],
  serverless: [{ provider: 'Modal', accelerator: 'T4', price: hour('0.59', '2026-03-01') }],
};

const AGES = { figures: 9, undated: 1, oldest: '2026-01-05', newest: '2026-03-01', oldestDays: 56, aging: 1, old: 3 };
const INSTANCE_AGES = {
  figures: 4,
  undated: 1,
  oldest: '2026-02-10',
  newest: '2026-02-28',
  oldestDays: 20,
  aging: 1,
  old: 1,
};

export async function cannedPrices(file?: string): Promise<PricesInUse> {
  if (file?.includes('missing'))
    throw new PersonError(`The price book at ${file} cannot be used: there is no such file.`);
  return {
    book: SMALL_BOOK,
    path: file ?? 'data/prices.json',
    notice: file?.includes('damaged') ? 'The price book at data/prices.json cannot be used.' : null,
    ages: AGES,
    instanceAges: INSTANCE_AGES,
    agingBefore: '2026-02-23',
    oldBefore: '2026-01-31',
  };
}

export const REFRESHED: RefreshReport = {
  path: 'data/prices.json',
  clouds: [
    { cloud: 'aws', outcome: 'refreshed', rows: 45_321, instances: 812, reason: null },
    {
      cloud: 'gcp',
      outcome: 'unchanged',
      rows: 30_400,
      instances: 64,
      reason: 'The catalogue does not speak of T4; the prices of before stayed.',
    },
    {
      cloud: 'azure',
      outcome: 'kept',
      rows: 0,
      instances: 8,
      reason: 'The catalogue was not read: the server answered with 503.',
    },
  ],
  rejected: [
    {
      cloud: 'aws',
      line: 7,
      instance: 'p5.48xlarge',
      reason: 'the spot price is above the on-demand price; it was dropped',
      rows: 3,
    },
    ...[8, 9, 10, 11].map(line => ({
      cloud: 'aws' as const,
      line,
      instance: `g5.${line}xlarge`,
      reason: 'it has no price',
      rows: 1,
    })),
  ],
  passedOver: [{ cloud: 'aws', name: 'machines without accelerators', rows: 41_000 }],
};
