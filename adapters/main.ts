// The process of the command line: reads the environment and the streams, runs the command, and ends with its status.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { inspect } from 'node:util';
import type { Finding } from '../src/app/use-cases.ts';
import { type ConfigReading, readConfig, refuseSettings } from '../src/config.ts';
import { PersonError } from '../src/message/person-error.ts';
import { readSlackSettings, type SlackSettings } from './slack/config.ts';
import { SURFACE_SETTINGS } from './surface-settings.ts';
import { cleanBlock } from './terminal/clean-text.ts';
import { runCommandLine } from './terminal/command-line.ts';
import type { House, Output, Surroundings, Terminal } from './terminal/surroundings.ts';
import { WrongUsage } from './terminal/wrong-usage.ts';

const INTERRUPTED = 130;
const TERMINATED = 143;
const SETTINGS_WELL: Finding = { name: 'settings', state: 'ok', detail: 'nothing is at fault', mend: null };

const manifest = findPackageJSON(import.meta.url) ?? join(import.meta.dirname, '..', 'package.json');
const envFileFault = loadEnvFile();
const terminal = openTerminal();
mindTheProcess();
await end(await run());

async function run(): Promise<number> {
  try {
    return await runCommandLine(process.argv.slice(2), surroundings());
  } catch (fault) {
    return tell(fault);
  }
}

function surroundings(): Surroundings {
  return {
    terminal,
    get version() {
      return String(JSON.parse(readFileSync(manifest, 'utf8')).version);
    },
    open: async purpose => openHouse(faultless(await readSettings(purpose === 'start')).config),
    openServing: async () => {
      const reading = faultless(await readSettings(true));
      return reading.slack === null ? null : () => serveWith(reading.config, reading.slack as SlackSettings);
    },
    openStore: async () => {
      const { config } = faultless(await readSettings(false));
      return (await import('../src/compose.ts')).openKept(config.dataDir);
    },
    examine: async () => {
      const { config, slack, faults } = await readSettings(true);
      const settings = faults.length > 0 ? faults.map(asFinding) : [SETTINGS_WELL];
      const served = slack === null ? [] : await examineServing(config, slack);
      return { house: await openHouse(config), findings: [...settings, ...served] };
    },
    recordFault,
  };
}

/** Settings as they were read; `slack` is null where it is not set up. */
interface SettingsReading extends ConfigReading {
  readonly slack: SlackSettings | null;
}

async function readSettings(withSurfaces: boolean): Promise<SettingsReading> {
  const { config, faults } = await readConfig(process.env, dirname(manifest));
  const slack = withSurfaces ? readSlackSettings(process.env) : { settings: null, faults: [] };
  const refused = withSurfaces ? refuseSettings(process.env, SURFACE_SETTINGS) : [];
  return { config, slack: slack.settings, faults: [...envFileFault, ...faults, ...slack.faults, ...refused] };
}

/** Every fault is told at once, before anything starts. */
function faultless(reading: SettingsReading): SettingsReading {
  const { faults } = reading;
  if (faults.length > 0) throw new PersonError(faults.map(({ sentence }) => sentence).join('\n'));
  return reading;
}

async function serveWith(config: ConfigReading['config'], slack: SlackSettings): Promise<number> {
  const [{ serve }, { openServices }, { app }] = await Promise.all([
    import('./serve.ts'),
    import('../src/compose.ts'),
    openHouse(config),
  ]);
  const say = (sentence: string) => void terminal.output.write(`${sentence}\n`);
  const stopping = askedToStop();
  return serve({ config, slack, app, openServices, reference: keepFault, say, now: () => new Date(), stopping });
}

/** From now on a signal asks to stop; a second one ends the process at once. */
function askedToStop(): Promise<void> {
  process.removeAllListeners('SIGINT');
  process.removeAllListeners('SIGTERM');
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(signal === 'SIGINT' ? INTERRUPTED : TERMINATED));
        resolve();
      });
    }
  });
}

async function examineServing(config: ConfigReading['config'], slack: SlackSettings): Promise<Finding[]> {
  const { examineServed } = await import('./examine.ts');
  return examineServed(config, slack, new Date());
}

/** Loaded only here, so that `--help` and wrong usage do not wait for the application. */
async function openHouse(config: ConfigReading['config']): Promise<House> {
  const { createApp } = await import('../src/compose.ts');
  return { app: createApp(config), bankDir: config.bankDir };
}

function asFinding({ name, sentence }: ConfigReading['faults'][number]): Finding {
  return { name, state: 'fault', detail: sentence, mend: null };
}

/** Settings of the environment go before those of the file. */
function loadEnvFile(): ConfigReading['faults'] {
  if (!existsSync('.env')) return [];
  try {
    process.loadEnvFile('.env');
    return [];
  } catch {
    return [{ name: '.env', sentence: 'The file .env cannot be read; mend or remove it.' }];
  }
}

function interrupt(): never {
  process.exit(INTERRUPTED);
}

/** Our process alone would not do: whoever started us is of the same job, and the shell waits until all of it stands still. */
function suspend(): void {
  process.kill(0, 'SIGTSTP');
}

function openTerminal(): Terminal {
  const { stdin: input, stdout: output, stderr: errors } = process;
  const currentFolder = process.cwd();
  const onContinue: Terminal['onContinue'] = listener => void process.on('SIGCONT', listener);
  return { input, output, errors, colours: mayColour(output), currentFolder, interrupt, suspend, onContinue };
}

/** https://no-color.org and https://force-color.org; the former goes first. */
function mayColour(stream: Output): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return !['', '0', 'false'].includes(FORCE_COLOR);
  return stream.isTTY === true && TERM !== 'dumb';
}

/** Signals end the process at once, and so does a reader who left; what nobody caught is told like any other bug. */
function mindTheProcess(): void {
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', () => process.exit(TERMINATED));
  process.on('uncaughtException', fault => process.exit(tell(fault)));
  terminal.output.on('error', fault => process.exit(codeOf(fault) === 'EPIPE' ? 0 : tell(fault)));
  terminal.errors.on('error', () => {});
}

/** Says on standard error what went wrong, never with a stack trace, and gives the exit status. */
function tell(fault: unknown): number {
  const isTold = fault instanceof PersonError || fault instanceof WrongUsage;
  terminal.errors.write(`${isTold ? cleanBlock(fault.message) : (refusalOf(fault) ?? recordFault(fault))}\n`);
  return fault instanceof WrongUsage ? 2 : 1;
}

/** A refusal by the operating system that no one further in could explain better, such as a full disk. */
function refusalOf(fault: unknown): string | null {
  if (!(fault instanceof Error && 'syscall' in fault)) return null;
  return `The system refused: ${cleanBlock(fault.message)}.`;
}

/** The name of the file stands for the bug in what people report. */
function recordFault(fault: unknown): string {
  const reference = randomUUID().slice(0, 8);
  const place = keepDetails(reference, fault);
  const where = place === null ? 'LOG_LEVEL=debug shows the details' : `the details are in ${place}`;
  return `Something went wrong inside Whetstone (reference ${reference}); ${where}.`;
}

/** The same for people who sit elsewhere: they tell the reference to whoever runs us. */
function keepFault(fault: unknown): string {
  const reference = randomUUID().slice(0, 8);
  keepDetails(reference, fault);
  return reference;
}

function keepDetails(reference: string, fault: unknown): string | null {
  const name = `fault-${reference}.log`;
  const details = `${new Date().toISOString()} ${reference}\n${inspect(fault)}\n`;
  if (process.env.LOG_LEVEL === 'debug') terminal.errors.write(details);
  const data = process.env.DATA_DIR || 'data';
  const folder = join(data, 'logs');
  try {
    // Not `recursive`: Node never comes back from that where the system makes no folders, such as /proc.
    for (const missing of [data, folder].filter(path => !existsSync(path))) mkdirSync(missing);
    writeFileSync(join(folder, name), details, { mode: 0o600 });
    return relative(process.cwd(), join(folder, name)) || null;
  } catch {
    return null;
  }
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown fault';
}

/** Waits until everything is written; whatever still runs then, such as a watcher, has nobody left to serve. */
async function end(status: number): Promise<never> {
  await Promise.all([terminal.output, terminal.errors].map(stream => new Promise(done => stream.write('', done))));
  process.exit(status);
}
