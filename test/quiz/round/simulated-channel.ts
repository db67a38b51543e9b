// A channel of twenty people that plays one round: posts and answers take their time, come twice and in another order,
// clocks are set, and the process dies before and after it saves.
import { expect } from 'vitest';
import { type Chance, chanceOf } from '../../../src/quiz/chance.ts';
import type { Question } from '../../../src/quiz/question.ts';
import { beginRound } from '../../../src/quiz/round/begin.ts';
import type {
  AnswerEvent,
  ControlEvent,
  Pace,
  RoundEffect,
  RoundEvent,
  RoundState,
  WakeEffect,
} from '../../../src/quiz/round/round.ts';
import { stepWith } from '../../../src/quiz/round/step.ts';
import { amount, choice, grade, open, START, saved } from './played.ts';

export const PEOPLE = Array.from({ length: 20 }, (_, i) => `person-${i}`);
const CONTROLS = ['pause', 'pause', 'resume', 'close', 'skip', 'next', 'stop'] as const;
const SECONDS = 20;
/** In each round. */
export const QUESTIONS = 4;

interface Arrival {
  readonly time: number;
  readonly event: RoundEvent;
}

export class SimulatedChannel {
  state: RoundState;
  /** The effects of every step that was saved, in order. */
  readonly effects: RoundEffect[] = [];
  /** Answers that people gave, however and whenever they arrived. */
  readonly given = new Map<string, AnswerEvent>();
  /** When each question was there to be read, by the clock of the platform. */
  readonly posted = new Map<number, number>();
  crashes = 0;
  private readonly chance: Chance;
  /** In a calm channel nobody conducts, no clock is set, and every answer arrives within the grace. */
  private readonly calm: boolean;
  private readonly step = stepWith(grade);
  private readonly arrivals: Arrival[] = [];
  private readonly wakes = new Map<string, WakeEffect>();
  private time = START;
  /** How far our clock is ahead of the platform's. */
  private ahead = 0;
  private ids = 0;

  constructor(seed: number, calm: boolean) {
    this.chance = chanceOf(seed, 'channel');
    this.calm = calm;
    const pace: Pace = {
      questionSeconds: SECONDS,
      graceSeconds: 1,
      breakSeconds: this.chance.pick([0, 5]),
      rewardsSpeed: true,
    };
    const plan = { id: `round-${seed}`, startedBy: 'person-0', questions: this.drawQuestions(), pace };
    const { state, effects } = beginRound(plan, this.now);
    this.state = saved(state);
    this.follow(effects);
  }

  /** Plays until nothing is left to happen. */
  play(): this {
    for (let next = this.next(); next !== null; next = this.next()) {
      this.time = Math.max(this.time, next.time);
      if (!this.calm && this.happensIn(1, 60)) this.ahead = (this.chance.below(7200) - 3600) * 1000;
      this.take(next.event);
    }
    return this;
  }

  private get now(): number {
    return this.time + this.ahead;
  }

  private happensIn(share: number, of: number): boolean {
    return this.chance.below(of) < share;
  }

  private drawQuestions(): Question[] {
    return Array.from({ length: QUESTIONS }, (_, i) =>
      this.chance.pick([choice(i, [this.chance.below(4)]), choice(i, [0, 3]), amount(i), open(i)]),
    );
  }

  /** What happens next: something arrives, or our clock strikes. A round that waits for somebody is gone on with. */
  private next(): Arrival | null {
    const [arrival] = this.arrivals;
    const [wake] = [...this.wakes.values()].toSorted((one, other) => one.at - other.at);
    if (wake && (!arrival || wake.at - this.ahead < arrival.time)) {
      this.wakes.delete(keyOf(wake));
      return { time: wake.at - this.ahead, event: { kind: 'due', for: wake.for, question: wake.question } };
    }
    if (arrival) return this.arrivals.shift()!;
    return this.state.phase === 'ended' ? null : { time: this.time + 60_000, event: this.control('resume', 0) };
  }

  /** A process may die before it saves, or after: what was not known to be done is then done again. */
  private take(event: RoundEvent): void {
    const { state, effects } = this.step(this.state, event, this.now);
    if (this.happensIn(1, 10)) {
      this.crashes += 1;
      expect(this.step(saved(this.state), event, this.now)).toStrictEqual({ state, effects });
    }
    this.state = saved(state);
    this.follow(effects);
    if (!this.happensIn(1, 10)) return;
    this.crashes += 1;
    const again = this.step(this.state, event, this.now);
    expect(again.state).toStrictEqual(this.state);
    // A timer that came too early is ordered again, in the place of the same order.
    this.follow(again.effects);
    expect(again.effects).toEqual(event.kind === 'due' ? again.effects.filter(({ kind }) => kind === 'wake') : []);
  }

  private follow(effects: readonly RoundEffect[]): void {
    this.effects.push(...effects);
    for (const effect of effects) {
      if (effect.kind === 'wake') this.wakes.set(keyOf(effect), effect);
      if (effect.kind === 'ask') this.post(effect.question);
    }
  }

  private arrive(time: number, event: RoundEvent): void {
    const later = this.arrivals.findIndex(other => other.time > time);
    this.arrivals.splice(later < 0 ? this.arrivals.length : later, 0, { time, event });
  }

  private post(question: number): void {
    const at = this.time + 100 + this.chance.below(1500);
    this.posted.set(question, at);
    const told = at + (this.calm || this.happensIn(3, 4) ? 10 : this.chance.below(30_000));
    this.arrive(told, { kind: 'delivered', question, at });
    if (this.happensIn(1, 4)) this.arrive(told + this.chance.below(40_000), { kind: 'delivered', question, at });
    for (const person of PEOPLE) this.answer(person, question, at);
    if (this.calm) return;
    for (let i = this.chance.below(5); i > 0; i -= 1) {
      this.arrive(at + this.chance.below(30_000), this.control(this.chance.pick(CONTROLS), this.chance.below(4)));
    }
  }

  /** Up to three answers, of which some come after the close, some twice, and some before earlier ones. */
  private answer(person: string, question: number, posted: number): void {
    let at = posted + 20;
    for (let i = this.chance.pick([0, 1, 1, 1, 2, 3]); i > 0; i -= 1) {
      at += 1 + this.chance.below(SECONDS * 900);
      const event: AnswerEvent = {
        kind: 'answer',
        id: this.id(),
        person,
        question,
        at,
        answer: this.drawAnswer(question),
      };
      this.given.set(event.id, event);
      const arrival = at + this.chance.below(this.calm || this.happensIn(9, 10) ? 1000 : 20_000);
      this.arrive(arrival, event);
      if (this.happensIn(1, 8)) this.arrive(arrival + this.chance.below(60_000), event);
    }
  }

  private drawAnswer(question: number): AnswerEvent['answer'] {
    const { chance } = this;
    if (this.state.questions[question]!.kind === 'choice')
      return { picks: chance.pick([[0], [1], [2], [3], [0, 3], []]) };
    return { text: chance.pick(['hidden-amount', 'hidden-answer', 'half', 'hidden-nonsense', 'none']) };
  }

  private control(kind: ControlEvent['kind'], person: number): ControlEvent {
    return { kind, id: this.id(), person: `person-${person}`, byAdmin: person === 1 };
  }

  private id(): string {
    this.ids += 1;
    return `event-${this.ids}`;
  }
}

function keyOf(wake: WakeEffect): string {
  return `${wake.for} ${wake.question}`;
}
