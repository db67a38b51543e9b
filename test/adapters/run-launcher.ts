// Runs the real launcher in a process of its own over canned answers, in an empty folder that is gone afterwards.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach } from 'vitest';

const LAUNCHER = fileURLToPath(new URL('../../bin/whetstone.mjs', import.meta.url));
const HOOK = new URL('../fakes/compose-hook.ts', import.meta.url).href;

/** What is typed into Node to run whetstone. */
export const WHETSTONE = ['--import', HOOK, LAUNCHER];

interface Run {
  readonly input?: string | Buffer;
  readonly env?: Record<string, string>;
}

/** Gives each test of the file an empty folder to run in. */
export function launcher() {
  const folders: string[] = [];
  beforeEach(() => void folders.push(mkdtempSync(join(tmpdir(), 'whetstone-'))));
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  const pathOf = (...names: string[]) => join(folders.at(-1) ?? '', ...names);

  /** Starts it with an environment that holds nothing else. */
  function launch(args: readonly string[], env: Record<string, string> = {}) {
    const { PATH = '', SystemRoot = '' } = process.env;
    return spawn(process.execPath, [...WHETSTONE, ...args], { cwd: pathOf(), env: { PATH, SystemRoot, ...env } });
  }

  async function run(args: readonly string[], { input = '', env = {} }: Run = {}) {
    const child = launch(args, env);
    child.stdin.on('error', () => {}).end(input);
    const status = statusOf(child);
    const [printed, told] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { status: await status, printed, told };
  }

  return { launch, run, pathOf };
}

/** Its exit status, once all that it wrote has arrived. */
export function statusOf(child: ChildProcess): Promise<unknown> {
  return new Promise(resolve => child.once('close', resolve));
}
