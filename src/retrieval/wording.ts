// Wording: what the words of a question say of whether a bank would answer it, whatever the bank is about.

/**
 * Words and pairs of words, by how much they speak for (+) or against (-) an answer, in logits; `^` is the beginning of a
 * question. "What is …", "why" and a situation ("if we …") ask what banks of questions explain; "when did", "who", "install"
 * and "the default" ask for particulars that they leave out. Learned by logistic regression from questions that people
 * asked of four banks on different subjects, covered and not; words of a subject were left out.
 */
const WEIGHTS = `
-1.4: is the
-1.2: ^ please
-1.0: ^ when
-0.8: ^ how, do i, how do, per, today
-0.6: ^ is, ^ what, ^ which, are you, create, default, does, error, explain, install, list, load, should i
-0.4: ^ can, ^ should, ^ who, after, after the, and is, anything, are the, between, book, change, date, good,
  have a, how to, instead, licence, many, out of, read, set, stable, support, there an, until, vs, who, year, you
-0.2: ^ does, a, an, and when, best, better, can i, certificate, command, company, connect, day, deep, did, first,
  full, get the, is there, it is, long, me, me a, not, now, on an, open, or a, person, recommend, sign, test, than,
  third, to get, to the, tomorrow, what the, will not, you a
+0.2: ^ our, ^ the, and, are, avoid, been, bring, build, but the, could, each, get, has, have, i want, i would,
  into, is, is it, just, let, made, much, need, not want, of, of the, on it, slow, some, system, taken, thing, to,
  to do, top, try, want to, what can, when the, while, with the, wrote
+0.4: ^ tell, and who, at, come, done, everybody, from the, front, got, half, how can, i, if i, in which, its,
  level, may, more, must, name, nothing, off, often, on a, on my, once, one, only, other, own, put, run, same, see,
  single, so, so that, somebody, something, space, stuff, tell me, that a, the same, then, three, to a, using,
  what do, what does, whats the, where, which of, why, wrong
+0.6: ^ a, ^ i, ^ we, all, and the, being, belong, call, end, from, know, like, mean, our, out, over, please, tell,
  that, we, whats, would
+0.8: be, but, it, whole
+1.0: about, them, want, what is
+1.2: if
`;

const BEGINNING = '^';
const weights = readWeights(WEIGHTS);

/** Most that wording may say either way. */
const MOST = 4;

/** How much the words of a question, as folded and in their order, speak for an answer: from -1 to 1. */
export function wordingOf(words: readonly string[]): number {
  const pairs = words.map((word, i) => `${words[i - 1] ?? BEGINNING} ${word}`);
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
