// Estimates with canned figures: every request that names an H100 costs something, more from one day to the next.
import type { Estimates } from '../../src/app/use-cases.ts';
import type { AdjustChoices } from '../../src/cost/adjust-choices.ts';
import type { Estimate, Refusal } from '../../src/cost/estimation.ts';

export interface FakeEstimates extends Estimates {
  /** Every request that was estimated, in order. */
  readonly asked: string[];
  /** What was changed about a request, in order. */
  readonly changed: Readonly<Record<string, string>>[];
  /** The prices are others from now on. */
  reprice(): void;
  choicesOf: AdjustChoices;
}

const AMOUNTS = { low: '1188.86', expected: '1387.01', high: '1585.15' } as const;
/** An entry that the fake bank has. */
const ENTRY = 'chips#0';

export function fakeEstimates(): FakeEstimates {
  let day = 1;
  const [asked, changed]: [string[], Readonly<Record<string, string>>[]] = [[], []];
  const estimate = async (request: string) => {
    asked.push(request);
    return /h100/i.test(request) ? estimated(request, `2026-07-0${day}`) : refusedEstimate(request);
  };
  const estimates: FakeEstimates = {
    asked,
    changed,
    choicesOf: CHOICES,
    reprice: () => {
      day += 1;
    },
    estimate,
    adjust: async (request, changes) => {
      changed.push(changes);
      return estimate(changes.request ?? `${request} ${Object.values(changes).join(' ')}`);
    },
    choices: async () => estimates.choicesOf,
  };
  return estimates;
}

const CHOICES: AdjustChoices = [
  {
    name: 'cloud',
    label: 'Cloud',
    chosen: 'aws',
    options: [
      { value: 'aws', label: 'AWS' },
      { value: 'gcp', label: 'Google Cloud' },
    ],
  },
  { name: 'hours', label: 'Hours', chosen: '72', options: [] },
  { name: 'region', label: 'Region', chosen: '', options: [] },
];

/** An estimate with something in each of its parts; `asOf` is the day of its prices. */
export function estimated(input: string, asOf = '2026-07-01'): Estimate {
  return {
    ok: true,
    input,
    intent: 'run',
    rules: 'market',
    reading: `${input.replace(/\s+/g, ' · ')} · as read`,
    period: 'once',
    currency: 'USD',
    ...AMOUNTS,
    lines: [{ label: 'Compute', formula: '8 × 72 h × $6.88 × 30–40%', source: 'price book', asOf, ...AMOUNTS }],
    quantities: { gpuHours: 576 },
    verdict: null,
    assumptions: [
      { text: 'Spot costs 30–40% of the on-demand price.', entry: ENTRY },
      { text: 'Interruptions cost no time.', entry: ENTRY },
      { text: 'The region is us-east-1.', entry: null },
      { text: 'An entry that is gone said so.', entry: 'chips#gone' },
    ],
    warnings: ['Without checkpoints an interruption loses all work.'],
    alternatives: [
      { label: '32 × A100', expected: '1203.20', saving: '183.81', sameWork: true, request: '32xA100 72h spot aws' },
      { label: 'On demand', expected: '3962.88', saving: '0.00', sameWork: false, request: '8xH100 72h aws' },
    ],
    options: [],
    charts: [
      {
        title: 'By way of buying',
        shape: 'bars',
        unit: 'USD',
        labels: ['spot', 'on-demand'],
        series: [{ label: 'expected', values: [1387.01, 3962.88] }],
      },
    ],
    prices: { asOf, days: 3, stale: false },
  };
}

export function refusedEstimate(input: string): Refusal {
  const error = {
    message: 'I do not know “h10”.',
    token: 'h10',
    suggestions: ['H100', 'A10'],
    example: '8xH100 72h spot aws',
  };
  return { ok: false, input, error };
}
