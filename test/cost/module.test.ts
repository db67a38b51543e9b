// The module as others get it: bundled for a browser with nothing external, run where there is no Node, and built as a package entry.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { rolldown } from 'rolldown';
import { afterAll, expect, test } from 'vitest';
import { BOOK, estimated, TODAY } from './book.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'cost-module-'));

afterAll(() => rmSync(folder, { recursive: true }));

interface Module {
  readonly estimateText: (text: string, book: unknown, now: Date) => unknown;
}

test('bundles for a browser with nothing external, and estimates there', async () => {
  const warnings: string[] = [];
  const bundle = await rolldown({
    input: join(root, 'src/cost/cost.ts'),
    platform: 'browser',
    onLog: (_, log) => warnings.push(log.message),
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'cost' });
  const [chunk, ...rest] = output;
  expect(warnings).toEqual([]);
  expect(rest).toEqual([]);
  expect(chunk.imports).toEqual([]);
  // A context of its own has the language and nothing else: no process, no require, no clock of the machine's.
  const context = { cost: null as unknown as Module };
  runInNewContext(`${chunk.code}\nthis.cost = cost;`, context);
  const answer = context.cost.estimateText('8xH100 72h spot aws', BOOK, TODAY);
  expect(JSON.parse(JSON.stringify(answer))).toEqual(JSON.parse(JSON.stringify(estimated('8xH100 72h spot aws'))));
});

test('reads no clock, no chance and no locale', async () => {
  const bundle = await rolldown({ input: join(root, 'src/cost/cost.ts'), platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm' });
  expect(output[0].code).not.toMatch(/Date\.now|new Date\(|Math\.random|toLocale|Intl\.|process\.|require\(|import\(/);
});

test('builds as the entry that the package exports', () => {
  const out = join(folder, 'dist');
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.cost.json', '--outDir', out], { cwd: root });
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const entry = exports['./cost'];
  for (const path of [entry.types, entry.default]) {
    expect(readFileSync(join(out, path.replace('./dist/', '')), 'utf8')).toContain('estimateText');
  }
});
