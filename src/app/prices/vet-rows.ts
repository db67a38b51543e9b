// Looks at every row of a cloud's catalogue and lets pass what can be believed; each thing that is not taken as it stands is named.
import { type Exact, over, whole } from '../../cost/exact/exact.ts';
import type { Accelerator, Cloud } from '../../cost/price-book.ts';
import type { CatalogueRow } from '../../ports/price-catalogue.ts';
import { attachAccelerators } from './attached-accelerators.ts';
import { acceleratorOf, countOf, memoryFault, readTpu } from './catalogue-accelerators.ts';
import { readPrices } from './catalogue-prices.ts';
import { isOwnZone } from './catalogue-zones.ts';
import { type RejectionList, rejectionList } from './rejection-list.ts';

/** What an instance costs in a zone, as far as it can be believed. */
export interface Offer {
  readonly line: number;
  readonly instance: string;
  readonly accelerator: string;
  readonly count: number;
  readonly vcpus: number | null;
  readonly memoryGiB: number | null;
  readonly region: string;
  readonly zone: string;
  readonly price: Exact | null;
  readonly spot: Exact | null;
}

export interface Vetted {
  readonly offers: readonly Offer[];
  /** Accelerators of the book that the catalogue speaks of, whether or not it has a price for them. */
  readonly named: ReadonlySet<string>;
  readonly list: RejectionList;
}

/** A row that is about an accelerator of the book. */
interface Subject {
  readonly row: CatalogueRow;
  readonly instance: string;
  readonly accelerator: Accelerator;
  /** Of TPUs, whose price is of so many chips together and is told by the chip; null of everything else. */
  readonly chips: number | null;
}

const WITHOUT_ACCELERATOR = 'machines without accelerators';
/** Shown to people and looked up by them: printable, without spaces. */
const NAME = /^[\x21-\x7e]{1,100}$/;
const REGION = /^[\w-]{1,60}$/;

export function vetRows(cloud: Cloud, all: readonly CatalogueRow[], accelerators: readonly Accelerator[]): Vetted {
  const list = rejectionList(cloud);
  const { rows, remarks } = cloud === 'gcp' ? attachAccelerators(all) : { rows: all, remarks: [] };
  for (const { row, reason } of remarks) list.reject(row.line, row.instance, reason);
  const known = new Map(accelerators.map(accelerator => [accelerator.id, accelerator]));
  const subjects = withoutLargerSlices(
    rows.flatMap(row => subjectOf(cloud, row, known, list)),
    list,
  );
  const named = new Set(all.map(row => idOf(cloud, row)).filter(id => known.has(id)));
  return { offers: subjects.flatMap(subject => offerOf(cloud, subject, list)), named, list };
}

/** The id that a row's accelerator would have in the book; empty where there is none. */
function idOf(cloud: Cloud, row: CatalogueRow): string {
  return readTpu(row.accelerator)?.accelerator ?? acceleratorOf(cloud, row) ?? '';
}

function subjectOf(
  cloud: Cloud,
  row: CatalogueRow,
  known: ReadonlyMap<string, Accelerator>,
  list: RejectionList,
): Subject[] {
  if (row.accelerator === '') {
    list.passOver(WITHOUT_ACCELERATOR);
    return [];
  }
  const tpu = readTpu(row.accelerator);
  const accelerator = known.get(idOf(cloud, row));
  if (accelerator !== undefined)
    return [{ row, instance: tpu?.instance ?? row.instance, accelerator, chips: tpu?.chips ?? null }];
  list.passOver(tpu?.instance ?? row.accelerator);
  return [];
}

/** Chips are told by the smallest slice of their kind: a larger one costs so much more as it has more of them. */
function withoutLargerSlices(subjects: readonly Subject[], list: RejectionList): Subject[] {
  const smallest = new Map<string, number>();
  for (const { instance, chips } of subjects)
    if (chips !== null) smallest.set(instance, Math.min(chips, smallest.get(instance) ?? chips));
  return subjects.filter(({ instance, chips }) => {
    const isSmallest = chips === null || chips === smallest.get(instance);
    if (!isSmallest) list.passOver(`larger slices of ${instance}`);
    return isSmallest;
  });
}

function offerOf(cloud: Cloud, subject: Subject, list: RejectionList): Offer[] {
  const { row, instance, accelerator, chips } = subject;
  const reject = (reason: string): Offer[] => {
    list.reject(row.line, instance, reason);
    return [];
  };
  if (!NAME.test(instance) || !REGION.test(row.region)) return reject('its name or its region is none');
  if (!isOwnZone(cloud, row.region, row.zone)) return reject(`it lies in a local zone (${row.zone.slice(0, 40)})`);
  const counted = chips === null ? countOf(cloud, row) : { count: chips, correction: null };
  if ('refused' in counted) return reject(counted.refused);
  const prices = readPrices(row, counted.count);
  if ('refused' in prices) return reject(prices.refused);
  const memory = memoryFault(row.gpuInfo, accelerator.memory === null ? null : Number(accelerator.memory.value));
  for (const remark of [counted.correction, memory, ...prices.dropped]) if (remark !== null) reject(remark);
  return [{ ...describe(row), instance, accelerator: accelerator.id, ...byChip(chips, counted.count, prices) }];
}

function byChip(chips: number | null, count: number, { price, spot }: Pick<Offer, 'price' | 'spot'>) {
  if (chips === null) return { count, price, spot };
  const each = (amount: Exact | null) => (amount === null ? null : over(amount, whole(chips)));
  return { count: 1, price: each(price), spot: each(spot) };
}

function describe({ line, region, zone, vcpus, memory }: CatalogueRow) {
  return { line, region, zone, vcpus: quantityOf(vcpus), memoryGiB: quantityOf(memory) };
}

function quantityOf(text: string): number | null {
  return /^\d{1,7}(?:\.\d{1,9})?$/.test(text.trim()) && Number(text) > 0 ? Number(text) : null;
}
