// A round to play in tests: questions that cannot be mistaken for anything else, and a player that keeps every effect.

import type { ChoiceQuestion, NumberQuestion, OpenQuestion, Question } from '../../../src/quiz/question.ts';
import { beginRound } from '../../../src/quiz/round/begin.ts';
import type { Grade, Pace, RoundEffect, RoundEvent, RoundState } from '../../../src/quiz/round/round.ts';
import { stepWith } from '../../../src/quiz/round/step.ts';

/** The moment at which rounds begin. */
export const START = 1_800_000_000_000;
export const PACE: Pace = { questionSeconds: 20, graceSeconds: 0, breakSeconds: 5, rewardsSpeed: true };

const asked = (number: number) => ({
  id: `hidden-id-${number}`,
  entry: number,
  prompt: `Which kettle is number ${number}?`,
  explanation: `hidden-explanation-${number}`,
  difficulty: 'medium' as const,
  proofs: [{ entry: number, passage: 0, part: 'passage' as const }],
});

export function choice(number: number, correct: readonly number[] = [1]): ChoiceQuestion {
  return { ...asked(number), kind: 'choice', options: ['red', 'green', 'blue', 'black'], correct };
}

export function amount(number: number, answer = 'hidden-amount'): NumberQuestion {
  return { ...asked(number), kind: 'number', answer, unit: 'USD', tolerance: 0.05 };
}

export function open(number: number, answer = 'hidden-answer'): OpenQuestion {
  const keyPoints = [{ text: `hidden-point-${number}`, proofs: [] }];
  return { ...asked(number), kind: 'open', keyPoints, answer };
}

/** Picks are right when they are the right ones; of words, "half" is half right, "none" no answer, the answer itself right. */
export const grade: Grade = (question, answer) => {
  if (question.kind === 'choice')
    return verdict('picks' in answer && `${answer.picks}` === `${question.correct}` ? 1 : 0);
  if (!('text' in answer) || answer.text === 'none') return null;
  return verdict(answer.text === 'half' ? 0.5 : Number(answer.text === question.answer));
};

const verdict = (share: number) => ({ share, passed: share === 1 });

type Effect<K extends RoundEffect['kind']> = Extract<RoundEffect, { kind: K }>;

/** A round in play. Every state goes through JSON, as it does when it is saved. */
export class Played {
  state: RoundState;
  readonly effects: RoundEffect[];
  /** What the last step gave. */
  last: readonly RoundEffect[];
  private readonly step;
  private events = 0;

  constructor(questions: readonly Question[], pace: Pace = PACE, by: Grade = grade) {
    this.step = stepWith(by);
    const { state, effects } = beginRound({ id: 'round', startedBy: 'ann', questions, pace }, START);
    this.state = saved(state);
    this.last = effects;
    this.effects = [...effects];
  }

  /** Lets `event` happen `seconds` after the start. */
  happen(seconds: number, event: RoundEvent): this {
    const { state, effects } = this.step(this.state, event, START + seconds * 1000);
    this.state = saved(state);
    this.last = effects;
    this.effects.push(...effects);
    return this;
  }

  delivered(seconds: number, question = this.state.current): this {
    return this.happen(seconds, { kind: 'delivered', question, at: START + seconds * 1000 });
  }

  /** `person` answers the current question, by picks or in words. */
  answers(seconds: number, person: string, given: readonly number[] | string, question = this.state.current): this {
    this.events += 1;
    const answer = typeof given === 'string' ? { text: given } : { picks: given };
    const at = START + seconds * 1000;
    return this.happen(seconds, { kind: 'answer', id: `event-${this.events}`, person, question, answer, at });
  }

  /** `person`, who is no admin unless said, wants something. */
  wants(
    seconds: number,
    kind: 'pause' | 'resume' | 'close' | 'skip' | 'next' | 'stop',
    person = 'ann',
    byAdmin = false,
  ): this {
    this.events += 1;
    return this.happen(seconds, { kind, id: `event-${this.events}`, person, byAdmin });
  }

  due(seconds: number, purpose: 'reveal' | 'next', question = this.state.current): this {
    return this.happen(seconds, { kind: 'due', for: purpose, question });
  }

  /** All effects of a kind so far. */
  all<K extends RoundEffect['kind']>(kind: K): Effect<K>[] {
    return this.effects.filter((effect): effect is Effect<K> => effect.kind === kind);
  }

  /** The kinds of the last step's effects. */
  get kinds(): string[] {
    return this.last.map(({ kind }) => kind);
  }

  /** What the last step told a person. */
  get said(): string[] {
    return this.last.flatMap(effect => (effect.kind === 'tell' ? [effect.says] : []));
  }

  /** When the last step wants to be woken, in seconds after the start. */
  get wakesAt(): number[] {
    return this.last.flatMap(effect => (effect.kind === 'wake' ? [(effect.at - START) / 1000] : []));
  }
}

/** `value` as it comes back from where it is saved. */
export function saved<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** A round of two choices, of which the first was delivered two seconds after the start. */
export function two(): Played {
  return new Played([choice(0), choice(1)]).delivered(2);
}

/** What the last reveal gave to whom. */
export function pointsOf(round: Played): (readonly [string, number])[] {
  return (
    round
      .all('reveal')
      .at(-1)
      ?.answers.map(({ person, points }) => [person, points] as const) ?? []
  );
}
