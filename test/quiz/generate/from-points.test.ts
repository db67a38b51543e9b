// Open questions from key points and from bullets.
import { describe, expect, it } from 'vitest';
import type { Bank } from '../../../src/bank/entry.ts';
import { fromPoints } from '../../../src/quiz/generate/from-points.ts';
import { placesOf } from '../../../src/quiz/generate/place.ts';
import type { OpenQuestion } from '../../../src/quiz/question.ts';
import { bankOf } from './made-banks.ts';

function asked(bank: Bank): OpenQuestion[] {
  return placesOf(bank).flatMap(place => fromPoints(place) ?? []);
}

const QUESTION = '## How do you roll out a new model safely?';
const BULLETS = [
  '- Send a small share of the traffic to the new model first',
  '- Compare error rates and latency with the old model',
  '- Roll back automatically when an alarm fires',
];

describe('open questions', () => {
  it('have the bullets as key points where the author wrote none, each proved', () => {
    const [question] = asked(bankOf(QUESTION, '', ...BULLETS));
    expect(question?.prompt).toBe('How do you roll out a new model safely?');
    expect(question?.keyPoints.map(({ text }) => `- ${text}`)).toEqual(BULLETS);
    expect(question?.keyPoints.every(({ proofs }) => proofs.length === 1)).toBe(true);
  });

  it('have the key points of the author where there are some, proved by what says them', () => {
    const bank = bankOf(
      QUESTION,
      '',
      '`id: roll-out` · `difficulty: easy` · `tags: serving`',
      '',
      ...BULLETS,
      '',
      '### Key points',
      '',
      '- A small share of the traffic first',
      '- Tell the people on call about all of it beforehand',
      '- Automatic roll back',
    );
    const [question] = asked(bank);
    expect(question?.keyPoints.map(({ proofs }) => proofs.length)).toEqual([1, 0, 1]);
    expect(question?.proofs.map(({ passage }) => `- ${bank.entries[0]?.passages[passage]?.text}`)).toEqual([
      BULLETS[0],
      BULLETS[2],
    ]);
  });

  it.each([
    'What stages are needed?',
    'What is Manila?',
    'How do I release my model?',
    'Broker of shards - what is it?',
    'Can brokers be deployed alone, or only together?',
  ])('are not made of bullets where the title may be of anything, or of one case: %s', title => {
    expect(asked(bankOf(`## ${title}`, '', ...BULLETS))).toEqual([]);
  });

  it('are not made of bullets that go on from what stands above them', () => {
    expect(asked(bankOf(QUESTION, '', ...BULLETS.slice(1), '- by sending a small share of the traffic first'))).toEqual(
      [],
    );
  });

  it('are not asked of an entry whose title asks nothing', () => {
    expect(asked(bankOf('## Roll-out of models', '', ...BULLETS))).toEqual([]);
    expect(asked(bankOf('## Why does it do that?', '', ...BULLETS))).toEqual([]);
  });

  it('are not asked where the bullets are of several lists, ask themselves or point elsewhere', () => {
    const lists = [
      '**For it:**',
      '',
      ...BULLETS,
      '',
      '**Against it:**',
      '',
      '- It takes two fleets of machines for a day',
    ];
    expect(asked(bankOf(QUESTION, '', ...lists))).toEqual([]);
    expect(asked(bankOf(QUESTION, '', ...BULLETS, '- Is the new model slower than the old one?'))).toEqual([]);
    expect(asked(bankOf(QUESTION, '', ...BULLETS, '- Keep the old fleet warm for a day (see Q24)'))).toEqual([]);
    expect(asked(bankOf(QUESTION, '', ...BULLETS, '- Give the fleet C no right to write to S'))).toEqual([]);
  });

  it('are not asked for several questions at a time', () => {
    expect(asked(bankOf('## How do you roll out a model? What do you watch?', '', ...BULLETS))).toEqual([]);
  });

  it('are not asked where bullets are an aside, hold code or are too many', () => {
    const long = 'A roll-out is a matter of trust between those who train models and those who serve them. '.repeat(4);
    expect(asked(bankOf(QUESTION, '', long, '', ...BULLETS))).toEqual([]);
    expect(asked(bankOf(QUESTION, '', ...BULLETS, '- Call `rollback(model)` => done'))).toEqual([]);
    const many = Array.from({ length: 9 }, (_, at) => `- Watch signal number ${at} of the serving machines`);
    expect(asked(bankOf(QUESTION, '', ...many))).toEqual([]);
  });
});
