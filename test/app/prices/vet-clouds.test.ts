// Vetting the catalogue: what is peculiar to a cloud, with rows as they stand in its file.
import { describe, expect, test } from 'vitest';
import { vet } from './catalogue-rows.ts';

describe('Azure', () => {
  test('has eight accelerators in a node of H100s, whatever the catalogue says', async () => {
    const { instances, rejected } = await vet(
      'azure',
      'Standard_ND96isr_H100_v5,H100,12.0,96.0,1900,,98.32,98.32,eastus,V2',
    );
    expect(instances).toMatchObject([
      { accelerator: 'H100-SXM', count: 8, prices: [{ onDemand: { value: '98.32' }, spot: null }] },
    ]);
    expect(rejected[0]).toBe('2 Standard_ND96isr_H100_v5 ×1: it says 12 accelerators, but has 8');
  });

  test('sells parts of accelerators, which are none, and other H100s in its NC machines', async () => {
    const { instances, rejected } = await vet(
      'azure',
      'Standard_NV6ads_A10_v5,A10,0.1667,6.0,55,,0.454,0.0454,eastus,V2',
      'Standard_NC40ads_H100_v5,H100,1.0,40.0,320,,6.98,6.98,eastus,V2',
    );
    expect(instances).toMatchObject([{ accelerator: 'H100-NVL', count: 1 }]);
    expect(rejected[0]).toBe('2 Standard_NV6ads_A10_v5 ×1: it has only a part of an accelerator (0.1667)');
  });
});

describe('RunPod', () => {
  const a100 = (region: string, zone: string, price = '1.39') =>
    `1x_A100-80GB_SECURE,A100-80GB,1.0,8.0,117.0,${region},1.39,${price},${zone},"{'Gpus': [{'Name': 'A100 PCIe', 'Manufacturer': 'Nvidia', 'Count': 1, 'MemoryInfo': {'SizeInMiB': 80}}], 'TotalGpuMemoryInMiB': 80}"`;

  test('has one price for all places, no spot prices, and memory in a wrong unit', async () => {
    const { prices, rejected, instances } = await vet(
      'runpod',
      a100('IN', 'AP-IN-1'),
      a100('IN', 'AP-IN-2'),
      a100('CA', 'CA-MTL-1'),
    );
    expect(prices).toEqual({ '1x_A100-80GB_SECURE': { all: ['1.39', null] } });
    expect(instances[0]?.accelerator).toBe('A100-80GB-PCIe');
    expect(rejected).toEqual([
      '2 1x_A100-80GB_SECURE ×3: it says 80 MiB of memory for each accelerator, which has 80 GB; the table of accelerators counts',
      '2 1x_A100-80GB_SECURE ×3: the spot price equals the on-demand price, which means that it is not known; it was dropped',
    ]);
  });

  test('is told by its places where they differ after all', async () => {
    const { prices } = await vet('runpod', a100('IN', 'AP-IN-1'), a100('CA', 'CA-MTL-1', '1.64'));
    expect(prices).toEqual({ '1x_A100-80GB_SECURE': { CA: ['1.64', '1.39'], IN: ['1.39', null] } });
  });
});

describe('Google', () => {
  const machine = (name: string, zone: string, price: string, spot: string) =>
    `${name},96.0,680.0,,,,${zone.slice(0, -2)},${zone},${price},${spot}`;
  const part = (name: string, count: number, zone: string, price: string, spot: string) =>
    `,,,${name},${count},{'Gpus': [{'MemoryInfo': {'SizeInMiB': 40960}}]},${zone.slice(0, -2)},${zone},${price},${spot}`;
  const tpu = (name: string, zone: string, price: string, spot: string) =>
    `,,,${name},1,${name},${zone.replace(/-[^-]+$/, '')},${zone},${price},${spot}`;

  test('lists machines and accelerators apart: both together are the price, of the same zone', async () => {
    const { prices, rejected, passedOver, instances } = await vet(
      'gcp',
      machine('a2-highgpu-8g', 'us-central1-a', '5.91582', '2.958'),
      machine('a2-highgpu-8g', 'us-west1-b', '5.91582', '2.958'),
      machine('n1-highmem-8', 'us-central1-a', '0.47321', '0.09962'),
      part('A100', 1, 'us-central1-a', '2.93391', '1.46696'),
      part('A100', 8, 'us-central1-a', '23.47127', '11.73568'),
      part('A100', 8, 'us-east1-b', '23.47127', '11.73568'),
    );
    expect(prices).toEqual({ 'a2-highgpu-8g': { 'us-central1': ['29.38709', '14.69368'] } });
    expect(instances[0]).toMatchObject({ accelerator: 'A100-40GB', count: 8 });
    expect(rejected).toEqual(['3 a2-highgpu-8g ×1: its accelerators have no price in that zone']);
    expect(passedOver).toEqual({ 'machines without accelerators': 1 });
  });

  test('has no sum of which a part is not known', async () => {
    const { prices, rejected } = await vet(
      'gcp',
      machine('a2-highgpu-8g', 'us-central1-a', '5.91582', '5.91582'),
      part('A100', 8, 'us-central1-a', '23.47127', '11.73568'),
      machine('a3-highgpu-8g', 'us-central1-a', '9.46', '2.9'),
      part('H100', 8, 'us-central1-a', '700.0', '40'),
    );
    expect(prices).toEqual({ 'a2-highgpu-8g': { 'us-central1': ['29.38709', null] } });
    expect(rejected).toEqual([
      '2 a2-highgpu-8g ×1: the spot price equals the on-demand price, which means that it is not known; it was dropped',
      '4 a3-highgpu-8g ×1: of its accelerators: the price of 700 stands in for one that is not known',
    ]);
  });

  test('knows the accelerators of its machines by their names', async () => {
    const zone = 'us-east4-a';
    const { instances } = await vet(
      'gcp',
      machine('g2-standard-4', zone, '0.14', '0.05'),
      machine('g2-standard-48', zone, '1.7', '0.5'),
      machine('a3-megagpu-8g-nolssd', zone, '9.46', '2'),
      machine('a2-ultragpu-1g', zone, '1.23', '0.5'),
      part('L4', 1, zone, '0.56', '0.3'),
      part('L4', 4, zone, '2.24', '1.2'),
      part('H100-MEGA', 8, zone, '83', '21'),
      part('A100-80GB', 1, zone, '4', '2'),
    );
    expect(instances.map(({ name, accelerator, count }) => `${name} ${count} ${accelerator}`)).toEqual([
      'g2-standard-4 1 L4',
      'g2-standard-48 4 L4',
      'a3-megagpu-8g-nolssd 8 H100-MEGA',
      'a2-ultragpu-1g 1 A100-80GB',
    ]);
  });

  test('counts the cores of some TPUs and the chips of others; a chip is told', async () => {
    const { prices, passedOver, instances } = await vet(
      'gcp',
      tpu('tpu-v6e-1', 'us-central1-a', '2.7', '0.54421'),
      tpu('tpu-v6e-8', 'us-central1-a', '21.6', '4.35366'),
      tpu('tpu-v5litepod-4', 'us-west4-a', '4.8', '1.92'),
      tpu('tpu-v5p-8', 'us-central1-a', '16.8', '3.3428'),
      tpu('tpu-v5p-12288', 'us-central1-a', '25804.8', '5134.54694'),
      tpu('tpu-v4-8', 'us-central2-b', '12.88', '3.686'),
      tpu('tpu-v4-8', 'us-central2-b', '12.88', '3.686'),
      tpu('tpu-v3-8', 'us-central1-a', '8.0', '2.4'),
    );
    expect(prices).toEqual({
      'tpu-v6e': { 'us-central1': ['2.7', '0.54421'] },
      'tpu-v5e': { 'us-west4': ['1.2', '0.48'] },
      'tpu-v5p': { 'us-central1': ['4.2', '0.8357'] },
      'tpu-v4': { 'us-central2': ['3.22', '0.9215'] },
    });
    expect(instances.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
    expect(passedOver).toEqual({ 'tpu-v3': 1, 'larger slices of tpu-v6e': 1, 'larger slices of tpu-v5p': 1 });
  });

  test('writes 700 where it knows no price of a TPU, also for one of 256 chips, which might cost that', async () => {
    const { prices, rejected } = await vet(
      'gcp',
      tpu('tpu-v6e-256', 'us-central1-a', '700.0', '700.0'),
      tpu('tpu-v6e-256', 'us-east1-d', '691.2', '700.0'),
      tpu('tpu-v6e-256', 'us-south1-ai1b', '691.2', '139.3'),
    );
    expect(prices).toEqual({ 'tpu-v6e': { 'us-east1': ['2.7', null] } });
    expect(rejected).toEqual([
      '2 tpu-v6e ×1: the price of 700 stands in for one that is not known',
      '3 tpu-v6e ×1: the spot price of 700 stands in for one that is not known; it was dropped',
      '4 tpu-v6e ×1: it lies in a local zone (us-south1-ai1b)',
    ]);
  });
});
