// What becomes a card, and what does not.
import { describe, expect, test } from 'vitest';
import type { Card } from '../../../src/quiz/review/card.ts';
import { type Candidate, cardAfter, cardsForEntry } from '../../../src/quiz/review/feed.ts';
import { beginMemory, DAY, dueOf, review } from '../../../src/quiz/review/memory.ts';

const NOW = 1_800_000_000_000;
const answer = (share: number, passed: boolean, kind: Candidate['kind'] = 'choice') => ({
  question: 'one-stop-shop',
  entry: 'platforms',
  kind,
  share,
  passed,
  milliseconds: 30_000,
});

describe('an answer', () => {
  test('makes a card when it was missed or right in part', () => {
    const missed = cardAfter(null, answer(0, false), NOW);
    expect(missed).toEqual({
      question: 'one-stop-shop',
      entry: 'platforms',
      memory: beginMemory(answer(0, false), NOW),
    });
    expect(cardAfter(null, answer(0.5, true, 'open'), NOW)?.memory.state).toBe('learning');
  });

  test('makes none when it was right', () => {
    expect(cardAfter(null, answer(1, true), NOW)).toBeNull();
    expect(cardAfter(null, answer(0.9, true, 'open'), NOW)).toBeNull();
  });

  test('reviews the card that there is, right or wrong', () => {
    const card = cardAfter(null, answer(0, false), NOW)!;
    const later = NOW + DAY;
    expect(cardAfter(card, answer(1, true), later)).toEqual({ ...card, memory: review(card.memory, 'good', later) });
    expect(cardAfter(card, answer(0, false), later)!.memory.state).toBe('learning');
  });

  test('to a case of costs makes one card, whatever figures were drawn', () => {
    const id = 'cost-serverless-100-2s';
    expect(cardAfter(null, { ...answer(0, false), question: id }, NOW)?.question).toBe('cost-serverless');
  });
});

describe('what the bot was asked', () => {
  const question = (id: string, more: Partial<Candidate> = {}): Candidate => ({
    id,
    entry: 'platforms',
    kind: 'choice',
    difficulty: 'medium',
    ...more,
  });
  const names = (cards: readonly Card[]) => cards.map(card => card.question);
  const all = [
    question('term-abcdefg1234567'),
    question('open', { kind: 'open' }),
    question('hard', { difficulty: 'hard' }),
    question('other', { entry: 'costs' }),
    question('easy', { difficulty: 'easy' }),
  ];

  test('makes two cards of its entry for tomorrow, those of authors and the sure ones first', () => {
    const cards = cardsForEntry('platforms', all, [], NOW);
    expect(names(cards)).toEqual(['easy', 'hard']);
    expect(cards.map(({ memory }) => dueOf(memory))).toEqual([NOW + DAY, NOW + DAY]);
    const more = cardsForEntry('platforms', all, cards, NOW);
    expect(names(more)).toEqual(['open', 'term-abcdefg1234567']);
    expect(cardsForEntry('platforms', all, [...cards, ...more], NOW)).toEqual([]);
  });

  test('makes no more while ten wait for a first answer', () => {
    const memory = beginMemory(null, NOW);
    const waiting = Array.from({ length: 9 }, (_, at) => ({ question: `waits-${at}`, entry: 'a', memory }));
    expect(names(cardsForEntry('platforms', all, waiting, NOW))).toEqual(['easy']);
    const answered = waiting.map(card => ({ ...card, memory: review(memory, 'again', NOW) }));
    expect(names(cardsForEntry('platforms', all, answered, NOW))).toEqual(['easy', 'hard']);
  });
});
