// Confidence: how likely it is that the bank covers a question, as a probability that is the same kind for every bank.
import type { Coverage } from './coverage.ts';
import type { Query } from './query.ts';
import type { Ranked, Weights } from './rank.ts';

/** What the judgement is made from; each about 0 to 1. */
export const SIGNALS = [
  'entry',
  'question',
  'questionVector',
  'passageVector',
  'entryVector',
  'score',
  'coverage',
  'matched',
  'subject',
  'foreign',
  'foreignWords',
  'detail',
  'figureLack',
  'apartWeight',
  'missing',
  'substance',
] as const;

export type Signals = Readonly<Record<(typeof SIGNALS)[number], number>>;

/** A logistic model over the signals. `threshold` is the confidence from which a bank's answers are given. */
export interface ConfidenceModel {
  readonly weights: Signals;
  readonly bias: number;
  readonly threshold: number;
}

/** The signals of the entry that was found, for a question with its coverage, ranked by `weights`. */
export function signalsOf(query: Query, found: Ranked, coverage: Coverage, weights: Weights): Signals {
  const share = found.score / Object.values(weights).reduce((a, b) => a + b, 0);
  return {
    entry: found.evidence.entry,
    question: found.evidence.question,
    questionVector: found.evidence.questionVector,
    passageVector: found.evidence.passageVector,
    entryVector: found.evidence.entryVector,
    score: share,
    coverage: coverage.entry,
    matched: coverage.matched,
    subject: coverage.subject,
    foreign: coverage.foreign,
    foreignWords: coverage.foreignWords,
    detail: coverage.detail,
    figureLack: coverage.figureLack,
    apartWeight: coverage.apartWeight,
    missing: coverage.missing,
    substance: Math.min(1, query.content.length / 8),
  };
}

/** The probability, from 0 to 1, that the bank covers the question. */
export function confidenceOf(signals: Signals, model: ConfidenceModel): number {
  let sum = model.bias;
  for (const name of SIGNALS) sum += model.weights[name] * signals[name];
  return 1 / (1 + Math.exp(-sum));
}

/** A question with known outcome, to calibrate on. */
export interface Example {
  readonly signals: Signals;
  readonly covered: boolean;
  readonly weight: number;
}

const STEPS = 400;
const RATE = 0.5;

/**
 * Logistic regression by gradient descent, drawn toward `prior` by an L2 penalty of `strength`, so that a bank with
 * few examples keeps what was learned from many banks. The two classes count alike.
 */
export function fitConfidence(examples: readonly Example[], prior: ConfidenceModel, strength: number): ConfidenceModel {
  const weights = SIGNALS.map(name => prior.weights[name]);
  let bias = prior.bias;
  const mass = [false, true].map(covered =>
    examples.reduce((sum, example) => sum + (example.covered === covered ? example.weight : 0), 0),
  );
  if (!mass[0] || !mass[1]) return prior;
  for (let step = 0; step < STEPS; step++) {
    const gradient = SIGNALS.map((name, i) => strength * (weights[i]! - prior.weights[name]));
    let biasGradient = 0;
    const model = { weights: named(weights), bias, threshold: 0 };
    for (const { signals, covered, weight } of examples) {
      const error = ((confidenceOf(signals, model) - (covered ? 1 : 0)) * weight) / (2 * mass[covered ? 1 : 0]!);
      SIGNALS.forEach((name, i) => {
        gradient[i]! += error * signals[name];
      });
      biasGradient += error;
    }
    for (let i = 0; i < weights.length; i++) weights[i]! -= RATE * 4 * gradient[i]!;
    bias -= RATE * 4 * biasGradient;
  }
  return { weights: named(weights), bias, threshold: prior.threshold };
}

function named(values: readonly number[]): Signals {
  return Object.fromEntries(SIGNALS.map((name, i) => [name, values[i]!])) as unknown as Signals;
}
