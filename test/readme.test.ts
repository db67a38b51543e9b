// Holds the README to its word: what it tells people to type exists, and every dependency has its reason written down.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  commandsListedIn,
  commandsNamedIn,
  filesLinkedIn,
  type NamedCommand,
  packagesWithoutReason,
  scriptsNamedIn,
} from './readme/promises.ts';

const root = join(import.meta.dirname, '..');

interface PackageFile {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const packageFile = JSON.parse(read('package.json')) as PackageFile;

describe('the README', () => {
  test('gives the two commands of a fresh machine', () => {
    expect(read('README.md')).toContain('npm ci && npm start');
    expect(read('README.md')).toContain('npm ci && npm test');
  });

  test('names npm scripts that exist', () => {
    const named = scriptsNamedIn(read('README.md'));
    expect(named).toEqual(expect.arrayContaining(['check', 'start', 'test']));
    expect(named.filter(name => packageFile.scripts[name] === undefined)).toEqual([]);
  });

  test('names commands and options that exist', () => {
    const named = commandsNamedIn(read('README.md'));
    expect(named.length, 'commands named').toBeGreaterThan(3);
    expect(named.flatMap(faultsOfCommand)).toEqual([]);
  });

  test('links to files that exist', () => {
    const links = ['README.md', 'ARCHITECTURE.md'].flatMap(page => filesLinkedIn(read(page)));
    expect(links.filter(link => !existsSync(join(root, link)))).toEqual([]);
  });
});

test('every dependency is named with its reason in ARCHITECTURE.md or README.md', () => {
  const { dependencies, optionalDependencies, devDependencies } = packageFile;
  const packages = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies });
  expect(packagesWithoutReason(packages, `${read('ARCHITECTURE.md')}\n${read('README.md')}`)).toEqual([]);
});

test('.ci/run installs from the lock file and runs the whole gate, of which the tests are a part', () => {
  expect(read('.ci/run')).toMatch(/^npm ci/m);
  expect(read('.ci/run')).toMatch(/^npm run check/m);
  expect(packageFile.scripts.check).toMatch(/&& npm test$/);
});

describe('what is looked for', () => {
  test('npm scripts', () => {
    const text =
      'Run `npm ci && npm start`, then npm test; `npm run check` is the gate. npm run bench:search, npm install.';
    expect(scriptsNamedIn(text)).toEqual(['bench:search', 'check', 'start', 'test']);
  });

  test('commands of the program, without what they are asked', () => {
    const text =
      '`npx whetstone ask "what is -x" --json` and\nnpx whetstone bank lint notes.md | head -3\n`npx whetstone search words -k 3`';
    expect(commandsNamedIn(text)).toEqual([
      { words: ['ask'], options: ['--json'] },
      { words: ['bank', 'lint'], options: [] },
      { words: ['search', 'words'], options: ['-k'] },
    ]);
  });

  test('links into the project', () => {
    expect(filesLinkedIn('[a](docs/a.md#top) [b](https://example.org) [c](#here) ![d](d.png)')).toEqual([
      'docs/a.md',
      'd.png',
    ]);
  });

  test('packages without a reason', () => {
    const text = '| `zod` | checks what comes from outside |\n| `yaml` | |\nWe use `zod` and `parse5`.';
    expect(packagesWithoutReason(['zod', 'yaml', 'parse5', 'stemmer'], text)).toEqual(['yaml', 'parse5', 'stemmer']);
  });

  test('commands in a help text', () => {
    const help =
      'Usage: x\n\nOptions:\n  -h, --help  help\n\nCommands:\n  ask [options] [q]  answers\n    more\n  bank      counts\n';
    expect(commandsListedIn(help)).toEqual(['ask', 'bank']);
  });
});

const helps = new Map<string, string>();

/** The help text of a command, asked once each. */
function helpOf(words: readonly string[]): string {
  const key = words.join(' ');
  const known = helps.get(key);
  if (known !== undefined) return known;
  const run = spawnSync(process.execPath, [join(root, 'bin/whetstone.mjs'), ...words, '--help'], { encoding: 'utf8' });
  helps.set(key, run.stdout);
  return run.stdout;
}

function faultsOfCommand({ words, options }: NamedCommand): string[] {
  const [command = '', second = ''] = words;
  if (words.length > 0 && !commandsListedIn(helpOf([])).includes(command)) return [`there is no command ${command}`];
  const nested = commandsListedIn(helpOf([command]));
  if (nested.length > 0 && words.length > 1 && !nested.includes(second))
    return [`there is no command ${command} ${second}`];
  const help = helpOf(nested.length > 0 ? words : words.slice(0, 1));
  return options.filter(option => !help.includes(option)).map(option => `${command} has no option ${option}`);
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
