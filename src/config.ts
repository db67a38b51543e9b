// The platform-independent settings: what each is by default, and what is at fault in an environment.
import { join, resolve } from 'node:path';
import type { LogLevel } from './config-schema.ts';

/** Settings as the program uses them: paths are absolute. */
export interface Config {
  /** Where the package lies, with the knowledge that comes with it. */
  readonly packageRoot: string;
  readonly bankDir: string;
  readonly dataDir: string;
  /** The price book to use instead of the one that was refreshed or that comes with the package; null for those. */
  readonly pricesFile: string | null;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
}

/** One setting that cannot be used as it is, in a sentence that never shows a secret. */
export interface SettingFault {
  readonly name: string;
  readonly sentence: string;
}

/** The settings of an environment; a setting at fault has its default in `config`. */
export interface ConfigReading {
  readonly config: Config;
  readonly faults: readonly SettingFault[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that exist on paper only: refused, because a setting that is passed over in silence misleads. */
const NOT_SERVED: Readonly<Record<string, string>> = {
  OPENAI_API_KEY: 'language models are',
  OPENAI_BASE_URL: 'language models are',
  OPENAI_CHAT_MODEL: 'language models are',
  OPENAI_EMBEDDING_MODEL: 'language models are',
  EMBEDDING_MODEL_DIR: 'downloaded embedding models are',
  DATABASE_URL: 'a database is',
  ENCRYPTION_KEY: 'encrypted storage is',
  ADMIN_USERS: 'administrators are',
  EXPERT_CHANNEL: 'passing questions to experts is',
};

const CHECKED = ['HOST', 'PORT', 'LOG_LEVEL'];

/** Reads every setting and names every fault at once. The bank that comes with the package lies under `packageRoot`. */
export async function readConfig(env: Environment, packageRoot: string): Promise<ConfigReading> {
  const defaults = {
    packageRoot,
    bankDir: pathIn(env.BANK_DIR) ?? join(packageRoot, 'knowledge', 'bank'),
    dataDir: pathIn(env.DATA_DIR) ?? resolve('data'),
    pricesFile: pathIn(env.PRICES_FILE),
    host: '127.0.0.1',
    port: 3000,
    logLevel: 'info',
  } as const;
  const refused = refuseSettings(env, NOT_SERVED);
  const given = Object.fromEntries(
    CHECKED.filter(name => isSet(env[name])).map(name => [name, env[name]?.trim() ?? '']),
  );
  if (Object.keys(given).length === 0) return { config: defaults, faults: refused };
  // Loading the schema's library takes longer than answering a question, so it waits until there is something to check.
  const { checkSettings } = await import('./config-schema.ts');
  const { settings, faults } = checkSettings(given);
  return { config: { ...defaults, ...settings }, faults: [...faults, ...refused] };
}

/** A fault for each setting of `names` that has a value; `names` says what it would switch on. */
export function refuseSettings(env: Environment, names: Readonly<Record<string, string>>): SettingFault[] {
  return Object.entries(names)
    .filter(([name]) => isSet(env[name]))
    .map(([name, what]) => ({ name, sentence: `${name} is set, but ${what} not served yet; unset it to go on.` }));
}

/** Whether a path leads anywhere is told by who opens it. */
function pathIn(value: string | undefined): string | null {
  return isSet(value) ? resolve(value) : null;
}

/** An empty value is how many shells and platforms write "not set". */
function isSet(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}
