// Refreshing the price book: which prices stay as they were, since what the catalogue says in their place cannot be believed.
import { describe, expect, test } from 'vitest';
import type { Instance } from '../../../src/cost/price-book.ts';
import { SHIPPED } from './catalogue-rows.ts';
import {
  AWS,
  AZURE,
  changed,
  gcpLines,
  instanceOf,
  instancesOf,
  LAMBDA,
  names,
  priceIn,
  refresh,
  trainium2,
  withAwsOf,
} from './refreshing.ts';

describe('a cloud that lost too much keeps its prices, and the others are refreshed:', () => {
  test('more than half of its instances', async () => {
    const { kept, report, of } = await refresh({ lambda: LAMBDA, azure: AZURE });
    expect(of('azure')).toEqual({
      cloud: 'azure',
      outcome: 'kept',
      rows: 1,
      instances: 8,
      reason: 'Of 8 instances of azure the catalogue has a price for only 1, so their prices stayed as they were.',
    });
    expect(instancesOf(kept, 'azure')).toEqual(instancesOf(SHIPPED, 'azure'));
    expect(of('lambda')).toMatchObject({ outcome: 'refreshed', reason: null });
    expect(instancesOf(kept, 'lambda')).toHaveLength(4);
    expect(report.path).toBe('new.json');
  });

  test('every price', async () => {
    const { kept, of } = await refresh({ lambda: LAMBDA, azure: [] });
    expect(of('azure')).toMatchObject({
      outcome: 'kept',
      reason: 'The catalogue of azure has no price that can be believed.',
    });
    expect(instancesOf(kept, 'azure')).toEqual(instancesOf(SHIPPED, 'azure'));
  });
});

describe('an accelerator that lost all its prices keeps those of before, with their days,', () => {
  const isV100 = ({ accelerator }: Instance) => accelerator === 'V100-16GB';

  test('and is named; the rest of its cloud is refreshed', async () => {
    const lines = LAMBDA.map(line => line.replace('4.40', '700.0'));
    const { kept, of, report } = await refresh({ lambda: lines });
    expect(instancesOf(kept, 'lambda').filter(isV100)).toEqual(instancesOf(SHIPPED, 'lambda').filter(isV100));
    expect(names(kept, 'lambda')).toEqual(['gpu_8x_h100_sxm5', 'gpu_1x_h100_pcie', 'gpu_1x_b200_sxm6', 'gpu_8x_v100']);
    expect(of('lambda')).toMatchObject({
      outcome: 'refreshed',
      instances: 4,
      reason: 'None of its prices for V100-16GB can be believed; the prices of before stayed.',
    });
    expect(report.rejected).toMatchObject([{ cloud: 'lambda', line: 5, instance: 'gpu_8x_v100' }]);
  });

  test('such as one with a spot price alone, when that is blank', async () => {
    const lines = [trainium2('23.063100'), ...AWS];
    const book = (await refresh({ aws: lines }, { book: withAwsOf(12) })).kept!;
    const { kept, of } = await refresh({ aws: [trainium2(''), ...AWS], gcp: gcpLines() }, { book });
    expect(of('aws')).toMatchObject({ outcome: 'refreshed', reason: expect.stringContaining('for Trainium2 can be') });
    expect(of('gcp')?.outcome).toBe('refreshed');
    expect(priceIn(kept, 'trn2.48xlarge', 'us-east-2')?.spot?.value).toBe('23.0631');
  });
});

describe('a price that is far from the one of before is refused,', () => {
  const p5 = (price: string, region = 'us-east-1', zone = 'use1-az1') =>
    `p5.48xlarge,H100,8.0,192.0,2048.0,,${price},,${region},${zone},x86_64`;
  const refreshAws = (...lines: readonly string[]) =>
    refresh({ aws: [...lines, ...AWS.filter(line => !line.startsWith('p5.48'))] }, { book: withAwsOf(12) });

  test.each([
    ['0.80', 'the price of $0.8 is under a fifth of the $55.04 of before'],
    ['300', 'the price of $300 is over five times the $55.04 of before'],
  ])('such as %s, and the instance keeps its old one', async (price, reason) => {
    const { kept, of, report } = await refreshAws(p5(price));
    expect(instanceOf(kept, 'p5.48xlarge')).toEqual(instanceOf(SHIPPED, 'p5.48xlarge'));
    expect(report.rejected).toContainEqual({ cloud: 'aws', line: 2, instance: 'p5.48xlarge', reason, rows: 1 });
    expect(of('aws')).toMatchObject({
      outcome: 'refreshed',
      reason: expect.stringContaining(
        'None of its prices for p5.48xlarge can be believed; the prices of before stayed.',
      ),
    });
  });

  test.each(['11.01', '275'])('unlike %s', async price => {
    const { kept, report } = await refreshAws(p5(price));
    expect(priceIn(kept, 'p5.48xlarge', 'us-east-1')?.onDemand).toMatchObject({ value: price, asOf: '2026-03-02' });
    expect(report.rejected).toEqual([]);
  });

  test('and only its own region keeps the old price', async () => {
    const { kept, of } = await refreshAws(p5('0.80'), p5('56.1', 'us-west-2', 'usw2-az1'));
    expect(priceIn(kept, 'p5.48xlarge', 'us-east-1')).toEqual(priceIn(SHIPPED, 'p5.48xlarge', 'us-east-1'));
    expect(priceIn(kept, 'p5.48xlarge', 'us-west-2')?.onDemand?.value).toBe('56.1');
    expect(of('aws')?.reason).toContain('None of its prices for p5.48xlarge in us-east-1 can be believed');
  });

  test('and another zone of the region gives its price', async () => {
    const { kept, of } = await refreshAws(p5('0.80'), p5('56.1', 'us-east-1', 'use1-az2'));
    expect(priceIn(kept, 'p5.48xlarge', 'us-east-1')?.onDemand?.value).toBe('56.1');
    expect(of('aws')?.reason).not.toContain('p5.48xlarge');
  });

  test('in any region, by the median of those of before', async () => {
    const regional = (region: string, value: string) => ({
      ...priceIn(SHIPPED, 'p5.48xlarge', 'us-east-1')!,
      region,
      onDemand: { ...priceIn(SHIPPED, 'p5.48xlarge', 'us-east-1')!.onDemand!, value },
    });
    const prices = [regional('us-east-1', '1'), regional('us-east-2', '50'), regional('us-west-2', '60')];
    const book = changed(withAwsOf(12), 'p5.48xlarge', { prices });
    const lines = [p5('55.04'), ...AWS.filter(line => !line.startsWith('p5.48'))];
    const { kept } = await refresh({ aws: lines }, { book });
    expect(priceIn(kept, 'p5.48xlarge', 'us-east-1')?.onDemand?.value).toBe('55.04');
  });

  test('but not of an instance that is new, or had no on-demand price, or one of zero', async () => {
    const lines = [
      trainium2('', '2.90'),
      'p5.96xlarge,H100,16.0,384.0,4096.0,,1.2,,us-east-1,use1-az1,x86_64',
      p5('0.8'),
    ];
    const zero = instanceOf(SHIPPED, 'p5.48xlarge')!.prices.map(price => ({
      ...price,
      onDemand: { ...price.onDemand!, value: '0' },
    }));
    const { kept } = await refresh(
      { aws: [...lines, ...AWS.slice(1)] },
      { book: changed(withAwsOf(12), 'p5.48xlarge', { prices: zero }) },
    );
    expect(priceIn(kept, 'trn2.48xlarge', 'us-east-2')?.onDemand?.value).toBe('2.9');
    expect(priceIn(kept, 'p5.96xlarge', 'us-east-1')?.onDemand?.value).toBe('1.2');
    expect(priceIn(kept, 'p5.48xlarge', 'us-east-1')?.onDemand?.value).toBe('0.8');
  });
});
