// Tidiness as tests: every rule is run over the project, over something planted that breaks it, and over a near miss.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  addressesSurviveTheBuild,
  environmentIsReadOnce,
  noBarrels,
  timeAndChanceAreArguments,
} from './tidy/code-rules.ts';
import { type Rule, readProject } from './tidy/source-file.ts';
import {
  filesStayShort,
  filesTellTheirPurpose,
  LONG,
  lockFileIsWhole,
  namesSaySomething,
  noMachineIsNamed,
  noRegistryIsNamed,
  nothingIsLeftForLater,
  platformsStayOutOfSrc,
  versionsAreExact,
} from './tidy/text-rules.ts';

/** Files over the limit, with the length they have. A number here only ever goes down. */
const LONG_FILES: Readonly<Record<string, number>> = {};

/** Text that a rule looks for is put together here, so that this file keeps the rules itself. */
const registry = ['registry', 'npmjs', 'org'].join('.');
const folder = (...names: string[]) => ['', ...names].join('/');
const unfinished = ['TO', 'DO'].join('');
const lines = (count: number) => '// A line of many in this file.\n'.repeat(count);

interface Case {
  readonly name: string;
  readonly rule: Rule;
  /** Path and text of what breaks the rule: one fault each. */
  readonly broken: readonly (readonly [path: string, text: string])[];
  /** What looks alike and is right. */
  readonly right: readonly (readonly [path: string, text: string])[];
  /** What the message says to do. */
  readonly says: RegExp;
}

const cases: readonly Case[] = [
  {
    name: 'time and chance are arguments',
    rule: timeAndChanceAreArguments,
    broken: [
      ['src/quiz/a.ts', 'const t = Date.now();'],
      ['src/quiz/b.ts', 'const ask = Date.now; ask();'],
      ['adapters/web/a.ts', 'const t = new Date();'],
      ['adapters/web/b.ts', 'const t = new Date;'],
      ['test/a.test.ts', 'const t = globalThis.Date.now();'],
      ['bench/a.ts', 'const r = Math.random();'],
      ['src/app/a.ts', "import { randomUUID } from 'node:crypto'; const id = randomUUID();"],
    ],
    right: [
      ['src/drivers/clock.ts', 'export const now = () => new Date();'],
      ['adapters/main.ts', 'const reference = randomUUID();'],
      ['src/quiz/c.ts', "// Date.now is not asked here\nconst t = new Date('2026-01-01'); const s = 'Math.random()';"],
    ],
    says: /is banned, take (`now`|a seed|the id) as an argument/,
  },
  {
    name: 'the environment is read once',
    rule: environmentIsReadOnce,
    broken: [
      ['src/config.ts', 'const home = process.env.HOME;'],
      ['src/drivers/a.ts', "const home = process.env['HOME'];"],
      ['bench/a.ts', "import { env } from 'node:process'; env.HOME;"],
      ['src/app/a.ts', 'start({ ...process.env });'],
    ],
    right: [
      ['adapters/main.ts', 'run(process.env);'],
      ['test/c.test.ts', "start({ ...process.env, NO_COLOR: '1' });"],
      ['src/config.ts', '// process.env comes in from outside\nexport const read = (env: Environment) => env.HOME;'],
    ],
    says: /take a setting as an argument/,
  },
  {
    name: 'no barrels in src',
    rule: noBarrels,
    broken: [
      ['src/bank/index.ts', "export * from './entry.ts';"],
      [
        'src/bank/all.ts',
        "// Everything.\nimport { a } from './a.ts';\nexport { a };\nexport type { B } from './b.ts';",
      ],
    ],
    right: [
      ['src/bank/a.ts', "import { b } from './b.ts';\nexport { b };\nexport const a = b + 1;"],
      ['test/all.ts', "export * from './entry.ts';"],
    ],
    says: /import from those files instead/,
  },
  {
    name: 'addresses survive the build',
    rule: addressesSurviveTheBuild,
    broken: [['src/drivers/a.ts', "new Worker(new URL('./worker.ts', import.meta.url));"]],
    right: [
      ['src/drivers/a.ts', "new Worker(new URL(isBuilt ? './worker.js' : './worker.mts', import.meta.url));"],
      ['test/a.test.ts', "new URL('../src/a.ts', import.meta.url);"],
    ],
    says: /take the ending from import\.meta\.url/,
  },
  {
    name: 'files tell their purpose in the first line',
    rule: filesTellTheirPurpose,
    broken: [
      ['src/a.ts', "import a from 'a';"],
      ['adapters/b.ts', '\n// A comment, but not in the first line.'],
      ['bench/c.ts', '// bench'],
      ['bin/d.mjs', '#!/usr/bin/env node\nstart();'],
    ],
    right: [
      ['src/e.ts', '// Says what it is for.\nexport {};'],
      ['bin/f.mjs', '#!/usr/bin/env node\n// Says what it is for.\n'],
    ],
    says: /what the file is for/,
  },
  {
    name: 'platforms stay out of src',
    rule: platformsStayOutOfSrc,
    broken: [
      ['src/a.ts', '// as Slack does'],
      ['src/b.ts', 'const slackChannel = 1;'],
      ['src/c.ts', 'read(TEAMS_APP);'],
      ['src/d.ts', 'sendToTeams();'],
      ['src/e.ts', '// an Adaptive Card'],
      ['src/f.ts', '// a limit of Block Kit'],
    ],
    right: [
      ['src/g.ts', '// steams ahead; a team decides'],
      ['adapters/slack/server.ts', '// Slack.'],
    ],
    says: /src\/ knows none/,
  },
  {
    name: 'names say something',
    rule: namesSaySomething,
    broken: [
      ['src/bank/utils.ts', ''],
      ['src/helpers/a.ts', ''],
      ['adapters/web/session-manager.ts', ''],
      ['src/quiz/service.ts', ''],
      ['test/test-helper.test.ts', ''],
    ],
    right: [
      ['src/bank/model-serving.ts', ''],
      ['src/bank/commonest-words.ts', ''],
    ],
    says: /name it after what it does/,
  },
  {
    name: 'nothing is left for later',
    rule: nothingIsLeftForLater,
    broken: [
      ['src/a.ts', `// ${unfinished}: later`],
      ['test/b.ts', `// ${['@ts', 'ignore'].join('-')}`],
    ],
    right: [['src/c.ts', '// the to-do list of a person']],
    says: /mend it/,
  },
  {
    name: 'no package registry is named',
    rule: noRegistryIsNamed,
    broken: [
      ['README.md', `npm install --registry https://${registry}/`],
      ['package-lock.json', `{ "resolved": "https://${registry}/a.tgz" }`],
    ],
    right: [['README.md', 'the npm registry, the Terraform registry']],
    says: /npm's settings/,
  },
  {
    name: 'no machine is named',
    rule: noMachineIsNamed,
    broken: [
      ['README.md', `cd ${folder('work', 'main')}`],
      ['src/a.ts', `read('${folder('tmp', 'bank')}')`],
      ['test/b.ts', `from '..${folder('shared', 'eval')}'`],
      ['CHANGELOG.md', `(${folder('home', 'somebody', 'whetstone')})`],
    ],
    right: [
      ['README.md', 'https://example.org/work/ and src/work/ and ./tmp/x and on/off work/life'],
      ['src/b.ts', 'join(tmpdir(), name)'],
    ],
    says: /make it relative/,
  },
  {
    name: 'files stay short',
    rule: filesStayShort({
      'src/long.ts': LONG + 5,
      'src/shrunk.ts': LONG + 5,
      'src/short.ts': LONG + 5,
      'src/grown.ts': LONG + 5,
    }),
    broken: [
      ['src/new.ts', lines(LONG + 1)],
      ['src/shrunk.ts', lines(LONG + 4)],
      ['src/short.ts', lines(LONG)],
      ['src/grown.ts', lines(LONG + 6)],
    ],
    right: [
      ['src/long.ts', lines(LONG + 5)],
      ['src/brief.ts', lines(LONG)],
      ['knowledge/glossary.json', lines(LONG * 2)],
    ],
    says: /split it|lower its number|take it out|may only shrink/,
  },
  {
    name: 'the lock file is whole and names no source',
    rule: lockFileIsWhole,
    broken: [
      [
        'package-lock.json',
        JSON.stringify({ packages: { 'node_modules/a': { resolved: 'https://example.org/a.tgz' } } }),
      ],
      [
        'package-lock.json',
        JSON.stringify({ packages: { 'node_modules/a': { optionalDependencies: { 'a-mac': '1.0.0' } } } }),
      ],
    ],
    right: [
      [
        'package-lock.json',
        JSON.stringify({
          packages: {
            '': { optionalDependencies: { a: '1.0.0' } },
            'node_modules/a': { optionalDependencies: { b: '1.0.0' } },
            'node_modules/a/node_modules/b': { optionalDependencies: { c: '1.0.0', a: '1.0.0' } },
            'node_modules/a/node_modules/c': {},
          },
        }),
      ],
    ],
    says: /download address|refuses the file/,
  },
  {
    name: 'versions are exact',
    rule: versionsAreExact,
    broken: [
      ['package.json', JSON.stringify({ dependencies: { a: '^1.0.0' } })],
      ['package.json', JSON.stringify({ devDependencies: { a: 'latest' } })],
    ],
    right: [['package.json', JSON.stringify({ dependencies: { a: '1.0.0', b: '2.0.0-rc.1' } })]],
    says: /one exact version/,
  },
];

const project = readProject(join(import.meta.dirname, '..'));

test('the project was read', () => {
  expect(project.length, 'files read').toBeGreaterThan(60);
  expect(project.map(file => file.path)).toEqual(
    expect.arrayContaining(['package-lock.json', 'src/assert.ts', '.npmrc']),
  );
});

describe.each(cases)('$name', ({ name, rule, broken, right, says }) => {
  test('in the project', () => {
    expect((name === 'files stay short' ? filesStayShort(LONG_FILES) : rule)(project)).toEqual([]);
  });

  test.each(broken)('is broken by a planted %s: %s', (path, text) => {
    const faults = rule([{ path, text }]).filter(fault => fault.startsWith(path));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(says);
  });

  test.each(right)('is kept by %s: %s', (path, text) => {
    expect(rule([{ path, text }]).filter(fault => fault.startsWith(path))).toEqual([]);
  });
});

test('a long file that is gone leaves the table', () => {
  expect(filesStayShort({ 'src/gone.ts': 400 })([])).toEqual([
    'src/gone.ts is gone: take it out of the table of long files',
  ]);
});
