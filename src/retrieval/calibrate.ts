// Calibrates confidence to a bank by asking it what it covers, what it would cover but for one entry, and what it cannot.
import type { Bank, Entry } from '../bank/entry.ts';
import { type ConfidenceModel, confidenceOf, type Example, fitConfidence } from './confidence.ts';
import type { Embed } from './fit-weights.ts';
import { termNumber } from './lexical.ts';
import { DETAIL_TEMPLATES, OFF_TOPIC } from './outside-questions.ts';
import { sample } from './random.ts';
import type { Weights, Without } from './rank.ts';
import { judge, type Search } from './search.ts';
import { hasVariants } from './search-index.ts';
import { isStopWord } from './stop-words.ts';
import { tokenise } from './tokenise.ts';

/**
 * What questions over seven banks taught, ours and its source by the tuning half, before a bank's own are seen. Fitted outside
 * of the project, with the wording's weights as they stand: `wording` counts 4, since its sums are given as shares of four.
 */
const PRIOR: ConfidenceModel = {
  weights: {
    entryVector: 3.77,
    score: 6.39,
    subject: -0.67,
    foreignWords: -1.2,
    detail: -0.89,
    exact: 2.35,
    elsewhere: -2.91,
    substance: 0.58,
    wording: 4,
  },
  bias: -2.71,
  threshold: 0.28,
};

const SAMPLES = 240;
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
  const questions = rehearsalOf(bank, search, random);
  const inside = questions.flatMap(({ text, without }) => ask(text, true, 1, without));
  const named = sample(namesOf(bank), NAMES, random).flatMap((name, i) =>
    ask(NAME_FORMS[i % NAME_FORMS.length]!.replace('{}', name), true, 0.3),
  );
  const removed = questions.flatMap(({ text, entry }) => ask(text, false, 0.3, { entry }));
  const near = nearTopicQuestions(bank, search, random).flatMap(text => ask(text, false, 1));
  const off = OFF_TOPIC.flatMap((text, elsewhere) => ask(text, false, 1.5, { elsewhere }));
  const model = fitConfidence([...inside, ...named, ...removed, ...near, ...off], PRIOR, STRENGTH);
  return { ...model, threshold: thresholdBy(near, inside, model, hasVariants(search.index)) };
}

/** A question that `entry` should answer, asked without what gives it away. */
interface Rehearsed {
  readonly text: string;
  readonly entry: number;
  readonly without?: Without;
}

function rehearsalOf(bank: Bank, search: Search, random: () => number): Rehearsed[] {
  if (hasVariants(search.index)) {
    return sample([...variantUnits(search)], SAMPLES, random).map(unit => ({
      text: variantText(bank, search, unit),
      entry: search.index.owners[unit]!,
      without: { question: unit },
    }));
  }
  const entries = sample([...bank.entries.keys()], SAMPLES, random);
  const rounds = Math.ceil(SAMPLES / Math.max(1, entries.length));
  const texts = new Map(entries.map(entry => [entry, textsOf(bank.entries[entry]!)]));
  const questions = Array.from({ length: rounds }, () => entries).flat();
  return questions.map(entry => ({ text: blurred(texts.get(entry)!, random), entry }));
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

const NEAR_ANSWERED = 0.1;
// People who ask of what the bank lacks stray further from its words than our templates do, and who ask of what it has do so
// more where it gives no ways of asking. On the tuning half these shares refuse one in nineteen covered questions of our
// bank, which has them, and one in nine of its source text, which has none.
const SHARE_WITH_VARIANTS = 0.99;
const SHARE_WITHOUT = 0.89;
const REFUSED = 0.06;

/** Below what answers one in ten of the made-up questions near the bank's subjects; where none can be made, by what is covered. */
function thresholdBy(
  near: readonly Example[],
  inside: readonly Example[],
  model: ConfidenceModel,
  hasVariants: boolean,
) {
  const most = quantile(near, model, 1 - NEAR_ANSWERED);
  if (most === undefined) return quantile(inside, model, REFUSED) ?? PRIOR.threshold;
  return (hasVariants ? SHARE_WITH_VARIANTS : SHARE_WITHOUT) * most;
}

function quantile(examples: readonly Example[], model: ConfidenceModel, share: number): number | undefined {
  const confidences = examples.map(example => confidenceOf(example.signals, model)).toSorted((a, b) => a - b);
  return confidences[Math.floor(share * confidences.length)];
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

const NAMES = 90;
const NAME_WORDS = 4;
const NAME_FORMS = ['{}', 'what is {}', 'tell me about {} please'];

/** What the bank calls its things: labels, and what points begin with before a colon. Who types one alone wants to read of it. */
function namesOf({ entries }: Bank): string[] {
  const names = entries.flatMap(({ passages }) =>
    passages.flatMap(({ headings, text }) => [headings.at(-1) ?? '', /^([^:]{3,40}):\s/.exec(text)?.[1] ?? '']),
  );
  return [...new Set(names)].filter(name => name && name.split(' ').length <= NAME_WORDS);
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
  return words.some(({ stem }) => termNumber(search.index.entries, stem) === undefined);
}

/** Names in running text: capitalised words that do not begin a sentence, with their neighbours of the same kind. */
function subjectsOf(texts: readonly string[]): string[] {
  return texts.flatMap(text => text.match(/(?<=\p{Ll},? )\p{Lu}[\p{L}\d-]+(?: \p{Lu}[\p{L}\d-]+){0,2}/gu) ?? []);
}
