// What is right, shown with the excerpts that settle it; without them nothing points at what is not there.
import { describe, expect, test } from 'vitest';
import type { Citation } from '../../../src/message/citation.ts';
import type { Message } from '../../../src/message/message.ts';
import { plainText } from '../../../src/message/plain-text.ts';
import { presentAppeal } from '../../../src/present/quiz/present-appeals.ts';
import { presentReveal, type RevealedQuestion } from '../../../src/present/quiz/present-reveal.ts';
import { presentOwnResult, presentOwnReveal } from '../../../src/present/quiz/present-round.ts';
import { choice, OPEN, smallGrading } from '../../app/chat/quiz-questions.ts';

const CITATION: Citation = {
  n: 1,
  entry: 'chips#0',
  title: 'What is Trainium?',
  quote: 'Trainium is a chip for training.',
  source: { path: 'bank/chips.md', sha256: 'a'.repeat(64), start: 10, end: 42, line: 3, url: null },
};

const PROVEN: RevealedQuestion = {
  round: 'r',
  question: 0,
  of: 1,
  revealed: OPEN,
  citations: [CITATION],
  purpose: 'round',
  counts: true,
  results: [],
  hidden: new Set(),
  streaks: [],
  fileAt: path => path,
};
const UNPROVEN = { ...PROVEN, citations: [] };

const own = { ...smallGrading().detail(OPEN, { text: 'Vinegar removes limescale.' }), passed: true, share: 0.5 };

function hasMarks(message: Message): boolean {
  return JSON.stringify(message).includes('"marks"');
}

describe('with its proof', () => {
  test.each([
    ['a reveal', presentReveal(PROVEN, null)],
    ['a reveal for one alone', presentOwnReveal({ ...PROVEN, purpose: 'review' }, own)],
    ['one’s own result', presentOwnResult(PROVEN, own)],
  ])('%s marks what the excerpts say', (_, message) => {
    expect(hasMarks(message)).toBe(true);
    expect(plainText(message)).toContain(CITATION.quote);
    expect(plainText(message)).not.toContain('no excerpt');
  });
});

describe('where the proof is gone', () => {
  test.each([
    ['a reveal', presentReveal(UNPROVEN, null)],
    ['a reveal for one alone', presentOwnReveal({ ...UNPROVEN, purpose: 'review' }, own)],
    ['one’s own result', presentOwnResult(UNPROVEN, own)],
  ])('%s says so, tells what was right, and marks nothing', (_, message) => {
    const text = plainText(message);
    expect(text.match(/no excerpt is shown/g)).toHaveLength(1);
    expect(text).toContain(OPEN.keyPoints[0]!.text);
    expect(text).not.toContain(OPEN.explanation);
    expect(hasMarks(message)).toBe(false);
  });

  test('of a choice the right option is told, and not why', () => {
    const asked = choice('alpha');
    const text = plainText(presentReveal({ ...UNPROVEN, revealed: asked }, null));
    expect(text).toContain('✓ B. the second');
    expect(text).not.toContain(asked.explanation);
  });
});

test('an appeal stands without excerpts, so it has no marks', () => {
  expect(hasMarks(presentAppeal({ id: 'a', person: 'P1', reason: 'No.', settled: null }, OPEN))).toBe(false);
});
