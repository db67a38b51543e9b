// Templates about data: how large checkpoints are, what keeping and moving costs, and how long moving takes.
import type { Egress, PriceBook, Tier } from '../../cost/price-book.ts';
import { betweenRegionsRule, freeRule, RULES, tiersRule } from './cost-proof.ts';
import type { Template } from './cost-template.ts';
import { dollars, grouped, linesAndTotal, told } from './cost-writing.ts';

const MODEL_BILLIONS = [7, 13, 34, 65, 70, 120, 180, 405] as const;
const STATE_BYTES = [8, 12, 14, 16, 18] as const;
const STORAGE_PRICES = [0.018, 0.02, 0.023, 0.026] as const;
const GB_PER_TB = 1000;

const checkpointSize: Template = {
  name: 'checkpoint-size',
  difficulty: 'easy',
  unit: 'GB',
  draw(_book, chance) {
    const billions = chance.pick(MODEL_BILLIONS);
    const bytes = chance.pick(STATE_BYTES);
    return {
      parameters: [billions, bytes],
      prompt: `A full training checkpoint keeps ${bytes} bytes for each parameter (weights and the state of the optimiser). How large is a checkpoint of a model with ${billions} billion parameters, in GB (10⁹ bytes)?`,
      request: `checkpoint ${billions}B bytes=${bytes} $0.02/GB`,
      rules: [RULES.checkpoints],
      solve: ({ quantities: { storageGB } }) => ({
        amount: storageGB,
        working: [`${billions}B parameters × ${bytes} bytes = ${grouped(storageGB ?? 0)} GB.`],
      }),
    };
  },
};

const checkpointsOfSize: Template = {
  name: 'checkpoints-of-size',
  difficulty: 'easy',
  unit: 'USD a month',
  draw(_book, chance) {
    const count = chance.pick([40, 60, 80, 100, 120, 150, 200]);
    const gigabytes = chance.pick([84, 140, 500, 560, 840, 980]);
    const price = chance.pick(STORAGE_PRICES);
    return {
      parameters: [count, gigabytes, price],
      prompt: `A run leaves ${count} checkpoints of ${gigabytes} GB each in object storage, at ${dollars(price)} per GB per month. What does it cost a month to keep them all?`,
      request: `${count} checkpoints of ${gigabytes}GB $${price}/GB`,
      rules: [RULES.manyCheckpoints],
      solve: estimate => ({ amount: estimate.expected, working: linesAndTotal(estimate) }),
    };
  },
};

const checkpointsOfModel: Template = {
  name: 'checkpoints-of-model',
  difficulty: 'medium',
  unit: 'USD a month',
  draw(_book, chance) {
    const count = chance.pick([30, 50, 75, 100, 120, 150]);
    const billions = chance.pick(MODEL_BILLIONS);
    const bytes = chance.pick(STATE_BYTES);
    const price = chance.pick(STORAGE_PRICES);
    return {
      parameters: [count, billions, bytes, price],
      prompt: `${count} full checkpoints of a model with ${billions} billion parameters are kept in object storage, ${bytes} bytes for each parameter, at ${dollars(price)} per GB (10⁹ bytes) per month. What does that cost a month?`,
      request: `${count} checkpoints ${billions}B bytes=${bytes} $${price}/GB`,
      rules: [RULES.manyCheckpoints],
      solve: estimate => ({ amount: estimate.expected, working: linesAndTotal(estimate) }),
    };
  },
};

function internetEgress(book: PriceBook): Egress | null {
  return book.egress.find(({ cloud, route }) => cloud === 'aws' && route === 'internet') ?? null;
}

/** The steps of a price that `gigabytes` reach. */
function reachedTiers({ tiers }: Egress, gigabytes: number): readonly Tier[] {
  const last = tiers.findIndex(({ upTo }) => upTo === null || Number(upTo) >= gigabytes);
  return last < 0 ? [] : tiers.slice(0, last + 1);
}

function tierWords({ upTo, price }: Tier, index: number): string {
  const from = index === 0 ? '' : 'then ';
  return `${from}${dollars(price.value)} a GB${upTo === null ? ' beyond' : ` up to ${grouped(upTo)} GB`}`;
}

const tieredEgress: Template = {
  name: 'tiered-egress',
  difficulty: 'medium',
  unit: 'USD',
  draw(book, chance) {
    const egress = internetEgress(book);
    const terabytes = chance.pick([20, 25, 35, 40, 60, 75, 80, 90, 100, 120, 140]);
    const tiers = egress === null ? [] : reachedTiers(egress, terabytes * GB_PER_TB);
    if (tiers.length < 2) return null;
    const prices = tiers.map(({ price }) => price.value);
    return {
      parameters: [terabytes, ...prices],
      prompt: `Within one month ${terabytes} TB (${grouped(terabytes * GB_PER_TB)} GB) leave AWS for the internet. The price is ${tiers.map(tierWords).join(', ')}; each GB is billed at the price of its own step, and none are free. What is the bill?`,
      request: `egress ${terabytes}TB aws`,
      figures: tiers.map(({ price }) => price),
      rules: [tiersRule(prices)],
      solve: estimate => ({ amount: estimate.expected, working: linesAndTotal(estimate) }),
    };
  },
};

const freeEgress: Template = {
  name: 'free-egress',
  difficulty: 'easy',
  unit: 'USD',
  draw(book, chance) {
    const egress = internetEgress(book);
    const [first] = egress?.tiers ?? [];
    const free = egress?.free ?? null;
    if (first === undefined || free === null) return null;
    const gigabytes = chance.pick([400, 450, 600, 750, 900, 1200, 1500, 2500, 3200]);
    return {
      parameters: [gigabytes, free.value, first.price.value],
      prompt: `${grouped(gigabytes)} GB leave AWS for the internet in a month. The first ${free.value} GB of the month are free, and each further GB costs ${dollars(first.price.value)}. What is the bill?`,
      request: `egress ${gigabytes}GB aws free-tier`,
      figures: [first.price, free],
      rules: [freeRule(first.price.value, free.value)],
      solve: estimate => ({ amount: estimate.expected, working: linesAndTotal(estimate) }),
    };
  },
};

const transferTime: Template = {
  name: 'transfer-time',
  difficulty: 'medium',
  unit: 'hours',
  draw(_book, chance) {
    const terabytes = chance.pick([12, 20, 35, 50, 80, 100, 150, 250]);
    const gigabits = chance.pick([1, 2, 5, 10, 25]);
    return {
      parameters: [terabytes, gigabits],
      prompt: `${terabytes} TB of training data (1 TB = 10¹² bytes) move to another cloud over a line of ${gigabits} Gbit/s (10⁹ bits a second) that is used to the full. How many hours does that take?`,
      request: `egress ${terabytes}TB ${gigabits}Gbps $0.09/GB`,
      rules: [RULES.slowTransfer],
      solve: estimate => {
        const { hours, egressGB } = estimate.quantities;
        return {
          amount: hours,
          working: [
            `${grouped(egressGB ?? 0)} GB × 8 ÷ ${gigabits} Gbit/s ÷ 3,600 = ${grouped(hours ?? 0)} h.`,
            ...told(estimate, /^It takes/),
          ],
        };
      },
    };
  },
};

const movedSample: Template = {
  name: 'moved-sample',
  difficulty: 'easy',
  unit: 'USD',
  draw(_book, chance) {
    const terabytes = chance.pick([30, 40, 60, 80, 120, 200, 350]);
    const share = chance.pick([1, 2, 3, 4, 5, 6, 8, 10]);
    const price = chance.pick([0.02, 0.05, 0.08, 0.09, 0.12]);
    return {
      parameters: [terabytes, share, price],
      prompt: `For development a team moves only a sample of ${share}% of its ${terabytes} TB of training data (1 TB = 1,000 GB), at ${dollars(price)} a GB. What does the transfer cost?`,
      request: `egress ${terabytes}TB ${share}% sample $${price}/GB`,
      rules: [RULES.samples],
      solve: estimate => ({
        amount: estimate.expected,
        working: [...told(estimate, /^A sample/), ...linesAndTotal(estimate)],
      }),
    };
  },
};

const modelSync: Template = {
  name: 'model-sync',
  difficulty: 'medium',
  unit: 'USD a month',
  draw(_book, chance) {
    const gigabytes = chance.pick([14, 26, 68, 80, 100, 140]);
    const regions = chance.pick([3, 4, 5, 6, 8]);
    const releases = chance.pick([4, 6, 8, 12, 20, 30]);
    const price = '0.02';
    return {
      parameters: [gigabytes, regions, releases],
      prompt: `A central registry copies a model of ${gigabytes} GB to ${regions} other regions at every release, and there are ${releases} releases a month. Moving a GB between regions costs ${dollars(price)}. What do the copies cost a month?`,
      request: `${gigabytes}GB model to ${regions} regions ${releases} syncs $${price}/GB`,
      rules: [RULES.registry, betweenRegionsRule(price)],
      solve: estimate => ({ amount: estimate.expected, working: linesAndTotal(estimate) }),
    };
  },
};

export const DATA_TEMPLATES: readonly Template[] = [
  checkpointSize,
  checkpointsOfSize,
  checkpointsOfModel,
  tieredEgress,
  freeEgress,
  transferTime,
  movedSample,
  modelSync,
];
