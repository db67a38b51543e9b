// The whole of an entry: all that it says, once, in its order, each statement cited; what changed meanwhile is left out and counted.
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { WholeEntry } from '../../src/answer/answer.ts';
import { write } from '../drivers/bank-folders.ts';
import { wordsIn } from '../message/words.ts';
import { worldWith } from './world.ts';

const ENTRY = `# Kettles

## How do kettles differ?

They differ in speed and noise.

Choose gas when:

- you camp
- you like whistling

| Feature | Gas | Electric |
|---|---|---|
| Speed | 9 minutes | 4 minutes |
| Noise | loud | quiet |

### Safety

A fuse blows.

\`\`\`sh
kettle --boil
\`\`\`

## What is a pot?

A vessel for stew.
`;

async function opened() {
  const world = worldWith({ 'kettles.md': ENTRY });
  const bank = await world.app.openBank(world.root);
  const [{ id }] = bank.entries as unknown as [{ id: string }];
  return { world, bank, id };
}

function textOf({ claims }: WholeEntry): string {
  return claims.map(({ text }) => text).join('\n');
}

test('it says everything that the entry says and nothing of another', async () => {
  const { bank, id } = await opened();
  const entry = (await bank.entry(id))!;
  expect(entry).toMatchObject({ id, title: 'How do kettles differ?', dropped: 0 });
  const [body] = ENTRY.slice(ENTRY.indexOf('They differ')).split('## What is a pot?');
  const marks = new Set(['sh', 'Feature']);
  const said = new Set(wordsIn(textOf(entry)));
  expect(wordsIn(body!).filter(word => !said.has(word) && !marks.has(word))).toEqual([]);
  expect(textOf(entry)).not.toContain('stew');
});

test('it says each thing once, in the order of the bank', async () => {
  const { bank, id } = await opened();
  const text = textOf((await bank.entry(id))!);
  const told = [
    'differ in speed',
    'Choose gas',
    'you camp',
    'whistling',
    '9 minutes',
    'loud',
    'A fuse',
    'kettle --boil',
  ];
  const places = told.map(words => text.indexOf(words));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(told.filter(words => text.split(words).length !== 2)).toEqual([]);
});

test('every statement is cited, and every citation stands in the file to the byte', async () => {
  const { world, bank, id } = await opened();
  const { claims, citations } = (await bank.entry(id))!;
  expect(claims.filter(claim => claim.citations.length === 0)).toEqual([]);
  for (const { quote, source } of citations) {
    const bytes = readFileSync(resolve(world.cwd, source.path));
    expect(bytes.subarray(source.start, source.end).toString()).toBe(quote);
  }
  expect(citations.map(({ n }) => n)).toEqual(citations.map((_, i) => i + 1));
});

test.each([
  ['changed', (file: string) => write(file, ENTRY.replace('A fuse blows', 'A fuse melts'))],
  ['is gone', (file: string) => rmSync(file)],
])(
  'when its file %s since it was indexed, nothing false is said, and what is left out is counted',
  async (_how, change) => {
    const { world, bank, id } = await opened();
    change(join(world.root, 'kettles.md'));
    const entry = await bank.entry(id);
    expect(entry!.claims.map(({ text }) => text).join(' ')).not.toContain('A fuse blows');
    expect(entry!.dropped).toBeGreaterThan(0);
  },
);

test('an entry that is not there is null', async () => {
  const { bank } = await opened();
  expect(await bank.entry('nothing')).toBeNull();
});
