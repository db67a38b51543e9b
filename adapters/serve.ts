// Serves the chat platforms that are set up, until it is told to stop: puts surface, application and HTTP server together.
import type { ChatBank } from '../src/app/chat/chat-ports.ts';
import type { App, OpenBank } from '../src/app/use-cases.ts';
import { assert } from '../src/assert.ts';
import type { Services } from '../src/compose.ts';
import type { Config } from '../src/config.ts';
import { PersonError } from '../src/message/person-error.ts';
import { openHttp } from './http.ts';
import type { Readiness } from './http-watch.ts';
import type { SlackSettings } from './slack/config.ts';
import { connectSlack } from './slack/connect.ts';

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
  const services = await serving.openServices(serving.config);
  const bank = bankToCome();
  try {
    return await serveWith(serving, services, bank);
  } finally {
    await bank.close();
    await services.close();
  }
}

/**
 * Events are taken in before the bank is open, which takes a while when it has to be indexed; they are worked off from then on.
 */
async function serveWith(serving: Serving, services: Services, bank: BankToCome): Promise<number> {
  const { config, slack, app, reference, now, say, stopping } = serving;
  const { log, meter, store, metrics } = services;
  const { surface, ways, greeting, serve } = await connectSlack({ settings: slack, log, meter, now });
  const chat = services.openChat({
    bank: bank.asked,
    estimates: app.estimates(),
    surface,
    ways,
    recordFault: reference,
  });
  const { routes, start, stop, ready } = serve(chat);
  const look = async () => [await storeReady(store), bank.ready(), await ready()];
  const http = await openHttp({ host: config.host, port: config.port, routes, ready: look, metrics, reference, log });
  try {
    await start();
    const opening = app.openBank(config.bankDir).then(bank.set);
    if ((await Promise.race([opening, stopping.then(() => 'stop')])) !== 'stop') {
      bank.follow(log);
      chat.start();
      log.info('serving', { port: http.port });
      say(`${greeting} Listening on http://${config.host}:${http.port}; Ctrl-C stops.`);
      await stopping;
    }
    log.info('stopping');
  } finally {
    await stop();
    await http.close(REQUESTS_STOP_MS);
    await chat.stop(LONGEST_STOP_MS);
  }
  log.info('stopped');
  return 0;
}

type BankToCome = ReturnType<typeof bankToCome>;

/** A bank that is asked only when it is open, and of which it can be told whether it is. */
function bankToCome() {
  let opened: OpenBank | null = null;
  const bank = (): OpenBank => {
    assert(opened !== null, 'the bank is asked before it is open');
    return opened;
  };
  const asked: ChatBank = {
    ask: question => bank().ask(question),
    entry: id => bank().entry(id),
    questions: () => bank().questions(),
    grading: () => bank().grading(),
    pathInBank: path => bank().pathInBank(path),
    stillHolds: citations => bank().stillHolds(citations),
    get entries() {
      return bank().entries;
    },
    get threshold() {
      return bank().threshold;
    },
  };
  return {
    asked,
    set: (open: OpenBank) => {
      opened = open;
    },
    follow: (log: Services['log']) =>
      bank().follow(event =>
        'failed' in event
          ? log.warn('bank not read again', { reason: 'bank' })
          : log.info('bank read again', { count: event.entries }),
      ),
    ready: (): Readiness => {
      if (opened === null) return { name: 'index', ready: false, detail: 'being opened' };
      const { length } = opened.entries;
      return { name: 'index', ready: length > 0, detail: `${length} questions` };
    },
    close: async () => opened?.close(),
  };
}

async function storeReady(store: Services['store']): Promise<Readiness> {
  try {
    await store.check();
    return { name: 'store', ready: true, detail: 'can be read and written' };
  } catch (fault) {
    return { name: 'store', ready: false, detail: fault instanceof PersonError ? fault.message : 'does not serve' };
  }
}
