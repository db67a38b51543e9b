// Other accelerators for the same work: as many as have the same peak of arithmetic, or smaller ones that a model fits on.
import { compare, exact, ONE, over, times, whole, ZERO } from '../exact/exact.ts';
import type { Accelerator, Cloud, PriceBook } from '../price-book.ts';
import type { Machine, Request } from '../request.ts';
import { acceleratorOf, asNamed, instancesOf, soldBy, usd } from './book-lookup.ts';
import { equalBy, type Fleet } from './fleet.ts';
import type { Job } from './job.ts';
import { fitsOnOne, weightsOf } from './memory.ts';
import { number } from './show.ts';
import type { Settled, Variant } from './variant.ts';

/** An accelerator that does less than so much of another takes too many to do its work. */
const COMPARABLE = over(whole(1), whole(4));
/** More are refused when they are asked for. */
const MOST_ACCELERATORS = 1_000_000n;

/** As many of another accelerator as have the same peak of arithmetic: "8 H100 ≈ 25.4 A100", in whole nodes. */
export function equalVariants({ request: stated, book }: Job, { fleet }: Settled): Variant[] {
  // A replica of another size does other work, and a stated price is that of one accelerator.
  if (stated.intent === 'serve') return [];
  const request: Request = { ...stated, price: null };
  const own = acceleratorOf(book, fleet.accelerator);
  const peak = own?.tflops ? exact(own.tflops.value) : null;
  if (own === null || peak === null) return [];
  const count = { n: fleet.wanted, d: 1n };
  return familiesOn(book, fleet.cloud, own).flatMap(({ family, ids }) => {
    const kin = acceleratorOf(book, ids[0]!);
    const other = kin !== null && isAsRoomy(kin, own) ? kin.tflops : null;
    const ratio = other === null ? ZERO : over(exact(other.value), peak);
    if (other === null || compare(ratio, COMPARABLE) < 0 || compare(times(ratio, COMPARABLE), ONE) > 0) return [];
    const needed = equalBy(count, peak, exact(other.value));
    const kind: Machine['kind'] = { kind: 'accelerator', name: family, ids };
    const full = wholeNodes(book, kind, fleet, needed);
    if (full > MOST_ACCELERATORS) return [];
    const equal = number(over(times(count, peak), exact(other.value)), 1);
    return [
      {
        label: `${number({ n: full, d: 1n })} × ${family} (${equal} by peak FLOPs)`,
        request: {
          ...request,
          machines: [{ kind, count: { n: full, d: 1n } }],
          clouds: [fleet.cloud],
          regions: asNamed(fleet.region),
        },
        sameWork: true,
        fallback: true,
      },
    ];
  });
}

/** Nothing is trained on it. */
function isForInference({ id }: Accelerator): boolean {
  return /^Inferentia/.test(id);
}

/** With less than half the memory, other machines and other code are needed for the same work. */
function isAsRoomy(one: Accelerator, other: Accelerator): boolean {
  if (one.memory === null || other.memory === null) return true;
  return compare(times(usd(one.memory), whole(2)), usd(other.memory)) >= 0;
}

/** Those of the same maker: on another's chips the work has to be ported first. */
function familiesOn(
  book: PriceBook,
  cloud: Cloud,
  own: Accelerator,
): { readonly family: string; readonly ids: readonly string[] }[] {
  const families = new Map<string, string[]>();
  for (const accelerator of soldBy(book, cloud)) {
    const other = acceleratorOf(book, accelerator);
    if (other === null || other.family === own.family || other.maker !== own.maker || isForInference(other)) continue;
    const { family } = other;
    const ids = families.get(family) ?? [];
    if (!ids.includes(accelerator)) families.set(family, [...ids, accelerator]);
  }
  return [...families].map(([family, ids]) => ({ family, ids }));
}

/** Accelerators come in whole instances: so many are paid for. */
function wholeNodes(book: PriceBook, kind: Machine['kind'], { cloud }: Fleet, needed: bigint): bigint {
  const sizes = [...instancesOf(book, kind, cloud).values()].flat().map(({ count }) => BigInt(count));
  const smallest = sizes.reduce((a, b) => (b < a ? b : a), sizes[0] ?? 1n);
  return ((needed + smallest - 1n) / smallest) * smallest;
}

/** A model that fits on less: "do not use H100s for inference workloads that fit on T4s". */
export function rightSized({ price: _, ...stated }: Request, book: PriceBook, { machine, fleet }: Settled): Variant[] {
  const request: Request = { ...stated, price: null };
  const weights = weightsOf(request);
  if (request.intent === 'train' || weights === null || machine.kind.kind === 'instance') return [];
  return ['T4', 'L4', 'A10G']
    .filter(id => id !== fleet.accelerator && fitsOnOne(book, id, weights))
    .map(id => ({
      label: `1 × ${id}: the ${number(weights)} GB of the model fit on it, slower`,
      request: {
        ...request,
        machines: [{ kind: { kind: 'accelerator', name: id, ids: [id] }, count: whole(1) }],
        clouds: request.clouds,
        regions: [],
      },
      sameWork: true,
      fallback: false,
    }));
}
