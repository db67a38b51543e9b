// What was read so far: each thing may be said once, or twice alike; two different ones are asked back.

import type { Rules } from '../estimation.ts';
import type { Exact } from '../exact/exact.ts';
import { compare } from '../exact/exact.ts';
import type { Cloud } from '../price-book.ts';
import type { Flag, Machine, Purchase, Slots, Span } from '../request.ts';
import { CannotEstimate } from './refuse.ts';

/** Kinds of work and of comparison that words name; what the request is about follows from all of them. */
export type Topic =
  | 'train'
  | 'serve'
  | 'inference'
  | 'storage'
  | 'checkpoint'
  | 'egress'
  | 'compare'
  | 'serverless'
  | 'dedicated'
  | 'managed'
  | 'self'
  | 'regions'
  | 'versus';

export interface BareNumber {
  readonly number: Exact;
  readonly letter: string;
  readonly words: string;
}

type Single = Exclude<keyof Slots, 'machines' | 'clouds' | 'regions' | 'purchases' | 'flags'>;

export class Draft {
  readonly machines: Machine[] = [];
  readonly clouds: Cloud[] = [];
  readonly regions: string[] = [];
  readonly purchases = new Set<Purchase>();
  readonly flags = new Set<Flag>();
  readonly topics = new Set<Topic>();
  /** Numbers such as "70B" and "2T", whose kind the rest of the request tells. */
  readonly bare: BareNumber[] = [];
  /** Whether the stated price says "an hour" without saying of what: of a whole machine, or of an accelerator in it. */
  priceIsPlain = false;
  /** Requests without the time that they come in: that of the machines, where one is said. */
  requests: { readonly count: Exact; readonly words: string } | null = null;
  /** Whether a month's bill is asked for. */
  monthly = false;
  /** "an hour", "per day": the time that is priced where no other is said. */
  unitTime: { readonly span: Span; readonly words: string } | null = null;
  /** The price of a whole instance, which its accelerators share. */
  instancePrice: { readonly usd: Exact; readonly words: string } | null = null;
  /** How often something is done, such as writing a checkpoint. */
  interval: { readonly hours: Exact; readonly words: string } | null = null;
  /** How often the data is gone over, which multiplies its tokens. */
  epochs: { readonly count: Exact; readonly words: string } | null = null;
  /** Whether a sample is spoken of without its share. */
  sampled = false;
  /** "40% off": of which way of buying, the rest tells. */
  off: { readonly share: Exact; readonly words: string } | null = null;
  /** Whether data goes to a region that is named. */
  toRegion = false;
  /** Words that were understood and make no difference. */
  readonly idle: string[] = [];
  /** Words that were passed over, where that is allowed. */
  readonly ignored: string[] = [];
  rules: Rules | null = null;
  private readonly said = new Map<Single, { readonly value: unknown; readonly words: string }>();

  /** Notes a thing as said by `words`; another value for it is refused as ambiguous. */
  set<Name extends Single>(name: Name, value: NonNullable<Slots[Name]>, words: string): void {
    const before = this.said.get(name);
    if (before !== undefined && !isAlike(before.value, value)) throw twice(before.words, words);
    this.said.set(name, { value, words });
  }

  get<Name extends Single>(name: Name): Slots[Name] {
    return (this.said.get(name)?.value ?? null) as Slots[Name];
  }

  /** Forgets a thing that turned out to be another one. */
  drop(name: Single): void {
    this.said.delete(name);
  }

  has(name: Single): boolean {
    return this.said.has(name);
  }

  /** The words by which a thing was said. */
  wordsFor(name: Single): string | null {
    return this.said.get(name)?.words ?? null;
  }
}

function twice(one: string, other: string): CannotEstimate {
  return new CannotEstimate(`“${one}” and “${other}” say two things of a kind; keep one, or ask for one at a time.`, {
    token: other,
    suggestions: [one, other],
  });
}

function isAlike(a: unknown, b: unknown): boolean {
  if (isExact(a) && isExact(b)) return compare(a, b) === 0;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))];
  return one.length === other.size && one.every(([name, value]) => isAlike(value, other.get(name)));
}

function isExact(value: unknown): value is Exact {
  return typeof value === 'object' && value !== null && 'n' in value && 'd' in value;
}
