// A world of its own for tests of the application: a folder with a bank and a data folder, and the real drivers over them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { Reply } from '../../src/app/use-cases.ts';
import { parseGlossary } from '../../src/bank/glossary.ts';
import { formatMeanings } from '../../tools/format-meanings.ts';
import { learnMeanings } from '../../tools/learn-meanings.ts';
import { folder, write } from '../drivers/bank-folders.ts';
import { type AppInPlace, appIn } from './app-ports.ts';

/** A folder to stand in, with the bank in `root`, and what works on it. */
export interface World extends AppInPlace {
  readonly root: string;
}

const GLOSSARY = JSON.stringify({
  groups: [{ terms: ['limescale', 'chalk'], weight: 1, area: 'test' }],
  everyday: ['what', 'please', 'today'],
});

const MEANINGS = formatMeanings(learnMeanings(parseGlossary(GLOSSARY), 16), 'none');

/** Makes a world with a bank of these files. `dataDir` is a path within it. */
export function worldWith(files: Readonly<Record<string, string | Uint8Array>>, dataDir = 'data'): World {
  const { cwd, root } = folder(files);
  const packageRoot = join(cwd, 'package');
  write(join(packageRoot, 'knowledge', 'glossary.json'), GLOSSARY);
  write(join(packageRoot, 'knowledge', 'meanings.bin'), MEANINGS);
  return { ...appIn(cwd, join(cwd, dataDir), packageRoot), root };
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
