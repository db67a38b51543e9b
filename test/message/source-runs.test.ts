// Sources that follow each other in one entry share a line, and nothing else does.
import { expect, test } from 'vitest';
import type { Source } from '../../src/message/message.ts';
import { numbersOf, placeOf, runsOf } from '../../src/message/source-runs.ts';
import { source } from './gallery-parts.ts';

function shown(sources: readonly Source[]): string[] {
  return runsOf(sources).map(run => {
    const { path, lines } = placeOf(run);
    return `[${numbersOf(run)}] ${path}:${lines}${run.isSameEntry ? '' : ` ${run.citations[0].entry}`}`;
  });
}

const path = 'knowledge/bank/cloud-ai-services.md';
const entry = 'managed-or-self-hosted';

test('neighbours of one entry share a line', () => {
  expect(shown([source(1, 10), source(2, 12), source(3, 12), source(5, 20)])).toEqual([
    `[1–3, 5] ${path}:10, 12, 20 ${entry}`,
  ]);
});

test('an excerpt has a line of its own, and the title is told once', () => {
  expect(shown([source(1, 10), source(2, 12, 'a quote'), source(3, 14), source(4, 16)])).toEqual([
    `[1] ${path}:10 ${entry}`,
    `[2] ${path}:12`,
    `[3–4] ${path}:14, 16`,
  ]);
});

test('another entry, and another file of one entry, begin a line', () => {
  const span = source(3, 14).citation.source;
  const elsewhere = source(3, 14, '', { source: { ...span, path: 'other.md' } });
  expect(shown([source(1, 10), source(2, 12, '', { entry: 'b' }), elsewhere])).toEqual([
    `[1] ${path}:10 ${entry}`,
    `[2] ${path}:12 b`,
    `[3] other.md:14 ${entry}`,
  ]);
});

test('the original of a copy is named', () => {
  const copy = { ...source(1, 10).citation.source, origin: { path: 'questions.csv', line: 3 } };
  expect(shown([source(1, 10, '', { source: copy })])).toEqual([`[1] questions.csv:3 ${entry}`]);
});
