// Composition: the only place that constructs drivers and hands them to the application.
import { extname, join } from 'node:path';
import { createAppOver } from './app/app.ts';
import type { AppPorts } from './app/app-ports.ts';
import type { ChatPorts } from './app/chat/chat-ports.ts';
import type { Chat } from './app/chat/open-chat.ts';
import type { IndexingPorts } from './app/index-bank.ts';
import type { App } from './app/use-cases.ts';
import type { Config } from './config.ts';
import { exportFiles } from './drivers/export-files.ts';
import { fileCopies } from './drivers/file-copies.ts';
import { fileIndexStore } from './drivers/file-index-store.ts';
import { fileSystemBank } from './drivers/file-system-bank.ts';
import { vectorSearchMeans } from './drivers/kept-search.ts';
import { lexiconFiles } from './drivers/lexicon-files.ts';
import { PUBLIC_CATALOGUE } from './drivers/prices/catalogue-settings.ts';
import { priceFile } from './drivers/prices/price-file.ts';
import { publicCatalogue } from './drivers/prices/public-catalogue.ts';
import { systemClock } from './drivers/system-clock.ts';
import { indexerInWorker } from './drivers/worker-indexer.ts';
import type { Logger } from './ports/logger.ts';
import type { Meter } from './ports/meter.ts';
import type { Store } from './ports/store.ts';

// From source it is TypeScript, in a built package JavaScript: it has the ending that this file has.
const WORKER = new URL(`./indexing-worker${extname(import.meta.url)}`, import.meta.url);

/** What indexing needs, as drivers: used here and in the indexing worker. */
export function indexingPorts(dataDir: string, packageRoot: string, cwd: string): IndexingPorts {
  return {
    files: fileSystemBank({ apart: [dataDir], cwd }),
    store: fileIndexStore({ dataDir, clock: systemClock }),
    copies: fileCopies(dataDir, cwd),
    clock: systemClock,
    cwd,
    lexicon: lexiconFiles(join(packageRoot, 'knowledge')),
  };
}

/** The application with the drivers that `config` asks for. */
export function createApp(config: Config): App {
  const cwd = process.cwd();
  const { dataDir, bankDir, packageRoot, pricesFile } = config;
  const ports: AppPorts = {
    ...indexingPorts(dataDir, packageRoot, cwd),
    exports: exportFiles,
    prices: priceFile({ pricesFile, dataDir, packageRoot, cwd }),
    catalogue: publicCatalogue({ ...PUBLIC_CATALOGUE, dataDir }),
    bankDir,
    dataDir,
    indexer: indexerInWorker(WORKER, { dataDir, packageRoot, cwd }),
    // Not `performance`, whose first use loads modules for a millisecond and a half.
    stopwatch: () => Number(process.hrtime.bigint()) / 1e6,
    vectorSearch: vectorSearchMeans,
    runtime: process.versions.node,
  };
  return createAppOver(ports);
}

/** What serving a chat platform stands on. */
export interface Services {
  readonly store: Store;
  readonly log: Logger;
  readonly meter: Meter;
  /** What Prometheus reads. */
  metrics(): Promise<{ readonly contentType: string; readonly body: string }>;
  openChat(given: Pick<ChatPorts, 'bank' | 'estimates' | 'surface' | 'ways' | 'recordFault'>): Chat;
  close(): Promise<void>;
}

/** Loaded only here, so that who asks a question at a terminal does not wait for what serves many. */
export async function openServices({ dataDir, logLevel }: Config): Promise<Services> {
  const [{ enter }, { openChat }, { pinoLog }, { promMeter }] = await Promise.all([
    import('./drivers/process-lock.ts'),
    import('./app/chat/open-chat.ts'),
    import('./drivers/pino-log.ts'),
    import('./drivers/prom-meter.ts'),
  ]);
  const store = await openKept(dataDir);
  const presence = await enter(join(dataDir, 'whetstone.lock'), () => store.release());
  const log = pinoLog(logLevel);
  const meter = promMeter(() => store.depth());
  return {
    store,
    log,
    meter,
    metrics: () => meter.metricsText(),
    openChat: given => openChat({ ...given, store, log, meter, clock: systemClock, owner: presence.owner }),
    close: async () => {
      await store.close();
      presence.leave();
    },
  };
}

/** The store of what outlives the process. */
export async function openKept(dataDir: string): Promise<Store> {
  const { openStore } = await import('./drivers/sql-store.ts');
  return openStore({ dataDir });
}
