// Estimates what is kept: data and checkpoints, by the steps of a cloud's price.
import { compare, type Exact, exact, ONE, over, times, whole } from '../exact/exact.ts';
import { certain, type Range } from '../exact/range.ts';
import type { Cloud, StorageClass } from '../price-book.ts';
import { CLOUD_NAMES } from '../read/place-names.ts';
import { CannotEstimate, noPrice } from '../read/refuse.ts';
import type { DataSize, Request } from '../request.ts';
import { settingsEcho, sizeEcho } from './echo.ts';
import { cheapest } from './fleet.ts';
import { assume, type Item, NO_WORK, type Work } from './item.ts';
import type { Job } from './job.ts';
import { WEIGHT_BYTES } from './memory.ts';
import { CHECKPOINT, ENTRY, RULE_OF_THUMB, STATE_BYTES, STATED, STORAGE_PER_GB } from './rules-of-thumb.ts';
import { echoNumber, number, numbers } from './show.ts';
import { decimalGB, tieredCost, tierFormula, tiersOf } from './tiers.ts';
import { monthHours, spanMonths } from './time.ts';

const GIGA = exact('1e9');
const TWO = whole(2);

/** An amount of data with its spread, in GB (or GiB where it is stated in those). */
interface Kept {
  readonly amount: Range;
  readonly binary: boolean;
  readonly says: string;
}

/** Data kept for a month, or the time that is said. USD for GB × price of a GB-month, each GB by its own step. */
export function workStorage(job: Job): Work {
  const { size, sizePer } = job.request;
  if (sizePer !== null) {
    throw new CannotEstimate(
      `“${sizeEcho(size!)} a ${sizePer}” is a rate: say how much is kept, or that it is moved.`,
      {
        example: 'storage 50TB aws',
      },
    );
  }
  if (size === null) throw new CannotEstimate('How much is kept?', { example: 'storage 50TB aws' });
  return keep(job, keptOf(size), 'storage', []);
}

/** Checkpoints kept for a month, or the time that is said. USD; parameters × bytes are GB of each (14 bytes: weights, master copy, two moments). */
export function workCheckpoint(job: Job): Work {
  const { request } = job;
  const one = checkpointSize(request);
  const count = request.checkpoints ?? ONE;
  if (count.n === 0n)
    throw new CannotEstimate('No checkpoints cost nothing; say how many are kept.', { token: '0 checkpoints' });
  const amount = {
    low: times(one.amount.low, count),
    expected: times(one.amount.expected, count),
    high: times(one.amount.high, count),
  };
  const unit = one.binary ? 'GiB' : 'GB';
  const kept = {
    amount,
    binary: one.binary,
    says: compare(count, ONE) === 0 ? one.says : `${number(count)} × ${one.says}`,
  };
  const work = keep(job, kept, 'checkpoint', weightsOnly(request));
  const told =
    compare(count, ONE) === 0 && request.checkpoints === null
      ? [assume(`One checkpoint is kept, of ${numbers(one.amount, 1)} ${unit}.`)]
      : [];
  return { ...work, assumptions: [...one.assumptions, ...told, ...work.assumptions] };
}

function keptOf({ amount, binary }: DataSize): Kept {
  return { amount: certain(amount), binary, says: `${number(amount)} ${binary ? 'GiB' : 'GB'}` };
}

/** A full state that training can go on from. */
function checkpointSize({
  size,
  params,
  bytes: stated,
  rules,
  flags,
  precision,
}: Request): Kept & Pick<Work, 'assumptions'> {
  if (size !== null) return { ...keptOf(size), assumptions: [] };
  if (params === null)
    throw new CannotEstimate('Checkpoints of which size, or of a model with how many parameters?', {
      example: '100 checkpoints of 70B',
    });
  const bytes = stated ?? (flags.has('weights-only') ? WEIGHT_BYTES[precision ?? 'bf16'] : null);
  if (bytes === null && rules === 'textbook') return textbookSize(params);
  const each = bytes === null ? STATE_BYTES : certain(bytes);
  const at = (count: Exact) => over(times(params, count), GIGA);
  const amount = { low: at(each.low), expected: at(each.expected), high: at(each.high) };
  const says = `${number(over(params, GIGA))}B parameters × ${bytes === null ? '8–16 bytes (14 expected)' : `${number(bytes)} bytes`}`;
  const told = assume(
    'A full state is 8 to 16 bytes a parameter: 14 for bf16 weights, a master copy and both moments of Adam in fp32 (bytes= sets it).',
  );
  const bank = assume('A checkpoint of 70B is 500 GB and more, the bank says.', ENTRY.cost);
  return { amount, binary: false, says, assumptions: bytes === null ? [told, bank] : [] };
}

function textbookSize(params: Exact): Kept & Pick<Work, 'assumptions'> {
  const amount = times(CHECKPOINT.gigabytes, over(params, CHECKPOINT.params));
  return {
    amount: certain(amount),
    binary: false,
    says: `${number(amount)} GB`,
    assumptions: [assume('A full checkpoint of a 70B model is at least 500 GB, and others in proportion.', ENTRY.cost)],
  };
}

function weightsOnly({ params }: Request): string[] {
  if (params === null) return [];
  const weights = over(times(params, TWO), GIGA);
  return [`The bf16 weights alone are ${number(weights)} GB, and training cannot be resumed from those.`];
}

function keep(job: Job, kept: Kept, verb: 'storage' | 'checkpoint', warnings: readonly string[]): Work {
  const { request } = job;
  const { span } = request;
  const months = span === null ? ONE : spanMonths(span, monthHours(request));
  const isMonth = compare(months, ONE) === 0;
  const { item, cloud, region, assumptions } = priced(job, kept, months);
  const decimal = decimalGB({ amount: kept.amount.expected, binary: kept.binary });
  return {
    ...NO_WORK,
    items: [item],
    period: isMonth ? 'month' : 'once',
    echo: [
      verb,
      ...(request.storageKind === null ? [] : [STORAGE_ECHO[request.storageKind]]),
      ...(isMonth ? [] : [`${echoNumber(months)} months`]),
      ...(cloud === null ? [] : [[CLOUD_NAMES[cloud], region ?? ''].join(' ').trim()]),
      ...settingsEcho(request),
    ],
    quantities: { storageGB: decimal },
    assumptions,
    warnings,
  };
}

export const STORAGE_ECHO = {
  standard: 'standard',
  infrequent: 'infrequent access',
  cold: 'cold storage',
  archive: 'archive',
} as const;

function priced(job: Job, kept: Kept, months: Exact) {
  const { request } = job;
  if (request.dataPrice !== null)
    return { item: flat(kept, months, request.dataPrice, STATED), cloud: null, region: null, assumptions: [] };
  const isTextbook =
    request.rules === 'textbook' &&
    request.storageKind === null &&
    (request.clouds[0] ?? 'aws') === 'aws' &&
    request.regions.length === 0;
  if (isTextbook) {
    const told = assume('By the textbook every GB costs $0.023 a month, the first step of S3 Standard.');
    return {
      item: flat(kept, months, STORAGE_PER_GB, RULE_OF_THUMB),
      cloud: request.clouds[0] ?? null,
      region: null,
      assumptions: [told],
    };
  }
  const { found, chosen, region } = classFor(job, kept);
  const tiers = tiersOf(found.tiers, kept.binary);
  const cost = (amount: Exact) => times(tieredCost(tiers, amount, found.name), months);
  const amount = { low: cost(kept.amount.low), expected: cost(kept.amount.expected), high: cost(kept.amount.high) };
  const item: Item = {
    label: found.name,
    formula: overMonths(tierFormula(tiers, kept.amount.expected, kept.binary, found.name), months),
    amount,
    source: [...new Set(tiers.map(({ price }) => price.source))].join('; '),
    figures: tiers.map(({ price }) => price),
  };
  const note = found.note === null ? [] : [assume(`${found.name}: ${found.note.replace(/\.$/, '')}.`)];
  return { item, cloud: found.cloud, region, assumptions: [...chosen, ...note] };
}

/** A sum is bracketed before it is multiplied. */
function overMonths(formula: string, months: Exact): string {
  if (compare(months, ONE) === 0) return formula;
  return `${formula.includes(' + ') ? `(${formula})` : formula} × ${number(months)} months`;
}

function flat(kept: Kept, months: Exact, price: Exact, source: string): Item {
  const cost = (amount: Exact) => times(amount, price, months);
  return {
    label: 'Storage',
    formula: overMonths(`${kept.says} × $${echoNumber(price)}`, months),
    amount: { low: cost(kept.amount.low), expected: cost(kept.amount.expected), high: cost(kept.amount.high) },
    source,
    figures: [],
  };
}

/** The class that was named, of the cloud that was named; else the cheapest standard one. */
function classFor({ request, book }: Job, kept: Kept) {
  const kind = request.storageKind ?? 'standard';
  const [region] = request.regions;
  const inRegion = (each: StorageClass) =>
    each.region === (region ?? null) || (region !== undefined && isUsual(each, region, book.storage));
  const offered = book.storage.filter(
    each => each.kind === kind && inRegion(each) && isNamed(request.clouds, each.cloud),
  );
  const found = cheapest(offered, each =>
    tieredCost(tiersOf(each.tiers, kept.binary), kept.amount.expected, each.name),
  );
  if (found === null) {
    const [cloud] = request.clouds;
    throw noPrice(
      `${kind} storage${cloud === undefined ? '' : ` on ${CLOUD_NAMES[cloud]}`}${region === undefined ? '' : ` in ${region}`}`,
      {
        token: cloud ?? region ?? 'storage',
        example: 'storage 50TB aws',
      },
    );
  }
  const count = new Set(offered.map(({ cloud }) => cloud)).size;
  const chosen =
    request.clouds.length > 0 || count < 2
      ? []
      : [
          assume(
            `No cloud was named: ${CLOUD_NAMES[found.cloud]} is the cheapest of ${count} that have a price for it.`,
          ),
        ];
  return { found, chosen, region: region ?? null };
}

const USUAL: Readonly<Partial<Record<Cloud, readonly string[]>>> = {
  aws: ['us-east-1', 'us-east-2', 'us-west-2'],
  gcp: ['us-central1', 'us-east1'],
  azure: ['eastus'],
};

function isUsual({ cloud, region }: StorageClass, named: string, all: readonly StorageClass[]): boolean {
  if (region !== null || all.some(other => other.cloud === cloud && other.region === named)) return false;
  return USUAL[cloud]?.includes(named) ?? false;
}

function isNamed(clouds: readonly Cloud[], cloud: Cloud): boolean {
  return clouds.length === 0 || clouds.includes(cloud);
}
