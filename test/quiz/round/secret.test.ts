// Secrecy: until its reveal nothing that leaves a round tells what is right, what was answered, or who answered it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Question } from '../../../src/quiz/question.ts';
import type { RoundEffect } from '../../../src/quiz/round/round.ts';
import { amount, choice, open, Played } from './played.ts';

const PEOPLE = ['ben', 'cem', 'dora', 'eli'];

/** Something that happens: the same in both rounds but for what is secret. */
type Happening =
  | { readonly kind: 'answer'; readonly person: number; readonly one: number; readonly other: number }
  | { readonly kind: 'delivered' | 'reveal' | 'close' | 'skip' | 'next' | 'pause' | 'resume' | 'stop' };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      person: fc.nat(PEOPLE.length - 1),
      one: fc.nat(3),
      other: fc.nat(3),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'delivered' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('reveal', 'close', 'skip', 'next', 'pause', 'resume', 'stop', 'next', 'close'),
    }),
  },
);

const happenings = fc.array(fc.tuple(fc.integer({ min: -2, max: 9 }), happening), { minLength: 5, maxLength: 60 });

/** Two rounds of questions that look the same, and of which other answers are right. */
const ONE: readonly Question[] = [choice(0, [1]), amount(1), choice(2, [0, 2]), open(3), choice(4, [3])];
const OTHER: readonly Question[] = [
  { ...choice(0, [2]), explanation: 'another', id: 'another', entry: 7 },
  { ...amount(1, 'another'), proofs: [{ entry: 9, passage: 9, part: 'label' }] },
  choice(2, [1, 3]),
  { ...open(3, 'another'), keyPoints: [] },
  choice(4, [0]),
];

function play(
  questions: readonly Question[],
  people: readonly string[],
  secret: 'one' | 'other',
  script: readonly [number, Happening][],
): Played {
  const round = new Played(questions);
  let seconds = 0;
  for (const [passed, what] of script) {
    seconds += passed;
    if (what.kind === 'answer') {
      const right = questions[round.state.current];
      const given = right?.kind === 'choice' ? [what[secret]] : `hidden-words-${what[secret]}`;
      round.answers(seconds, people[what.person]!, given);
    } else if (what.kind === 'delivered') round.delivered(seconds);
    else if (what.kind === 'reveal') round.due(seconds, 'reveal');
    else round.wants(seconds, what.kind);
  }
  return round;
}

/** What is public before the end of secrecy, and of what is told to one person all but whom. */
function beforeReveal(effects: readonly RoundEffect[]): unknown[] {
  return effects.map(effect => {
    if (effect.kind === 'reveal' || effect.kind === 'standings' || effect.kind === 'ended') return effect.kind;
    if (effect.kind !== 'tell') return effect;
    expect(Object.keys(effect)).toEqual(['kind', 'person', 'event', 'says']);
    return { ...effect, person: null };
  });
}

test('what is right, what is answered and who answers it makes no difference before the reveal', () => {
  let answered = 0;
  fc.assert(
    fc.property(happenings, script => {
      const one = play(ONE, PEOPLE, 'one', script);
      const other = play(OTHER, PEOPLE.toReversed(), 'other', script);
      expect(beforeReveal(one.effects)).toEqual(beforeReveal(other.effects));
      answered += one.all('count').length;
    }),
    { numRuns: 300, seed: 5 },
  );
  expect(answered).toBeGreaterThan(500);
});

test('nothing of a question but what is shown, and nothing that people wrote, is to be read before its reveal', () => {
  fc.assert(
    fc.property(happenings, script => {
      const { effects } = play(ONE, PEOPLE, 'one', script);
      expect(effects.flatMap(secretsIn)).toEqual([]);
      const revealed = effects.flatMap(effect => (effect.kind === 'reveal' ? [effect.question] : []));
      expect(revealed).toEqual([...revealed.keys()]);
    }),
    { numRuns: 200, seed: 6 },
  );
});

/** What stands in an effect that is no reveal and must not: what is marked as hidden, and a person beside a question. */
function secretsIn(effect: RoundEffect): string[] {
  if (effect.kind === 'reveal') return [];
  const text = JSON.stringify(effect);
  const named = 'question' in effect ? PEOPLE : [];
  return ['hidden', 'correct', 'picks', ...named].filter(word => text.includes(word));
}
