// Whetstone in a process of its own, by the real launcher, that is killed and started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SECRET } from '../fakes/slack-sends.ts';

const LAUNCHER = fileURLToPath(new URL('../../bin/whetstone.mjs', import.meta.url));
const PATIENCE_MS = 30_000;

/** `folder` is where its data lie. It is not started yet. */
export async function mortalProcess(folder: string, apiUrl: string) {
  const port = await freePort();
  const home = `http://127.0.0.1:${port}`;
  const startsMs: number[] = [];
  let child: ChildProcess | null = null;
  let told = '';

  /** Fulfils when it answers, its bank open, or when it was killed before. */
  async function start(): Promise<void> {
    const { PATH = '' } = process.env;
    const started = performance.now();
    const born = spawn(process.execPath, [LAUNCHER, 'start'], {
      cwd: folder,
      env: {
        PATH,
        PORT: String(port),
        DATA_DIR: join(folder, 'data'),
        SLACK_BOT_TOKEN: 'xoxb-trial',
        SLACK_SIGNING_SECRET: SECRET,
        SLACK_API_URL: apiUrl,
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = born;
    born.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
    while (!(await isReady(home))) {
      if (born.signalCode !== null) return;
      if (born.exitCode !== null || performance.now() - started > PATIENCE_MS)
        throw new Error(`it did not serve: ${told}`);
      await sleep(10);
    }
    startsMs.push(performance.now() - started);
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (child === null) return;
    const dying = child;
    child = null;
    const gone = dying.exitCode === null && dying.signalCode === null ? once(dying, 'exit') : null;
    dying.kill(signal);
    await gone;
  }

  /** Counts by name and label, such as `whetstone_queue_depth{queue="orders"}`; null while it does not answer. */
  async function metrics(): Promise<ReadonlyMap<string, number> | null> {
    try {
      const lines = (await (await fetch(`${home}/metrics`)).text()).split('\n');
      return new Map(lines.map(line => line.split(' ')).map(([name = '', value]) => [name, Number(value)]));
    } catch {
      return null;
    }
  }

  return {
    /** Where Slack sends to. */
    address: `${home}/slack/events`,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    metrics,
    /** How long each start took until it answered. */
    startsMs,
    /** What it wrote to standard error. */
    told: () => told,
  };
}

async function isReady(home: string): Promise<boolean> {
  try {
    return (await fetch(`${home}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
