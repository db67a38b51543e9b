// Estimates from a bill that somebody states: what a discount leaves of it, what a premium adds, what it is part of.
import { type Exact, minus, ONE, over, plus, times } from '../exact/exact.ts';
import { between, certain, type Range, remaining } from '../exact/range.ts';
import { CannotEstimate } from '../read/refuse.ts';
import type { Request } from '../request.ts';
import { purchaseEcho, settingsEcho } from './echo.ts';
import { assume, type Item, NO_WORK, type Work } from './item.ts';
import { purchaseOf } from './quote.ts';
import {
  checkTerm,
  commitmentRule,
  ENTRY,
  MANAGED_PREMIUM,
  RULE_OF_THUMB,
  SHARES,
  SPOT,
  STATED,
} from './rules-of-thumb.ts';
import { dollars, percents } from './show.ts';

/** The bill under the way of buying that is named; the whole bill around it where none is. */
export function workBill(request: Request): Work {
  const { bill } = request;
  if (bill === null)
    throw new CannotEstimate('I see nothing that has a price: name what runs, such as 8xH100, and how long.');
  const period = bill.monthly ? 'month' : 'once';
  const echo = [...purchaseEcho(request), ...settingsEcho(request)];
  const purchase = purchaseOf(request);
  if (request.flags.has('managed')) return { ...NO_WORK, ...managedBill(bill.usd), period, echo };
  if (purchase !== 'on-demand') return { ...NO_WORK, ...discounted(request, bill.usd, purchase), period, echo };
  if (request.purchases.length > 0) return { ...NO_WORK, items: [stated(bill.usd)], period, echo };
  const { computeShare } = request;
  const whole = computeShare === null ? wholeBill(bill.usd) : billAround(bill.usd, computeShare);
  return { ...NO_WORK, ...whole, period, echo };
}

function stated(usd: Exact, label = 'Stated bill'): Item {
  return { label, formula: dollars(usd), amount: certain(usd), source: STATED, figures: [] };
}

export function premium(usd: Range): Range {
  const { low, expected, high } = MANAGED_PREMIUM;
  return {
    low: times(usd.low, plus(ONE, low)),
    expected: times(usd.expected, plus(ONE, expected)),
    high: times(usd.high, plus(ONE, high)),
  };
}

function managedBill(usd: Exact): Pick<Work, 'items' | 'assumptions'> {
  const item = {
    label: 'Managed service',
    formula: `${dollars(usd)}, plus ${percents(MANAGED_PREMIUM)}`,
    amount: premium(certain(usd)),
    source: RULE_OF_THUMB,
    figures: [],
  };
  return { items: [item], assumptions: [assume('Managed services charge 30–50% over raw compute.', ENTRY.managed)] };
}

function discounted(
  request: Request,
  usd: Exact,
  purchase: 'spot' | 'reserved' | 'committed' | 'capacity-reservation',
): Pick<Work, 'items' | 'assumptions' | 'warnings'> {
  const { off, told } = discountOf(request, purchase);
  const rest = remaining(off);
  const amount = { low: times(usd, rest.low), expected: times(usd, rest.expected), high: times(usd, rest.high) };
  const item = {
    label: `The bill, ${purchase === 'capacity-reservation' ? 'capacity reserved' : purchase}`,
    formula: `${dollars(usd)}, less ${percents(off)}`,
    amount,
    source: told.source,
    figures: [],
  };
  const warnings =
    purchase === 'spot'
      ? [
          ...(request.flags.has('no-checkpointing')
            ? [
                'Without checkpointing an interruption loses all work so far; the bank advises spot for training with checkpoints alone.',
              ]
            : []),
          '5–15% of spot instances for GPUs are interrupted, the bank says, without naming a period: without checkpoints that work is lost. No rework is added.',
        ]
      : [];
  return { items: [item], assumptions: told.text === null ? [] : [assume(told.text, told.entry)], warnings };
}

const NONE = certain({ n: 0n, d: 1n });

function discountOf(request: Request, purchase: 'spot' | 'reserved' | 'committed' | 'capacity-reservation') {
  if (request.term !== null) checkTerm(request.term);
  const own = purchase === 'spot' ? request.spotDiscount : request.reservedDiscount;
  if (own !== null && purchase !== 'capacity-reservation')
    return { off: certain(own), told: { text: null, entry: null, source: STATED } };
  if (purchase === 'capacity-reservation') {
    const text = 'A capacity reservation secures instances without any discount: 0% off.';
    return { off: NONE, told: { text, entry: ENTRY.availability, source: RULE_OF_THUMB } };
  }
  const rule = purchase === 'spot' ? SPOT : commitmentRule(purchase, request.term);
  const split =
    purchase === 'spot' || request.term === null
      ? ''
      : '; the split by years is ours: 30–40% for one, 30–60% for two, 60% for three';
  return {
    off: rule.range,
    told: { text: `The rule of thumb: ${purchase} is ${rule.says}${split}.`, entry: rule.entry, source: RULE_OF_THUMB },
  };
}

/** The whole bill where somebody says how much of it is compute; of what the rest is nothing is known. */
function billAround(compute: Exact, { least, most }: NonNullable<Request['computeShare']>): Pick<Work, 'items'> {
  const share = between(least, most);
  const rest = (part: Exact) => over(times(compute, minus(ONE, part)), part);
  const other: Item = {
    label: 'All else',
    formula: `${dollars(compute)} ÷ ${percents(share)}, less compute`,
    amount: { low: rest(share.high), expected: rest(share.expected), high: rest(share.low) },
    source: STATED,
    figures: [],
  };
  return { items: [stated(compute, 'Compute'), other] };
}

/** "GPU compute (60–80%), with storage (10–20%) and networking (5–10%)": the more of it is compute, the less is the whole. */
function wholeBill(compute: Exact): Pick<Work, 'items' | 'assumptions'> {
  const { low: least, expected: middle, high: most } = SHARES.compute;
  const whole: Range = { low: over(compute, most), expected: over(compute, middle), high: over(compute, least) };
  const shareOf = (share: Range) => ({
    low: times(whole.low, share.low),
    expected: times(whole.expected, share.expected),
    high: times(whole.high, share.high),
  });
  const rest = (share: Range): Range => {
    const { storage, network } = SHARES;
    return {
      low: minus(ONE, plus(share.high, plus(storage.low, network.low))),
      expected: minus(ONE, plus(share.expected, plus(storage.expected, network.expected))),
      high: minus(ONE, plus(share.low, plus(storage.high, network.high))),
    };
  };
  const total = `${dollars(compute)} ÷ ${percents(SHARES.compute)}`;
  const item = (label: string, share: Range): Item => ({
    label,
    formula: `${total} × ${percents(share)}`,
    amount: shareOf(share),
    source: RULE_OF_THUMB,
    figures: [],
  });
  return {
    items: [
      { ...stated(compute, 'Compute'), formula: `${dollars(compute)} (${percents(SHARES.compute)} of the bill)` },
      item('Storage', SHARES.storage),
      item('Network', SHARES.network),
      item('Other', rest(SHARES.compute)),
    ],
    assumptions: [
      assume(
        'GPU compute is 60–80% of a bill, storage 10–20%, networking 5–10%; what is left to 100% is other.',
        ENTRY.cost,
      ),
    ],
  };
}
