// Start-up measured: a whole `ask` from the launcher to its exit, beside a Node that loads the same modules and does nothing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './stopwatch.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '21' },
    /** Prints what is loaded. */
    modules: { type: 'boolean', default: false },
  },
});

const ALLOWED = 1.5;
const QUESTION = 'what can we do when gpus are hard to get';
const root = new URL('../', import.meta.url);
const LAUNCHER = fileURLToPath(new URL('bin/whetstone.mjs', root));
const MAIN = new URL('adapters/main.ts', root).href;
const CACHE = fileURLToPath(new URL('node_modules/.cache/whetstone', root));

const folder = mkdtempSync(join(tmpdir(), 'whetstone-start-'));
try {
  measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measure(): void {
  const ask = [LAUNCHER, 'ask', QUESTION];
  // Twice: the first builds the index, the second fills the compile cache with what a warm start takes.
  run(ask);
  run(ask);
  const modules = modulesOf(ask);
  if (values.modules) console.log(modules.join('\n'));
  const idle = [writeIdle(modules)];
  run(idle);
  const empty = [write('empty.mjs', '')];
  const [asking, idling, nothing] = race([ask, idle, empty], Number(values.rounds)) as [number, number, number];
  const ratio = asking / idling;
  console.log(`Start to answer, ${modules.length} modules, medians of ${values.rounds} runs in turns:`);
  console.log(
    `  ask ÷ loading the same modules  ${ratio.toFixed(2)}  (${ratio <= ALLOWED ? 'at most' : 'ABOVE'} ${ALLOWED})`,
  );
  console.log(`  ask ÷ an empty Node             ${(asking / nothing).toFixed(2)}`);
  console.log(`  loading alone ÷ an empty Node   ${(idling / nothing).toFixed(2)}`);
  console.log('What is above the first line is reading the index, answering, checking the citations and printing.');
}

/** The modules that a run loads, but for the two that would answer again: the launcher and what it hands over to. */
function modulesOf(args: readonly string[]): string[] {
  const list = join(folder, 'modules.json');
  const hook = write(
    'hook.mjs',
    `import { registerHooks } from 'node:module';
     import { writeFileSync } from 'node:fs';
     const seen = new Set();
     registerHooks({ load: (url, context, next) => (seen.add(url), next(url, context)) });
     process.on('exit', () => writeFileSync(${JSON.stringify(list)}, JSON.stringify([...seen])));`,
  );
  run(['--import', pathToFileURL(hook).href, ...args]);
  const seen = JSON.parse(readFileSync(list, 'utf8')) as string[];
  return seen.filter(url => url !== MAIN && url !== pathToFileURL(LAUNCHER).href);
}

/** A script that takes the same way as the launcher: the compile cache on, then one import of everything. */
function writeIdle(modules: readonly string[]): string {
  const all = write('modules.mjs', modules.map(url => `import ${JSON.stringify(url)};\n`).join(''));
  return write(
    'idle.mjs',
    `import module from 'node:module';
     module.enableCompileCache({ directory: ${JSON.stringify(CACHE)} });
     await import(${JSON.stringify(pathToFileURL(all).href)});
     process.exit(0);`,
  );
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The median time of each command, run in turns so that a busy moment meets all of them. */
function race(commands: readonly (readonly string[])[], rounds: number): number[] {
  const times = commands.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, command] of commands.entries()) times[i]!.push(run(command));
  }
  return times.map(median);
}

/** Runs Node in the empty folder, where the index lies from the second run on; milliseconds to its exit. */
function run(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, env: {}, encoding: 'utf8' });
  const took = performance.now() - started;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return took;
}
