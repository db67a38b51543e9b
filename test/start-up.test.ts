// What a start with a warm index loads: the packages that answering and printing need, and none that reading banks needs.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const LAUNCHER = join(import.meta.dirname, '..', 'bin', 'whetstone.mjs');
const PACKAGES = [
  'commander',
  'fast-string-truncated-width',
  'fast-string-width',
  'fast-wrap-ansi',
  'fastest-levenshtein',
  'picocolors',
  'stemmer',
];

const place = mkdtempSync(join(tmpdir(), 'whetstone-start-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Asks, and gives the addresses of the modules that were loaded for it. */
function modulesOfAsking(): string[] {
  const hook = join(place, 'hook.mjs');
  const list = join(place, 'modules.json');
  writeFileSync(
    hook,
    `import { registerHooks } from 'node:module';
     import { writeFileSync } from 'node:fs';
     const seen = new Set();
     registerHooks({ load: (url, context, next) => (seen.add(url), next(url, context)) });
     process.on('exit', () => writeFileSync(${JSON.stringify(list)}, JSON.stringify([...seen])));`,
  );
  const args = ['--import', pathToFileURL(hook).href, LAUNCHER, 'ask', 'what is a teapot', '--bank', 'bank'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: place, env: {}, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('A pot for tea.') });
  return JSON.parse(readFileSync(list, 'utf8')) as string[];
}

test('a warm ask loads no package that it does not use', () => {
  mkdirSync(join(place, 'bank'));
  writeFileSync(join(place, 'bank', 'tea.md'), '## What is a teapot?\n\nA pot for tea.\n');
  modulesOfAsking();
  const modules = modulesOfAsking();
  const packages = modules.flatMap(url => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []);
  expect([...new Set(packages)].sort()).toEqual(PACKAGES);
  expect(modules.filter(url => /node:(?:sqlite|http|net|readline)/.test(url))).toEqual([]);
});
