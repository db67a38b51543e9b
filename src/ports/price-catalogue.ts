// A public catalogue of what clouds take for their instances, read cloud by cloud.
import type { Cloud } from '../cost/price-book.ts';

/** A row as it stands in the catalogue: nothing of it is believed yet. */
export interface CatalogueRow {
  /** Counted from 1, the line of the headings. */
  readonly line: number;
  readonly instance: string;
  readonly accelerator: string;
  readonly count: string;
  readonly vcpus: string;
  readonly memory: string;
  /** What it says of the accelerators, as a literal of Python. */
  readonly gpuInfo: string;
  readonly price: string;
  readonly spotPrice: string;
  readonly region: string;
  /** Empty where the cloud names none. */
  readonly zone: string;
}

export interface CatalogueReading {
  readonly rows: readonly CatalogueRow[];
  /** False when the catalogue is the one that was read last time. */
  readonly changed: boolean;
  /** A short mark that tells one version from another; null where there is none. */
  readonly version: string | null;
}

export interface PriceCatalogue {
  /** All rows of a cloud. That they cannot be had is a `PersonError`. */
  read(cloud: Cloud): Promise<CatalogueReading>;
}
