// Confidence: a probability that moves with its signals, and that a bank's own questions teach to tell in from out.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrate } from '../../src/retrieval/calibrate.ts';
import {
  type ConfidenceModel,
  confidenceOf,
  fitConfidence,
  SIGNALS,
  type Signals,
} from '../../src/retrieval/confidence.ts';
import { fitWeights } from '../../src/retrieval/fit-weights.ts';
import { seededRandom } from '../../src/retrieval/random.ts';
import { confidenceIn, judge } from '../../src/retrieval/search.ts';
import { build } from '../bank/bank-files.ts';
import { KETTLES } from './kettle-bank.ts';
import { openBankSearch } from './small-search.ts';

function signals(values: Partial<Signals> = {}): Signals {
  return { ...(Object.fromEntries(SIGNALS.map(name => [name, 0])) as unknown as Signals), ...values };
}

const flat: ConfidenceModel = { weights: signals(), bias: 0, threshold: 0.5 };
const anySignals = fc.record(
  Object.fromEntries(SIGNALS.map(name => [name, fc.double({ min: -1, max: 1, noNaN: true })])),
);

describe('a probability', () => {
  test('lies from 0 to 1 and is even where nothing speaks', () => {
    expect(confidenceOf(signals(), flat)).toBe(0.5);
    const weights = fc.record(
      Object.fromEntries(SIGNALS.map(name => [name, fc.double({ min: -1e3, max: 1e3, noNaN: true })])),
    );
    fc.assert(
      fc.property(anySignals, weights, (values, weighed) => {
        const confidence = confidenceOf(signals(values), { ...flat, weights: signals(weighed) });
        expect(confidence >= 0 && confidence <= 1).toBe(true);
      }),
    );
  });

  test('rises with each signal that speaks for the bank, falls with each that speaks against', () => {
    fc.assert(
      fc.property(anySignals, fc.constantFrom(...SIGNALS), fc.constantFrom(-2, 2), (values, name, weight) => {
        const model = { ...flat, weights: signals({ [name]: weight }) };
        const [less, more] = [0.2, 0.8].map(value => confidenceOf(signals({ ...values, [name]: value }), model));
        expect(Math.sign(more! - less!)).toBe(Math.sign(weight));
      }),
    );
  });
});

describe('a model that is fitted', () => {
  const examples = (covered: boolean, exact: number, count = 20) =>
    Array.from({ length: count }, (_, i) => ({ signals: signals({ exact: exact + i / 100 }), covered, weight: 1 }));

  test('tells what was covered from what was not', () => {
    const model = fitConfidence([...examples(true, 0.6), ...examples(false, 0.2)], flat, 0.004);
    expect(confidenceOf(signals({ exact: 0.7 }), model)).toBeGreaterThan(0.5);
    expect(confidenceOf(signals({ exact: 0.2 }), model)).toBeLessThan(0.5);
    expect(model.weights.exact).toBeGreaterThan(0);
    expect(model.weights.detail).toBe(0);
  });

  test('counts both kinds alike, however many there are of each', () => {
    const model = fitConfidence([...examples(true, 0.6, 20), ...examples(false, 0.2, 2)], flat, 0.004);
    expect(confidenceOf(signals({ exact: 0.2 }), model)).toBeLessThan(0.5);
  });

  test('stays nearer to what it knew before the stronger it is held to it', () => {
    const taught = [...examples(true, 0.6), ...examples(false, 0.2)];
    const [loose, firm] = [0.004, 0.3].map(strength => fitConfidence(taught, flat, strength).weights.exact);
    expect(firm!).toBeLessThan(loose!);
    expect(firm!).toBeGreaterThan(0);
  });

  test('is what was known before when one kind is missing', () => {
    expect(fitConfidence(examples(true, 0.6), flat, 0.004)).toBe(flat);
    expect(fitConfidence([], flat, 0.004)).toBe(flat);
  });

  test('does not depend on the run', () => {
    const taught = [...examples(true, 0.6), ...examples(false, 0.2)];
    expect(fitConfidence(taught, flat, 0.004)).toEqual(fitConfidence(taught, flat, 0.004));
  });
});

describe('a bank', () => {
  /** The kettle bank with enough ways of asking to be calibrated by. */
  const asked = KETTLES.replace(
    '- gas vs electric kettle',
    [
      '- gas vs electric kettle',
      ...['speed', 'noise', 'minutes', 'whistling', 'clicking', 'boiling', 'quiet', 'loud', 'slow', 'fast'].flatMap(
        word => [
          `- ${word} of a gas kettle`,
          `- ${word} of an electric kettle`,
          `- which kettle has the better ${word}`,
        ],
      ),
    ].join('\n'),
  );

  function calibrated(markdown: string) {
    const { bank, search, embedText } = openBankSearch(build({ 'bank.md': markdown }).bank, { everyday: ['better'] });
    const weights = fitWeights(bank, search, embedText, seededRandom(1));
    const model = calibrate(bank, search, embedText, weights, seededRandom(1));
    const confidence = (text: string) => {
      const query = search.read(text);
      return confidenceIn(judge(search, query, embedText(query.embeddable), weights), model);
    };
    return { model, weights, confidence };
  }

  test('is sure of what it covers, and less of what it does not', () => {
    const { model, confidence } = calibrated(asked);
    const inside = ['gas or electric kettle, which is faster', 'is an electric kettle quiet', 'noise of gas kettles'];
    const outside = ['who won the match last night', 'what is the capital of peru', 'how do i reset my password'];
    expect(Math.min(...inside.map(confidence))).toBeGreaterThan(Math.max(...outside.map(confidence)));
    expect(outside.filter(text => confidence(text) >= model.threshold)).toEqual([]);
    expect(model.threshold > 0 && model.threshold < 1).toBe(true);
  });

  test('is calibrated and weighed the same each time', () => {
    expect(calibrated(asked).model).toEqual(calibrated(asked).model);
    expect(calibrated(asked).weights).toEqual(calibrated(asked).weights);
  });

  test('without other ways of asking sets its threshold by blurred questions, the same each time', () => {
    const [first, again] = [calibrated(KETTLES), calibrated(KETTLES)];
    expect(first.model).toEqual(again.model);
    expect(first.model.threshold).toBeGreaterThan(0);
    expect(first.model.threshold).toBeLessThan(1);
  });

  test('has no confidence in a question of no words', () => {
    expect(calibrated(KETTLES).confidence('???')).toBeLessThan(calibrated(KETTLES).model.threshold);
  });
});
