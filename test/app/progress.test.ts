// Whoever waits for an index hears how far it is in every stage, and that another process is at it first.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EMBEDDER_ID, indexKey } from '../../src/app/index-identity.ts';
import type { Progress } from '../../src/app/use-cases.ts';
import { write } from '../drivers/bank-folders.ts';
import { portsIn } from './app-ports.ts';
import { kettles, worldWith } from './world.ts';

const PARTS = Array.from({ length: 120 }, (_, i) => [
  `parts-${i}.md`,
  `## What is part ${i} of a kettle made of?\n\nPart ${i} is made of metal number ${i * 7}.\n\nIt lasts ${i} years.\n`,
]);

test('every stage of indexing tells how far it is', async () => {
  const { app } = worldWith(Object.fromEntries(PARTS));
  const told: Progress[] = [];
  await app.openBank('bank', progress => told.push(progress));
  const stages = Map.groupBy(told, ({ stage }) => stage);
  expect([...stages.keys()]).toEqual(['reading', 'importing', 'indexing', 'embedding', 'fitting', 'saving', 'loading']);
  for (const [stage, reports] of stages) {
    const done = reports.map(report => report.done / report.total);
    expect(done, stage).toEqual(done.toSorted((a, b) => a - b));
    expect(Math.max(...done), stage).toBeLessThanOrEqual(1);
  }
  for (const stage of ['importing', 'indexing', 'embedding', 'fitting']) {
    const steps = new Set(stages.get(stage)!.map(({ done }) => done)).size;
    expect(steps, stage).toBeGreaterThan(20);
  }
  expect(stages.get('saving')!.at(-1)).toMatchObject({ done: stages.get('saving')!.at(-1)!.total });
});

test('that another process builds the same index is told in a sentence, once', async () => {
  const { app, cwd, dataDir, packageRoot } = worldWith({ 'kettles.md': kettles('nine') });
  const { store } = portsIn(cwd, dataDir, packageRoot);
  const notices: string[] = [];
  const waiting = Promise.withResolvers<void>();
  const indexing = store.building(indexKey(cwd, 'bank'), async () => {
    const other = app.index('bank', ({ notice }) => {
      if (notice === undefined) return;
      notices.push(notice);
      waiting.resolve();
    });
    await waiting.promise;
    return { other };
  });
  expect((await (await indexing).other).entries).toBe(3);
  expect(notices).toEqual(['Another process is indexing this bank; waiting for it.']);
});

test('a bank that was only touched keeps the files of its index', async () => {
  const { app, cwd, root, dataDir, packageRoot } = worldWith({ 'kettles.md': kettles('nine') });
  const { store } = portsIn(cwd, dataDir, packageRoot);
  const manifest = async () => {
    const stored = await store.load(indexKey(cwd, 'bank'), { embedder: EMBEDDER_ID });
    if ('missing' in stored) throw new Error(stored.missing);
    return stored.manifest;
  };
  await app.index('bank');
  const before = await manifest();
  write(join(root, 'kettles.md'), kettles('nine'));
  expect(await app.index('bank')).toMatchObject({ rebuilt: false });
  const after = await manifest();
  expect(after.bankFingerprint).not.toBe(before.bankFingerprint);
  expect({ ...after, bankFingerprint: '' }).toEqual({ ...before, bankFingerprint: '' });
});
