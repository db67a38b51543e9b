// A request as it was read: what somebody wants to run, move or keep, every number exact. Null is what was not said.
import type { Intent, Rules } from './estimation.ts';
import type { Exact } from './exact/exact.ts';
import type { Cloud } from './price-book.ts';

/** What a machine is made of: accelerators by a name that may stand for several kinds, or a cloud's own instance. */
export type Kind =
  | { readonly kind: 'accelerator'; readonly name: string; readonly ids: readonly string[] }
  | { readonly kind: 'instance'; readonly name: string }
  /** "A GPU": known by its stated price alone. */
  | { readonly kind: 'gpu' };

export interface Machine {
  readonly kind: Kind;
  /** Accelerators, or instances; null where no number was said. */
  readonly count: Exact | null;
}

export type Purchase = 'on-demand' | 'spot' | 'reserved' | 'committed' | 'capacity-reservation';

/** A span of time; months and years are as long as the conventions say. */
export interface Span {
  readonly hours: Exact;
  readonly months: Exact;
  readonly years: Exact;
}

/** How much of the time something runs: always, or so many hours of each day, week or month. */
export interface Activity {
  readonly hours: Exact | 'all';
  readonly per: 'day' | 'week' | 'month';
}

/** An amount of data. Typed GiB stay GiB: prices and their steps are then counted in those. */
export interface DataSize {
  /** In GB, or GiB where `binary`. */
  readonly amount: Exact;
  readonly binary: boolean;
}

export type RatePeriod = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month';

export interface Traffic {
  readonly count: Exact;
  readonly per: RatePeriod;
}

/** USD that a person states, and for what. */
export interface StatedRate {
  readonly usd: Exact;
  readonly per: 'second' | 'hour';
}

export type StorageKind = 'standard' | 'infrequent' | 'cold' | 'archive';
export type EgressRoute = 'internet' | 'inter-region' | 'cross-zone';
export type Provider = 'Modal' | 'Replicate';
export type Precision = 'int4' | 'int8' | 'bf16';

/** Everything that a request can say. Ratios are fractions from 0 to 1. */
export interface Slots {
  readonly machines: readonly Machine[];
  readonly clouds: readonly Cloud[];
  /** Where data goes, after an arrow. */
  readonly toCloud: Cloud | null;
  readonly regions: readonly string[];
  readonly purchases: readonly Purchase[];
  /** Of a commitment, in years. */
  readonly term: Exact | null;
  readonly span: Span | null;
  readonly activity: Activity | null;
  /** Of a week, on which it runs. */
  readonly daysAWeek: Exact | null;
  /** USD for an accelerator-hour. */
  readonly price: Exact | null;
  /** USD for a GB. */
  readonly dataPrice: Exact | null;
  /** USD of a whole bill, and whether it is a month's. */
  readonly bill: { readonly usd: Exact; readonly monthly: boolean } | null;
  readonly serverlessRate: StatedRate | null;
  /** Of serverless GPUs. */
  readonly provider: Provider | null;
  readonly spotDiscount: Exact | null;
  readonly reservedDiscount: Exact | null;
  readonly mfu: Exact | null;
  readonly util: Exact | null;
  /** Hours of a month. */
  readonly month: Exact | null;
  /** Bytes that a checkpoint keeps for a parameter. */
  readonly bytes: Exact | null;
  /** Hours between failures of the whole job, of writing a checkpoint, of starting again. */
  readonly mtbf: Exact | null;
  readonly ckpt: Exact | null;
  readonly restart: Exact | null;
  /** Tokens a second of one replica, in and out together. */
  readonly tps: Exact | null;
  /** GB that a model takes. */
  readonly mem: Exact | null;
  /** Hours of a first compilation. */
  readonly compile: Exact | null;
  readonly params: Exact | null;
  readonly precision: Precision | null;
  /** To train on. */
  readonly tokens: Exact | null;
  readonly flops: Exact | null;
  readonly traffic: Traffic | null;
  /** Tokens, in and out together, where requests are not counted. */
  readonly tokenTraffic: Traffic | null;
  readonly tokensIn: Exact | null;
  readonly tokensOut: Exact | null;
  /** That a request keeps a GPU busy. */
  readonly secondsEach: Exact | null;
  readonly size: DataSize | null;
  /** That much in each, where data moves again and again. */
  readonly sizePer: RatePeriod | null;
  readonly checkpoints: Exact | null;
  readonly storageKind: StorageKind | null;
  readonly route: EgressRoute | null;
  /** In Gbit a second. */
  readonly bandwidth: Exact | null;
  /** Of the data, as fractions from least to most. */
  readonly sample: { readonly least: Exact; readonly most: Exact } | null;
  /** Of a bill, what compute is, as fractions from least to most. */
  readonly computeShare: { readonly least: Exact; readonly most: Exact } | null;
  /** How many regions, and whether data goes to them all or stands in the first of them already. */
  readonly regionCount: { readonly count: Exact; readonly all: boolean } | null;
  /** A month. */
  readonly syncs: Exact | null;
  readonly mlEngineers: Exact | null;
  readonly infraEngineers: Exact | null;
  /** The busiest day over the quietest. */
  readonly swing: Exact | null;
  readonly flags: ReadonlySet<Flag>;
}

export type Flag =
  | 'free-tier'
  | 'cold-start'
  | 'snapshots'
  | 'custom-kernels'
  | 'no-checkpointing'
  | 'fallback'
  | 'weights-only'
  | 'managed';

export interface Request extends Slots {
  readonly input: string;
  readonly intent: Intent;
  readonly rules: Rules;
  /** Whether data is said to move. */
  readonly moves: boolean;
  /** Words that were understood and make no difference to what it costs. */
  readonly idle: readonly string[];
  /** Whether the text itself names the rules. */
  readonly rulesNamed: boolean;
}
