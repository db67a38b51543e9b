// How long a stated span is by the conventions: a month of 720 hours unless another is set, a year of 8,760.
import { type Exact, plus, times, whole, ZERO } from './exact/exact.ts';
import type { Span } from './request.ts';

/** Hours of a month: thirty days. */
export const MONTH_HOURS = whole(720);
export const YEAR_HOURS = whole(8760);

export const NO_SPAN: Span = { hours: ZERO, months: ZERO, years: ZERO };

/** Hours of a span; \`month\` are those of a month. */
export function spanHours({ hours, months, years }: Span, month: Exact): Exact {
  return plus(hours, plus(times(months, month), times(years, YEAR_HOURS)));
}
