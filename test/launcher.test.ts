// The launcher, run for real over a small stand-in for the program: arguments, streams, signals, an old Node, bad luck.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const runtime = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const hasRuntime = existsSync(join(root, 'node_modules', runtime));

/** Prints what it was given; written with types, so that running it shows that they are stripped. */
const program = `// Stands in for the command line.
const words: string[] = process.argv.slice(2);
if (words[0] === 'exit') process.exitCode = Number(words[1]);
else if (words[0] === 'echo') process.stdin.pipe(process.stdout);
else if (words[0] === 'wait') {
  process.on('SIGTERM', () => process.exit(8));
  setInterval(() => {}, 1000);
  console.log('waiting');
} else console.log(JSON.stringify({ words, node: process.versions.node, flags: process.execArgv, folder: process.cwd() }));
`;

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('runs the sources with the arguments as they are, from any current folder, and keeps compiled code', () => {
  const house = checkout({ 'adapters/main.ts': program });
  const run = launch(house, ['ask', 'two words', '--json'], { cwd: tmpdir() });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(run.stdout)).toMatchObject({ words: ['ask', 'two words', '--json'] });
  expect(existsSync(join(house, 'node_modules/.cache/whetstone'))).toBe(true);
});

test('runs the built files in an installed package, where types are not stripped', () => {
  const house = checkout(
    { 'dist/adapters/main.js': 'console.log("built");', 'adapters/main.ts': program },
    'node_modules/whetstone',
  );
  expect(launch(house, [])).toMatchObject({ status: 0, stdout: 'built\n', stderr: '' });
});

test('passes the exit status and standard input on', () => {
  const house = checkout({ 'adapters/main.ts': program });
  expect(launch(house, ['exit', '2']).status).toBe(2);
  expect(launch(house, ['echo'], { input: 'a line\n' })).toMatchObject({ status: 0, stdout: 'a line\n' });
});

test('tells what is missing in one line', () => {
  const house = checkout({ 'adapters/main.ts': "import 'not-installed';" });
  const run = launch(house, []);
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(/^Whetstone could not start: .*not-installed.* Run `npm ci` first\.\n$/);
});

test('an old Node without the runtime package is told in one sentence', () => {
  const house = checkout({ 'adapters/main.ts': program });
  const run = launchOnOldNode(house, ['ask']);
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(/^Whetstone needs Node 24 or newer; this is Node 20\.1\.0\. [^\n]*\n$/);
});

test.runIf(hasRuntime)('an old Node hands over to the runtime package, status and streams included', () => {
  const house = checkout({ 'adapters/main.ts': program });
  linkRuntime(house);
  const { words, flags } = JSON.parse(launchOnOldNode(house, ['ask']).stdout);
  expect({ words, flags }).toEqual({
    words: ['ask'],
    flags: expect.arrayContaining([expect.stringMatching(/semi-space/)]),
  });
  expect(launchOnOldNode(house, ['exit', '3'])).toMatchObject({ status: 3, stderr: '' });
  expect(launchOnOldNode(house, ['echo'], { input: 'a line\n' }).stdout).toBe('a line\n');
});

test.runIf(hasRuntime)('an old Node passes signals on', async () => {
  const house = checkout({ 'adapters/main.ts': program });
  linkRuntime(house);
  const child = spawn(process.execPath, [...pretendOld(house), join(house, 'bin/whetstone.mjs'), 'wait'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await exitOf(child)).toBe(8);
});

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Circumstances {
  readonly cwd?: string;
  readonly input?: string;
}

function launch(
  house: string,
  words: readonly string[],
  given: Circumstances = {},
  nodeOptions: readonly string[] = [],
): Run {
  const launcher = join(house, 'bin/whetstone.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, launcher, ...words], {
    encoding: 'utf8',
    ...given,
  });
  return { status, stdout, stderr };
}

function launchOnOldNode(house: string, words: readonly string[], given: Circumstances = {}): Run {
  return launch(house, words, given, pretendOld(house));
}

/** Makes the first Node that starts with these options look old; the Node that it starts looks as it is. */
function pretendOld(house: string): string[] {
  const pretence = join(house, 'pretence.cjs');
  const versions = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } });";
  writeFileSync(pretence, `${versions} require('node:fs').writeFileSync(__filename, '');`);
  return ['--require', pretence];
}

function checkout(files: Readonly<Record<string, string>>, below = ''): string {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-launcher-'));
  folders.push(folder);
  const house = join(folder, below);
  for (const place of ['bin', 'adapters', 'dist/adapters']) mkdirSync(join(house, place), { recursive: true });
  writeFileSync(join(house, 'package.json'), '{ "name": "stand-in", "type": "module" }');
  for (const [path, text] of Object.entries(files)) writeFileSync(join(house, path), text);
  copyFileSync(join(root, 'bin/whetstone.mjs'), join(house, 'bin/whetstone.mjs'));
  return house;
}

function linkRuntime(house: string): void {
  mkdirSync(join(house, 'node_modules'), { recursive: true });
  symlinkSync(join(root, 'node_modules', runtime), join(house, 'node_modules', runtime), 'junction');
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
