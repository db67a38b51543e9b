// What an interview amounts to.
import { expect, test } from 'vitest';
import { Held, KETTLES, LAMPS } from './held.ts';

test('the assessment has each point with the words for it and the proof of the bank', () => {
  const held = new Held([KETTLES]).says('I say hit-0 and contrary-2').says('then partly-1');
  const { questions, strengths, gaps, share, verdict, left, milliseconds } = held.assessment;
  expect(questions).toHaveLength(1);
  expect(questions[0]?.points).toEqual([
    {
      text: KETTLES.keyPoints[0]?.text,
      outcome: 'hit',
      said: { start: 6, end: 11, text: 'hit-0' },
      proofs: KETTLES.keyPoints[0]?.proofs,
    },
    expect.objectContaining({ outcome: 'partly' }),
    expect.objectContaining({ outcome: 'contrary' }),
  ]);
  for (const { said } of questions[0]!.points)
    expect(questions[0]!.said.slice(said!.start, said!.end)).toBe(said!.text);
  expect(strengths).toEqual([{ question: 0, point: 0 }]);
  expect(gaps).toEqual([{ question: 0, point: 2 }]);
  expect(share).toBeCloseTo(1 / 3, 10);
  expect({ verdict, left, milliseconds }).toEqual({ verdict: 'patchy', left: 0, milliseconds: 2000 });
});

test('gaps begin with what was said the wrong way round', () => {
  const held = new Held().says('hit-0').wants('skip').says('contrary-1').wants('stop');
  expect(held.assessment.gaps).toEqual([
    { question: 1, point: 1 },
    { question: 0, point: 1 },
    { question: 0, point: 2 },
    { question: 1, point: 0 },
  ]);
});

test.each([
  ['strong', 'hit-0 hit-1', 'hit-0 hit-1 hit-2', null],
  ['strong', 'hit-0 partly-1', 'hit-0 partly-1 partly-2', null],
  ['sound', 'hit-0', 'hit-0 hit-1', null],
  ['sound, since one question failed', '', 'hit-0 hit-1 hit-2', 0.5],
  ['patchy', 'hit-0', '', 0.25],
  ['weak', '', 'partly-0', 1 / 12],
] as const)('%s', (verdict, lamps, kettles, share) => {
  const held = new Held([LAMPS, KETTLES]);
  for (const [at, text] of [lamps, kettles].entries()) {
    held.says(text);
    if (held.state.current.question === at) held.wants('skip');
  }
  expect(held.assessment.verdict).toBe(verdict.split(',')[0]);
  if (share !== null) expect(held.assessment.share).toBeCloseTo(share, 10);
});

test('a list of words earns nothing', () => {
  const held = new Held([LAMPS]).says('list hit-0 hit-1').wants('skip');
  expect(held.assessment).toMatchObject({ share: 0, verdict: 'weak', questions: [{ share: 1, passed: false }] });
});
