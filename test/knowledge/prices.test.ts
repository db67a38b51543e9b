// The price book that comes with the package: it is valid, and keeps clear of the traps of its sources.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cloud, Figure, PriceBook } from '../../src/cost/price-book.ts';
import { formatPriceBook } from '../../src/drivers/prices/format-price-book.ts';
import { readPriceBook } from '../../src/drivers/prices/price-book-schema.ts';

const text = readFileSync(join(import.meta.dirname, '..', '..', 'knowledge', 'prices.json'), 'utf8');
const reading = readPriceBook(text);
const book = 'book' in reading ? reading.book : ({} as PriceBook);

function instance(cloud: Cloud, name: string) {
  const found = book.instances.find(it => it.cloud === cloud && it.name === name);
  expect(found, `${cloud} ${name}`).toBeDefined();
  return found!;
}

/** On-demand and spot price of an instance in a region. */
function priceIn(cloud: Cloud, name: string, region: string) {
  const price = instance(cloud, name).prices.find(it => it.region === region);
  return price === undefined ? null : [price.onDemand?.value ?? null, price.spot?.value ?? null];
}

const accelerator = (id: string) => book.accelerators.find(it => it.id === id);

test('is valid, and written as every book is', () => {
  expect(reading).not.toHaveProperty('fault');
  expect(formatPriceBook(book)).toBe(text);
});

test.each([
  ['aws', 'p5.48xlarge', 'us-east-1', '55.04', null],
  ['aws', 'p5.48xlarge', 'us-east-2', '55.04', '11.62'],
  ['aws', 'p4d.24xlarge', 'us-east-1', '21.957642', '2.4655'],
  ['aws', 'p4d.24xlarge', 'us-west-2', '21.957642', null],
  ['aws', 'g4dn.xlarge', 'us-east-2', '0.526', '0.1901'],
  ['aws', 'g5.xlarge', 'us-east-1', '1.006', null],
  ['aws', 'g5.xlarge', 'us-east-2', '1.006', '0.377'],
  ['aws', 'g5.xlarge', 'ap-northeast-2', null, '0.3701'],
  ['aws', 'p6-b200.48xlarge', 'us-east-1', '113.9328', null],
  ['aws', 'inf2.24xlarge', 'us-east-1', '6.49063', null],
  ['aws', 'trn2.48xlarge', 'us-east-2', null, '23.0631'],
  ['aws', 'p5e.48xlarge', 'us-east-2', null, '18.7359'],
  ['azure', 'Standard_NC4as_T4_v3', 'northcentralus', '0.526', null],
  ['azure', 'Standard_NC40ads_H100_v5', 'eastus', '6.98', null],
  ['gcp', 'a3-highgpu-8g', 'us-central1', '88.49', '50.60954'],
  ['gcp', 'a3-highgpu-8g', 'us-east4', '88.55576', null],
  ['gcp', 'a3-megagpu-8g', 'us-east4', '92.93759', '23.27524'],
  ['gcp', 'g2-standard-4', 'us-central1', null, '0.39734'],
  ['gcp', 'tpu-v5p', 'us-east1', '4.2', '0.8357'],
  ['gcp', 'tpu-v4', 'us-central2', '3.22', null],
  ['lambda', 'gpu_8x_h100_sxm5', 'all', '31.92', null],
  ['nebius', 'gpu-h100-sxm_8gpu-128vcpu-1600gb', 'eu-north1', '23.6', '10.0'],
] as const)('%s %s in %s costs %s, spot %s', (cloud, name, region, onDemand, spot) => {
  expect(priceIn(cloud, name, region)).toEqual([onDemand, spot]);
});

describe('traps', () => {
  test('no price is one of a local zone, a stand-in, or a spot price that is no cheaper', () => {
    const prices = book.instances.flatMap(it => it.prices);
    expect(prices.map(({ region }) => region).filter(region => /atl|lax|-\d[a-z]|az\d/.test(region))).toEqual([]);
    const values = prices.flatMap(({ onDemand, spot }) => [onDemand?.value, spot?.value]);
    expect(values.filter(value => ['0.0631', '10.2397', '13.0338', '3.686', '700.0'].includes(String(value)))).toEqual(
      [],
    );
    const dear = prices.filter(it => it.spot && it.onDemand && Number(it.spot.value) >= Number(it.onDemand.value));
    expect(dear).toEqual([]);
  });

  test('an Azure node of H100s has eight, and TPUs are sold by the chip', () => {
    expect(instance('azure', 'Standard_ND96isr_H100_v5').count).toBe(8);
    expect(book.instances.filter(it => it.name.startsWith('tpu-')).map(it => it.count)).toEqual([1, 1, 1, 1]);
  });

  test('peaks are dense, and unknown where nobody published one', () => {
    expect(accelerator('H100-SXM')?.tflops?.value).toBe('989');
    expect(accelerator('L4')?.tflops?.value).toBe('121');
    expect(accelerator('H100-NVL')).toMatchObject({ tflops: null, memory: { value: '94' }, family: 'H100' });
    expect(accelerator('Trainium2')?.memory?.value).toBe('96');
  });

  test('the name of a family means the SXM kind where there is one', () => {
    const preferred = book.accelerators.filter(it => it.preferred).map(it => it.id);
    expect(preferred).toEqual(['H100-SXM', 'H100-MEGA']);
    expect(book.accelerators.filter(it => it.family === 'A100').map(it => it.id)).toEqual([
      'A100-40GB',
      'A100-80GB',
      'A100-80GB-PCIe',
    ]);
    expect(instance('runpod', '8x_H100-SXM_SECURE').accelerator).toBe(instance('aws', 'p5.48xlarge').accelerator);
  });

  test('what tells no day has none, and of two days the older counts', () => {
    const asOf = (figure: Figure | null | undefined) => figure?.asOf;
    expect(asOf(instance('aws', 'p5.48xlarge').prices[0]?.onDemand)).toBeNull();
    expect(asOf(instance('lambda', 'gpu_8x_v100').prices[0]?.onDemand)).toBeNull();
    expect(asOf(instance('gcp', 'a3-highgpu-8g').prices[0]?.onDemand)).toBe('2026-07-30');
    expect(asOf(instance('gcp', 'tpu-v4').prices[0]?.onDemand)).toBe('2026-08-19');
    const between = book.egress.find(it => it.cloud === 'aws' && it.route === 'inter-region');
    expect(asOf(between?.tiers[0]?.price)).toBe('2026-03-08');
    expect(asOf(book.storage.find(it => it.cloud === 'azure')?.tiers[0]?.price)).toBeNull();
  });
});

test('storage and traffic have their tiers', () => {
  const tiers = (items: PriceBook['storage'][number]['tiers'] | undefined) =>
    items?.map(it => [it.upTo, it.price.value]);
  expect(tiers(book.storage.find(it => it.name === 'S3 Standard')?.tiers)).toEqual([
    ['50000', '0.023'],
    ['500000', '0.022'],
    [null, '0.021'],
  ]);
  const internet = (cloud: Cloud) => book.egress.find(it => it.cloud === cloud && it.route === 'internet');
  expect(tiers(internet('aws')?.tiers)?.map(([upTo]) => upTo)).toEqual(['10000', '50000', '150000', null]);
  expect(tiers(internet('gcp')?.tiers)?.map(([upTo]) => upTo)).toEqual(['1000', '10000', null]);
  expect(tiers(internet('azure')?.tiers)).toEqual([['10000', '0.087']]);
  expect(tiers(internet('runpod')?.tiers)).toEqual([[null, '0']]);
  expect([internet('aws'), internet('azure'), internet('gcp')].map(it => it?.free?.value)).toEqual([
    '100',
    '100',
    undefined,
  ]);
});

test('committing is cheaper where the source tells by how much', () => {
  const { commitments } = instance('gcp', 'a2-highgpu-8g');
  expect(commitments.map(({ years, discount }) => [years, discount.value])).toEqual([
    [1, '0.37'],
    [3, '0.65'],
  ]);
  expect(instance('gcp', 'a2-ultragpu-8g').commitments).toEqual([]);
});

test('the seven serverless rates are there', () => {
  expect(book.serverless.map(it => `${it.provider} ${it.accelerator} ${it.price.value}`)).toEqual([
    'Modal H100-SXM 3.9492',
    'Modal A100-80GB 2.4984',
    'Modal L4 0.7992',
    'Modal T4 0.5904',
    'Replicate H100-SXM 5.49',
    'Replicate A100-80GB 5.04',
    'Replicate T4 0.81',
  ]);
});
