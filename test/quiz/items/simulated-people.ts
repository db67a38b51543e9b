// People who answer questions by how much they know, drawn from a seed: what statistics of questions are tried on.
import { type Chance, chanceOf } from '../../../src/quiz/chance.ts';
import type { ItemAnswer } from '../../../src/quiz/items/item-stats.ts';

/** The chance that a person of an ability, about 0 give or take 1, answers right. */
export type Item = (ability: number) => number;

/** A question as it should be: guessing gives a quarter, and knowing the rest (the logistic model of Birnbaum 1968). */
export const soundItem =
  (difficulty: number): Item =>
  ability =>
    0.25 + 0.75 * logistic(1.5 * (ability - difficulty));

/** An easy question whose key names a wrong option: who knows picks another, and a third of the others picks it. */
export const wrongKey: Item = ability => (1 - logistic(1.5 * (ability + 1))) / 3;

/** A trap: it looks wrong to whoever knows the matter, and half of all are right. */
export const trap: Item = ability => 0.15 + 0.7 * (1 - logistic(2 * ability));

/** Nothing tells who is right. */
export const coin: Item = () => 0.5;

/** What `people` answer to `items`; each person misses some of the questions. */
export function answersTo(items: Readonly<Record<string, Item>>, people: number, seed: number): ItemAnswer[] {
  const chance = chanceOf(seed, 'people');
  return Array.from({ length: people }, (_, at) => ({ person: `person-${at}`, ability: abilityBy(chance) })).flatMap(
    ({ person, ability }) =>
      Object.entries(items).flatMap(([question, item]) =>
        chance.below(10) < 8 ? [{ question, person, passed: fractionBy(chance) < item(ability) }] : [],
      ),
  );
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

const FINE = 1_000_000;

function fractionBy(chance: Chance): number {
  return chance.below(FINE) / FINE;
}

/** Nearly normal: twelve fractions add up to 6, give or take 1. */
function abilityBy(chance: Chance): number {
  return Array.from({ length: 12 }, () => fractionBy(chance)).reduce((sum, each) => sum + each, -6);
}
