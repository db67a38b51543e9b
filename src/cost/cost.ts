// The cost module: reads a request, estimates what it costs, and says how that comes about. Pure, exact, without any package.
import { changed, choicesFor } from './adjust.ts';
import type { AdjustChoices, AdjustName } from './adjust-choices.ts';
import type { Alternative, Estimate, Refusal } from './estimation.ts';
import { toNumber } from './exact/decimal.ts';
import type { PriceBook } from './price-book.ts';
import { type ReadingManner, readWords } from './read/read-request.ts';
import { CannotEstimate, type Instead } from './read/refuse.ts';
import type { Request } from './request.ts';
import { amountsOf, linesOf, money, oldest, optionsOf } from './round.ts';
import { alternativesTo } from './work/alternatives.ts';
import { totalOf, type Work } from './work/item.ts';
import { workOut } from './work/work-out.ts';

export type { AdjustChoices, Alternative, Estimate, PriceBook, ReadingManner, Refusal, Request };
export { choicesFor };

/** From so many days on a price is called old, and from so many it is warned of. */
const LABELLED_DAYS = 7;
const WARNED_DAYS = 30;
const DAY_MS = 86_400_000;

/** What reading gives: a request, or why there is none. */
export type Read = { readonly ok: true; readonly request: Request; readonly ignored: readonly string[] } | Refusal;

/**
 * Reads `text`, words in any order, against the names of `book`. Nothing is guessed: what is ambiguous or unknown is a refusal
 * that names the word, at most three readings or near words, and a request that works. Never throws.
 */
export function readRequest(text: string, book: PriceBook, manner: ReadingManner = {}): Read {
  return orRefusal(text, () => ({ ok: true, ...readWords(text, book, manner) }));
}

/**
 * Estimates `request` by the prices of `book` in USD, at the moment `now`, by which their ages are told. Amounts are decimals,
 * rounded once, half up, to the cent (under one cent to four significant digits); times in hours, data in GB. A request that
 * lacks something or has no price is a refusal, and never a figure. Never throws.
 *
 * Formulas: count × hours × price (the bank's "Training cost"); 6·N·D FLOPs of training (Kaplan et al. 2020) over dense BF16
 * peak × MFU; rework at the checkpoint interval √(2·C·MTBF) (Young 1974, Daly 2006); each GB by its own step of a tiered price.
 */
export function estimate(request: Request, book: PriceBook, now: Date): Estimate | Refusal {
  const estimated = () => {
    const job = { request, book };
    const work = workOut(job);
    return finished(request, work, alternativesTo(job, work).map(asAlternative), now);
  };
  return orRefusal(request.input, estimated, instead => readingOf({ ...request, ...instead }, book));
}

/** Reads `text` and estimates it: what every surface asks for. Never throws. */
export function estimateText(text: string, book: PriceBook, now: Date, manner: ReadingManner = {}): Estimate | Refusal {
  const read = readRequest(text, book, manner);
  if (!read.ok) return read;
  const estimated = estimate(read.request, book, now);
  if (!estimated.ok || read.ignored.length === 0) return estimated;
  const words = read.ignored.map(word => `“${word}”`).join(', ');
  return { ...estimated, warnings: [...estimated.warnings, `Not read: ${words}.`] };
}

/** Estimates `text` with `changes`, values of `choicesFor(text)` by their names. Never throws. */
export function estimateChanged(
  text: string,
  changes: Readonly<Partial<Record<AdjustName, string>>>,
  book: PriceBook,
  now: Date,
): Estimate | Refusal {
  const read = orRefusal(text, () => ({ ok: true as const, request: changed(text, changes, book) }));
  return read.ok ? estimate(read.request, book, now) : read;
}

/** The words that `request` is read as, or null where it cannot be estimated. */
function readingOf(request: Request, book: PriceBook): string | null {
  try {
    return inWords(workOut({ request, book }));
  } catch (fault) {
    if (fault instanceof CannotEstimate) return null;
    throw fault;
  }
}

function inWords({ echo }: Work): string {
  return echo.filter(part => part !== '').join(' · ');
}

function orRefusal<T>(input: string, work: () => T, readInstead?: (instead: Instead) => string | null): T | Refusal {
  try {
    return work();
  } catch (fault) {
    if (fault instanceof CannotEstimate) return { ok: false, input, error: fault.errorFor(input, readInstead) };
    throw fault;
  }
}

function asAlternative({
  label,
  expected,
  saving,
  sameWork,
  echo,
}: ReturnType<typeof alternativesTo>[number]): Alternative {
  return { label, expected: money(expected), saving: money(saving), sameWork, request: echo.join(' · ') };
}

function finished(request: Request, work: Work, alternatives: readonly Alternative[], now: Date): Estimate {
  const figures = [...work.items, ...work.options.flatMap(({ items }) => items)].flatMap(each => each.figures);
  const asOf = oldest(figures);
  const days = figures.length === 0 ? 0 : asOf === null ? Number.POSITIVE_INFINITY : daysSince(asOf, now);
  return {
    ok: true,
    input: request.input,
    intent: request.intent,
    rules: request.rules,
    reading: inWords(work),
    period: work.period,
    currency: 'USD',
    ...amountsOf(totalOf(work.items)),
    lines: linesOf(work.items),
    quantities: quantitiesOf(work),
    verdict: work.verdict,
    assumptions: distinct(work.assumptions),
    warnings: [...new Set([...work.warnings, ...agedWarning(asOf, days)])],
    alternatives,
    options: optionsOf(work.options),
    charts: work.charts,
    prices: { asOf, days: asOf === null ? null : days, stale: days > LABELLED_DAYS },
  };
}

function quantitiesOf({ quantities }: Work): Record<string, number> {
  return Object.fromEntries(
    Object.entries(quantities).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, toNumber(value)]],
    ),
  );
}

function distinct(assumptions: Work['assumptions']): Work['assumptions'] {
  return assumptions.filter(({ text }, index) => assumptions.findIndex(other => other.text === text) === index);
}

/** Whole days from the day `asOf` to `now`, both in UTC. */
function daysSince(asOf: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(`${asOf}T00:00:00Z`)) / DAY_MS);
}

function agedWarning(asOf: string | null, days: number): string[] {
  if (days <= WARNED_DAYS) return [];
  const age =
    asOf === null
      ? 'Some of the prices are undated, which counts as old'
      : `The oldest price is of ${asOf}, ${days} days ago`;
  return [`${age}; “whetstone prices refresh” fetches newer prices of instances.`];
}
