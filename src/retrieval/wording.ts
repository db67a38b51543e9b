// Wording: what the words of a question say of whether a bank would answer it, whatever the bank is about.

/**
 * Words and pairs of small words, by how much they speak for (+) or against (-) an answer, in logits. Situations ("we want
 * …, but …") and reasons ask what banks of questions tell; "install", "error", "price" and "who" ask for particulars that they
 * mostly leave out. Learned by logistic regression from the tuning half of `knowledge/eval` and from questions about four
 * other banks, covered and not, some of them twins in style; openings ("how do i", "what is") and words of one subject were
 * left out, since they tell who asks rather than what.
 */
const WEIGHTS = `
-1.0: install, set
-0.8: long, stable, true
-0.6: anything, archive, date, default, does, explain, licence, many, open, per, person, port, read, size, support,
  year
-0.4: and how, and when, are you, bandwidth, best, between, can you, certificate, change, command, compare, cost,
  data, deep, dev, does one, faster, for a, for my, full, get a, hold, how much, if we, keep, level, line, move,
  of an, please, price, private, sdk, should our, sign, sla, state, than, their, to get, today, what are, when does,
  where is, who is, will not, without
-0.2: after the, although, api, as, before, check, day, demand, does it, enough, first, from a, gets, give, have a,
  have to, high, instead, into a, key, next, of my, or, quota, request, right, stop, switch, tell me, when is,
  which, with, write
+0.2: and, are there, at, at once, boss, copy, could, do if, do you, does the, doing, else, from the, half, hard,
  help, here, how should, is a, itself, learn, let, more, much, of them, our own, self, should the, since, so,
  so that, some, start, still, test, the us, themselves, to, to be, too, top, turn, up, wait, where do,
  where should, with the, worth, you
+0.4: ahead, am, another, any, avoid, be, been, build, discount, do not, does that, end, for the, format, front, go,
  got, has, have, hundred, i do, i have, i need, in a, is that, its, leave, may, never, new, no, number, of, often,
  old, on a, once, only, other, ourselves, over, people, pick, remove, single, slow, smaller, stay, system, taken,
  that, that the, then, there a, thing, to do, trick, try, we use, what can, what would, when i, while, why, with a,
  would, would like, wrote
+0.6: and who, at the, being, both, broken, cheaper, come, everything, far, from, i am, i want, i would, if i,
  in which, later, must, my, name, nothing, on the, one, risk, run, say, see, somebody, stuff, that a, this,
  together, want to, what do, what does, when the, which of, your
+0.8: all, and the, bring, if, it, know, like, mean, off, out, something, them, where, whole, wrong
+1.0: want
+1.2: but
`;

const weights = readWeights(WEIGHTS);

/** Most that wording may say either way. */
const MOST = 4;

/** How much the words of a question, as folded and in their order, speak for an answer: from -1 to 1. */
export function wordingOf(words: readonly string[]): number {
  const pairs = words.slice(1).map((word, i) => `${words[i]} ${word}`);
  let sum = 0;
  for (const said of new Set([...words, ...pairs])) sum += weights.get(said) ?? 0;
  return Math.max(-MOST, Math.min(MOST, sum)) / MOST;
}

function readWeights(table: string): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  let weight = 0;
  for (const item of table.trim().split(/,\s+|\n/)) {
    const [, sign, words = item] = /^([+-][\d.]+): (.*)$/.exec(item) ?? [];
    if (sign !== undefined) weight = Number(sign);
    all.set(words, weight);
  }
  return all;
}
