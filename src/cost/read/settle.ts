// Settles what a word alone left open, once the whole request is read: "70B", "2T", "40% off", "a month", "a sample".

import type { Intent } from '../estimation.ts';
import { ceiling, compare, exact, ONE, over, times, whole } from '../exact/exact.ts';
import type { PriceBook } from '../price-book.ts';
import { MONTH_HOURS, spanHours } from '../span.ts';
import { addSpan, NO_TIME } from './counted-times.ts';
import type { BareNumber, Draft } from './draft.ts';
import { CannotEstimate } from './refuse.ts';

/** "Data samples (1-10%)": a sample without a share has the bank's. */
const SAMPLE = { least: exact('0.01'), most: exact('0.1') };

/** Gives shares, times and samples to what they belong to. */
export function settleShares(draft: Draft): void {
  settleGpus(draft);
  settleCommitment(draft);
  settleSeconds(draft);
  settleOff(draft);
  settleTime(draft);
  settleRequests(draft);
  settleInterval(draft);
  settleSize(draft);
  if (draft.sampled && !draft.has('sample')) draft.set('sample', SAMPLE, 'sample');
  if (draft.topics.has('managed')) draft.flags.add('managed');
}

/** "GPU" beside a machine that has a name, or beside a bill, names nothing more. */
function settleGpus(draft: Draft): void {
  const { machines } = draft;
  const bare = machines.findIndex(({ kind, count }) => kind.kind === 'gpu' && count === null);
  if (bare >= 0 && (machines.length > 1 || draft.has('bill'))) machines.splice(bare, 1);
}

/** "T4: serverless or a dedicated g4dn.xlarge": the accelerator of an instance that is named too names nothing more. */
export function settleAccelerators({ machines, topics }: Draft, { instances }: PriceBook): void {
  if (topics.has('compare')) return;
  const named = new Set(machines.map(({ kind }) => (kind.kind === 'instance' ? kind.name : null)));
  const inside = new Set(instances.filter(({ name }) => named.has(name)).map(({ accelerator }) => accelerator));
  const twice = machines.findIndex(
    ({ kind, count }) => count === null && kind.kind === 'accelerator' && kind.ids.some(id => inside.has(id)),
  );
  if (twice >= 0) machines.splice(twice, 1);
}

/** "A reserved commitment" is one thing. */
function settleCommitment({ purchases }: Draft): void {
  if (purchases.has('reserved')) purchases.delete('committed');
}

const LONGEST_REQUEST = ONE;

/** "Each takes 6 seconds": beside requests to serverless GPUs, a time under an hour is that of a request. */
function settleSeconds(draft: Draft): void {
  const span = draft.get('span');
  const isOfRequest =
    draft.topics.has('serverless') && !draft.has('secondsEach') && (draft.has('traffic') || draft.requests !== null);
  if (span === null || !isOfRequest || compare(spanHours(span, MONTH_HOURS), LONGEST_REQUEST) >= 0) return;
  draft.set('secondsEach', times(span.hours, whole(3600)), draft.wordsFor('span') ?? '');
  draft.drop('span');
}

/** "40% off" is off the way of buying that is named. */
function settleOff(draft: Draft): void {
  const { off, purchases } = draft;
  if (off === null) return;
  if (compare(off.share, ONE) >= 0)
    throw new CannotEstimate(`“${off.words}” leaves nothing to pay, which nobody offers.`, { token: off.words });
  if (purchases.has('spot')) draft.set('spotDiscount', off.share, off.words);
  else if (purchases.has('reserved') || purchases.has('committed')) draft.set('reservedDiscount', off.share, off.words);
  else {
    throw new CannotEstimate(`“${off.words}” of which price: spot or reserved?`, {
      token: off.words,
      meant: [`${off.words} spot`, `${off.words} reserved`],
    });
  }
}

/** A month's bill is of all its hours unless others are said; an hour, a day or a week is the time where none is. */
function settleTime(draft: Draft): void {
  const { monthly, unitTime } = draft;
  const bill = draft.get('bill');
  if (monthly && bill !== null && draft.machines.length === 0) {
    draft.drop('bill');
    draft.set('bill', { ...bill, monthly: true }, draft.wordsFor('bill') ?? `$${bill.usd.n}`);
  }
  if (draft.has('span') || draft.has('activity')) return;
  if (monthly) addSpan(draft, { ...NO_TIME, months: ONE }, 'a month');
  else if (unitTime !== null && draft.machines.length > 0) addSpan(draft, unitTime.span, unitTime.words);
}

/** "Checkpoints every 30 min for a week" are so many; beside anything else the interval is told to make no difference. */
function settleInterval(draft: Draft): void {
  const { interval, topics } = draft;
  if (interval === null) return;
  const span = draft.get('span') ?? draft.unitTime?.span ?? null;
  const isOfCheckpoints = topics.has('checkpoint') && !topics.has('train') && draft.machines.length === 0;
  if (!isOfCheckpoints || span === null || draft.has('checkpoints')) {
    draft.idle.push(interval.words);
    return;
  }
  const count = ceiling(over(spanHours(span, draft.get('month') ?? MONTH_HOURS), interval.hours));
  draft.set('checkpoints', { n: count < 1n ? 1n : count, d: 1n }, interval.words);
  draft.drop('span');
  draft.unitTime = null;
}

/** "2 gpus for a month, 50k requests": so many in that time. */
function settleRequests(draft: Draft): void {
  const { requests } = draft;
  if (requests === null) return;
  const span = draft.get('span');
  const isMonthly = draft.has('activity') || (span !== null && compare(span.months, ONE) === 0);
  if (span === null && !isMonthly) {
    const { words } = requests;
    throw new CannotEstimate(`“${words}” in what time?`, { token: words, meant: [`${words}/day`, `${words}/month`] });
  }
  const hours = span === null || isMonthly ? ONE : spanHours(span, draft.get('month') ?? MONTH_HOURS);
  draft.set('traffic', { count: over(requests.count, hours), per: isMonthly ? 'month' : 'hour' }, requests.words);
}

/** A stated price is that of an accelerator-hour; that of a whole instance is shared out, and which of them is meant may be asked. */
export function settlePrice(draft: Draft, book: PriceBook): void {
  const { instancePrice, machines, priceIsPlain } = draft;
  const [machine] = machines;
  const instance = machine?.kind.kind === 'instance' ? machine.kind : null;
  const count = book.instances.find(({ name }) => name === instance?.name)?.count ?? 1;
  if (instancePrice !== null) {
    const { usd, words } = instancePrice;
    if (instance === null)
      throw new CannotEstimate(`“${words}” of which instance? Name it, or give the price of one accelerator.`, {
        token: words,
      });
    draft.set('price', over(usd, whole(count)), words);
  } else if (priceIsPlain && count > 1) {
    const words = draft.wordsFor('price') ?? '';
    throw new CannotEstimate(`“${words}” for the whole ${instance?.name} or for each of its ${count} accelerators?`, {
      token: words,
      meant: [`${words} per instance`, `${words} per gpu`],
    });
  }
}

/** A size beside something that runs is that of its model, unless data is what it is about. */
function settleSize(draft: Draft): void {
  const { topics } = draft;
  const runs = topics.has('serve') || topics.has('inference') || topics.has('serverless') || topics.has('dedicated');
  const size = draft.get('size');
  if (size === null || draft.has('mem') || !runs || topics.has('storage') || topics.has('egress')) return;
  draft.set('mem', size.amount, draft.wordsFor('size') ?? '');
}

/**
 * Numbers with a magnitude alone: in training the smaller counts parameters and the larger tokens, billions beside a model are
 * its parameters, a T beside data is a TB.
 */
export function settleBare(draft: Draft): void {
  if (draft.topics.has('train') || draft.has('tokens')) settleTraining(draft);
  else for (const number of draft.bare) settleOne(draft, number);
}

/** How much text a model is trained on is counted in tokens, and no number of bytes tells how many. */
export function refuseDataForTokens(draft: Draft, intent: Intent): void {
  const words = draft.wordsFor('size');
  if (intent !== 'train' || words === null || draft.has('tokens') || draft.has('flops')) return;
  throw new CannotEstimate(`“${words}” is data; on how many tokens is it trained?`, {
    token: words,
    example: 'train 70B on 2T tokens with 256 H100',
  });
}

/** Going over the data again costs as much again. */
export function settleEpochs(draft: Draft): void {
  const { epochs } = draft;
  const tokens = draft.get('tokens');
  if (epochs === null) return;
  if (tokens === null) {
    draft.idle.push(epochs.words);
    return;
  }
  const words = `${draft.wordsFor('tokens')} ${epochs.words}`;
  draft.drop('tokens');
  draft.set('tokens', times(tokens, epochs.count), words);
}

function settleTraining(draft: Draft): void {
  const rising = draft.bare.toSorted((a, b) => compare(a.number, b.number));
  for (const number of rising) {
    const isTokens = rising.length === 1 && number.letter === 'T' && !draft.has('tokens');
    if (!draft.has('params') && !isTokens) draft.set('params', number.number, number.words);
    else if (!draft.has('tokens')) draft.set('tokens', number.number, number.words);
    else throw unknownCount(number);
  }
}

function settleOne(draft: Draft, number: BareNumber): void {
  const { letter, words } = number;
  if (/^b/i.test(letter) && !draft.has('params')) draft.set('params', number.number, words);
  else if (/^t/i.test(letter) && (draft.topics.has('egress') || draft.topics.has('storage')) && !draft.has('size')) {
    draft.set('size', { amount: { n: number.number.n, d: number.number.d * 10n ** 9n }, binary: false }, words);
  } else throw unknownCount(number);
}

function unknownCount({ words, letter }: BareNumber): CannotEstimate {
  const meant = /^t/i.test(letter)
    ? [`${words}B`, `${words} tokens`]
    : [`${words} requests/day`, `$${words}`, `${words} tokens`];
  return new CannotEstimate(`“${words}” of what?`, { token: words, meant });
}
