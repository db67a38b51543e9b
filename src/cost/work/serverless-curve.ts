// The curves of serverless against dedicated over how much is used.
import type { ChartData } from '../estimation.ts';
import { toNumber } from '../exact/decimal.ts';
import { compare, type Exact, exact, larger, ONE, over, times, whole } from '../exact/exact.ts';
import { type Contender, totalOf } from './item.ts';
import type { Dedicated, Rate, Use } from './serverless-sides.ts';
import { number, percentOf } from './show.ts';
import { daysOf } from './time.ts';

/** Points of a curve, from no use to twice the break-even, or to all the time. */
const POINTS = 13;

/** Both over use, from none to twice the break-even. */
export function curveOf(
  use: Use,
  rate: Rate,
  dedicated: Dedicated,
  options: readonly Contender[],
  month: Exact,
): ChartData {
  const own = totalOf(options[1]!.items).expected;
  if (use.kind !== 'requests') return utilisationCurve(rate, dedicated, own, month);
  const perRequest = over(totalOf(options[0]!.items).expected, use.requests);
  const most = over(times(own, whole(2)), times(perRequest, daysOf(month)));
  const points = Array.from({ length: POINTS }, (_, index) => times(most, over(whole(index), whole(POINTS - 1))));
  return {
    title: 'A month by requests a day',
    shape: 'curves',
    unit: 'USD',
    labels: points.map(point => number(point, 0)),
    series: [
      { label: 'serverless', values: points.map(point => toNumber(times(point, perRequest, daysOf(month)))) },
      { label: 'dedicated', values: points.map(() => toNumber(own)) },
    ],
  };
}

function utilisationCurve(rate: Rate, { perWanted, count }: Dedicated, own: Exact, month: Exact): ChartData {
  const breakEven = over(perWanted, rate.usd);
  const most = compare(times(breakEven, whole(2)), ONE) < 0 ? times(breakEven, whole(2)) : ONE;
  const points = Array.from({ length: POINTS }, (_, index) =>
    times(larger(most, exact('0.01')), over(whole(index), whole(POINTS - 1))),
  );
  return {
    title: 'A month by utilisation',
    shape: 'curves',
    unit: 'USD',
    labels: points.map(point => percentOf(point)),
    series: [
      { label: 'serverless', values: points.map(point => toNumber(times(point, count, month, rate.usd))) },
      { label: 'dedicated', values: points.map(() => toNumber(own)) },
    ],
  };
}
