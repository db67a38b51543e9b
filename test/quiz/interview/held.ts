// An interview to hold in tests: questions and a grade that cannot be mistaken, and a player that keeps every effect.
import type { GradedPoint, OpenGrade } from '../../../src/quiz/grade/open.ts';
import { beginInterview } from '../../../src/quiz/interview/begin.ts';
import type { InterviewEffect, InterviewState } from '../../../src/quiz/interview/interview.ts';
import { type StepInterview, stepInterview } from '../../../src/quiz/interview/step.ts';
import type { OpenQuestion } from '../../../src/quiz/question.ts';

/** The moment at which interviews begin. */
export const START = 1_800_000_000_000;

export function question(prompt: string, points: readonly string[]): OpenQuestion {
  const proofs = [{ entry: 0, passage: 0, part: 'passage' as const }];
  const keyPoints = points.map((text, passage) => ({
    text,
    proofs: [{ entry: 0, passage, part: 'passage' as const }],
  }));
  return {
    id: prompt,
    kind: 'open',
    entry: 0,
    prompt,
    explanation: '',
    difficulty: 'medium',
    proofs,
    keyPoints,
    answer: points.join(' '),
  };
}

export const KETTLES = question('How do you choose a kettle for an office?', [
  'Capacity: two litres serve ten colleagues at once without waiting',
  'Noise: quiet models disturb nobody in shared rooms',
  'Safety: switches itself off before boiling dry',
]);
export const LAMPS = question('What makes a good lamp?', [
  'Warm light relaxes',
  'Spare bulbs remain available for years',
]);

/**
 * A word of `text` such as "hit-0", "partly-1" or "contrary-2" makes that of the point of that number; the last one
 * counts.
 */
export function grade({ keyPoints }: OpenQuestion, text: string): OpenGrade {
  const points = keyPoints.map(({ text: point, proofs }, at): GradedPoint => {
    const match = [...text.matchAll(new RegExp(`\\b(hit|partly|contrary)-${at}\\b`, 'g'))].at(0);
    if (match === undefined) return { text: point, outcome: 'missed', said: null, proofs };
    const said = { start: match.index, end: match.index + match[0].length, text: match[0] };
    return { text: point, outcome: match[1] as GradedPoint['outcome'], said, proofs };
  });
  const credit = { hit: 1, partly: 0.5, missed: 0, contrary: -0.5 };
  const sum = points.reduce((all, { outcome }) => all + credit[outcome], 0);
  const share = Math.max(0, sum / points.length);
  const isList = text.startsWith('list');
  return {
    points,
    share,
    passed: share >= 0.4 && !isList,
    objection: isList ? 'a-list-of-words' : null,
    setAside: [],
  };
}

type Effect<K extends InterviewEffect['kind']> = Extract<InterviewEffect, { kind: K }>;

/** An interview that goes on. Every state goes through JSON, as it does when it is saved. */
export class Held {
  state: InterviewState;
  /** What the last step gave. */
  last: readonly InterviewEffect[];
  readonly effects: InterviewEffect[];
  private readonly step: StepInterview;
  private events = 0;

  constructor(questions: readonly OpenQuestion[] = [KETTLES, LAMPS], seed = 1, by = grade) {
    this.step = stepInterview(by);
    const { state, effects } = beginInterview({ id: 'interview', person: 'ann', questions, seed }, START);
    this.state = JSON.parse(JSON.stringify(state));
    this.last = effects;
    this.effects = [...effects];
  }

  says(text: string, person = 'ann', id = `event-${++this.events}`): this {
    return this.happen({ kind: 'said', text, person, id });
  }

  wants(kind: 'hint' | 'skip' | 'stop', id = `event-${++this.events}`): this {
    return this.happen({ kind, person: 'ann', id });
  }

  private happen(event: Parameters<StepInterview>[1]): this {
    const { state, effects } = this.step(this.state, event, START + 1000 * this.events);
    this.state = JSON.parse(JSON.stringify(state));
    this.last = effects;
    this.effects.push(...effects);
    return this;
  }

  all<K extends InterviewEffect['kind']>(kind: K): Effect<K>[] {
    return this.effects.filter((effect): effect is Effect<K> => effect.kind === kind);
  }

  /** What the last step said, without the prompt of a question. */
  get told(): string {
    return this.last
      .map(effect => {
        if (effect.kind === 'follow-up') return effect.text;
        if (effect.kind === 'say') return `${effect.says}${effect.repeats === null ? '' : `: ${effect.repeats}`}`;
        return effect.kind === 'ask' ? `ask ${effect.question}` : effect.kind;
      })
      .join('\n');
  }

  /** The assessment at the end. */
  get assessment() {
    return this.all('ended').at(-1)!.assessment;
  }
}
