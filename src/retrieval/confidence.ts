// Confidence: how likely it is that the bank covers a question, as a probability that is the same kind for every bank.
import type { Coverage } from './coverage.ts';
import type { Query } from './query.ts';
import type { Ranked, Weights } from './rank.ts';
import { wordingOf } from './wording.ts';

/**
 * What the judgement is made from; each about 0 to 1, `wording` from -1. Chosen from forty by leaving out what did not help to
 * tell in from out on banks and askers left out of the fit.
 */
export const SIGNALS = [
  'entryVector',
  'score',
  'subject',
  'foreignWords',
  'detail',
  'exact',
  'elsewhere',
  'substance',
  'wording',
] as const;

export type Signals = Readonly<Record<(typeof SIGNALS)[number], number>>;

/** A logistic model over the signals. `threshold` is the confidence from which a bank's answers are given. */
export interface ConfidenceModel {
  readonly weights: Signals;
  readonly bias: number;
  readonly threshold: number;
}

/** The signals of the entry that was found, for a question with its coverage, ranked by `weights`. */
export function signalsOf(
  query: Query,
  found: Ranked,
  coverage: Coverage,
  elsewhere: number,
  weights: Weights,
): Signals {
  const share = found.score / Object.values(weights).reduce((a, b) => a + b, 0);
  return {
    entryVector: found.evidence.entryVector,
    score: share,
    subject: coverage.subject,
    foreignWords: Math.min(1, coverage.foreign.length / 2),
    detail: coverage.detail,
    exact: coverage.exact,
    elsewhere,
    substance: Math.min(1, query.content.length / 8),
    wording: wordingOf(query.embeddable.split(' ')),
  };
}

/** The probability, from 0 to 1, that the bank covers the question. */
export function confidenceOf(signals: Signals, model: ConfidenceModel): number {
  return probability(featuresOf(signals), featuresOf(model.weights), model.bias);
}

function featuresOf(signals: Signals): number[] {
  return SIGNALS.map(name => signals[name]);
}

function probability(features: readonly number[], coefficients: readonly number[], bias: number): number {
  const sum = coefficients.reduce((total, coefficient, i) => total + coefficient * features[i]!, bias);
  return 1 / (1 + Math.exp(-sum));
}

/** A question with known outcome, to calibrate on. */
export interface Example {
  readonly signals: Signals;
  readonly covered: boolean;
  readonly weight: number;
}

const STEPS = 400;
const RATE = 2;

/**
 * Logistic regression by gradient descent, drawn toward `prior` by an L2 penalty of `strength`, so that a bank with
 * few examples keeps what was learned from many banks. The two classes count alike.
 */
export function fitConfidence(examples: readonly Example[], prior: ConfidenceModel, strength: number): ConfidenceModel {
  const start = featuresOf(prior.weights);
  const coefficients = [...start];
  let bias = prior.bias;
  const mass = [false, true].map(covered =>
    examples.reduce((sum, example) => sum + (example.covered === covered ? example.weight : 0), 0),
  );
  if (!mass[0] || !mass[1]) return prior;
  const rows = examples.map(({ signals, covered, weight }) => {
    return { features: featuresOf(signals), outcome: covered ? 1 : 0, share: weight / (2 * mass[covered ? 1 : 0]!) };
  });
  for (let step = 0; step < STEPS; step++) {
    const gradient = coefficients.map((coefficient, i) => strength * (coefficient - start[i]!));
    let biasGradient = 0;
    for (const { features, outcome, share } of rows) {
      const error = (probability(features, coefficients, bias) - outcome) * share;
      for (let i = 0; i < features.length; i++) gradient[i]! += error * features[i]!;
      biasGradient += error;
    }
    for (let i = 0; i < coefficients.length; i++) coefficients[i]! -= RATE * gradient[i]!;
    bias -= RATE * biasGradient;
  }
  const weights = Object.fromEntries(SIGNALS.map((name, i) => [name, coefficients[i]!])) as unknown as Signals;
  return { weights, bias, threshold: prior.threshold };
}
