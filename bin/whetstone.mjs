#!/usr/bin/env node
// The launcher: finds a Node that is new enough, turns the compile cache on and hands over to adapters/main.
// Plain JavaScript with nothing newer than Node 16 has, because an old Node must get as far as the sentence it prints.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;
// Megabytes: a start is done before the collector has much to do, which saves a few milliseconds of it.
const YOUNG = '--min-semi-space-size=16';
const root = new URL('../', import.meta.url);

if (isNewEnough(process.versions.node)) start();
else startWithOwnRuntime();

/** Runs the sources in a checkout, the built files in an installed package (Node strips no types under node_modules). */
function start() {
  keepCompiledCode();
  // Taken like this because importing names from node:fs loads its promises too: 3 ms, a tenth of an empty start.
  const { existsSync } = process.getBuiltinModule('node:fs');
  const source = new URL('adapters/main.ts', root);
  const isCheckout = !root.pathname.includes('/node_modules/') && existsSync(source);
  const main = isCheckout ? source : new URL('dist/adapters/main.js', root);
  import(main.href).catch(tellFault);
}

/** Beside the packages, so that a new installation starts afresh; in the home folder where that is not writable. */
function keepCompiledCode() {
  const cache = module.enableCompileCache({ directory: fileURLToPath(new URL('node_modules/.cache/whetstone', root)) });
  if (cache.status !== module.constants.compileCacheStatus.FAILED) return;
  const home = process.getBuiltinModule('node:os').homedir();
  module.enableCompileCache({ directory: `${home}/.cache/whetstone` });
}

/** The locked runtime package for this machine, where npm could install one, does what this Node is too old for. */
async function startWithOwnRuntime() {
  const runtime = ownRuntime();
  if (runtime === null) {
    fail(
      `Whetstone needs Node ${OLDEST} or newer; this is Node ${process.versions.node}. Install a newer one, then run \`npm ci\`.`,
    );
    return;
  }
  const { spawn } = await import('node:child_process');
  const launcher = fileURLToPath(import.meta.url);
  const child = spawn(runtime, [...process.execArgv, YOUNG, launcher, ...process.argv.slice(2)], { stdio: 'inherit' });
  const stopPassing = passSignalsTo(child);
  child.once('error', fault => fail(`Whetstone could not start its own Node (${runtime}): ${fault.message}.`));
  child.once('exit', (code, signal) => {
    stopPassing();
    if (signal === null) process.exitCode = code;
    else process.kill(process.pid, signal);
  });
}

function ownRuntime() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const require = module.createRequire(import.meta.url);
  try {
    if (!isNewEnough(require(`${name}/package.json`).version)) return null;
    return require.resolve(`${name}/bin/node${platform === 'win' ? '.exe' : ''}`);
  } catch {
    return null;
  }
}

/** Ctrl-C on a terminal reaches the child by itself, and sent twice it would read as impatience. */
function passSignalsTo(child) {
  const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  const pass = signal => (onTerminal && signal === 'SIGINT') || child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}

/** Only what fails before main can tell it itself comes here: a missing package, a file that does not compile. */
function tellFault(fault) {
  const isMissing = fault.code === 'ERR_MODULE_NOT_FOUND';
  fail(`Whetstone could not start: ${fault.message}.${isMissing ? ' Run `npm ci` first.' : ''}`);
  if (process.env.LOG_LEVEL === 'debug') console.error(fault.stack);
}

function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}

function isNewEnough(version) {
  return Number(version.split('.')[0]) >= OLDEST;
}
