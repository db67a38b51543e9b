// The promise of every answer: each citation, read again from the disk, is exactly its quote. Over banks of random Markdown.
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PersonError } from '../../src/message/person-error.ts';
import { anyBank, anyLine } from '../answer/random-markdown.ts';
import { write } from '../drivers/bank-folders.ts';
import { ask } from './app-ports.ts';
import { checkCitations, worldWith } from './world.ts';

test('every citation of every answer stands on the disk', {
  timeout: 120_000,
}, async () => {
  const world = worldWith({ 'kettles.md': '## What is a kettle?\n\nA pot.\n' });
  let cited = 0;
  await fc.assert(
    fc.asyncProperty(anyBank, anyLine, async (markdown, question) => {
      write(join(world.root, 'kettles.md'), markdown);
      const open = await world.app.openBank(world.root).catch(orNull);
      // Where nothing but titles came about there is no bank.
      if (open === null) return;
      for (const text of [...open.entries.map(({ title }) => title), question, 'how long does a gas kettle boil']) {
        cited += checkCitations(await ask(open, text), world.cwd);
      }
    }),
    { numRuns: 20 },
  );
  expect(cited).toBeGreaterThan(50);
});

function orNull(error: unknown): null {
  if (error instanceof PersonError) return null;
  throw error;
}
