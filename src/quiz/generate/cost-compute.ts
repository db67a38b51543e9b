// Templates about machines that run: what a run, a month, a useful hour and whole instances cost.

import type { Figure, Instance, PriceBook } from '../../cost/price-book.ts';
import { CLOUD_NAMES } from '../../cost/read/place-names.ts';
import type { Chance } from '../chance.ts';
import { RULES } from './cost-proof.ts';
import type { Template } from './cost-template.ts';
import { acceleratorHour, dollars, grouped, linesAndTotal, told } from './cost-writing.ts';

const RUN_HOURS = [18, 24, 36, 48, 72, 96, 120, 168] as const;
const GPU_PRICES = [0.8, 1.2, 1.8, 2.5, 3, 3.5, 4.2, 6.88] as const;
const MONTHS = [720, 730] as const;
const FEWEST_TO_TRAIN = 4;
/** The least share of whole instances that must stay unused, so that a bill for parts of them is told from a right one. */
const LEAST_UNUSED = 0.05;

/** An instance where it has a price on demand. */
interface Priced {
  readonly instance: Instance;
  readonly region: string;
  readonly price: Figure;
}

/** The instances of the three large clouds, by the names that people know, in their regions. */
function pricedInstances(book: PriceBook): Priced[] {
  return book.instances
    .filter(({ cloud }) => cloud === 'aws' || cloud === 'gcp' || cloud === 'azure')
    .flatMap(instance =>
      instance.prices.flatMap(({ region, onDemand }) =>
        onDemand === null ? [] : [{ instance, region, price: onDemand }],
      ),
    );
}

/** The instances that people train on: whole machines, and none whose chips are made for inference alone. */
function trainingInstances(book: PriceBook): Priced[] {
  return pricedInstances(book).filter(
    ({ instance: { accelerator, count } }) => count >= FEWEST_TO_TRAIN && !accelerator.startsWith('Inferentia'),
  );
}

const run: Template = {
  name: 'run',
  difficulty: 'easy',
  unit: 'USD',
  draw(book, chance) {
    const priced = trainingInstances(book);
    if (priced.length === 0) return null;
    const { instance, region, price } = chance.pick(priced);
    const count = chance.pick([2, 3, 4, 6, 8, 12, 16]);
    const hours = chance.pick(RUN_HOURS);
    const { cloud, name } = instance;
    return {
      parameters: [count, name, region, hours, price.value],
      prompt: `A training run keeps ${count} instances of ${CLOUD_NAMES[cloud]}'s ${name} (${instance.count} × ${instance.accelerator} each) busy for ${hours} hours in ${region}, at ${dollars(price.value)} an hour for each instance. What does the run cost?`,
      request: `${count} ${name} ${hours}h ${cloud} ${region}`,
      figures: [price],
      rules: [RULES.training],
      solve: estimate => ({
        amount: estimate.expected,
        working: [...acceleratorHour(price, instance.count, estimate), ...linesAndTotal(estimate)],
      }),
    };
  },
};

const usefulHour: Template = {
  name: 'useful-hour',
  difficulty: 'easy',
  unit: 'USD',
  draw(_book, chance) {
    const price = chance.pick(GPU_PRICES);
    const share = chance.pick([15, 20, 25, 30, 35, 40, 45, 60, 65, 75, 80]);
    return {
      parameters: [price, share],
      prompt: `A GPU is billed at ${dollars(price)} an hour, and it is utilised ${share}% of the time. What does an hour of useful GPU work really cost?`,
      request: `1 gpu 1h price=${price} util=${share}%`,
      rules: [RULES.utilisation],
      solve: estimate => {
        const amount = estimate.quantities.costPerUsefulGpuHour;
        return {
          amount,
          working: [`${dollars(price)} ÷ ${share}% = ${dollars(amount ?? 0)}.`],
        };
      },
    };
  },
};

const inferenceBill: Template = {
  name: 'inference-bill',
  difficulty: 'easy',
  unit: 'USD a month',
  draw(_book, chance) {
    const count = chance.pick([2, 3, 4, 5, 6, 8, 12]);
    const price = chance.pick(GPU_PRICES);
    const month = chance.pick(MONTHS);
    return {
      parameters: [count, price, month],
      prompt: `An inference endpoint keeps ${count} GPUs running around the clock, at ${dollars(price)} for a GPU-hour. What is its bill for a month of ${month} hours?`,
      request: `${count} gpu 24/7 price=${price} month=${month}`,
      rules: [RULES.inference],
      solve: estimate => ({ amount: estimate.expected, working: linesAndTotal(estimate) }),
    };
  },
};

const perThousand: Template = {
  name: 'per-thousand',
  difficulty: 'medium',
  unit: 'USD',
  draw(_book, chance) {
    const count = chance.pick([2, 3, 4, 6, 8]);
    const price = chance.pick(GPU_PRICES);
    const millions = chance.pick([0.5, 1.5, 2, 3, 5, 8, 12, 20]);
    return {
      parameters: [count, price, millions],
      prompt: `${count} GPUs serve predictions around the clock at ${dollars(price)} for a GPU-hour, in a month of 720 hours. Together they answer ${millions} million requests a month, one prediction for each. What do 1,000 predictions cost?`,
      request: `${count} gpu 24/7 price=${price} ${millions}M requests/month month=720`,
      rules: [RULES.perThousand],
      solve: estimate => {
        const amount = estimate.quantities.costPer1kRequests;
        const bill = dollars(estimate.expected);
        return {
          amount,
          working: [
            ...linesAndTotal(estimate),
            `For 1,000 predictions: ${bill} ÷ ${grouped(millions * 1000)} = ${dollars(amount ?? 0)}.`,
          ],
        };
      },
    };
  },
};

/** Instances whose accelerators the cloud sells in that size alone. */
function onlyInWholes(book: PriceBook): Priced[] {
  return trainingInstances(book).filter(({ instance: { cloud, accelerator, name } }) => {
    const isOnly = book.instances.every(
      other => other.cloud !== cloud || other.accelerator !== accelerator || other.name === name,
    );
    return isOnly;
  });
}

/** So many accelerators that whole instances of `count` leave some unused; null where no such wish is known. */
function oddWish(count: number, chance: Chance): number | null {
  const wishes = [20, 30, 45, 50, 60, 70, 90, 100, 150].filter(
    wish => 1 - wish / (Math.ceil(wish / count) * count) >= LEAST_UNUSED,
  );
  return wishes.length === 0 ? null : chance.pick(wishes);
}

const wholeInstances: Template = {
  name: 'whole-instances',
  difficulty: 'medium',
  unit: 'USD',
  draw(book, chance) {
    const offered = onlyInWholes(book);
    if (offered.length === 0) return null;
    const { instance, region, price } = chance.pick(offered);
    const { cloud, accelerator, name, count } = instance;
    const wish = oddWish(count, chance);
    if (wish === null) return null;
    const hours = chance.pick(RUN_HOURS);
    return {
      parameters: [wish, name, region, hours, price.value],
      prompt: `A training run needs ${wish} × ${accelerator} for ${hours} hours on ${CLOUD_NAMES[cloud]} in ${region}. Take it that they come only in whole ${name} instances, each with ${count} of them and billed at ${dollars(price.value)} an hour. What is the bill?`,
      request: `${wish} ${accelerator} ${hours}h ${cloud} ${region}`,
      figures: [price],
      rules: [RULES.training],
      solve: estimate => ({
        amount: estimate.expected,
        working: [...told(estimate, /^It takes/), ...linesAndTotal(estimate)],
      }),
    };
  },
};

const computeShare: Template = {
  name: 'compute-share',
  difficulty: 'easy',
  unit: 'USD a month',
  draw(_book, chance) {
    const compute = chance.pick([12_000, 18_000, 25_000, 30_000, 45_000, 54_000, 80_000, 120_000]);
    const share = chance.pick([60, 64, 65, 70, 72, 75, 80]);
    return {
      parameters: [compute, share],
      prompt: `GPU compute is typically 60–80% of the cloud costs of ML. A team pays ${dollars(compute)} a month for it, which is ${share}% of its bill. What is the whole bill?`,
      request: `$${compute}/month is ${share}% of the bill`,
      rules: [RULES.computeShare],
      solve: estimate => ({
        amount: estimate.expected,
        working: [`The whole bill: ${dollars(compute)} ÷ ${share}% = ${dollars(estimate.expected)}.`],
      }),
    };
  },
};

export const COMPUTE_TEMPLATES: readonly Template[] = [
  run,
  usefulHour,
  inferenceBill,
  perThousand,
  wholeInstances,
  computeShare,
];
