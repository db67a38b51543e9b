// The whole server as people start it, in a folder of its own, for the benchmarks that send to it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const LAUNCHER = join(fileURLToPath(new URL('..', import.meta.url)), 'bin', 'whetstone.mjs');

/** Starts it with the settings of `env`, and waits until it is ready. */
export async function startWhole(
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const port = await freePort();
  const child = spawn(process.execPath, [LAUNCHER, 'start'], {
    cwd: folder,
    env: { ...env, PORT: String(port), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.ok) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    await sleep(50);
  }
  return { child, address: addressOf(port) };
}

/** Where a server at `port` takes what Slack sends. */
export function addressOf(port: number): string {
  return `http://127.0.0.1:${port}/slack/events`;
}

export async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
