// Vetting the catalogue: each trap that was seen in it, with rows as they stand there.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gpuInfo, vet } from './catalogue-rows.ts';

const H100 = gpuInfo('H100', 8, 81_920);
const p5 = (price: string, spot: string, region: string, zone: string) =>
  `p5.48xlarge,H100,8.0,192.0,2048.0,${H100},${price},${spot},${region},${zone},x86_64`;

describe('prices', () => {
  test('of a region: on-demand as its zones have it, spot the median of its own zones', async () => {
    const { prices, rejected, instances } = await vet(
      'aws',
      p5('55.04', '11.250000', 'us-east-2', 'use2-az1'),
      p5('55.04', '11.990000', 'us-east-2', 'use2-az2'),
      p5('55.04', '17.000000', 'us-west-2', 'usw2-az1'),
      p5('55.04', '18.100000', 'us-west-2', 'usw2-az2'),
      p5('55.04', '30.000000', 'us-west-2', 'usw2-az3'),
    );
    expect(prices).toEqual({ 'p5.48xlarge': { 'us-east-2': ['55.04', '11.62'], 'us-west-2': ['55.04', '18.1'] } });
    expect(rejected).toEqual([]);
    expect(instances[0]).toMatchObject({
      cloud: 'aws',
      accelerator: 'H100-SXM',
      count: 8,
      vcpus: 192,
      memoryGiB: 2048,
    });
    expect(instances[0]?.prices[0]?.onDemand).toEqual({
      value: '55.04',
      unit: 'USD/instance-hour',
      source: 'the catalogue',
      asOf: '2026-03-02',
    });
  });

  test('of a local zone count for nothing, however low', async () => {
    const { prices, rejected } = await vet(
      'aws',
      p5('55.04', '40.1', 'us-east-1', 'use1-az1'),
      p5('60.00', '10.2397', 'us-east-1', 'use1-atl2-az1'),
      p5('60.00', '9.1', 'us-west-2', 'us-west-2-lax-1a'),
      p5('55.04', '', 'us-west-2', 'us-west-2b'),
    );
    expect(prices).toEqual({ 'p5.48xlarge': { 'us-east-1': ['55.04', '40.1'], 'us-west-2': ['55.04', null] } });
    expect(rejected).toEqual([
      '3 p5.48xlarge ×1: it lies in a local zone (use1-atl2-az1)',
      '4 p5.48xlarge ×1: it lies in a local zone (us-west-2-lax-1a)',
    ]);
  });

  test('for spot that equal the on-demand price, or lie above it, are dropped', async () => {
    const { prices, rejected } = await vet(
      'aws',
      p5('55.04', '55.040000', 'us-east-1', 'use1-az1'),
      p5('55.04', '56', 'us-east-1', 'use1-az2'),
    );
    expect(prices).toEqual({ 'p5.48xlarge': { 'us-east-1': ['55.04', null] } });
    expect(rejected).toEqual([
      '2 p5.48xlarge ×1: the spot price equals the on-demand price, which means that it is not known; it was dropped',
      '3 p5.48xlarge ×1: the spot price is above the on-demand price; it was dropped',
    ]);
  });

  test('that are blank are none, and a spot price may stand alone', async () => {
    const trn2 = (spot: string, zone: string) =>
      `trn2.48xlarge,Trainium2,16.0,192.0,2048.0,"{'TotalNeuronDeviceMemoryInMiB': 8388608, 'Gpus': [{'Count': 16, 'Name': 'Trainium2', 'CoreInfo': {'Count': 8, 'Version': 3}, 'MemoryInfo': {'SizeInMiB': 524288}}]}",,${spot},us-east-2,${zone},x86_64`;
    const { prices, rejected, instances } = await vet('aws', trn2('', 'use2-az1'), trn2('23.063100', 'use2-az3'));
    expect(prices).toEqual({ 'trn2.48xlarge': { 'us-east-2': [null, '23.0631'] } });
    expect(rejected).toEqual([
      '2 trn2.48xlarge ×1: it has no price',
      '3 trn2.48xlarge ×1: it says 512 GiB of memory for each accelerator, which has 96 GB; the table of accelerators counts',
      '3 trn2.48xlarge ×1: it has no on-demand price',
    ]);
    expect(instances[0]).toMatchObject({ accelerator: 'Trainium2', count: 16 });
  });

  test.each([
    ['700.0', 'the price of 700 stands in for one that is not known'],
    ['0.1', 'the price is under $0.02 for an accelerator-hour'],
    ['5504', 'the price is over $60 for an accelerator-hour'],
    ['-55.04', 'the price is no amount'],
    ['1e3', 'the price is no amount'],
    ['NaN', 'the price is no amount'],
  ])('of %s are refused, with what stands beside them', async (price, reason) => {
    const { prices, rejected } = await vet('aws', p5(price, '11', 'us-east-1', 'use1-az1'));
    expect(prices).toEqual({});
    expect(rejected).toEqual([`2 p5.48xlarge ×1: ${reason}`]);
  });
});

describe('a row that stands there twice', () => {
  test('counts once', async () => {
    const line = p5('55.04', '11', 'us-east-1', 'use1-az1');
    const { prices, rejected } = await vet('aws', line, line, p5('55.04', '13', 'us-east-1', 'use1-az2'));
    expect(prices).toEqual({ 'p5.48xlarge': { 'us-east-1': ['55.04', '12'] } });
    expect(rejected).toEqual(['3 p5.48xlarge ×1: it repeats another row']);
  });

  test('with two prices is believed neither time', async () => {
    const lines = [p5('55.04', '11', 'us-east-1', 'use1-az1'), p5('98.32', '11', 'us-east-1', 'use1-az1')];
    const { prices, rejected } = await vet('aws', ...lines, p5('55.04', '', 'us-west-2', 'usw2-az1'));
    expect(prices).toEqual({ 'p5.48xlarge': { 'us-west-2': ['55.04', null] } });
    expect(rejected).toEqual(['2 p5.48xlarge ×2: it contradicts another row of the same zone']);
  });

  test('in zones that contradict each other gives the region no on-demand price', async () => {
    const lines = [p5('55.04', '11', 'us-east-1', 'use1-az1'), p5('98.32', '13', 'us-east-1', 'use1-az2')];
    const { prices, rejected } = await vet('aws', ...lines);
    expect(prices).toEqual({ 'p5.48xlarge': { 'us-east-1': [null, '12'] } });
    expect(rejected).toEqual(['2 p5.48xlarge ×1: the zones of us-east-1 contradict each other in the on-demand price']);
  });
});

describe('names', () => {
  test('of accelerators differ from cloud to cloud', async () => {
    const one = (name: string, accelerator: string, info = '') =>
      `${name},${accelerator},1.0,8.0,100.0,2.5,us-east-1,${info},`;
    const { instances } = await vet(
      'lambda',
      one('gpu_1x_v100', 'V100', gpuInfo('V100', 1, 16_384)),
      one('gpu_1x_v100_32', 'V100', gpuInfo('V100', 1, 32_768)),
      one('gpu_1x_h100_pcie', 'H100', gpuInfo('H100', 1, 81_920)),
      one('gpu_1x_h100_sxm5', 'H100', gpuInfo('H100', 1, 81_920)),
      one('gpu_1x_a100_sxm4', 'A100', gpuInfo('A100', 1, 40_960)),
      one('gpu_1x_a100_80', 'A100', gpuInfo('A100', 1, 81_920)),
      one('gpu_1x_h200', 'H200-SXM'),
    );
    expect(instances.map(({ accelerator }) => accelerator)).toEqual([
      'V100-16GB',
      'V100-32GB',
      'H100-PCIe',
      'H100-SXM',
      'A100-40GB',
      'A100-80GB',
      'H200',
    ]);
  });

  test('of accelerators that the price book does not know are counted and passed over', async () => {
    const a6000 = (count: number) => `gpu_${count}x_a6000,A6000,${count}.0,14.0,100.0,1.09,us-east-1,,`;
    const { instances, rejected, passedOver, named } = await vet(
      'lambda',
      a6000(1),
      a6000(2),
      'cpu_4x_general,,,4.0,16.0,0.2,us-east-1,,',
    );
    expect({ instances, rejected }).toEqual({ instances: [], rejected: [] });
    expect(passedOver).toEqual({ A6000: 2, 'machines without accelerators': 1 });
    expect([...named]).toEqual([]);
  });

  test('of Inferentia and Trainium mean what their instance has', async () => {
    const line = (name: string, accelerator: string) =>
      `${name},${accelerator},1.0,4.0,16.0,,0.76,0.2,us-east-1,use1-az1,x86_64`;
    const { instances, passedOver } = await vet(
      'aws',
      line('inf1.xlarge', 'Inferentia'),
      line('inf2.xlarge', 'Inferentia'),
      line('trn1.2xlarge', 'Trainium'),
    );
    expect(instances.map(({ accelerator }) => accelerator)).toEqual(['Inferentia2', 'Trainium1']);
    expect(passedOver).toEqual({ Inferentia: 1 });
  });

  test('of instances and regions that are none are refused', async () => {
    const { instances, rejected } = await vet(
      'lambda',
      'gpu\u001b[2J,T4,1.0,4.0,16.0,0.5,us-east-1,,',
      'gpu_1x_t4,T4,1.0,4.0,16.0,0.5,,,',
    );
    expect(instances).toEqual([]);
    expect(rejected.map(line => line.split(': ')[1])).toEqual(Array(2).fill('its name or its region is none'));
  });
});

const zones = ['use1-az1', 'use1-az2', 'use1-az3', 'use1-az4'];
const goodRow = fc.record({ zone: fc.constantFrom(...zones), spot: fc.integer({ min: 200, max: 5503 }) });
const badRow = fc.oneof(
  fc.constantFrom('700.0', '0.01', '9999', '', 'x').map(price => p5(price, price, 'us-east-1', 'use1-az5')),
  fc
    .integer({ min: 100, max: 300 })
    .map(cents => p5(`${cents / 100 + 60}`, `${cents / 100}`, 'us-east-1', 'use1-atl2-az1')),
  fc.constant(`p5.48xlarge,H100,0.5,192.0,2048.0,${H100},1,0.5,us-east-1,use1-az6,x86_64`),
  fc.constant(`p5.48xlarge,A100,8,192.0,2048.0,,1,0.5,us-east-1,use1-az6,x86_64`),
);

test('a row that is refused never changes a price', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(goodRow, { minLength: 1, selector: ({ zone }) => zone }),
      fc.array(badRow, { minLength: 1, maxLength: 5 }),
      fc.nat(),
      async (good, bad, seed) => {
        const lines = good.map(({ zone, spot }) => p5('55.04', `${spot / 100}`, 'us-east-1', zone));
        // After the first one, which tells what the instance is.
        const at = 1 + (seed % lines.length);
        const mixed = [...lines.slice(0, at), ...bad, ...lines.slice(at)];
        const [before, after] = await Promise.all([vet('aws', ...lines), vet('aws', ...mixed)]);
        expect(after.instances).toEqual(before.instances);
        expect(after.rejected.length).toBeGreaterThan(0);
      },
    ),
  );
});
