// The closing line of a test run: counts what happened, and never says that all is well when it is not.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closingLine } from './summary-reporter.ts';

const root = join(import.meta.dirname, '..');

test('says what was skipped only where something was', () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
});

test('a clean run closes with its line and exits with 0', () => {
  const run = runTests({ 'a.test.ts': "test('a', () => {}); test('b', () => {});" });
  expect(run).toEqual({ lastLine: '2 passed, 0 failed', status: 0 });
});

test('failures outside of any test count: a file that does not load, a hook, an error that comes late', () => {
  const run = runTests({
    'a.test.ts':
      "test('good', () => {}); test.skip('not now', () => {}); test('bad', () => { throw new Error('bad'); });",
    'b.test.ts': "throw new Error('does not load');",
    'c.test.ts':
      "describe('group', () => { beforeAll(() => { throw new Error('hook'); }); test('never runs', () => {}); });",
    'd.test.ts':
      "test('late', async () => { setTimeout(() => { throw new Error('late'); }, 1); await new Promise(r => setTimeout(r, 40)); });",
  });
  expect(run).toEqual({ lastLine: '2 passed, 4 failed, 2 skipped', status: 1 });
});

test('a run that finds no test fails', () => {
  expect(runTests({ 'notes.txt': 'nothing here' })).toEqual({ lastLine: '0 passed, 1 failed', status: 1 });
});

function runTests(files: Readonly<Record<string, string>>): { lastLine: string | undefined; status: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-run-'));
  mkdirSync(join(folder, 'test'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'test', name), text);
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const config = join(root, 'vitest.config.ts');
  const run = spawnSync(process.execPath, [vitest, 'run', '--globals', '--root', folder, '--config', config], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true, force: true });
  return { lastLine: run.stdout.trimEnd().split('\n').at(-1), status: run.status };
}
