// Work that is done twice after interruptions: what checkpoints and restarts add to the hours that are billed.
import type { Assumption } from '../estimation.ts';
import { compare, type Exact, isZero, larger, ONE, over, plus, root, times, whole, ZERO } from '../exact/exact.ts';
import { certain, isCertain, type Range } from '../exact/range.ts';
import type { Request } from '../request.ts';
import { assume, type Item } from './item.ts';
import { figuresOf, formulaOf, type Quote, rateOf, sourceOf } from './quote.ts';
import { CHECKPOINT_HOURS, ENTRY, INTERRUPTIONS, RESTART_HOURS } from './rules-of-thumb.ts';
import { echoHours, number, percentOf, percents } from './show.ts';

const TWO = whole(2);

export interface Rework {
  /** Of the useful hours, what comes on top. */
  readonly overhead: Range;
  readonly assumptions: readonly Assumption[];
}

/**
 * The share of the useful hours that interruptions add, at the best interval between checkpoints, T = √(2·C·M) (Young 1974,
 * Daly 2006): C/T for writing them, T/(2·M) for work that is lost, R/M for starting again. With that T the first two are
 * √(2·C/M) together. C is the time that a checkpoint takes, M the mean time between interruptions of the whole job, R the time
 * of a restart, all in hours.
 */
function overheadOf(ckpt: Exact, mtbf: Exact, restart: Exact): Exact {
  return plus(root(over(times(TWO, ckpt), mtbf)), over(restart, mtbf));
}

/** The rework of a request; null where there is none: on demand unless it is asked for, and by the textbook alike. */
export function reworkOf(request: Request, quote: Quote): Rework | null {
  const { mtbf, ckpt, restart, rules } = request;
  const isAsked = mtbf !== null || ckpt !== null;
  if (!isAsked && !(rules === 'market' && quote.purchase === 'spot')) return null;
  const between = mtbf === null ? usualMtbf(quote.nodes) : certain(mtbf);
  const writing = ckpt ?? CHECKPOINT_HOURS;
  const starting = restart ?? (mtbf === null || ckpt === null ? RESTART_HOURS : ZERO);
  // The more often it is interrupted, the more is paid.
  const overhead = {
    low: overheadOf(writing, between.high, starting),
    expected: overheadOf(writing, between.expected, starting),
    high: overheadOf(writing, between.low, starting),
  };
  return { overhead, assumptions: told(request, between, writing, starting, overhead) };
}

/** Hours between interruptions of a job on `nodes` machines, of which each is interrupted as the bank says. */
function usualMtbf(nodes: Exact): Range {
  const { range, periodHours } = INTERRUPTIONS;
  const all = larger(nodes, ONE);
  return {
    low: over(periodHours, times(range.high, all)),
    expected: over(periodHours, times(range.expected, all)),
    high: over(periodHours, times(range.low, all)),
  };
}

function told(
  { mtbf, ckpt, restart }: Request,
  between: Range,
  writing: Exact,
  starting: Exact,
  overhead: Range,
): Assumption[] {
  const interval = root(times(TWO, writing, between.expected));
  const rate = `5–15% of spot instances are interrupted; the bank names no period, a month of 720 h is assumed, so this job is about every ${number(between.expected, 1)} h.`;
  const times_ = `Rework ${percents(overhead, 2)}: a checkpoint takes ${echoHours(writing)}${ckpt === null ? ' (assumed)' : ''}, written every ${number(interval, 2)} h (√(2·C·MTBF)), a restart ${isZero(starting) ? 'nothing' : echoHours(starting)}${restart === null ? ' (assumed)' : ''}; overhead = C/T + T/(2·MTBF) + R/MTBF.`;
  return [...(mtbf === null ? [assume(rate, ENTRY.cost)] : []), assume(times_)];
}

/** The item that rework adds to the bill of `hours` useful hours. */
export function reworkItem(quote: Quote, hours: Range, { overhead }: Rework): Item {
  const rate = rateOf(quote);
  return {
    label: 'Rework after interruptions',
    formula: `${overheadText(overhead)} × ${formulaOf(quote, hoursText(hours))}`,
    amount: {
      low: times(rate.low, hours.low, overhead.low),
      expected: times(rate.expected, hours.expected, overhead.expected),
      high: times(rate.high, hours.high, overhead.high),
    },
    source: sourceOf(quote),
    figures: figuresOf(quote),
  };
}

/** "0.4834% (0.3414–0.5927%)": the expected share, and the ends that it may have. */
function overheadText(overhead: Range): string {
  const expected = percentOf(overhead.expected, 4);
  return isCertain(overhead) ? expected : `${expected} (${percents(overhead, 4)})`;
}

/** "72 h", "2,304 h (1,843.2–3,072)". */
export function hoursText(hours: Range): string {
  const [low, expected, high] = [number(hours.low, 4), number(hours.expected, 4), number(hours.high, 4)];
  return low === high ? `${low} h` : `${expected} h (${low}–${high})`;
}

/** What to say where interruptions cost more than spot saves. */
export function eatenSaving(quote: Quote, rework: Rework | null): string[] {
  if (quote.purchase !== 'spot' || rework === null || quote.list === null) return [];
  const effective = times(rateOf(quote).expected, plus(ONE, rework.overhead.expected));
  if (compare(effective, quote.list) < 0) return [];
  return ['Rework eats up all that spot saves: on demand costs no more and is not interrupted.'];
}
