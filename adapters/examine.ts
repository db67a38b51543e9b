// Examines what serving a chat platform stands on, for the doctor: the platform itself, and the store.
import type { Finding } from '../src/app/use-cases.ts';
import { openKept } from '../src/compose.ts';
import type { Config } from '../src/config.ts';
import { PersonError } from '../src/message/person-error.ts';
import type { Logger } from '../src/ports/logger.ts';
import type { SlackSettings } from './slack/config.ts';
import { examineSlack } from './slack/doctor.ts';
import { slackApi } from './slack/server.ts';

/** What goes wrong is a finding, so nothing has to be logged as well. */
const SILENT: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export async function examineServed(config: Config, slack: SlackSettings, now: Date): Promise<Finding[]> {
  const { dataDir, host, port } = config;
  const [store, platform] = await Promise.all([
    examineStore(dataDir),
    examineSlack(slack, slackApi(slack, SILENT), now, { host, port }),
  ]);
  return [...platform, store];
}

async function examineStore(dataDir: string): Promise<Finding> {
  try {
    const store = await openKept(dataDir);
    await store.check();
    const { events, orders } = await store.depth();
    await store.close();
    const waiting = events + orders === 0 ? 'nothing waits' : `${events} events and ${orders} posts wait`;
    return { name: 'store', state: 'ok', detail: `${dataDir} holds it; ${waiting}`, mend: null };
  } catch (fault) {
    if (!(fault instanceof PersonError)) throw fault;
    return { name: 'store', state: 'fault', detail: fault.message, mend: null };
  }
}
