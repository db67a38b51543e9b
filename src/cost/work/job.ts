// What every estimator gets, and the first questions that it asks of it.

import type { Exact } from '../exact/exact.ts';
import { ONE } from '../exact/exact.ts';
import type { PriceBook } from '../price-book.ts';
import { CannotEstimate } from '../read/refuse.ts';
import type { Machine, Request } from '../request.ts';
import { nameOf } from './place.ts';

export interface Job {
  readonly request: Request;
  readonly book: PriceBook;
}

/** The one machine of a request; null where it names none, and two are asked back. */
export function onlyMachine({ machines }: Request): Machine | null {
  const [first, second] = machines;
  if (first === undefined) return null;
  if (second === undefined) return first;
  const names = machines.map(({ kind }) => nameOf(kind));
  throw new CannotEstimate(
    `Two machines are named, ${names.slice(0, 2).join(' and ')}: compare them, or ask for one at a time.`,
    {
      token: names[1]!,
      suggestions: [`compare ${names.join(' ')}`],
      example: 'compare 8xH100 8xA100 72h',
    },
  );
}

export function counted(machine: Machine, otherwise: Exact = ONE): Machine & { readonly count: Exact } {
  return { ...machine, count: machine.count ?? otherwise };
}

/** Where none is named: the accelerator of the day. */
export const USUAL_MACHINE: Machine = {
  kind: { kind: 'accelerator', name: 'H100', ids: ['H100-SXM', 'H100-MEGA', 'H100-NVL', 'H100-PCIe'] },
  count: null,
};
