// Estimates requests by one price book, loaded once; the moment is asked for at each estimate, since prices grow old meanwhile.
import { daysSince, estimateText } from '../cost/cost.ts';
import type { AppPorts } from './app-ports.ts';
import type { Estimator } from './use-cases.ts';

/** By the book of `file`, or else the usual one. */
export async function openEstimator(
  { prices, clock }: Pick<AppPorts, 'prices' | 'clock'>,
  file?: string,
): Promise<Estimator> {
  const { book, notice } = await prices.load(file);
  return {
    estimate: (text, manner = {}) => estimateText(text, book, clock.now(), manner),
    daysSince: day => daysSince(day, clock.now()),
    notice,
  };
}
