// Everything that the application needs of the world.
import type { ExportFiles } from '../ports/export-files.ts';
import type { PriceCatalogue } from '../ports/price-catalogue.ts';
import type { PriceSource } from '../ports/price-source.ts';
import type { AskingPorts } from './open-bank.ts';

/** What this machine has for searching vectors. */
export interface VectorSearchMeans {
  /** Whether the processor's vector instructions compare them. */
  readonly kernels: boolean;
  /** Whether the package for graphs was compiled, and from how many vectors on they are searched by one. */
  readonly graphs: boolean;
  readonly graphFrom: number;
}

/** What compose.ts puts together. */
export interface AppPorts extends AskingPorts {
  readonly exports: ExportFiles;
  readonly prices: PriceSource;
  readonly catalogue: PriceCatalogue;
  readonly bankDir: string;
  readonly dataDir: string;
  readonly vectorSearch: () => Promise<VectorSearchMeans>;
  readonly runtime: string;
}
