// Google lists machines and the accelerators in them apart: puts each machine's price and that of its accelerators together.

import { plain } from '../../cost/exact/decimal.ts';
import { plus } from '../../cost/exact/exact.ts';
import type { CatalogueRow } from '../../ports/price-catalogue.ts';
import { readPrices } from './catalogue-prices.ts';

/** Places that a sum of two prices of the catalogue keeps. */
const PLACES = 12;

const CARDS_BY_CPUS: Readonly<Record<string, number>> = { 24: 2, 48: 4, 96: 8 };

/** The machines that always have accelerators: by the start of their name, of which kind, and how many. */
const MACHINES: readonly {
  readonly name: RegExp;
  readonly accelerator: string;
  readonly count: (match: string) => number;
}[] = [
  { name: /^a2-(?:high|mega)gpu-(\d+)g/, accelerator: 'A100', count: Number },
  { name: /^a2-ultragpu-(\d+)g/, accelerator: 'A100-80GB', count: Number },
  { name: /^a3-(?:high|edge)gpu-(\d+)g/, accelerator: 'H100', count: Number },
  { name: /^a3-megagpu-(\d+)g/, accelerator: 'H100-MEGA', count: Number },
  { name: /^a3-ultragpu-(\d+)g/, accelerator: 'H200', count: Number },
  { name: /^a4-highgpu-(\d+)g/, accelerator: 'B200', count: Number },
  { name: /^g2-standard-(\d+)/, accelerator: 'L4', count: cpus => CARDS_BY_CPUS[cpus] ?? 1 },
  { name: /^g4-standard-(\d+)/, accelerator: 'RTXPRO6000', count: cpus => Math.max(1, Number(cpus) / 48) },
];

/** A row that is left out or told of, with the reason. */
export interface Remark {
  readonly row: CatalogueRow;
  readonly reason: string;
}

/** The rows with whole machines in place of machines and accelerators; accelerators alone are for nobody to buy. */
export function attachAccelerators(rows: readonly CatalogueRow[]): {
  readonly rows: readonly CatalogueRow[];
  readonly remarks: readonly Remark[];
} {
  const parts = partsByPlace(rows.filter(isPart));
  const results = rows.filter(row => !isPart(row)).map(row => wholeMachine(row, parts));
  return {
    rows: results.flatMap(({ row, isWhole }) => (isWhole ? [row] : [])),
    remarks: results.flatMap(({ row, reasons }) => reasons.map(reason => ({ row, reason }))),
  };
}

interface Result {
  readonly row: CatalogueRow;
  readonly isWhole: boolean;
  readonly reasons: readonly string[];
}

function wholeMachine(row: CatalogueRow, parts: ReadonlyMap<string, CatalogueRow | null>): Result {
  const attached = row.accelerator === '' ? attachedTo(row.instance) : null;
  if (attached === null) return { row, isWhole: true, reasons: [] };
  const part = parts.get(partKey(attached.accelerator, attached.count, row.zone));
  if (part) return together({ ...row, ...naming(attached) }, part, attached.count);
  const reason =
    part === null ? 'its accelerators have two prices in that zone' : 'its accelerators have no price in that zone';
  return { row: { ...row, ...naming(attached) }, isWhole: false, reasons: [reason] };
}

/** By kind, number and zone; null where rows contradict each other. */
function partsByPlace(rows: readonly CatalogueRow[]): Map<string, CatalogueRow | null> {
  const parts = new Map<string, CatalogueRow | null>();
  for (const row of rows) {
    const key = partKey(row.accelerator, Number(row.count), row.zone);
    const known = parts.get(key);
    parts.set(
      key,
      known === undefined || (known?.price === row.price && known.spotPrice === row.spotPrice) ? row : null,
    );
  }
  return parts;
}

interface Attached {
  readonly accelerator: string;
  readonly count: number;
}

function attachedTo(instance: string): Attached | null {
  for (const { name, accelerator, count } of MACHINES) {
    const size = name.exec(instance)?.[1];
    if (size !== undefined) return { accelerator, count: count(size) };
  }
  return null;
}

/** The machine with the price of both, or why there is none. A sum of which a part is not known is not known either. */
function together(machine: CatalogueRow, part: CatalogueRow, count: number): Result {
  const base = readPrices(machine, 1);
  const added = readPrices(part, count);
  const refuse = (reason: string): Result => ({ row: machine, isWhole: false, reasons: [reason] });
  if ('refused' in base) return refuse(`of the machine without its accelerators: ${base.refused}`);
  if ('refused' in added) return refuse(`of its accelerators: ${added.refused}`);
  if (base.price === null || added.price === null) return refuse('it has no on-demand price');
  const spot = base.spot === null || added.spot === null ? null : plus(base.spot, added.spot);
  const row = {
    ...machine,
    gpuInfo: part.gpuInfo,
    price: plain(plus(base.price, added.price), PLACES),
    spotPrice: spot === null ? '' : plain(spot, PLACES),
  };
  return { row, isWhole: true, reasons: [...base.dropped, ...added.dropped] };
}

function naming({ accelerator, count }: Attached): { readonly accelerator: string; readonly count: string } {
  return { accelerator, count: String(count) };
}

function isPart({ instance, accelerator }: CatalogueRow): boolean {
  return instance === '' && accelerator !== '' && !accelerator.startsWith('tpu-');
}

function partKey(accelerator: string, count: number, zone: string): string {
  return `${accelerator} ${count} ${zone}`;
}
