// Templates about arithmetic: how long training takes and costs, and how many replicas carry a load.
import type { Estimate } from '../../cost/cost.ts';
import type { Accelerator, Figure, PriceBook } from '../../cost/price-book.ts';
import type { Chance } from '../chance.ts';
import { peakRule, RULES, trainiumRule } from './cost-proof.ts';
import type { Template } from './cost-template.ts';
import { acceleratorHour, dollars, grouped, linesAndTotal, told } from './cost-writing.ts';

const MFU_PERCENT = [30, 35, 38, 40, 45, 50] as const;

function peakOf(book: PriceBook, id: string): Figure | null {
  return book.accelerators.find((each: Accelerator) => each.id === id)?.tflops ?? null;
}

/** A training in the size that people do. `tokens` in trillions, `parameters` in billions. */
function training(chance: Chance) {
  const { billions, trillions, gpus } = chance.pick([
    { billions: 1, trillions: 0.3, gpus: 16 },
    { billions: 3, trillions: 0.6, gpus: 64 },
    { billions: 3, trillions: 1, gpus: 128 },
    { billions: 7, trillions: 1, gpus: 128 },
    { billions: 8, trillions: 2, gpus: 256 },
    { billions: 13, trillions: 1.5, gpus: 256 },
    { billions: 34, trillions: 1.2, gpus: 512 },
    { billions: 70, trillions: 1.4, gpus: 512 },
    { billions: 70, trillions: 2, gpus: 1024 },
  ]);
  return { billions, trillions, gpus, mfu: chance.pick(MFU_PERCENT) };
}

function trainingWords({ billions, trillions, gpus, mfu }: ReturnType<typeof training>, name: string, peak: Figure) {
  return `A model of ${billions} billion parameters is trained on ${trillions} trillion tokens with ${grouped(gpus)} × ${name}, each with a dense BF16 peak of ${grouped(peak.value)} TFLOPS (10¹² FLOPs a second), of which ${mfu}% is reached (MFU). Training takes 6 FLOPs per parameter and token`;
}

/** The sentence of the hours, without the range before them: a single MFU makes none. */
function hoursWorked(estimate: Estimate): string[] {
  return told(estimate, /^Hours/).map(text => text.replace(/ = [^=]+ h, (.+ h) expected\.$/, ' = $1.'));
}

const trainingHours: Template = {
  name: 'training-hours',
  difficulty: 'hard',
  unit: 'hours',
  draw(book, chance) {
    const peak = peakOf(book, 'H100-SXM');
    const drawn = training(chance);
    if (peak === null) return null;
    const { billions, trillions, gpus, mfu } = drawn;
    return {
      parameters: [billions, trillions, gpus, mfu, peak.value],
      prompt: `${trainingWords(drawn, 'H100', peak)}. How many hours does the training take?`,
      request: `train ${billions}B ${trillions}T tokens ${gpus} H100 mfu=${mfu}% price=2`,
      figures: [peak],
      rules: [peakRule(peak.value)],
      solve: estimate => ({ amount: estimate.quantities.hours, working: hoursWorked(estimate) }),
    };
  },
};

const trainingCost: Template = {
  name: 'training-cost',
  difficulty: 'hard',
  unit: 'USD',
  draw(book, chance) {
    const name = chance.pick(['H100', 'A100-80GB']);
    const peak = peakOf(book, name === 'H100' ? 'H100-SXM' : name);
    const drawn = training(chance);
    if (peak === null) return null;
    const price = chance.pick([1.4, 1.8, 2.2, 2.5, 3]);
    const { billions, trillions, gpus, mfu } = drawn;
    return {
      parameters: [name, billions, trillions, gpus, mfu, price, peak.value],
      prompt: `${trainingWords(drawn, name, peak)}, and a GPU-hour costs ${dollars(price)}. What does the training cost?`,
      request: `train ${billions}B ${trillions}T tokens ${gpus} ${name} mfu=${mfu}% price=${price}`,
      figures: [peak],
      rules: [RULES.training],
      solve: estimate => ({
        amount: estimate.expected,
        working: [...hoursWorked(estimate), ...linesAndTotal(estimate)],
      }),
    };
  },
};

const TRAINIUM = 'trn1.32xlarge';
const REGION = 'us-east-1';

const trainiumCost: Template = {
  name: 'trainium-cost',
  difficulty: 'hard',
  unit: 'USD',
  tolerance: 0.005,
  draw(book, chance) {
    const instance = book.instances.find(({ name }) => name === TRAINIUM);
    const price = instance?.prices.find(({ region }) => region === REGION)?.onDemand ?? null;
    const peak = instance === undefined ? null : peakOf(book, instance.accelerator);
    if (instance === undefined || price === null || peak === null) return null;
    const count = chance.pick([4, 8, 16]);
    const first = chance.pick([0.8, 1.2, 1.5, 2, 3]);
    const mfu = chance.pick(MFU_PERCENT);
    const compiling = chance.pick([2, 3, 4, 6]);
    return {
      parameters: [count, first, mfu, compiling, price.value, peak.value],
      prompt: `A training of ${first} × 10²¹ FLOPs runs on ${count} instances of ${TRAINIUM}. Each has ${instance.count} chips, each chip with a dense BF16 peak of ${grouped(peak.value)} TFLOPS (10¹² FLOPs a second), of which ${mfu}% is reached (MFU). An instance costs ${dollars(price.value)} an hour. Before the training, all of them compile the model for ${compiling} hours, which is billed too. What is the whole bill?`,
      request: `train ${first}e21 flops ${count} ${TRAINIUM} mfu=${mfu}% compile=${compiling}h aws ${REGION}`,
      figures: [price, peak],
      rules: [trainiumRule(dollars(price.value)), RULES.compilation],
      solve: estimate => ({
        amount: estimate.expected,
        working: [
          ...acceleratorHour(price, instance.count, estimate),
          ...hoursWorked(estimate),
          ...linesAndTotal(estimate),
        ],
      }),
    };
  },
};

/** Requests, and what a replica makes of them: tokens, tokens a second, and the share of those that is planned for. */
function load(chance: Chance) {
  return {
    requests: chance.pick([12, 20, 35, 40, 60, 90]),
    tokensIn: chance.pick([400, 800, 1000, 1500]),
    tokensOut: chance.pick([100, 150, 200, 300]),
    speed: chance.pick([1800, 2500, 3200, 4000]),
    share: chance.pick([50, 60, 65, 70, 80]),
  };
}

function loadWords({ requests, tokensIn, tokensOut, speed, share }: ReturnType<typeof load>): string {
  return `A model gets ${requests} requests a second, each with ${grouped(tokensIn)} tokens in and ${tokensOut} out. A replica handles ${grouped(speed)} tokens a second, in and out together, and is planned to run at ${share}% of that`;
}

function serving({ requests, tokensIn, tokensOut, speed, share }: ReturnType<typeof load>, price: number): string {
  return `serve on 1 gpu ${requests} req/s ${tokensIn} in ${tokensOut} out tps=${speed} util=${share}% price=${price} month=720`;
}

function loadKey({ requests, tokensIn, tokensOut, speed, share }: ReturnType<typeof load>): number[] {
  return [requests, tokensIn, tokensOut, speed, share];
}

/** Less than one replica of any load makes. */
const ONE_REPLICA = 0.005;

const replicas: Template = {
  name: 'replicas',
  difficulty: 'medium',
  unit: 'replicas',
  tolerance: ONE_REPLICA,
  draw(_book, chance) {
    const drawn = load(chance);
    return {
      parameters: loadKey(drawn),
      prompt: `${loadWords(drawn)}. How many whole replicas does it take?`,
      request: serving(drawn, 3),
      rules: [RULES.replicas],
      solve: estimate => ({
        amount: estimate.quantities.replicas,
        working: told(estimate, /replicas?, in whole ones/),
      }),
    };
  },
};

const servingBill: Template = {
  name: 'serving-bill',
  difficulty: 'hard',
  unit: 'USD a month',
  tolerance: ONE_REPLICA,
  draw(_book, chance) {
    const drawn = load(chance);
    const price = chance.pick([1.2, 1.8, 2.5, 3, 3.5]);
    return {
      parameters: [...loadKey(drawn), price],
      prompt: `${loadWords(drawn)}. Whole replicas, one GPU each, run at ${dollars(price)} an hour around the clock. What is the bill for a month of 720 hours?`,
      request: serving(drawn, price),
      rules: [RULES.inference],
      solve: estimate => ({
        amount: estimate.expected,
        working: [...told(estimate, /replicas?, in whole ones/), ...linesAndTotal(estimate)],
      }),
    };
  },
};

export const TRAINING_TEMPLATES: readonly Template[] = [
  trainingHours,
  trainingCost,
  trainiumCost,
  replicas,
  servingBill,
];
