// The quiz items of our own bank: every one is proved by it, and none gives its answer away by where or how it stands.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readQuizItems } from '../../src/bank/quiz-items/read-items.ts';
import { authoredQuestions } from '../../src/quiz/authored/authored-questions.ts';
import type { ChoiceQuestion } from '../../src/quiz/question.ts';
import { build, folder } from '../bank/bank-files.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, '../../knowledge/bank', name), 'utf8');
const texts = { 'cloud-ai-services.md': read('cloud-ai-services.md') };
const quiz = { 'cloud-ai-services.quiz.md': read('cloud-ai-services.quiz.md') };
const { bank } = build(texts);
const { items, faults: unreadable } = readQuizItems(folder(quiz));
const { questions, faults: unproved } = authoredQuestions(bank, items);

const ofKind = (kind: string) => questions.filter(question => question.kind === kind);
const choices = questions.filter((question): question is ChoiceQuestion => question.kind === 'choice');
const withOneRight = choices.filter(({ correct }) => correct.length === 1);

/** The share of `withOneRight` whose right option is longer (or shorter) than each of the others. */
function shareWhereRightIs(extreme: (a: number, b: number) => boolean): number {
  const found = withOneRight.filter(({ options, correct: [right = 0] }) =>
    options.every((option, at) => at === right || extreme(options[right]!.length, option.length)),
  );
  return found.length / withOneRight.length;
}

describe('our quiz items', () => {
  test('are all read, proved and asked', () => {
    expect([...unreadable, ...unproved]).toEqual([]);
    expect(questions).toHaveLength(items.length);
    for (const { id, proofs } of questions) expect(proofs, id).not.toHaveLength(0);
  });

  test('are enough for every topic, of every kind', () => {
    const counts = bank.entries.map((entry, at) => [
      entry.id,
      questions.filter(question => question.entry === at).length,
    ]);
    expect(counts).toHaveLength(10);
    for (const [id, count] of counts) expect(count, `${id}`).toBeGreaterThanOrEqual(8);
    expect(questions.length).toBeGreaterThanOrEqual(84);
    expect(choices.length).toBeGreaterThanOrEqual(60);
    expect(ofKind('number').length).toBeGreaterThanOrEqual(12);
    expect(ofKind('open').length).toBeGreaterThanOrEqual(12);
    for (const difficulty of ['easy', 'medium', 'hard'])
      expect(questions.filter(question => question.difficulty === difficulty).length).toBeGreaterThanOrEqual(15);
  });

  test('ask each thing once', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ prompt }) => prompt.toLowerCase())).size).toBe(questions.length);
  });

  test('stand in a section that is their own entry', () => {
    for (const [at, { entry }] of items.entries())
      expect(bank.entries[questions[at]!.entry]!.id).toBe(`cloud-ai-services#${entry}`);
  });

  test('are whole sentences', () => {
    for (const { id, prompt, explanation } of questions) {
      expect(prompt, id).toMatch(/^[A-Z\d].*\?$/);
      expect(explanation, id).toMatch(/^[A-Z\d].*\.$/);
    }
  });

  test('say how many options are right where it is more than one', () => {
    expect(choices.filter(({ correct }) => correct.length > 1).length).toBeGreaterThanOrEqual(8);
    for (const { id, prompt, correct } of choices) expect(/\bwhich two\b/i.test(prompt), id).toBe(correct.length === 2);
  });

  test('have four options that differ', () => {
    for (const { id, options } of choices) {
      expect(new Set(options.map(option => option.toLowerCase())).size, id).toBe(4);
      expect(
        options.filter(option => /^(all|none|both) of\b/i.test(option)),
        id,
      ).toEqual([]);
    }
  });

  test('have their right options at every position about as often', () => {
    for (const position of [0, 1, 2, 3]) {
      const there = withOneRight.filter(({ correct }) => correct[0] === position).length;
      expect(there / withOneRight.length, `position ${position}`).toBeGreaterThan(0.18);
      expect(there / withOneRight.length, `position ${position}`).toBeLessThan(0.32);
    }
  });

  test('are not answered by taking the longest option, nor the shortest', () => {
    expect(shareWhereRightIs((right, other) => right > other)).toBeLessThan(0.36);
    expect(shareWhereRightIs((right, other) => right < other)).toBeLessThan(0.36);
  });

  test('have three to six key points where the answer is open, each with its own proof', () => {
    for (const question of questions) {
      if (question.kind !== 'open') continue;
      expect(question.keyPoints.length, question.id).toBeGreaterThanOrEqual(3);
      expect(question.keyPoints.length, question.id).toBeLessThanOrEqual(6);
      for (const point of question.keyPoints) expect(point.proofs, point.text).not.toHaveLength(0);
    }
  });

  test('have numbers with a unit, a tolerance that tells right from wrong, and their working', () => {
    for (const question of questions) {
      if (question.kind !== 'number') continue;
      expect(question.unit, question.id).not.toBe('');
      expect(question.tolerance, question.id).toBeGreaterThan(0);
      expect(question.tolerance, question.id).toBeLessThanOrEqual(0.05);
      expect(question.explanation.replaceAll(',', ''), question.id).toContain(question.answer);
    }
  });

  test('leave the bank as it is without them', () => {
    expect(build({ ...texts, ...quiz }).bank).toEqual(bank);
  });
});
