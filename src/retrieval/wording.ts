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
-1.0: today
-0.8: ^ how, ^ when, are you, do i, how do
-0.6: ^ is, book, company, create, does, error, explain, install, is not, load, lock, per, random, read, update,
  year
-0.4: ^ can, ^ does, ^ should, ^ what, ^ which, a, after, agreement, and by, and is, anything, are the, between,
  date, day, default, delete, email, floor, get the, go to, good, have a, how to, i can, instead, into the, licence,
  long, make a, many, me the, million, moment, morning, office, open, out of, person, port, power, price, private,
  room, screen, send, set, should i, shut, sign, size, sla, stable, style, support, table, there an, to the,
  tomorrow, true, undo, until, vs, what the, which is, who, you, you a
-0.2: ^ who, account, after the, although, an, and when, archive, bandwidth, before i, best, better, can i, change,
  check, command, commit, compare, connect, cost, data, deep, dev, did, does one, draw, easier, environment, faster,
  first, form, hourly, how, if our, if we, image, is there, it is, line, login, mail, market, maximum, me, me a,
  merge, minutes, mode, notice, on an, or a, pls, quota, remove, right, sdk, serve, standard, state, stuck, ten,
  test, than, that i, ticket, timeout, to get, tool, translate, uptime, way, wear, who is, why did, will not, won,
  world, written
+0.2: ^ in, ^ no, ^ the, always, and, and i, and now, another, any, anywhere, at, at the, busy, but the, can the,
  could i, counter, deal, do a, do if, drive, each other, else, engine, even, everything, exist, for what, format,
  four, from the, get, handle, has, have, how should, human, if my, into, is, itself, just, might, much, need a,
  new, none, not want, of, of a, of the, ok, on each, on it, ourselves, over the, own, percent, prod, safe, self,
  setup, should the, smaller, some, source, start, stay, still, that the, the one, the other, the same, then, these,
  those, to, too, top, trick, try, us, user, versions, wait, was, we use, while, will my, with the, would you, zero
+0.4: ^ tell, ^ we, act, and who, avoid, because, been, both, bring, build, cheaper, come, done, everybody, far,
  front, go, got, half, i want, i would, idea, if i, in it, in which, interview, its, later, let, level, may, more,
  must, name, nothing, off, often, on my, on one, once, one, over, pay, ppl, program, protect, put, risk, roll,
  same, single, slow, so, so that, somebody, something, space, spread, stuff, sure, system, taken, tell, tell me,
  to a, to do, together, using, want to, what does, when the, which of, why, would, wrote
+0.6: ^ a, ^ i, all, and the, be, being, belong, end, from, how can, i, invoice, it, know, like, mean, on a, only,
  other, please, run, see, that, that a, whats, whats the, where, wrong
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
