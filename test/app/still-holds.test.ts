// Checking citations again: any edit of a cited file tells, whatever it was; files that are not cited do not matter.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Citation } from '../../src/message/citation.ts';
import { write } from '../drivers/bank-folders.ts';
import { ask } from './app-ports.ts';
import { HOW_LONG, kettles, worldWith } from './world.ts';

async function cited() {
  const world = worldWith({
    'kettles.md': kettles('nine'),
    'pots.md': '# Pots\n\n## What is a pot?\n\nA vessel for stew.\n',
  });
  const bank = await world.app.openBank(world.root);
  const { citations } = await ask(bank, HOW_LONG);
  expect(citations.length).toBeGreaterThan(0);
  return { world, bank, citations, file: (name: string) => join(world.root, name) };
}

describe('citations', () => {
  test('hold while their file stays as it is, touched or not', async () => {
    const { bank, citations, file } = await cited();
    expect(await bank.stillHolds(citations)).toBe(true);
    write(file('kettles.md'), kettles('nine'));
    expect(await bank.stillHolds(citations)).toBe(true);
  });

  test.each([
    ['what is cited is another', kettles('eight')],
    ['something is added at the end', `${kettles('nine')}\nAnd more.\n`],
    ['all of it moves', `\n${kettles('nine')}`],
    ['nothing is left', ''],
  ])('do not hold when %s', async (_what, text) => {
    const { bank, citations, file } = await cited();
    write(file('kettles.md'), text);
    expect(await bank.stillHolds(citations)).toBe(false);
  });

  test('do not hold when their file is gone', async () => {
    const { bank, citations, file } = await cited();
    rmSync(file('kettles.md'));
    expect(await bank.stillHolds(citations)).toBe(false);
  });

  test('hold when another file changes', async () => {
    const { bank, citations, file } = await cited();
    write(file('pots.md'), '# Pots\n\n## What is a pot?\n\nSomething else.\n');
    expect(await bank.stillHolds(citations)).toBe(true);
  });

  test.each([
    ['another quote', (citation: Citation) => ({ ...citation, quote: 'A gas kettle boils within one minute.' })],
    ['another place', ({ source, ...rest }: Citation) => ({ ...rest, source: { ...source, start: source.start + 1 } })],
    ['another file', ({ source, ...rest }: Citation) => ({ ...rest, source: { ...source, sha256: '0'.repeat(64) } })],
  ])('do not hold when one of them is of %s', async (_what, changed) => {
    const { bank, citations } = await cited();
    expect(await bank.stillHolds([...citations, changed(citations[0]!)])).toBe(false);
  });

  test('hold when there are none', async () => {
    const { bank } = await cited();
    expect(await bank.stillHolds([])).toBe(true);
  });
});
