// What the catalogue's names of accelerators mean in the price book, and how many of them a row has.
import type { Cloud } from '../../cost/price-book.ts';
import type { CatalogueRow } from '../../ports/price-catalogue.ts';

/** Names that mean one accelerator wherever they stand. */
const IDS: Readonly<Record<string, string>> = {
  T4: 'T4',
  L4: 'L4',
  A10: 'A10',
  A10G: 'A10G',
  'V100-32GB': 'V100-32GB',
  'A100-80GB': 'A100-80GB',
  'A100-80GB-SXM': 'A100-80GB',
  'H100-SXM': 'H100-SXM',
  'H100-MEGA': 'H100-MEGA',
  'H100-NVL': 'H100-NVL',
  'H100-PCIE': 'H100-PCIe',
  H200: 'H200',
  'H200-SXM': 'H200',
  B200: 'B200',
  B300: 'B300',
  RTXPRO6000: 'RTXPRO6000',
  'RTX-PRO-6000': 'RTXPRO6000',
  TRAINIUM: 'Trainium1',
  TRAINIUM1: 'Trainium1',
  TRAINIUM2: 'Trainium2',
  TRAINIUM3: 'Trainium3',
  INFERENTIA2: 'Inferentia2',
};

/** Counts that the catalogue has wrong. */
const KNOWN_COUNTS: Readonly<Record<string, number>> = {
  'azure Standard_ND96isr_H100_v5': 8,
};

const TPU = /^tpu-(v\d+[a-z]*?)(litepod)?-(\d{1,6})$/;
/** Whose number counts chips; of the others it counts cores, two to a chip. */
const COUNTED_IN_CHIPS = new Set(['v5e', 'v6e']);

const LARGEST_COUNT = 100_000;
const MIB_PER_GIB = 1024;

/** Chips of a slice of TPUs. */
export interface TpuSlice {
  /** The instance that stands for one chip of it, and the accelerator that such a chip is. */
  readonly instance: string;
  readonly accelerator: string;
  readonly chips: number;
}

/** The slice that a name such as `tpu-v5p-8` means; null when it is no name of a TPU. */
export function readTpu(name: string): TpuSlice | null {
  const [, version = '', lite, digits = ''] = TPU.exec(name) ?? [];
  if (version === '') return null;
  const kind = lite === undefined ? version : `${version}e`;
  const number = Number(digits);
  return {
    instance: `tpu-${kind}`,
    accelerator: `TPU-${kind}`,
    chips: COUNTED_IN_CHIPS.has(kind) ? number : number / 2,
  };
}

/** The accelerator of the price book that a row is about, as its id would be; null where there is none in the book's sense. */
export function acceleratorOf(cloud: Cloud, row: CatalogueRow): string | null {
  const name = row.accelerator.trim().toUpperCase();
  const model = modelIn(row.gpuInfo);
  const isCard = /pcie/i.test(`${row.instance} ${model}`);
  if (name === 'V100') return (memoryIn(row.gpuInfo) ?? 0) > 20 ? 'V100-32GB' : 'V100-16GB';
  if (name === 'A100') return (memoryIn(row.gpuInfo) ?? 0) > 60 ? eightyOf(isCard) : 'A100-40GB';
  if (name === 'A100-80GB') return eightyOf(isCard);
  if (name === 'H100') return plainH100(cloud, row.instance, isCard);
  if (name === 'INFERENTIA') return row.instance.startsWith('inf2') ? 'Inferentia2' : null;
  return IDS[name] ?? null;
}

function eightyOf(isCard: boolean): string {
  return isCard ? 'A100-80GB-PCIe' : 'A100-80GB';
}

/** Azure's NC machines have H100s in pairs of cards with a bridge between them. */
function plainH100(cloud: Cloud, instance: string, isCard: boolean): string {
  if (cloud === 'azure' && /_NC/.test(instance)) return 'H100-NVL';
  return isCard ? 'H100-PCIe' : 'H100-SXM';
}

/** How many accelerators a row has, and what was put right; or why they cannot be counted. */
export function countOf(
  cloud: Cloud,
  { instance, count: given }: CatalogueRow,
): { readonly count: number; readonly correction: string | null } | { readonly refused: string } {
  const known = KNOWN_COUNTS[`${cloud} ${instance}`];
  const count = /^\d{1,6}(?:\.\d{1,6})?$/.test(given.trim()) ? Number(given) : Number.NaN;
  if (known !== undefined && count !== known)
    return { count: known, correction: `it says ${shown(given)} accelerators, but has ${known}` };
  if (!(count > 0)) return { refused: 'it does not say how many accelerators there are' };
  if (!Number.isInteger(count)) return { refused: `it has only a part of an accelerator (${shown(given)})` };
  return count > LARGEST_COUNT
    ? { refused: 'it has more accelerators than there can be' }
    : { count, correction: null };
}

function shown(count: string): string {
  return count.trim().slice(0, 12).replace(/\.0+$/, '') || 'no';
}

/** Of the literal only two things are of use, so it is searched and never run. */
function modelIn(gpuInfo: string): string {
  return /'Name':\s*'([^']{1,60})'/.exec(gpuInfo)?.[1] ?? '';
}

/** The memory of one accelerator in GiB, by what the catalogue says. */
function memoryIn(gpuInfo: string): number | null {
  const mib = /'MemoryInfo':\s*\{\s*'SizeInMiB':\s*(\d{1,9})/.exec(gpuInfo)?.[1];
  return mib === undefined ? null : Number(mib) / MIB_PER_GIB;
}

/** What a row says of an accelerator's memory where it cannot be, given how much it has; null where it can. */
export function memoryFault(gpuInfo: string, gigabytes: number | null): string | null {
  const said = memoryIn(gpuInfo);
  if (said === null || gigabytes === null) return null;
  const ratio = said / gigabytes;
  if (ratio > 0.75 && ratio < 1.25) return null;
  const amount = said < 1 ? `${Math.round(said * MIB_PER_GIB)} MiB` : `${Math.round(said)} GiB`;
  return `it says ${amount} of memory for each accelerator, which has ${gigabytes} GB; the table of accelerators counts`;
}
