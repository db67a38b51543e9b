// The settings: defaults, faults all at once, and refusal of what is not served yet.
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, refuseSettings } from '../src/config.ts';

const ROOT = resolve('/package');
const DEFAULTS = {
  packageRoot: ROOT,
  bankDir: join(ROOT, 'knowledge', 'bank'),
  dataDir: resolve('data'),
  pricesFile: null,
  host: '127.0.0.1',
  port: 3000,
  logLevel: 'info',
};

const faultsOf = async (env: Record<string, string>) =>
  (await readConfig(env, ROOT)).faults.map(fault => fault.sentence);

describe('settings', () => {
  it('have defaults: the bank of the package, data in the current folder', async () => {
    expect(await readConfig({}, ROOT)).toEqual({ config: DEFAULTS, faults: [] });
  });

  it('that are empty count as not set', async () => {
    const env = { BANK_DIR: '', DATA_DIR: ' ', PORT: '', OPENAI_API_KEY: '' };
    expect(await readConfig(env, ROOT)).toEqual({ config: DEFAULTS, faults: [] });
  });

  it('are taken from the environment, paths from the current folder', async () => {
    const env = {
      BANK_DIR: 'mine',
      DATA_DIR: '/var/w',
      PRICES_FILE: 'prices.json',
      HOST: '::1',
      PORT: ' 8080 ',
      LOG_LEVEL: 'debug',
      OTHER: 'x',
    };
    expect(await readConfig(env, ROOT)).toEqual({
      config: {
        packageRoot: ROOT,
        bankDir: resolve('mine'),
        dataDir: resolve('/var/w'),
        pricesFile: resolve('prices.json'),
        host: '::1',
        port: 8080,
        logLevel: 'debug',
      },
      faults: [],
    });
  });

  it('at fault are told all at once, and their defaults serve', async () => {
    const { config, faults } = await readConfig(
      { PORT: '70000', LOG_LEVEL: 'loud', HOST: 'a b', DATA_DIR: '/d' },
      ROOT,
    );
    expect(faults.map(fault => fault.sentence).sort()).toEqual([
      'HOST must be a host name or an IP address, but it is "a b".',
      'LOG_LEVEL must be one of silent, error, warn, info and debug, but it is "loud".',
      'PORT must be a whole number from 0 to 65535, but it is "70000".',
    ]);
    expect(config).toEqual({ ...DEFAULTS, dataDir: resolve('/d') });
  });

  it('accept what may be a port and nothing else', async () => {
    for (const port of ['0', '80', '65535']) expect(await faultsOf({ PORT: port })).toEqual([]);
    for (const port of ['-1', '65536', '3e3', '0x50', '80.5', 'http'])
      expect(await faultsOf({ PORT: port })).toHaveLength(1);
  });

  it('accept host names and addresses', async () => {
    for (const host of ['localhost', '0.0.0.0', '::', 'my-host.example'])
      expect(await faultsOf({ HOST: host })).toEqual([]);
  });
});

describe('settings that are not served yet', () => {
  const NAMES = [
    'OPENAI_API_KEY',
    'OPENAI_BASE_URL',
    'OPENAI_CHAT_MODEL',
    'OPENAI_EMBEDDING_MODEL',
    'EMBEDDING_MODEL_DIR',
    'DATABASE_URL',
    'ENCRYPTION_KEY',
    'ADMIN_USERS',
    'EXPERT_CHANNEL',
  ];

  it('are refused, each in a sentence that keeps their value to itself', async () => {
    const faults = await faultsOf(Object.fromEntries(NAMES.map(name => [name, 'sk-very-secret'])));
    expect(faults.map(sentence => sentence.split(' ')[0])).toEqual(NAMES);
    expect(faults.join()).not.toContain('secret');
    expect(faults[0]).toBe('OPENAI_API_KEY is set, but language models are not served yet; unset it to go on.');
  });

  it('may be named by others', () => {
    expect(refuseSettings({ A: 'x', B: '' }, { A: 'pigeons are', B: 'owls are' })).toEqual([
      { name: 'A', sentence: 'A is set, but pigeons are not served yet; unset it to go on.' },
    ]);
  });
});
