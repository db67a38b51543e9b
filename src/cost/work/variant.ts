// A request that is made of another one, to see what it would cost; and the machine that variants are made from.
import type { Exact } from '../exact/exact.ts';
import type { Machine, Request } from '../request.ts';
import type { Fleet } from './fleet.ts';

export interface Variant {
  readonly label: string;
  readonly request: Request;
  readonly sameWork: boolean;
  /** Whether it is told though it costs more, as something to fall back on. */
  readonly fallback: boolean;
}

/** A machine with the fleet that it was priced as. */
export interface Settled {
  readonly machine: Machine & { readonly count: Exact };
  readonly fleet: Fleet;
}
