// Calibrates confidence to a bank by asking it what it covers, what it would cover but for one entry, and what it cannot.
import type { Bank } from '../bank/entry.ts';
import { type ConfidenceModel, confidenceOf, type Example, fitConfidence } from './confidence.ts';
import type { Embed } from './fit-weights.ts';
import { DETAIL_TEMPLATES, OFF_TOPIC } from './outside-questions.ts';
import { sample } from './random.ts';
import type { Weights, Without } from './rank.ts';
import { judge, type Search } from './search.ts';
import { isStopWord } from './stop-words.ts';
import { tokenise } from './tokenise.ts';

/**
 * What many questions over banks without variants taught, before a bank's own are seen. Fitted on a development set of
 * 160 questions (`eval` reports on others).
 */
const PRIOR: ConfidenceModel = {
  weights: {
    entry: 1.9,
    question: 0.81,
    questionVector: 0.99,
    passageVector: 0.17,
    coverage: 0.8,
    matched: 0.57,
    subject: -2.46,
    foreign: -1.22,
    foreignWords: 0.24,
    detail: -0.91,
    apartWeight: -1.9,
    missing: -0.38,
    substance: 5.02,
  },
  bias: -2.45,
  threshold: 0.33,
};

const SAMPLES = 240;
const ENOUGH_VARIANTS = 30;
const STRENGTH = 0.3;
// Of what the bank covers, this share may be refused for the sake of not answering what it does not cover.
const REFUSED = 0.03;

/** The confidence model for `bank`: the prior where it has no variants to ask it by. Deterministic for its `random`. */
export function calibrate(
  bank: Bank,
  search: Search,
  embed: Embed,
  weights: Weights,
  random: () => number,
): ConfidenceModel {
  const variants = search.index.questionCount - bank.entries.length;
  if (variants < ENOUGH_VARIANTS) return PRIOR;
  const ask = (text: string, covered: boolean, weight: number, without?: Without): Example[] => {
    const query = search.read(text);
    const { signals } = judge(search, query, embed(query.embeddable), weights, without);
    return signals ? [{ signals, covered, weight }] : [];
  };
  const units = sample([...variantUnits(search)], SAMPLES, random);
  const inside = units.flatMap(unit => ask(variantText(bank, search, unit), true, 1, { question: unit }));
  const removed = units.flatMap(unit =>
    ask(variantText(bank, search, unit), false, 0.3, { entry: search.index.owners[unit]! }),
  );
  const near = nearTopicQuestions(bank, search, random).flatMap(text => ask(text, false, 1));
  const off = OFF_TOPIC.flatMap(text => ask(text, false, 1.5));
  const model = fitConfidence([...inside, ...removed, ...near, ...off], PRIOR, STRENGTH);
  return { ...model, threshold: thresholdFor(inside, model) };
}

function thresholdFor(inside: readonly Example[], model: ConfidenceModel): number {
  const confidences = inside.map(example => confidenceOf(example.signals, model)).toSorted((a, b) => a - b);
  return confidences[Math.floor(REFUSED * confidences.length)] ?? PRIOR.threshold;
}

function* variantUnits({ index }: Search): Generator<number> {
  for (let entry = 0; entry < index.entryCount; entry++) {
    for (let unit = index.questionStarts[entry]! + 1; unit < index.questionStarts[entry + 1]!; unit++) yield unit;
  }
}

function variantText(bank: Bank, { index }: Search, unit: number): string {
  const entry = index.owners[unit]!;
  return bank.entries[entry]!.variants[unit - index.questionStarts[entry]! - 1]!;
}

/** Questions about the bank's own subjects for particulars that no passage of it mentions. */
function nearTopicQuestions(bank: Bank, search: Search, random: () => number): string[] {
  const usable = DETAIL_TEMPLATES.filter(template => isForeign(template, search));
  if (!usable.length) return [];
  const subjects = bank.entries.flatMap(entry => subjectsOf([entry.title, ...entry.passages.map(({ text }) => text)]));
  return sample(subjects, SAMPLES, random).map(subject =>
    usable[Math.floor(random() * usable.length)]!.replace('{}', subject),
  );
}

/** Whether the bank lacks some word that a template's particular turns on. */
function isForeign(template: string, search: Search): boolean {
  const words = tokenise(template.replace('{}', '')).filter(token => !isStopWord(token.word));
  return words.some(({ stem }) => !search.index.entries.vocabulary.has(stem));
}

/** Names in running text: capitalised words that do not begin a sentence, with their neighbours of the same kind. */
function subjectsOf(texts: readonly string[]): string[] {
  return texts.flatMap(text => text.match(/(?<=\p{Ll},? )\p{Lu}[\p{L}\d-]+(?: \p{Lu}[\p{L}\d-]+){0,2}/gu) ?? []);
}
