// Ranking gathers the same evidence whichever way the vectors are compared.
import { expect, test } from 'vitest';
import { bankOf, makeEntries, makeQuestions } from '../../bench/synthetic-bank.ts';
import { exactVectorIndex } from '../../src/drivers/exact-vector-index.ts';
import type { Ranked } from '../../src/retrieval/rank.ts';
import { openSearch } from '../../src/retrieval/search.ts';
import { openBankSearch } from './small-search.ts';

const PARTS = ['entry', 'question', 'passage', 'questionVector', 'passageVector', 'entryVector'] as const;
const entries = [...makeEntries({ entries: 200, passagesPerEntry: 2, titled: true, seed: 5 })];
const opened = openBankSearch(bankOf(entries));
const questions = makeQuestions(entries, 30, 6);

test('comparing all vectors at once gives the evidence that searching for the nearest gives', () => {
  const { matrix, dimensions, entryLengths } = opened.vectors;
  const exact = exactVectorIndex({ matrix, dimensions });
  const atOnce = openSearch(opened.search.index, { ...exact, matrix, entryLengths }, opened.search.concepts);
  for (const text of questions) {
    const query = opened.search.read(text);
    const vector = opened.embedText(query.embeddable);
    const [one, other] = [opened.search, atOnce].map(search => byEntry(search.evidence(query, vector)));
    expect([...other!.keys()]).toEqual([...one!.keys()]);
    for (const [entry, found] of one!) {
      for (const part of PARTS) expect(other!.get(entry)!.evidence[part]).toBeCloseTo(found.evidence[part], 5);
    }
  }
});

test('what is left out is nowhere in the evidence, and is back with the next question', () => {
  const { search } = opened;
  const query = search.read(entries[7]!.title);
  const vector = opened.embedText(query.embeddable);
  const before = byEntry(search.evidence(query, vector));
  expect(byEntry(search.evidence(query, vector, { entry: 7 })).has(7)).toBe(false);
  const without = byEntry(search.evidence(query, vector, { question: search.index.questionStarts[7]! })).get(7);
  expect(without?.evidence.question ?? 0).toBe(0);
  expect(byEntry(search.evidence(query, vector))).toEqual(before);
});

function byEntry(found: readonly Ranked[]): Map<number, Ranked> {
  return new Map(found.toSorted((a, b) => a.entry - b.entry).map(each => [each.entry, each]));
}
