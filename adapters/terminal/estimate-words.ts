// The figures of an estimate in words: amounts, who wins a comparison, what else was worked out, and how old its prices are.
import type { Estimator } from '../../src/app/use-cases.ts';
import { amountText, decimalOf, differenceOf } from '../../src/message/amounts.ts';

export type Estimate = Extract<ReturnType<Estimator['estimate']>, { readonly ok: true }>;
export type Amounts = Pick<Estimate, 'low' | 'expected' | 'high'>;
type Option = Estimate['options'][number];

export function isOneAmount({ low, expected, high }: Amounts): boolean {
  return low === expected && expected === high;
}

/** "$1,188.86 to $1,585.15 a month, expected $1,387.01", or one amount where all are alike. */
export function amountsInWords(amounts: Amounts, period: Estimate['period'] = 'once'): string {
  const { low, expected, high } = amounts;
  const each = period === 'month' ? ' a month' : '';
  if (isOneAmount(amounts)) return `${amountText(expected)}${each}`;
  return `${amountText(low)} to ${amountText(high)}${each}, expected ${amountText(expected)}`;
}

/** What it costs; in a comparison, who wins it at what cost. */
export function headlineOf(estimate: Estimate): string {
  const figure = amountsInWords(estimate, estimate.period);
  const { options, verdict } = estimate;
  if (options.length === 0) return figure;
  if (verdict === 'tie') return `${options.length === 2 ? 'Both' : 'The cheapest'} cost the same: ${figure}`;
  if (verdict === null) return `No winner: ${shownOption(estimate).label} costs ${figure}`;
  const rank = isAdvised(estimate) ? 'Advised' : options.length === 2 ? 'Cheaper' : 'Cheapest';
  return `${rank}: ${verdict}, at ${figure}`;
}

/** The winner, or else the one whose figures the estimate gives. A ranked accelerator goes by a longer label than its name. */
export function shownOption({ options, verdict, ...amounts }: Estimate): Option {
  const named = options.find(({ label }) => label === verdict);
  const alike = options.find(
    ({ low, expected, high }) => low === amounts.low && expected === amounts.expected && high === amounts.high,
  );
  return named ?? alike ?? options[0]!;
}

/** Everybody in a comparison, its winner first. */
export function optionsInOrder(estimate: Estimate): readonly Option[] {
  const { options, verdict } = estimate;
  if (verdict === null || verdict === 'tie') return options;
  const winner = shownOption(estimate);
  return [winner, ...options.filter(option => option !== winner)];
}

/** Whether a winner is named for another reason than what it costs. */
function isAdvised(estimate: Estimate): boolean {
  const { expected } = shownOption(estimate);
  const isDearer = estimate.options.some(other => differenceOf(other.expected, expected).startsWith('-'));
  return isDearer || estimate.intent === 'managed-vs-self';
}

/** What was worked out besides and nobody reads off the bill. */
const FACTS: Readonly<Record<string, (value: number, machine: string) => string>> = {
  gpuHours: (value, machine) => numbered(value, `${machine}-hour`),
  costPerUsefulGpuHour: (value, machine) => `${asAmount(value)} a useful ${machine}-hour`,
  costPer1kRequests: value => `${asAmount(value)} a thousand requests`,
  costPer1MTokens: value => `${asAmount(value)} a million tokens`,
  breakEvenUtilisation: value => `break-even at ${counted(value * 100)}% utilisation`,
  breakEvenRequestsPerDay: value => `break-even at ${numbered(value, 'request')} a day`,
};

/** Chips that nobody calls a GPU, and the instances that hold them. */
const NO_GPU = /\b(?:TPU|Trainium|Inferentia|trn\d|inf\d|ct\d)/i;

/** Null where there is nothing to tell. */
export function factsOf({ quantities, lines, options }: Estimate): string | null {
  const labels = [...lines, ...options].map(({ label }) => label);
  const machine = labels.some(label => NO_GPU.test(label)) ? 'accelerator' : 'GPU';
  const facts = Object.entries(FACTS).flatMap(([name, inWords]) => {
    const value = quantities[name];
    return value === undefined ? [] : [inWords(value, machine)];
  });
  return facts.length === 0 ? null : facts.join(' · ');
}

function counted(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 1 });
}

function numbered(value: number, unit: string): string {
  const number = counted(value);
  return `${number} ${unit}${number === '1' ? '' : 's'}`;
}

function asAmount(value: number): string {
  return amountText(decimalOf(value));
}

/** How old the oldest price is; null where no price of the book was used, and where a warning says it already. */
export function ageInWords({ prices: { asOf, days, stale }, warnings }: Estimate): string | null {
  if (warnings.some(warning => warning.includes(asOf ?? 'undated'))) return null;
  if (asOf === null || days === null) return stale ? 'Prices: undated' : null;
  const age = days <= 0 ? 'of today' : `${counted(days)} ${days === 1 ? 'day' : 'days'} old`;
  return `Prices: as of ${asOf}, ${age}`;
}
