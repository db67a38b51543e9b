// Drawing questions: by topic and kind, spread over entries and kinds, what authors wrote first.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bank } from '../../src/bank/entry.ts';
import type { Question, QuestionKind } from '../../src/quiz/question.ts';
import { questionId } from '../../src/quiz/question-ids.ts';
import { selectQuestions, topicsNear, topicsOf } from '../../src/quiz/select-questions.ts';
import { build } from '../bank/bank-files.ts';

const NAMES = ['serverless-gpu', 'data-gravity', 'multi-region', 'trainium'];
const bank: Bank = build({
  'cloud.md': NAMES.map(
    (name, at) =>
      `## What should a team know about topic number ${at}?\n\n\`id: ${name}\` · \`difficulty: easy\` · \`tags: ${
        at < 2 ? 'Cost-Control' : 'hardware'
      }\`\n\nIt matters for the bill of the team.\n`,
  ).join('\n'),
}).bank;

function question(entry: number, kind: QuestionKind, id: string, passage = 0): Question {
  const asked = { id, entry, prompt: id, explanation: '', difficulty: 'easy' } as const;
  const proofs = [{ entry, passage, part: 'passage' }] as const;
  if (kind === 'choice') return { ...asked, proofs, kind, options: ['a', 'b', 'c'], correct: [0] };
  if (kind === 'number') return { ...asked, proofs, kind, answer: '1', unit: '', tolerance: 0 };
  return { ...asked, proofs, kind, keyPoints: [], answer: '' };
}

const generated = (entry: number, kind: QuestionKind, name: string, passage = 0) =>
  question(entry, kind, questionId(`cloud#${entry}`, 'table', kind, name), passage);

/** Two generated questions of each kind for each entry, each of a passage of its own. */
const all = NAMES.flatMap((_, entry) =>
  (['choice', 'open', 'number'] as const).flatMap((kind, nth) =>
    ['a', 'b'].map((name, again) => generated(entry, kind, name, 2 * nth + again)),
  ),
);

const select = (seed: number, count: number, wish: { topic?: string; kinds?: readonly QuestionKind[] } = {}) =>
  selectQuestions(bank, all, { seed, count, ...wish });

describe('selecting questions', () => {
  it('takes each entry once before any comes again, and each kind about as often as others', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const drawn = select(seed, NAMES.length);
        expect(new Set(drawn.map(({ entry }) => entry)).size).toBe(NAMES.length);
        const counts = [...Map.groupBy(drawn, ({ kind }) => kind).values()].map(({ length }) => length);
        expect(counts.length).toBe(3);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(new Set(drawn.slice(0, 3).map(({ kind }) => kind)).size).toBe(3);
      }),
      { numRuns: 50 },
    );
  });

  it('gives every question once where all are wished for', () => {
    const drawn = select(3, all.length + 5);
    expect(drawn.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  });

  it('draws the same for a seed, and something else for another', () => {
    expect(select(1, 6)).toEqual(select(1, 6));
    expect(
      new Set(
        [1, 2, 3, 4].map(seed =>
          select(seed, 6)
            .map(({ id }) => id)
            .join(),
        ),
      ).size,
    ).toBeGreaterThan(1);
  });

  it('prefers what an author wrote to what was generated from the same entry', () => {
    const authored = [question(0, 'choice', 'written-by-hand', 9), question(0, 'choice', 'written-too', 8)];
    fc.assert(
      fc.property(fc.nat(), seed => {
        const drawn = selectQuestions(bank, [...authored, ...all], { seed, count: 99 });
        const ofEntry = drawn.filter(({ entry }) => entry === 0).map(({ id }) => id);
        expect(ofEntry.slice(0, 2).toSorted()).toEqual(['written-by-hand', 'written-too']);
      }),
      { numRuns: 30 },
    );
  });

  it('asks a passage again only after the others of its entry', () => {
    const twice = [generated(0, 'choice', 'x', 1), generated(0, 'choice', 'y', 1), generated(0, 'choice', 'z', 2)];
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const [first, second] = selectQuestions(bank, twice, { seed, count: 2 });
      expect(first?.proofs[0]?.passage).not.toBe(second?.proofs[0]?.passage);
    }
  });

  it('draws of the wished kinds alone', () => {
    expect(new Set(select(1, 99, { kinds: ['open', 'number'] }).map(({ kind }) => kind))).toEqual(
      new Set(['open', 'number']),
    );
    expect(select(1, 99, { kinds: [] })).toEqual([]);
  });

  it.each([
    ['gpu', [0]],
    ['GPUs', [0]],
    ['Serverless GPU', [0]],
    ['multi region', [2]],
    ['multiregion', [2]],
    ['cost control', [0, 1]],
    ['COST_CONTROL', [0, 1]],
    ['topic number 3', [3]],
    ['quantum', []],
    ['', []],
  ])('finds the topic %j', (topic, entries) => {
    const found = new Set(select(1, 99, { topic }).map(({ entry }) => entry));
    expect([...found].sort()).toEqual(entries);
  });

  it('tells the topics of a bank, those of most entries first', () => {
    const topics = topicsOf(bank);
    expect(topics[0]).toBe('cloud');
    expect(topics).toEqual(expect.arrayContaining([...NAMES, 'Cost-Control', 'hardware']));
    for (const topic of topics) expect(select(1, 1, { topic })).toHaveLength(1);
  });
});

describe('a topic that the bank does not have', () => {
  it.each([
    ['sevrerless gpu', ['serverless-gpu']],
    ['Tranium', ['trainium']],
    ['multi regions', ['multi-region']],
    ['hardwear', ['hardware']],
    ['zebra', []],
    ['gpu', []],
    ['', []],
  ])('"%s" is near %j', (topic, near) => {
    expect(topicsNear(bank, topic)).toEqual(near);
  });
});
