// Templates about serverless GPUs: what requests cost, and from which use on a dedicated GPU is cheaper.
import type { Chance } from '../chance.ts';
import { RULES } from './cost-proof.ts';
import type { Template } from './cost-template.ts';
import { dollars, grouped, lineOf, told } from './cost-writing.ts';

/** Rates for a GPU-hour: of one that is dedicated, and of a serverless one that works. */
function rates(chance: Chance) {
  return { dedicated: chance.pick([1.8, 2, 2.4, 2.5, 3, 3.2]), serverless: chance.pick([4.5, 5, 6, 6.4, 7.2, 8, 10]) };
}

function versus({ dedicated, serverless }: ReturnType<typeof rates>): string {
  return `serverless vs dedicated gpu price=${dedicated} serverless=${serverless}/h`;
}

const SECONDS = [0.5, 0.8, 1.2, 2, 2.5, 4, 6] as const;

const breakEvenShare: Template = {
  name: 'break-even-share',
  difficulty: 'medium',
  unit: '%',
  draw(_book, chance) {
    const drawn = rates(chance);
    const { dedicated, serverless } = drawn;
    return {
      parameters: [dedicated, serverless],
      prompt: `A dedicated GPU costs ${dollars(dedicated)} for every hour of the month, a serverless one ${dollars(serverless)} for every hour that it works. Above what utilisation, in percent, is the dedicated one cheaper?`,
      request: versus(drawn),
      rules: [RULES.steady],
      solve: estimate => {
        const share = estimate.quantities.breakEvenUtilisation;
        const amount = share === undefined ? undefined : share * 100;
        return {
          amount,
          working: [
            `${dollars(dedicated)} ÷ ${dollars(serverless)} = ${(amount ?? 0).toFixed(3)}%.`,
            ...told(estimate, /^Both cost the same/),
          ],
        };
      },
    };
  },
};

const breakEvenRequests: Template = {
  name: 'break-even-requests',
  difficulty: 'hard',
  unit: 'requests a day',
  draw(_book, chance) {
    const drawn = rates(chance);
    const { dedicated, serverless } = drawn;
    const seconds = chance.pick(SECONDS);
    return {
      parameters: [dedicated, serverless, seconds],
      prompt: `Each request keeps a GPU busy for ${seconds} seconds. A dedicated GPU costs ${dollars(dedicated)} an hour around the clock, a serverless one ${dollars(serverless)} for an hour of work; ignore cold starts. Above how many requests a day (24 hours) is the dedicated GPU cheaper?`,
      request: `${versus(drawn)} 500 req/day ${seconds}s each`,
      rules: [RULES.steady],
      solve: ({ quantities: { breakEvenRequestsPerDay: amount } }) => ({
        amount,
        working: [
          `${dollars(dedicated)} × 24 h ÷ (${dollars(serverless)} × ${seconds} s ÷ 3,600) = ${grouped(amount ?? 0)} requests a day.`,
        ],
      }),
    };
  },
};

const perThousandRequests: Template = {
  name: 'serverless-thousand',
  difficulty: 'easy',
  unit: 'USD',
  draw(_book, chance) {
    const drawn = rates(chance);
    const { dedicated, serverless } = drawn;
    const seconds = chance.pick(SECONDS);
    return {
      parameters: [serverless, seconds],
      prompt: `A serverless GPU scales to zero between requests and costs ${dollars(serverless)} for an hour of work. A request keeps it busy for ${seconds} seconds; ignore cold starts. What do 1,000 requests cost?`,
      request: `${versus({ dedicated, serverless })} 500 req/day ${seconds}s each`,
      rules: [RULES.perRequest],
      solve: ({ quantities: { costPer1kRequests: amount } }) => ({
        amount,
        working: [`1,000 × ${seconds} s ÷ 3,600 × ${dollars(serverless)}/h = ${dollars(amount ?? 0)}.`],
      }),
    };
  },
};

const serverlessMonth: Template = {
  name: 'serverless-month',
  difficulty: 'medium',
  unit: 'USD a month',
  draw(_book, chance) {
    const drawn = rates(chance);
    const { serverless } = drawn;
    const requests = chance.pick([800, 1500, 2500, 4000, 6000, 9000]);
    const seconds = chance.pick(SECONDS);
    return {
      parameters: [requests, seconds, serverless],
      prompt: `An endpoint on serverless GPUs gets ${grouped(requests)} requests a day, in a month of 30 days. Each keeps a GPU busy for ${seconds} seconds, at ${dollars(serverless)} for an hour of work; ignore cold starts. What is the bill for the month?`,
      request: `${versus(drawn)} ${requests} req/day ${seconds}s each month=720`,
      rules: [RULES.perRequest],
      solve: ({ options }) => {
        const side = options.find(({ label }) => label === 'serverless');
        return { amount: side?.expected, working: side?.lines.map(lineOf) ?? [] };
      },
    };
  },
};

const sporadicTraffic: Template = {
  name: 'sporadic-traffic',
  difficulty: 'easy',
  unit: 'USD a month',
  draw(_book, chance) {
    const requests = chance.pick([150, 250, 350, 450, 700, 900, 1250, 1600]);
    const isLeast = chance.below(2) === 0;
    const each = isLeast ? 5 : 10;
    return {
      parameters: [requests, each],
      prompt: `An API with 100 requests a day costs $5–10 a month on serverless GPUs. Yours gets ${grouped(requests)} requests a day of the same kind, and the cost grows in proportion. What does yours cost a month at the ${isLeast ? 'low' : 'high'} end?`,
      request: `serverless vs dedicated gpu price=3 ${requests} req/day rules=textbook`,
      rules: [RULES.sporadic],
      solve: ({ options }) => {
        const side = options.find(({ label }) => label === 'serverless');
        const amount = isLeast ? side?.low : side?.high;
        const formulas = side?.lines.map(({ label, formula }) => `${label}: ${formula}, in a month of 30 days.`) ?? [];
        return {
          amount,
          working: [...formulas, `${dollars(each)} × ${grouped(requests)} ÷ 100 = ${dollars(amount ?? 0)}.`],
        };
      },
    };
  },
};

export const SERVERLESS_TEMPLATES: readonly Template[] = [
  breakEvenShare,
  breakEvenRequests,
  perThousandRequests,
  serverlessMonth,
  sporadicTraffic,
];
