// Wording: what the words of a question say of whether a bank would answer it, whatever the bank is about.

/**
 * Words and pairs of small words, by how much they speak for (+) or against (-) an answer, in logits; `^` is the beginning of
 * a question. Situations ("if we want …, but …") and reasons ask what banks of questions tell; "when", "install", "error" and
 * "price" ask for particulars that they mostly leave out. Learned by logistic regression from the tuning half of
 * `knowledge/eval` and from questions about four other banks, covered and not, some of them twins in style; what tells only
 * who asks ("how do i", "whats") or is of one subject was taken out afterwards.
 */
const WEIGHTS = `
-1.2: ^ please
-1.0: today
-0.8: ^ how, ^ when, are you
-0.6: ^ is, company, create, does, error, explain, install, is not, is the, per, read, update, year
-0.4: ^ can, ^ does, ^ should, ^ what, ^ which, a, after, agreement, and by, and is, anything, are the, between,
  date, day, default, delete, get the, go to, good, have a, how to, i can, instead, into the, licence, long, make a,
  many, me the, morning, out of, person, price, private, set, should i, size, sla, stable, style, support, there an,
  to the, tomorrow, true, until, vs, what the, which is, who, you, you a
-0.2: ^ who, account, after the, although, an, and when, bandwidth, before i, best, better, can i, change, check,
  command, compare, connect, cost, data, deep, dev, did, does one, easier, environment, faster, first, hourly, how,
  if our, if we, is there, it is, login, maximum, me, me a, minutes, mode, notice, on an, or a, quota, remove,
  right, sdk, standard, state, test, than, that i, ticket, timeout, to get, tool, translate, uptime, way, who is,
  why did, will not, written
+0.2: ^ in, ^ no, ^ the, always, and, and i, and now, another, any, anywhere, at, at the, busy, but the, can the,
  could i, deal, do a, do if, each other, else, even, everything, exist, for what, from the, get, handle, has, have,
  how should, if my, into, is, itself, just, might, much, need a, new, none, not want, of, of a, of the, ok,
  on each, on it, ourselves, over the, own, percent, safe, self, setup, should the, smaller, some, start, stay,
  still, that the, the one, the other, the same, then, these, those, to, too, top, trick, try, us, versions, wait,
  was, we use, while, will my, with the, would you
+0.4: ^ tell, ^ we, act, and who, avoid, because, been, both, bring, build, cheaper, come, done, everybody, far,
  front, go, got, half, i want, i would, idea, if i, in it, in which, its, later, let, may, more, must, name,
  nothing, off, often, on my, on one, once, one, over, pay, protect, put, risk, same, single, slow, so, so that,
  somebody, something, stuff, sure, system, taken, tell, tell me, to a, to do, together, using, want to, what does,
  when the, which of, why, would, wrote
+0.6: ^ a, ^ i, all, and the, be, being, belong, end, from, how can, i, it, know, like, mean, on a, only, other,
  run, see, that, that a, where, wrong
+0.8: but, out, them, want, what is, whole
+1.0: about, if
+1.2: ahead
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
