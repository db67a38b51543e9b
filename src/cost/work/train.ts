// Estimates training: arithmetic over the peak of the machines and the share of it that is reached.

import { ceiling, compare, type Exact, exact, ONE, over, times, whole } from '../exact/exact.ts';
import { certain, isCertain, type Range } from '../exact/range.ts';
import type { PriceBook } from '../price-book.ts';
import { CannotEstimate } from '../read/refuse.ts';
import type { Machine, Request } from '../request.ts';
import { acceleratorIds, acceleratorOf } from './book-lookup.ts';
import { purchaseEcho, settingsEcho } from './echo.ts';
import { assume, type Item, NO_WORK, type Work } from './item.ts';
import { type Job, onlyMachine, USUAL_MACHINE } from './job.ts';
import { nameOf } from './place.ts';
import { purchaseOf, type Quote, quote } from './quote.ts';
import { COMPILATION_HOURS, ENTRY, MFU, STATE_BYTES } from './rules-of-thumb.ts';
import { billed, paidTerm, placeEcho, timeItem } from './run.ts';
import { echoLarge, number, numbers, percentOf, percents } from './show.ts';
import { timeOf } from './time.ts';

const SIX = whole(6);
const SECONDS = whole(3600);
const TERA = exact('1e12');
const GIGA = exact('1e9');
/** A whole machine of most kinds. */
const USUAL_COUNT = whole(8);

/** Training once: FLOPs over peak × MFU are hours (see `flopsOf`), which are paid for in whole instances. USD; FLOPs, TFLOPS. */
export function workTrain(job: Job): Work {
  const { request } = job;
  const named = onlyMachine(request);
  const trained = trainOn(job, named ?? USUAL_MACHINE);
  const { quoted, work, time } = trained;
  return {
    ...NO_WORK,
    ...work,
    period: 'once',
    echo: ['train', quoted.machine, ...time, ...purchaseEcho(request), ...placeEcho(quoted), ...settingsEcho(request)],
    assumptions: [
      ...(named === null ? [assume('No accelerator was named, so H100s are taken.')] : []),
      ...work.assumptions,
    ],
    warnings: [...work.warnings, ...deadlineMissed(request, work.quantities.hours ?? null, named)],
    quantities: { flops: flopsOf(request), ...work.quantities },
    items: work.items,
  };
}

/** Training on one kind of machine: its quote and its bill. */
export function trainOn({ request, book }: Job, machine: Machine) {
  refuseKernels(request, machine, book);
  const flops = flopsOf(request);
  const count = machine.count ?? countFor(request, machine, book, flops);
  const quoted = quote(request, book, { machine: { ...machine, count }, purchase: purchaseOf(request), byFlops: true });
  const peak = peakOf(book, machine, quoted);
  const mfu = request.mfu === null ? MFU : certain(request.mfu);
  const hours = hoursFor(flops, times(quoted.wanted, peak), mfu);
  const work = billed(request, quoted, hours);
  const compilation = compilationOf(request, quoted);
  return {
    quoted,
    hours,
    time: machine.count === null && timeOf(request) !== null ? [] : (timeOf(request)?.echo ?? []),
    work: {
      ...work,
      warnings: [...work.warnings, ...tooSmall(request, book, quoted), ...paidTerm(request, quoted, hours)],
      items: [...work.items, ...compilation],
      assumptions: [
        ...work.assumptions,
        ...countFact(request, machine, count),
        ...workings(request, quoted, flops, peak, mfu, hours),
        ...compilationFacts(request, compilation),
      ],
    },
  };
}

/** FLOPs of training: 6 for each parameter and token (Kaplan et al. 2020), or what is stated. */
export function flopsOf({ flops, params, tokens }: Request): Exact {
  if (flops !== null) return flops;
  if (params === null)
    throw new CannotEstimate('How large is the model, or how many FLOPs does it take?', {
      example: 'train 70B on 2T tokens with 256 H100',
    });
  if (tokens === null)
    throw new CannotEstimate('On how many tokens is it trained?', { example: 'train 70B on 2T tokens with 256 H100' });
  return times(SIX, params, tokens);
}

/** Hours of `flops` at a share of the peak in TFLOPS: the higher the share, the fewer. */
function hoursFor(flops: Exact, peak: Exact, mfu: Range): Range {
  const at = (share: Exact) => over(flops, times(peak, TERA, share, SECONDS));
  return { low: at(mfu.low), expected: at(mfu.expected), high: at(mfu.high) };
}

/** Peak of one accelerator, in TFLOPS. */
export function peakOf(book: PriceBook, { kind }: Machine, quoted: Quote | null): Exact {
  const ids = quoted?.fleet ? [quoted.fleet.accelerator] : acceleratorIds(book, kind);
  const peak = ids.flatMap(id => acceleratorOf(book, id)?.tflops ?? [])[0];
  if (peak === undefined) {
    throw new CannotEstimate(
      `I know no peak of dense BF16 arithmetic for ${nameOf(kind)}, so I cannot tell how long it takes.`,
      {
        token: nameOf(kind),
        example: 'train 70B on 2T tokens with 256 H100',
      },
    );
  }
  return exact(peak.value);
}

/** As many as finish within the stated time; a whole machine of them where none is stated. */
function countFor(request: Request, machine: Machine, book: PriceBook, flops: Exact): Exact {
  if (machine.kind.kind === 'instance') return ONE;
  const time = timeOf(request);
  if (time === null || time.hours.n === 0n) return USUAL_COUNT;
  const peak = peakOf(book, machine, null);
  const share = request.mfu ?? MFU.expected;
  const needed = ceiling(over(flops, times(peak, TERA, share, SECONDS, time.hours)));
  return { n: needed < 1n ? 1n : needed, d: 1n };
}

function deadlineMissed(request: Request, hours: Exact | null, machine: Machine | null): string[] {
  const time = timeOf(request);
  if (time === null || hours === null || machine?.count === null || compare(hours, time.hours) <= 0) return [];
  return [`It takes ${number(hours, 1)} h, longer than the ${number(time.hours, 1)} h that were named.`];
}

function refuseKernels({ flags }: Request, { kind }: Machine, book: PriceBook): void {
  const isTrainium = acceleratorIds(book, kind).some(id => /^Trainium/.test(id));
  if (!isTrainium || !flags.has('custom-kernels')) return;
  throw new CannotEstimate(
    `${nameOf(kind)} does not run custom CUDA kernels: its models must be compiled by the Neuron compiler.`,
    {
      token: nameOf(kind),
      suggestions: ['H100', 'A100'],
    },
  );
}

/** The first compilation for Trainium takes hours, on machines that are paid for. */
function compilationOf(request: Request, quoted: Quote): Item[] {
  if (!/^Trainium/.test(quoted.fleet?.accelerator ?? '')) return [];
  const hours = request.compile === null ? COMPILATION_HOURS : certain(request.compile);
  return [timeItem(quoted, hours, 'First compilation')];
}

function compilationFacts({ compile }: Request, items: readonly Item[]) {
  if (items.length === 0 || compile !== null) return [];
  return [
    assume(
      'The first compilation for Trainium can take hours; 1 to 3 are assumed (compile= sets them).',
      ENTRY.trainium,
    ),
  ];
}

function countFact(request: Request, machine: Machine, count: Exact) {
  if (machine.count !== null || machine.kind.kind === 'instance') return [];
  const time = timeOf(request);
  if (time === null)
    return [assume(`No number of machines was named, so ${number(count)} are taken; the cost is the same for more.`)];
  return [
    assume(
      `${number(count)} are the least that finish in ${number(time.hours, 1)} h at the expected MFU; at a lower one it takes longer.`,
    ),
  ];
}

/** Weights, gradients and the optimiser's state take about 16 bytes a parameter, on all machines together. */
function tooSmall({ params }: Request, book: PriceBook, { fleet, wanted }: Quote): string[] {
  const memory = fleet === null ? null : (acceleratorOf(book, fleet.accelerator)?.memory ?? null);
  if (params === null || memory === null) return [];
  const [needed, held] = [over(times(params, STATE_BYTES.high), GIGA), times(exact(memory.value), wanted)];
  if (compare(needed, held) <= 0) return [];
  return [
    `Training state takes about ${number(needed)} GB (16 bytes a parameter), and ${number(wanted)} accelerators have ${number(held)} GB: it does not fit.`,
  ];
}

function workings(request: Request, quoted: Quote, flops: Exact, peak: Exact, mfu: Range, hours: Range) {
  const { params, tokens } = request;
  const made =
    request.flops !== null || params === null || tokens === null
      ? ''
      : `6 × ${echoLarge(params)} × ${echoLarge(tokens)} = `;
  const reached = request.mfu === null ? ' (MFU, assumed)' : ' (MFU)';
  const perHour = `${number(quoted.wanted)} × ${number(peak)} TFLOPS × ${mfuText(mfu)}${reached}`;
  return [
    assume(
      `Hours: ${made}${scientific(flops)} FLOPs ÷ (${perHour}) ÷ 3,600 = ${numbers(hours, 1)} h, ${number(hours.expected, 2)} h expected.`,
    ),
  ];
}

/** "40% (30–50%)". */
function mfuText(mfu: Range): string {
  const expected = percentOf(mfu.expected);
  return isCertain(mfu) ? expected : `${expected} (${percents(mfu)})`;
}

/** "8.4e23". */
function scientific(value: Exact): string {
  let power = 0;
  let rest = value;
  while (compare(rest, whole(10)) >= 0) {
    rest = over(rest, whole(10));
    power += 1;
  }
  return power < 6 ? number(value) : `${number(rest, 3)}e${power}`;
}
