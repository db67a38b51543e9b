// Runs `npm start` in a process of its own against a Slack on loopback, in a folder that is gone afterwards.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { systemClock } from '../../../src/drivers/system-clock.ts';
import { SECRET, send } from '../../fakes/slack-sends.ts';
import { BOT_TOKEN } from './slack-settings.ts';

const LAUNCHER = fileURLToPath(new URL('../../../bin/whetstone.mjs', import.meta.url));

type Body = Readonly<Record<string, unknown>>;
type Env = Readonly<Record<string, string>>;

type Nothing = undefined | null | false;

/** Waits until `look` gives something, and gives that. */
export async function eventually<T>(look: () => T | Nothing | Promise<T | Nothing>): Promise<T> {
  let found: T | Nothing;
  await vi.waitFor(
    async () => {
      found = await look();
      if (found === undefined || found === null || found === false) throw new Error(`still waiting for ${look}`);
    },
    { timeout: 20_000, interval: 10 },
  );
  return found as T;
}

/** A folder to run in. */
export function servedFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'whetstone-served-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

const BANK = `# Chips

## What is Trainium good for?

Trainium is an accelerator that AWS makes for training large models. It costs less than a GPU of its class.

## When should you self host?

Self-host when the team can run Kubernetes itself, and when more than a hundred accelerators are busy all day.

## What are spot instances?

Spot instances are spare machines at a discount, which the cloud may take back at short notice.

## What is a feature store?

A feature store keeps the inputs of models, so that training and serving read the same values.
`;

/** A small bank in a folder, which is indexed in no time; gives the setting that names it. */
export function smallBank(folder: string): Env {
  const BANK_DIR = join(folder, 'bank');
  mkdirSync(BANK_DIR);
  writeFileSync(join(BANK_DIR, 'chips.md'), BANK);
  return { BANK_DIR };
}

function launch(args: readonly string[], cwd: string, env: Env): ChildProcess & { told: string; printed: string } {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd, env: { PATH, ...env } });
  const kept = Object.assign(child, { told: '', printed: '' });
  child.stderr?.on('data', data => {
    kept.told += String(data);
  });
  child.stdout?.on('data', data => {
    kept.printed += String(data);
  });
  return kept;
}

const ended = (child: ChildProcess) => new Promise<number | null>(resolve => child.once('close', resolve));

/** Runs a command to its end. */
export async function runWhetstone(args: readonly string[], cwd: string, env: Env) {
  const child = launch(args, cwd, env);
  const status = await ended(child);
  return { status, printed: child.printed, told: child.told };
}

/** Starts serving, and gives how to send to it and to end it. */
export async function startServing(cwd: string, apiUrl: string, env: Env = {}) {
  const settings = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: apiUrl, PORT: '0' };
  const child = launch(['start'], cwd, { ...settings, LOG_LEVEL: 'debug', ...env });
  const end = ended(child);
  let left = false;
  void end.then(() => {
    left = true;
  });
  const base = await eventually(() => {
    if (left) throw new Error(`it ended before it served: ${child.told}`);
    return /Listening on (http:\S+);/.exec(child.printed + child.told)?.[1];
  });
  return {
    base,
    /** All that it has written. */
    said: () => child.printed + child.told,
    /** Sends a signed body, and gives the status of its acknowledgement. */
    async send(body: Body): Promise<number> {
      const response = await send(`${base}/slack/events`, body, {
        seconds: Math.floor(systemClock.now().getTime() / 1000),
      });
      await response.text();
      return response.status;
    },
    async ready() {
      const response = await fetch(`${base}/readyz`);
      return { status: response.status, text: await response.text() };
    },
    /** Ends it, and gives its exit status. */
    stop: (signal: NodeJS.Signals = 'SIGTERM') => {
      child.kill(signal);
      return end;
    },
  };
}

export type Served = Awaited<ReturnType<typeof startServing>>;
