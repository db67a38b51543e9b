// Serves the chat platforms that are set up, until it is told to stop: puts surface, application and HTTP server together.
import type { App, OpenBank } from '../src/app/use-cases.ts';
import type { Services } from '../src/compose.ts';
import type { Config } from '../src/config.ts';
import { PersonError } from '../src/message/person-error.ts';
import { openHttp } from './http.ts';
import type { SlackSettings } from './slack/config.ts';

/** What the command line hands over. */
export interface Serving {
  readonly config: Config;
  readonly slack: SlackSettings;
  readonly app: App;
  readonly openServices: (config: Config) => Promise<Services>;
  /** Keeps a bug's details and gives the reference by which a person reports it. */
  readonly reference: (fault: unknown) => string;
  /** Tells whoever started us that it serves, and how. */
  readonly say: (sentence: string) => void;
  readonly now: () => Date;
  /** Fulfils when the process is asked to stop. */
  readonly stopping: Promise<void>;
}

/** What is in hand gets so long to be finished, in milliseconds. */
const LONGEST_STOP_MS = 8_000;
const REQUESTS_STOP_MS = 2_000;

/** Serves, and gives the exit status. What keeps it from serving is a `PersonError`. */
export async function serve(serving: Serving): Promise<number> {
  const { config, app } = serving;
  const services = await serving.openServices(config);
  try {
    const bank = await app.openBank(config.bankDir);
    try {
      return await serveBank(serving, services, bank);
    } finally {
      await bank.close();
    }
  } finally {
    await services.close();
  }
}

async function serveBank(serving: Serving, services: Services, bank: OpenBank): Promise<number> {
  const { config, slack, reference, now, say, stopping } = serving;
  const { log, meter, store } = services;
  const { connectSlack } = await import('./slack/connect.ts');
  const connection = await connectSlack({ settings: slack, log, meter, now });
  const chat = services.openChat({ bank, surface: connection.surface, ways: connection.ways, recordFault: reference });
  const { routes, start, stop, ready } = connection.serve(chat);
  const http = await openHttp({
    host: config.host,
    port: config.port,
    routes,
    ready: async () => [await storeReady(store), indexReady(bank), await ready()],
    metrics: services.metrics,
    reference,
    log,
  });
  try {
    bank.follow(event =>
      'failed' in event
        ? log.warn('bank not read again', { reason: 'bank' })
        : log.info('bank read again', { count: event.entries }),
    );
    chat.start();
    await start();
    log.info('serving', { port: http.port });
    say(`${connection.greeting} Listening on http://${config.host}:${http.port}; Ctrl-C stops.`);
    await stopping;
    log.info('stopping');
  } finally {
    await stop();
    await http.close(REQUESTS_STOP_MS);
    await chat.stop(LONGEST_STOP_MS);
  }
  log.info('stopped');
  return 0;
}

async function storeReady(store: Services['store']) {
  try {
    await store.check();
    return { name: 'store', ready: true, detail: 'can be read and written' };
  } catch (fault) {
    return { name: 'store', ready: false, detail: fault instanceof PersonError ? fault.message : 'does not serve' };
  }
}

function indexReady({ entries }: OpenBank) {
  return { name: 'index', ready: entries.length > 0, detail: `${entries.length} questions` };
}
