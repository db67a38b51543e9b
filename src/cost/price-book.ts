// The price book as data: what accelerators, instances, storage and traffic cost, each figure with its source and date.

/** A figure of the book. Money is a decimal string, since it never goes through binary floating point. */
export interface Figure {
  /** A decimal, such as "55.04"; never negative. */
  readonly value: string;
  /** What the value counts, such as "USD/instance-hour". */
  readonly unit: string;
  readonly source: string;
  /** The day of the figure, YYYY-MM-DD; null where the source tells none, which counts as stale. */
  readonly asOf: string | null;
}

export type Cloud = 'aws' | 'gcp' | 'azure' | 'lambda' | 'runpod' | 'nebius';

/** A kind of accelerator, as every cloud sells it. */
export interface Accelerator {
  /** Unique, such as "A100-80GB". */
  readonly id: string;
  /** What people call it and its kin, such as "A100": the name stands for the cheapest of them. */
  readonly family: string;
  /** Whether the name of the family means this one wherever there is one: an H100 is the SXM kind. */
  readonly preferred: boolean;
  readonly maker: 'NVIDIA' | 'AWS' | 'Google';
  /** Peak of dense BF16 arithmetic (of FP16 where there is no BF16), in TFLOPS; null where nobody published it. */
  readonly tflops: Figure | null;
  /** Memory of one, in GB; null where it is not known. */
  readonly memory: Figure | null;
}

/** What an instance costs in one region, an hour. Null where there is no price. */
export interface RegionalPrice {
  readonly region: string;
  readonly onDemand: Figure | null;
  /** The median of the region's own zones, without its local zones. */
  readonly spot: Figure | null;
}

/** A published discount for committing to an instance for some years; its figure is a fraction of the on-demand price. */
export interface Commitment {
  readonly years: number;
  readonly discount: Figure;
}

/** A kind of instance that a cloud sells, whole. */
export interface Instance {
  readonly cloud: Cloud;
  /** The cloud's own name, such as "p5.48xlarge". */
  readonly name: string;
  /** The id of its accelerators, and how many it has. */
  readonly accelerator: string;
  readonly count: number;
  readonly vcpus: number | null;
  readonly memoryGiB: number | null;
  readonly prices: readonly RegionalPrice[];
  readonly commitments: readonly Commitment[];
  /** What a reader of the price should know. */
  readonly note: string | null;
}

/** A step of a tiered price: what a GB costs up to `upTo` GB of a month (from the step before it on). */
export interface Tier {
  /** In GB, or GiB where the amount is stated in those; null for the last step of an open scale. */
  readonly upTo: string | null;
  readonly price: Figure;
}

export interface StorageClass {
  readonly cloud: Cloud;
  /** Such as "S3 Standard". */
  readonly name: string;
  /** What the clouds' classes have in common. */
  readonly kind: 'standard' | 'infrequent' | 'cold' | 'archive';
  /** Where the price holds; null for the cloud's usual region. */
  readonly region: string | null;
  /** Of a GB for a month. */
  readonly tiers: readonly Tier[];
  readonly note: string | null;
}

/** What moving a GB out of a cloud costs. */
export interface Egress {
  readonly cloud: Cloud;
  readonly route: 'internet' | 'inter-region' | 'cross-zone';
  readonly tiers: readonly Tier[];
  /** GB of a month that cost nothing, taken off where somebody asks for it; null where there are none. */
  readonly free: Figure | null;
}

/** What a provider of serverless GPUs takes for an hour of one that works. */
export interface ServerlessRate {
  readonly provider: string;
  readonly accelerator: string;
  readonly price: Figure;
}

export interface PriceBook {
  readonly version: 1;
  readonly currency: 'USD';
  readonly accelerators: readonly Accelerator[];
  readonly instances: readonly Instance[];
  readonly storage: readonly StorageClass[];
  readonly egress: readonly Egress[];
  readonly serverless: readonly ServerlessRate[];
}
