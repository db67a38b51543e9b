// Rows of the catalogue in the shape that each cloud's file has, vetted and gathered as refreshing does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatherInstances } from '../../../src/app/prices/gather-instances.ts';
import { vetRows } from '../../../src/app/prices/vet-rows.ts';
import type { Cloud, Instance, PriceBook } from '../../../src/cost/price-book.ts';
import { readCatalogue } from '../../../src/drivers/prices/catalogue-csv.ts';
import type { CatalogueRow } from '../../../src/ports/price-catalogue.ts';

/** The headings of each file, whose order differs. */
const HEADINGS: Readonly<Record<Cloud, string>> = {
  aws: 'InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region,AvailabilityZone,Arch',
  gcp: 'InstanceType,vCPUs,MemoryGiB,AcceleratorName,AcceleratorCount,GpuInfo,Region,AvailabilityZone,Price,SpotPrice',
  azure: 'InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region,Generation',
  lambda: 'InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,Price,Region,GpuInfo,SpotPrice',
  runpod:
    'InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,Region,SpotPrice,Price,AvailabilityZone,GpuInfo',
  nebius: 'InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,Price,Region,GpuInfo,SpotPrice',
};

/** What a file says of `count` accelerators, as a cell. */
export function gpuInfo(name: string, count: number, mib: number): string {
  return `"{'Gpus': [{'Name': '${name}', 'Manufacturer': 'NVIDIA', 'Count': ${count}.0, 'MemoryInfo': {'SizeInMiB': ${mib}}}], 'TotalGpuMemoryInMiB': ${mib * count}}"`;
}

export const SHIPPED: PriceBook = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', '..', 'knowledge', 'prices.json'), 'utf8'),
);

/** The text of a cloud's file. */
export function file(cloud: Cloud, ...lines: readonly string[]): string {
  return `${[HEADINGS[cloud], ...lines].join('\n')}\n`;
}

export async function rowsOf(cloud: Cloud, ...lines: readonly string[]): Promise<readonly CatalogueRow[]> {
  const reading = await readCatalogue(file(cloud, ...lines));
  if ('fault' in reading) throw new Error(reading.fault);
  return reading.rows;
}

/** What comes of rows: on-demand and spot price by instance and region, and what was said of the others. */
export async function vet(cloud: Cloud, ...lines: readonly string[]) {
  const { offers, named, list } = vetRows(cloud, await rowsOf(cloud, ...lines), SHIPPED.accelerators);
  const instances = gatherInstances(cloud, offers, { source: 'the catalogue', asOf: '2026-03-02' }, list);
  return {
    instances,
    prices: Object.fromEntries(instances.map(instance => [instance.name, pricesOf(instance)])),
    rejected: list.rejected().map(({ line, instance, reason, rows }) => `${line} ${instance} ×${rows}: ${reason}`),
    passedOver: Object.fromEntries(list.passedOver().map(({ name, rows }) => [name, rows])),
    named,
  };
}

function pricesOf({ prices }: Instance) {
  return Object.fromEntries(
    prices.map(({ region, onDemand, spot }) => [region, [onDemand?.value ?? null, spot?.value ?? null]]),
  );
}
