// Calibrates confidence to a bank by asking it what it covers, what it would cover but for one entry, and what it cannot.
import type { Bank, Entry } from '../bank/entry.ts';
import { type ConfidenceModel, confidenceOf, type Example, fitConfidence } from './confidence.ts';
import type { Embed } from './fit-weights.ts';
import { DETAIL_TEMPLATES, OFF_TOPIC } from './outside-questions.ts';
import { sample } from './random.ts';
import type { Weights, Without } from './rank.ts';
import { judge, type Search } from './search.ts';
import { isStopWord } from './stop-words.ts';
import { tokenise } from './tokenise.ts';

/**
 * What questions over four banks of different kinds taught, before a bank's own are seen (`eval` reports on others).
 */
const PRIOR: ConfidenceModel = {
  weights: {
    entry: 2.26,
    question: 0.33,
    questionVector: 2.15,
    passageVector: 0.87,
    entryVector: 0,
    score: 2.4,
    coverage: 0.62,
    matched: 0.79,
    subject: -2.1,
    foreign: -1.45,
    foreignWords: -0.29,
    detail: -1.08,
    figureLack: 0,
    apartWeight: -0.81,
    missing: 0.04,
    substance: 3.54,
  },
  bias: -2.93,
  threshold: 0.28,
};

const SAMPLES = 240;
const ENOUGH_VARIANTS = 30;
// Rehearsals are not people: they move the prior a little, and set the threshold.
const STRENGTH = 0.3;

/** The confidence model for `bank`. Deterministic for its `random`. */
export function calibrate(
  bank: Bank,
  search: Search,
  embed: Embed,
  weights: Weights,
  random: () => number,
): ConfidenceModel {
  const ask = (text: string, covered: boolean, weight: number, without?: Without): Example[] => {
    const query = search.read(text);
    const { signals } = judge(search, query, embed(query.embeddable), weights, without);
    return signals ? [{ signals, covered, weight }] : [];
  };
  const { questions, refused } = rehearsalOf(bank, search, random);
  const inside = questions.flatMap(({ text, without }) => ask(text, true, 1, without));
  const removed = questions.flatMap(({ text, entry }) => ask(text, false, 0.3, { entry }));
  const near = nearTopicQuestions(bank, search, random).flatMap(text => ask(text, false, 1));
  const off = OFF_TOPIC.flatMap(text => ask(text, false, 1.5));
  const model = fitConfidence([...inside, ...removed, ...near, ...off], PRIOR, STRENGTH);
  return { ...model, threshold: thresholdFor(inside, model, refused) };
}

/** A question that `entry` should answer, asked without what gives it away. */
interface Rehearsed {
  readonly text: string;
  readonly entry: number;
  readonly without?: Without;
}

/** What to rehearse with, and the share of it that may be refused. */
interface Rehearsal {
  readonly questions: readonly Rehearsed[];
  readonly refused: number;
}

function rehearsalOf(bank: Bank, search: Search, random: () => number): Rehearsal {
  const units = [...variantUnits(search)];
  if (units.length >= ENOUGH_VARIANTS) {
    const questions = sample(units, SAMPLES, random).map(unit => ({
      text: variantText(bank, search, unit),
      entry: search.index.owners[unit]!,
      without: { question: unit },
    }));
    // A variant asked without itself is further from the bank than people are, who have all the variants to meet.
    return { questions, refused: 0.12 };
  }
  const entries = sample([...bank.entries.keys()], SAMPLES, random);
  const rounds = Math.ceil(SAMPLES / Math.max(1, entries.length));
  const texts = new Map(entries.map(entry => [entry, textsOf(bank.entries[entry]!)]));
  const questions = Array.from({ length: rounds }, () => entries).flat();
  return {
    questions: questions.map(entry => ({ text: blurred(texts.get(entry)!, random), entry })),
    // Words put in at random make worse questions than people do: refusing more of them refuses fewer of theirs.
    refused: 0.13,
  };
}

const BLUR_WORDS = 8;
const KEPT = 0.6;
const NOISE = OFF_TOPIC.flatMap(text => text.split(' '));

/** The texts of an entry that say something, its title first; the title where none does. */
function textsOf({ title, passages }: Entry): readonly string[] {
  const texts = [title, ...passages.map(({ text }) => text)].filter(text => text.split(' ').length > 2);
  return texts.length ? texts : [title];
}

/** Some words of one of an entry's texts among words of other talk, as a paraphrase would keep them. */
function blurred(texts: readonly string[], random: () => number): string {
  const words = texts[Math.floor(random() ** 2 * texts.length)]!.split(/\s+/);
  const start = Math.floor(random() * Math.max(1, words.length - BLUR_WORDS));
  return words
    .slice(start, start + BLUR_WORDS)
    .map(word => (random() < KEPT ? word : NOISE[Math.floor(random() * NOISE.length)]!))
    .join(' ');
}

function thresholdFor(inside: readonly Example[], model: ConfidenceModel, refused: number): number {
  const confidences = inside.map(example => confidenceOf(example.signals, model)).toSorted((a, b) => a - b);
  return confidences[Math.floor(refused * confidences.length)] ?? PRIOR.threshold;
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
