// Which question comes next.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../../src/quiz/chance.ts';
import { type Candidate, chooseNext, type History, type PastAsking } from '../../../src/quiz/items/choose-next.ts';
import type { ItemStat } from '../../../src/quiz/items/item-stats.ts';

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;
const candidate = (id: string, entry = 'one', difficulty: Candidate['difficulty'] = 'medium'): Candidate => ({
  id,
  entry,
  kind: 'choice',
  difficulty,
});
const ago = (question: string, days: number, entry = 'one'): PastAsking => ({
  question,
  entry,
  askedAt: NOW - days * DAY,
});
const history = (asked: readonly PastAsking[] = [], more: Partial<History> = {}): History => ({
  asked,
  stats: new Map(),
  flagged: new Set(),
  ...more,
});
const stat = (right: number, answered: number, discrimination: number | null = null): ItemStat => ({
  answered,
  right,
  shareRight: 0,
  discrimination,
  compared: discrimination === null ? 0 : answered,
});

/** What comes next by any of fifty seeds. */
function nextOf(candidates: readonly Candidate[], past: History): string[] {
  const chosen = Array.from({ length: 50 }, (_, seed) => chooseNext(candidates, past, NOW, chanceOf(seed))?.id ?? '-');
  return [...new Set(chosen)].sort();
}

describe('what comes next', () => {
  test('is what was never asked, however badly it fits', () => {
    const candidates = [candidate('old'), candidate('new', 'one', 'hard')];
    expect(nextOf(candidates, history([ago('old', 400), ago('other', 1)]))).toEqual(['new']);
  });

  test('is otherwise what was asked in the week that is longest ago', () => {
    const candidates = ['a', 'b', 'c', 'd'].map(id => candidate(id));
    const asked = [ago('a', 40), ago('b', 99), ago('c', 100), ago('c', 300), ago('d', 200), ago('d', 3)];
    expect(nextOf(candidates, history(asked))).toEqual(['b', 'c']);
  });

  test('is never what was asked in the last thirty days while there is anything else', () => {
    const candidates = [candidate('a'), candidate('b')];
    expect(nextOf(candidates, history([ago('a', 29.9), ago('b', 30)]))).toEqual(['b']);
    expect(nextOf(candidates, history([ago('a', 3), ago('b', 2)]))).toEqual(['a']);
  });

  test('is of an entry that was not asked lately', () => {
    const candidates = ['one', 'two', 'three', 'four'].map(entry => candidate(entry, entry));
    const asked = [ago('x', 1, 'two'), ago('y', 2, 'one'), ago('z', 9, 'three')];
    expect(nextOf(candidates, history(asked))).toEqual(['four', 'three']);
  });

  test('is right seven times in ten, as far as is known', () => {
    const levels = [candidate('easy', 'one', 'easy'), candidate('medium'), candidate('hard', 'one', 'hard')];
    expect(nextOf(levels, history())).toEqual(['medium']);
    const stats = new Map([
      ['medium', stat(1, 30)],
      ['hard', stat(21, 30)],
    ]);
    expect(nextOf(levels, history([], { stats }))).toEqual(['hard']);
  });

  test('tells who knows, among those that fit', () => {
    const stats = new Map([
      ['a', stat(21, 30, 0.4)],
      ['b', stat(21, 30, 0.05)],
      ['c', stat(21, 30)],
    ]);
    expect(
      nextOf(
        ['a', 'b', 'c'].map(id => candidate(id)),
        history([], { stats }),
      ),
    ).toEqual(['a']);
  });

  test('is drawn among equals', () => {
    expect(
      nextOf(
        ['a', 'b', 'c'].map(id => candidate(id)),
        history(),
      ),
    ).toEqual(['a', 'b', 'c']);
  });

  test('is nothing flagged, and nothing where there is nothing', () => {
    expect(nextOf([candidate('a'), candidate('b')], history([], { flagged: new Set(['a']) }))).toEqual(['b']);
    expect(nextOf([candidate('a')], history([], { flagged: new Set(['a']) }))).toEqual(['-']);
    expect(nextOf([], history())).toEqual(['-']);
  });

  test('is no case of costs that was asked with other figures', () => {
    const candidates = [candidate('cost-serverless-20'), candidate('cost-training-8')];
    expect(nextOf(candidates, history([ago('cost-serverless-10', 1)]))).toEqual(['cost-training-8']);
  });
});

test('day after day everything is asked once before anything comes again, and no entry twice in a row', () => {
  const banks = fc.record({ entries: fc.integer({ min: 2, max: 6 }), each: fc.integer({ min: 1, max: 6 }) });
  fc.assert(
    fc.property(banks, fc.integer(), ({ entries, each }, seed) => {
      const candidates = Array.from({ length: entries * each }, (_, at) =>
        candidate(`q${at}`, `entry-${at % entries}`, (['easy', 'medium', 'hard'] as const)[at % 3]),
      );
      const chance = chanceOf(seed);
      const asked: PastAsking[] = [];
      for (let day = 0; day < candidates.length; day += 1) {
        const next = chooseNext(candidates, history(asked), NOW + day * DAY, chance)!;
        asked.push({ question: next.id, entry: next.entry, askedAt: NOW + day * DAY });
      }
      expect(new Set(asked.map(({ question }) => question)).size).toBe(candidates.length);
      const firstHalf = asked.slice(0, entries);
      const inRow = firstHalf.filter(({ entry }, at) => at > 0 && firstHalf[at - 1]!.entry === entry);
      expect(inRow).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
