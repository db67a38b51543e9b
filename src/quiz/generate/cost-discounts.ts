// Templates about ways of buying: what discounts leave of a bill, what a premium adds, what interruptions cost.
import type { Chance } from '../chance.ts';
import { RULES, type Rule } from './cost-proof.ts';
import type { Template } from './cost-template.ts';
import { dollars, linesAndTotal, told } from './cost-writing.ts';

const BILLS = [12_500, 18_000, 24_000, 36_000, 42_000, 55_000, 64_000, 85_000, 140_000] as const;

/** A rule of the bank about a saving, of which the least and the most can be asked, and nothing between. */
interface Saving {
  readonly name: string;
  readonly setting: 'spot' | 'reserved';
  readonly least: number;
  readonly most: number;
  readonly rule: Rule;
  readonly says: string;
}

const SAVINGS: readonly Saving[] = [
  {
    name: 'spot-bill',
    setting: 'spot',
    least: 60,
    most: 70,
    rule: RULES.spot,
    says: 'Spot instances save 60–70% of the on-demand price. A team moves all that it runs to them',
  },
  {
    name: 'reserved-bill',
    setting: 'reserved',
    least: 30,
    most: 40,
    rule: RULES.reserved,
    says: 'Reserved capacity saves 30–40% of the on-demand price. A team reserves all that it runs, and runs it 24/7',
  },
  {
    name: 'committed-bill',
    setting: 'reserved',
    least: 30,
    most: 60,
    rule: RULES.committed,
    says: 'Commitments of 1–3 years come at a discount of 30–60%. A team makes one for all that it runs',
  },
];

function savingTemplate({ name, setting, least, most, rule, says }: Saving): Template {
  return {
    name,
    difficulty: 'easy',
    unit: 'USD a month',
    draw(_book, chance) {
      const bill = chance.pick(BILLS);
      const isLeast = chance.below(2) === 0;
      const off = isLeast ? least : most;
      return {
        parameters: [bill, off],
        prompt: `${says}; on demand that would cost ${dollars(bill)} a month. What is the bill at the ${isLeast ? 'smallest' : 'largest'} saving of that range?`,
        request: `$${bill}/month ${setting}=${off}%`,
        rules: [rule],
        solve: estimate => ({ amount: estimate.expected, working: linesAndTotal(estimate) }),
      };
    },
  };
}

const managedPremium: Template = {
  name: 'managed-premium',
  difficulty: 'easy',
  unit: 'USD a month',
  draw(_book, chance) {
    const bill = chance.pick(BILLS);
    const isLeast = chance.below(2) === 0;
    const premium = isLeast ? 30 : 50;
    return {
      parameters: [bill, premium],
      prompt: `Managed services charge 30–50% over raw compute cost. The raw compute of a workload is ${dollars(bill)} a month. What is the whole bill of the managed service at the ${isLeast ? 'low' : 'high'} end?`,
      request: `$${bill}/month managed`,
      rules: [RULES.managed],
      solve: ({ low, high, lines }) => {
        const amount = isLeast ? low : high;
        const formulas = lines.map(({ label, formula }) => `${label}, ${dollars(low)}–${dollars(high)}: ${formula}.`);
        return { amount, working: [...formulas, `${dollars(bill)} × (1 + ${premium}%) = ${dollars(amount)}.`] };
      },
    };
  },
};

/** A run on machines that are taken away now and then; times in hours, and minutes for writing and starting again. */
function interruptedRun(chance: Chance) {
  return {
    gpus: chance.pick([16, 32, 64, 128]),
    hours: chance.pick([150, 200, 300, 400, 600]),
    between: chance.pick([12, 24, 36, 50, 72]),
    writing: chance.pick([3, 6, 12]),
    starting: chance.pick([6, 12, 15, 30]),
  };
}

function interruptionWords({ between, writing, starting }: ReturnType<typeof interruptedRun>): string {
  return `The run is interrupted every ${between} hours on average (M), writing a checkpoint takes ${writing} minutes (C), and starting again takes ${starting} minutes (R). At the best checkpoint interval, √(2·C·M), all this adds the share √(2·C ÷ M) + R ÷ M to the useful hours`;
}

const reworkShare: Template = {
  name: 'rework-share',
  difficulty: 'hard',
  unit: '%',
  draw(_book, chance) {
    const run = interruptedRun(chance);
    const { between, writing, starting } = run;
    return {
      parameters: [between, writing, starting],
      prompt: `A training run with checkpoints uses spot instances. ${interruptionWords(run)}. By what percentage does that lengthen the run?`,
      request: `8 gpu 100h price=3 spot=60% mtbf=${between}h ckpt=${writing}min restart=${starting}min`,
      rules: [RULES.interruptions],
      solve: estimate => {
        const share = estimate.quantities.overhead;
        const amount = share === undefined ? undefined : share * 100;
        const minutes = `√(2 × ${writing} min ÷ (${between} × 60 min)) + ${starting} min ÷ (${between} × 60 min)`;
        return { amount, working: [`${minutes} = ${(amount ?? 0).toFixed(4)}%.`, ...told(estimate, /^Rework/)] };
      },
    };
  },
};

const reworkCost: Template = {
  name: 'rework-cost',
  difficulty: 'hard',
  unit: 'USD',
  tolerance: 0.005,
  draw(_book, chance) {
    const run = interruptedRun(chance);
    const { gpus, hours, between, writing, starting } = run;
    const price = chance.pick([2, 2.5, 3, 4]);
    const off = chance.pick([60, 70]);
    return {
      parameters: [gpus, hours, price, off, between, writing, starting],
      prompt: `A training run with checkpoints takes ${hours} useful hours on ${gpus} GPUs. A GPU-hour is ${dollars(price)} on demand, and spot costs ${off}% less. ${interruptionWords(run)}. What does the run cost on spot, with those added hours?`,
      request: `${gpus} gpu ${hours}h price=${price} spot=${off}% mtbf=${between}h ckpt=${writing}min restart=${starting}min`,
      rules: [RULES.spot, RULES.interruptions],
      solve: estimate => ({
        amount: estimate.expected,
        working: [...told(estimate, /^Rework/), ...linesAndTotal(estimate)],
      }),
    };
  },
};

export const DISCOUNT_TEMPLATES: readonly Template[] = [
  ...SAVINGS.map(savingTemplate),
  managedPremium,
  reworkShare,
  reworkCost,
];
