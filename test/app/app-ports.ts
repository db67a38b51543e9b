// The application over the real drivers, as somebody has it who stands in a folder: for tests and the processes they start.

import { createAppOver } from '../../src/app/app.ts';
import type { AppPorts } from '../../src/app/app-ports.ts';
import { indexBank } from '../../src/app/index-bank.ts';
import type { App, OpenBank, Reply } from '../../src/app/use-cases.ts';
import { indexingPorts } from '../../src/compose.ts';
import { exportFiles } from '../../src/drivers/export-files.ts';
import { priceFile } from '../../src/drivers/prices/price-file.ts';
import { publicCatalogue } from '../../src/drivers/prices/public-catalogue.ts';

/** An application, and the places that it knows. */
export interface AppInPlace {
  readonly cwd: string;
  readonly dataDir: string;
  readonly packageRoot: string;
  readonly app: App;
  /** How often a bank was indexed. */
  readonly indexed: () => number;
}

/** The application as somebody sees it who stands in `cwd`: the real drivers, indexing in this thread. */
export function appIn(cwd: string, dataDir: string, packageRoot: string): AppInPlace {
  let indexed = 0;
  const ports = portsIn(cwd, dataDir, packageRoot);
  const app = createAppOver({
    ...ports,
    indexer: (path, onProgress) => {
      indexed++;
      return ports.indexer(path, onProgress);
    },
  });
  return { cwd, dataDir, packageRoot, app, indexed: () => indexed };
}

/** What that application stands on. */
export function portsIn(cwd: string, dataDir: string, packageRoot: string): AppPorts {
  const ports = indexingPorts(dataDir, packageRoot, cwd);
  return {
    ...ports,
    exports: exportFiles,
    prices: priceFile({ pricesFile: null, dataDir, packageRoot, cwd }),
    // Nowhere: what reads the catalogue sets up one of its own.
    catalogue: publicCatalogue({ addresses: [], dataDir, deadlineMs: 10_000, retries: 0, pauseMs: 0 }),
    bankDir: 'bank',
    dataDir,
    indexer: (path, onProgress) => indexBank(ports, path, onProgress),
    stopwatch: () => performance.now(),
    vectorSearch: async () => ({ kernels: true, graphs: true, graphFrom: 1000 }),
    runtime: '24.0.0',
  };
}

/** Asks without earlier turns. */
export function ask(bank: OpenBank, text: string): Promise<Reply> {
  return bank.ask({ text, context: [] });
}
