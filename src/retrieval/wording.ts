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
-0.8: long, stable, true, year
-0.6: anything, archive, are you, date, default, does, explain, if we, licence, many, per, person, read, sign, size,
  support
-0.4: and how, and when, bandwidth, best, between, can you, change, check, command, compare, cost, data, deep,
  does one, faster, for a, for my, full, get a, have a, hold, how much, level, line, move, open, please, port,
  price, private, sdk, should our, sla, state, than, their, to get, today, what are, when does, when is, where is,
  who is, will not
-0.2: after the, although, and what, api, as, certificate, demand, dev, does it, first, give, have to, high,
  instead, into a, keep, key, next, of an, of my, quota, really, request, right, stop, switch, time, way, who, with,
  without, write
+0.2: are there, at, at once, boss, catch, discount, do if, do you, doing, else, fresh, from the, hard, help,
  i have, is a, its, itself, learn, let, more, much, of them, on my, our, self, setup, sit, so that, some, still,
  text, themselves, tiny, to, to the, top, turn, up, up with, wait, where should, with a, with the, worth
+0.4: ahead, am, and, another, any, avoid, be, been, build, come, could, do not, does that, end, for the, format,
  front, go, got, half, have, here, how should, hundred, i do, i need, in a, is that, leave, never, new, no, number,
  of, often, ok, old, on a, on the, once, only, other, ourselves, over, people, pick, ppl, remove, should the,
  single, slow, smaller, so, somebody, start, stay, system, that, that the, then, there a, thing, to do, trick, try,
  want to, we use, what can, what would, when i, while, why, would, would like, wrote
+0.6: and who, at the, being, both, broken, cheaper, everything, far, from, has, i am, i want, i would, if i,
  in which, later, may, must, my, name, nothing, risk, say, see, stuff, taken, that a, this, together, what does,
  when the, which of, your
+0.8: all, if, it, know, like, mean, off, one, out, run, something, them, what do, whats, whats the, where, whole
+1.0: and the, bring, want, wrong
+1.4: but
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
