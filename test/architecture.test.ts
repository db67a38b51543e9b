// Holds the table of rooms: runs the import rules over the project, and over a planted house that breaks each rule once.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Fewer modules than this means that the rules were run over nothing, as happens with an unsupported TypeScript. */
const FLOOR = 40;

/** Each file breaks the rule that it is listed under; what they import stands in `bystanders`. */
const planted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'cost-reaches-too-far': { 'src/cost/a.ts': "import '../assert.ts';" },
  'message-reaches-too-far': { 'src/message/a.ts': "import { b } from '../bank/b.ts'; b();" },
  'bank-reaches-too-far': { 'src/bank/a.ts': "import 'node:fs';" },
  'bank-takes-more-than-types': { 'src/bank/c.ts': "import { d } from 'mdast'; d();" },
  'retrieval-reaches-too-far': { 'src/retrieval/a.ts': "import 'node:path';" },
  'answer-reaches-too-far': { 'src/answer/a.ts': "import '../ports/clock.ts';" },
  'quiz-reaches-too-far': { 'src/quiz/a.ts': "import '../present/p.ts';" },
  'present-reaches-too-far': {
    'src/present/a.ts': "import type { Clock } from '../ports/clock.ts'; export type A = Clock;",
  },
  'ports-reaches-too-far': { 'src/ports/a.ts': "import type { P } from '../present/p.ts'; export type A = P;" },
  'ports-takes-more-than-types': { 'src/ports/c.ts': "import { b } from '../bank/b.ts'; b();" },
  'app-reaches-too-far': { 'src/app/a.ts': "import type { D } from '../drivers/d.ts'; export type A = D;" },
  'drivers-reaches-too-far': { 'src/drivers/a.ts': "import type { U } from '../app/u.ts'; export type A = U;" },
  'drivers-takes-more-than-types': {
    'src/drivers/c.ts':
      "import type { B } from '../bank/b.ts'; import { b } from '../bank/b.ts'; b(); export type C = B;",
  },
  'config-reaches-too-far': { 'src/config.ts': "import '../adapters/http.ts';" },
  'compose-reaches-too-far': { 'src/compose.ts': "import 'node:fs'; import { b } from './bank/b.ts'; b();" },
  'worker-reaches-too-far': { 'src/indexing-worker.ts': "import 'node:fs'; import { b } from './bank/b.ts'; b();" },
  'compose-takes-more-than-types': { 'src/compose.ts': "import 'node:fs'; import { b } from './bank/b.ts'; b();" },
  'surface-reaches-too-far': { 'adapters/web/a.ts': "import type { T } from '../terminal/t.ts'; export type A = T;" },
  'surface-takes-more-than-types': { 'adapters/web/b.ts': "import { u } from '../../src/app/u.ts'; u();" },
  'entrance-reaches-too-far': {
    'adapters/http.ts':
      "import type { D } from '../src/drivers/d.ts'; export type H = D;\nimport { u } from '../src/app/u.ts'; u();",
  },
  'entrance-takes-more-than-types': {
    'adapters/http.ts':
      "import type { D } from '../src/drivers/d.ts'; export type H = D;\nimport { u } from '../src/app/u.ts'; u();",
  },
  'no-room': { 'src/loft/a.ts': "import '../assert.ts';" },
  'ground-imports-something': { 'src/assert.ts': "import 'node:util';" },
  'program-imports-tests': { 'adapters/terminal/b.ts': "import '../../test/fake.ts';" },
  'program-imports-development-package': { 'adapters/terminal/c.ts': "import { r } from 'rig'; r();" },
  'package-not-listed': { 'adapters/terminal/d.ts': "import { s } from 'stray'; s();" },
  'sdk-outside-its-server': { 'adapters/terminal/e.ts': "import { k } from '@slack/kit'; k();" },
  'not-found': { 'adapters/terminal/f.ts': "import './nowhere.ts';" },
  'circle-of-files': {
    'src/quiz/round.ts': "import type { B } from './trip.ts'; export type A = B;",
    'src/quiz/trip.ts': "import type { A } from './round.ts'; export type B = A;",
  },
  'circle-of-folders': {
    'test/east/a.ts': "import '../west/a.ts';",
    'test/west/b.ts': "import '../east/b.ts';",
    'test/east/b.ts': 'export {};',
    'test/west/a.ts': 'export {};',
  },
  orphan: { 'src/quiz/alone.ts': 'export const alone = 1;' },
};

/** Keeps every rule: the planted house has to be faulted for what was planted and for nothing here. */
const bystanders: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    dependencies: { '@slack/kit': '1', zod: '1' },
    devDependencies: { rig: '1', '@types/mdast': '1' },
  }),
  'tsconfig.json': '{}',
  'src/bank/b.ts':
    "import type { Root } from 'mdast'; import 'zod'; import 'node:crypto'; export type B = Root; export const b = () => 1;",
  'src/ports/clock.ts': "import type { B } from '../bank/b.ts'; export type Clock = B;",
  'src/present/p.ts': "import { b } from '../bank/b.ts'; export type P = 1; b();",
  'src/drivers/d.ts':
    "import type { Clock } from '../ports/clock.ts'; import 'node:fs'; import 'hnswlib-node'; export type D = Clock;",
  'src/app/u.ts': "import type { Clock } from '../ports/clock.ts'; export type U = Clock; export const u = () => 1;",
  'adapters/main.ts': "import '../src/drivers/d.ts';",
  'adapters/terminal/t.ts': "import type { U } from '../../src/app/u.ts'; import 'node:tty'; export type T = U;",
  'adapters/slack/server.ts': "import { k } from '@slack/kit'; k();",
  'test/fake.ts': "import '../src/app/u.ts';",
  ...fakePackage('zod'),
  ...fakePackage('rig'),
  ...fakePackage('stray'),
  ...fakePackage('@slack/kit'),
  'node_modules/@types/mdast/package.json': '{"name":"@types/mdast","version":"1.0.0","types":"index.d.ts"}',
  'node_modules/@types/mdast/index.d.ts': 'export interface Root {}',
};

test('the project keeps the rules of the rooms', async () => {
  const result = await findViolations(root, ['src', 'adapters', 'bench', 'bin', 'test', 'tools']);
  expect(result.summary.totalCruised, 'modules read').toBeGreaterThan(FLOOR);
  expect(result.modules.filter(module => module.source.startsWith('src/')).length).toBeGreaterThan(FLOOR / 2);
  expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
});

describe('a planted house', () => {
  const house = mkdtempSync(join(tmpdir(), 'whetstone-house-'));
  let found: readonly { rule: string; from: string }[] = [];

  beforeAll(async () => {
    build(house, bystanders);
    for (const files of Object.values(planted)) build(house, files);
    const { summary } = await findViolations(house, ['src', 'adapters', 'test']);
    found = summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
  });

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  test('breaks every rule that there is', async () => {
    const { ruleSet } = await readRules();
    expect(Object.keys(planted).sort()).toEqual((ruleSet?.forbidden ?? []).map(rule => rule.name).sort());
  });

  test.each(Object.entries(planted))('%s is found', (rule, files) => {
    const [first = ''] = Object.keys(files);
    const folder = dirname(first);
    expect(found.filter(violation => violation.rule === rule).map(violation => violation.from)).toContain(
      rule === 'circle-of-folders' ? folder : first,
    );
  });

  test('is not faulted where it keeps the rules', () => {
    const broken = new Set(Object.values(planted).flatMap(files => Object.keys(files)));
    const innocent = Object.keys(bystanders).filter(file => !broken.has(file));
    expect(found.filter(violation => innocent.includes(violation.from))).toEqual([]);
  });
});

function readRules(): Promise<ICruiseOptions> {
  return extractDepcruiseOptions(join(root, '.dependency-cruiser.mjs'));
}

async function findViolations(baseDir: string, folders: readonly string[]): Promise<ICruiseResult> {
  const { output } = await cruise([...folders], { ...(await readRules()), baseDir });
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered with text: ${output}`);
  return output;
}

function fakePackage(name: string): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    [`node_modules/${name}/index.js`]: '',
  };
}

function build(house: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(house, dirname(path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
}
