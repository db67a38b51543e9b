// A world of its own for tests of the application: a folder with a bank and a data folder, and the real drivers over them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { createAppOver } from '../../src/app/app.ts';
import { indexBank } from '../../src/app/index-bank.ts';
import type { App, OpenBank, Reply } from '../../src/app/use-cases.ts';
import { indexingPorts } from '../../src/compose.ts';
import { exportFiles } from '../../src/drivers/export-files.ts';
import { folder, write } from '../drivers/bank-folders.ts';

/** A folder to stand in, with the bank in `bank`, and what works on it. */
export interface World {
  readonly cwd: string;
  readonly root: string;
  readonly dataDir: string;
  readonly packageRoot: string;
  readonly app: App;
  /** How often a bank was indexed. */
  readonly indexed: () => number;
}

const GLOSSARY = JSON.stringify({
  groups: [{ terms: ['limescale', 'chalk'], weight: 1, area: 'test' }],
  everyday: ['what', 'please', 'today'],
});

/** Makes a world with a bank of these files. `dataDir` is a path within it. */
export function worldWith(files: Readonly<Record<string, string | Uint8Array>>, dataDir = 'data'): World {
  const { cwd, root } = folder(files);
  const packageRoot = join(cwd, 'package');
  write(join(packageRoot, 'knowledge', 'glossary.json'), GLOSSARY);
  return { ...appIn(cwd, join(cwd, dataDir), packageRoot), root };
}

/** The application as somebody sees it who stands in `cwd`: the real drivers, indexing in this thread. */
export function appIn(cwd: string, dataDir: string, packageRoot: string): Omit<World, 'root'> {
  let indexed = 0;
  const ports = indexingPorts(dataDir, packageRoot, cwd);
  const app = createAppOver({
    ...ports,
    exports: exportFiles,
    bankDir: 'bank',
    dataDir,
    indexer: (path, onProgress) => {
      indexed++;
      return indexBank(ports, path, onProgress);
    },
    stopwatch: () => performance.now(),
    nativeSearch: async () => true,
    runtime: '24.0.0',
  });
  return { cwd, dataDir, packageRoot, app, indexed: () => indexed };
}

/** Asks without earlier turns. */
export function ask(bank: OpenBank, text: string): Promise<Reply> {
  return bank.ask({ text, context: [] });
}

/** Fails unless every citation is, to the byte, what stands on the disk now. Returns how many there are. */
export function checkCitations({ claims, citations }: Reply, cwd: string): number {
  for (const { quote, source } of citations) {
    const bytes = readFileSync(resolve(cwd, source.path));
    expect(bytes.subarray(source.start, source.end).toString()).toBe(quote);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(source.sha256);
    expect(quote.length).toBeLessThanOrEqual(1500);
    expect(bytes.subarray(0, source.start).toString().split('\n')).toHaveLength(source.line);
  }
  expect(citations.map(({ n }) => n)).toEqual(citations.map((_, i) => i + 1));
  expect(claims.every(claim => claim.citations.length > 0)).toBe(true);
  expect(new Set(claims.flatMap(claim => claim.citations))).toEqual(new Set(citations.map(({ n }) => n)));
  return citations.length;
}

/** A bank about kettles, with a fact to ask for. */
export function kettles(minutes: string): string {
  return `# Kettles

## How long does a gas kettle take to boil?

A gas kettle boils within ${minutes} minutes.

## Why does a kettle need descaling?

- Limescale slows the kettle down.
- Vinegar removes limescale within an hour.

## What does a thermostat do?

A thermostat switches the kettle off when the water boils.
`;
}

export const HOW_LONG = 'how long does a gas kettle take to boil';
