// Contenders as bars, for surfaces that draw them.
import type { ChartData } from '../estimation.ts';
import { toNumber } from '../exact/decimal.ts';
import { type Contender, totalOf } from './item.ts';

/** What each is expected to cost, in USD. */
export function barsOf(contenders: readonly Contender[]): ChartData {
  return {
    title: 'Expected cost',
    shape: 'bars',
    unit: 'USD',
    labels: contenders.map(({ label }) => label),
    series: [{ label: 'expected', values: contenders.map(({ items }) => toNumber(totalOf(items).expected)) }],
  };
}
