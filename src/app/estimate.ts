// Estimates requests by one price book, loaded once; the moment is asked for at each estimate, since prices grow old meanwhile.
import { choicesFor, estimateChanged, estimateText } from '../cost/cost.ts';
import type { AppPorts } from './app-ports.ts';
import type { Estimates, Estimator } from './use-cases.ts';

/** By the book of `file`, or else the usual one. */
export async function openEstimator(
  { prices, clock }: Pick<AppPorts, 'prices' | 'clock'>,
  file?: string,
): Promise<Estimator> {
  const { book, notice } = await prices.load(file);
  return {
    estimate: (text, manner = {}) => estimateText(text, book, clock.now(), manner),
    notice,
  };
}

/** For who serves many: a book that was refreshed meanwhile counts from then on. */
export function estimatesOf({ prices, clock }: Pick<AppPorts, 'prices' | 'clock'>): Estimates {
  const book = async () => (await prices.load()).book;
  return {
    estimate: async request => estimateText(request, await book(), clock.now()),
    adjust: async (request, changes) => estimateChanged(request, changes, await book(), clock.now()),
    choices: async request => choicesFor(request, await book()),
  };
}
