// The bank's figures, and those of the rules beyond it, as one table: a request, the rules, and what must come out.
import { describe, expect, test } from 'vitest';
import type { Estimate, Rules } from '../../src/cost/estimation.ts';
import { estimated, refused, wordsOf } from './book.ts';

/** What must come out: amounts (one where all three are alike), quantities, a verdict, words that must be said. */
interface Want {
  readonly money?: string | readonly [low: string, expected: string, high: string];
  readonly month?: boolean;
  readonly quantities?: Readonly<Record<string, number>>;
  readonly verdict?: string | null;
  readonly says?: readonly RegExp[];
  readonly silent?: RegExp;
  readonly lines?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, string>>;
  readonly alternatives?: readonly RegExp[];
}

type Row = readonly [number: string, rules: Rules, request: string, want: Want];

const ROWS: readonly Row[] = [
  ['1', 'textbook', '8xH100 72h price=6.88', { money: '3962.88', quantities: { gpuHours: 576, hours: 72 } }],
  ['1', 'textbook', '8xH100 72h aws', { money: '3962.88', quantities: { nodes: 1 } }],
  ['1', 'market', 'aws, 72 hours, eight H100s', { money: '3962.88' }],
  ['2', 'textbook', '1xH100 1h price=3 util=50%', { money: '3.00', quantities: { costPerUsefulGpuHour: 6 } }],
  ['2', 'textbook', '1xH100 1h price=3 util=100%', { money: '3.00', quantities: { costPerUsefulGpuHour: 3 } }],
  ['2', 'textbook', '1xH100 1h price=3 util=0.25', { money: '3.00', quantities: { costPerUsefulGpuHour: 12 } }],
  ['3', 'textbook', '1 gpu 24/7 price=3', { money: '2160.00', month: true, quantities: { gpuHours: 720 } }],
  [
    '3',
    'textbook',
    'inference on 1 gpu 720h $3/h 3000 requests/month',
    { money: '2160.00', quantities: { costPer1kRequests: 720 } },
  ],
  [
    '4',
    'textbook',
    'checkpoint 70B aws',
    {
      money: '11.50',
      quantities: { storageGB: 500 },
      says: [/at least 500 GB/, /bf16 weights alone are 140 GB.*cannot be resumed/],
    },
  ],
  ['4', 'textbook', 'checkpoint 70B bytes=8', { quantities: { storageGB: 560 } }],
  ['4', 'market', 'checkpoint 70B bytes=12', { quantities: { storageGB: 840 } }],
  ['4', 'market', 'checkpoint 70B', { quantities: { storageGB: 980 }, says: [/8 to 16 bytes a parameter/] }],
  ['4', 'market', 'checkpoint 70B bytes=16', { quantities: { storageGB: 1120 } }],
  [
    '5',
    'textbook',
    '100 checkpoints of 500GB on aws',
    { money: '1150.00', month: true, quantities: { storageGB: 50_000 } },
  ],
  ['5', 'textbook', '100 checkpoints of 70B on aws', { money: '1150.00', quantities: { storageGB: 50_000 } }],
  ['5', 'textbook', '100 checkpoints 70B bytes=14', { quantities: { storageGB: 98_000 } }],
  ['5', 'market', 'storage 50TB aws', { money: '1150.00', month: true }],
  ['6', 'market', '1,000 GB egress from AWS', { money: '90.00', quantities: { egressGB: 1000 } }],
  ['6', 'market', '1024GB egress aws', { money: '92.16' }],
  ['6', 'market', 'egress 1000GB aws free-tier', { money: '81.00' }],
  ['7', 'textbook', 'egress 100TB aws', { money: '9000.00' }],
  ['7', 'market', 'egress 100TB aws', { money: '7800.00' }],
  ['7', 'market', 'egress 100TiB aws', { money: '7987.20' }],
  ['7', 'market', 'egress 100TB aws->gcp', { money: '7800.00' }],
  [
    '8',
    'market',
    'egress 100TB aws 10Gbps',
    { quantities: { hours: 22.2222222222222 }, says: [/22\.22 h at 10 Gbps/] },
  ],
  ['8', 'market', 'egress 100TB aws', { says: [/22\.22 h at 10 Gbps, 1\.85 d at 5 Gbps, 9\.26 d at 1 Gbps/] }],
  ['9', 'textbook', '$1,000 on spot', { money: ['300.00', '350.00', '400.00'], says: [/without naming a period/] }],
  ['9', 'textbook', '10 gpus 100h price=1 spot', { money: ['300.00', '350.00', '400.00'] }],
  [
    '9',
    'textbook',
    '10 gpus 100h price=1 spot without checkpointing',
    { money: ['300.00', '350.00', '400.00'], says: [/an interruption loses all work/] },
  ],
  ['9', 'market', '8xH100 72h spot aws', { says: [/no spot price for it there/, /a month of 720 h is assumed/] }],
  ['10', 'textbook', '$1,000 reserved', { money: ['600.00', '650.00', '700.00'] }],
  ['10', 'textbook', '$1,000 commitment', { money: ['400.00', '550.00', '700.00'] }],
  [
    '10',
    'textbook',
    '$1,000 reserved term=1y',
    { money: ['600.00', '650.00', '700.00'], says: [/the split by years is ours/] },
  ],
  ['10', 'textbook', '$1,000 reserved term=2y', { money: ['400.00', '550.00', '700.00'] }],
  ['10', 'textbook', '$1,000 reserved term=3y', { money: '400.00' }],
  ['10', 'textbook', '10 gpus 100h price=1 capacity reservation', { money: '1000.00', says: [/0% off/] }],
  ['10', 'market', '8xH100 24/7 gcp reserved term=1y', { money: '44216.68', says: [/30–40% off.*30\.6%/] }],
  ['11', 'textbook', '$10,000 managed', { money: ['13000.00', '14000.00', '15000.00'] }],
  [
    '11',
    'market',
    'managed vs self-hosted $10,000',
    { options: { managed: '14000.00', 'self-hosted': '10000.00' }, verdict: null },
  ],
  ['12', 'textbook', 'managed vs self-hosted 100 gpus 24/7 price=3', { verdict: 'self-hosted' }],
  ['12', 'textbook', 'managed vs self-hosted 99 gpus 24/7 price=3', { verdict: null }],
  ['12', 'textbook', 'managed vs self-hosted 8 gpus 24/7 price=3 5 ML engineers', { verdict: 'managed' }],
  ['12', 'textbook', 'managed vs self-hosted 8 gpus 24/7 price=3 6 ML engineers', { verdict: null }],
  ['12', 'textbook', 'managed vs self-hosted 8 gpus 24/7 price=3 5 infra engineers', { verdict: 'self-hosted' }],
  ['12', 'textbook', 'managed vs self-hosted 8 gpus 24/7 price=3 4 infra engineers', { verdict: null }],
  [
    '13',
    'textbook',
    'compute is $70,000, what is the total bill?',
    {
      money: ['87500.00', '100000.00', '116666.67'],
      lines: { Compute: '70000.00', Storage: '15000.00', Network: '7500.00', Other: '7500.00' },
    },
  ],
  ['14', 'textbook', '1 gpu 24/7 $3/h', { money: '2160.00' }],
  ['14', 'textbook', '1 gpu 24/7 $3/h month=730', { money: '2190.00' }],
  ['14', 'market', '1 gpu 24/7 $3/h month=744', { money: '2232.00' }],
  [
    '15',
    'textbook',
    '100 requests/day serverless vs dedicated',
    {
      money: ['5.00', '7.50', '10.00'],
      verdict: 'serverless',
      options: { serverless: '7.50', dedicated: '2160.00' },
      quantities: { requestsPerMonth: 3000, costPer1kRequests: 2.5, breakEvenRequestsPerDay: 28_800 },
      says: [/\$2,150\.00–\$2,155\.00 a month, 99\.5%–99\.8%/, /\$0\.001667–0\.003333/],
    },
  ],
  [
    '16',
    'textbook',
    'serverless vs dedicated price=3 serverless=10/h util=29%',
    { money: '2088.00', verdict: 'serverless', quantities: { breakEvenUtilisation: 0.3 } },
  ],
  [
    '16',
    'textbook',
    'serverless vs dedicated price=3 serverless=10/h util=31%',
    { money: '2160.00', verdict: 'dedicated' },
  ],
  ['16', 'market', 'serverless vs dedicated price=3 serverless=10/h util=30%', { money: '2160.00', verdict: 'tie' }],
  ['16', 'textbook', 'serverless vs dedicated util=30%', { verdict: 'tie', says: [/\$3\.00 ÷ 30% = \$10\.00/] }],
  ['17', 'textbook', 'serverless 100 req/day model of 10GB', { silent: /over 10 GB/, says: [/30–120 seconds/] }],
  ['17', 'textbook', 'serverless 100 req/day model of 10.1GB', { says: [/10\.1 GB is over 10 GB/] }],
  [
    '17',
    'textbook',
    'serverless 100 req/day 2s each price=3 serverless=10/h cold starts',
    { money: ['266.67', '641.67', '1016.67'] },
  ],
  [
    '17',
    'textbook',
    'serverless 100 req/day 2s each price=3 serverless=10/h cold starts with snapshots',
    { money: ['25.00', '41.67', '58.33'] },
  ],
  ['17', 'textbook', 'serverless vs dedicated price=3 serverless=10/h util=90% varies 100x', { verdict: 'serverless' }],
  ['18', 'textbook', '1xInferentia2 1h', { money: '0.50', says: [/\$0\.503 an hour.*\$0\.7582, 24\.6% cheaper/] }],
  ['18', 'textbook', '1xInferentia2 1000h', { money: '503.00' }],
  ['18', 'market', '1xInferentia2 1000h', { money: '758.20', says: [/24\.6% cheaper/] }],
  [
    '19',
    'textbook',
    'compare h100 trn1 for 1e22 flops aws',
    { verdict: 'Trainium1', says: [/40% cheaper for a TFLOP.*1\.7% dearer/] },
  ],
  ['19', 'market', 'trn1.32xlarge 1h', { money: '21.50', says: [/1\.7% dearer/] }],
  ['19', 'market', 'train 1e22 flops on 16 trn1', { lines: { 'First compilation': '43.00' } }],
  [
    '20',
    'market',
    'compare h100 trn1 for 1e22 flops custom cuda kernels',
    { verdict: 'H100', says: [/Trainium1 is left out: .*custom CUDA kernels/] },
  ],
  ['21', 'market', 'serve a 7B int4 model on 1xH100, 1000 req/day', { alternatives: [/1 × T4/, /1 × L4/] }],
  ['22', 'textbook', '1 gpu price=3 8 h a day with scale to zero', { money: '720.00', month: true }],
  ['23', 'market', 'sync 100GB to two regions aws', { money: '4.00' }],
  [
    '23',
    'market',
    '2xH100 24/7 in 3 regions aws, model of 100GB',
    { money: '29725.60', lines: { 'Model sync': '4.00' } },
  ],
  [
    '24',
    'textbook',
    'egress a sample of 100TB from aws',
    { money: ['90.00', '495.00', '900.00'], says: [/1–10% is 1,000–10,000 GB/] },
  ],
  ['25', 'market', '8xH100 72h spot aws', { alternatives: [/On demand/, /32 × A100 \(25\.4 by peak FLOPs\)/] }],
];

describe('figures that must come out', () => {
  test.each(ROWS)('case %s, %s: %s', (_, rules, request, want) => {
    const answer = estimated(request, rules);
    checkFigures(answer, want);
    checkWords(answer, want);
    for (const [label, expected] of Object.entries(want.lines ?? {})) expect(lineOf(answer, label)).toBe(expected);
    for (const [label, expected] of Object.entries(want.options ?? {})) expect(optionOf(answer, label)).toBe(expected);
  });
});

function checkFigures({ low, expected, high, period, verdict, quantities }: Estimate, want: Want): void {
  const amounts = typeof want.money === 'string' ? [want.money, want.money, want.money] : want.money;
  expect([low, expected, high]).toEqual(amounts ?? [low, expected, high]);
  expect(verdict).toBe(want.verdict === undefined ? verdict : want.verdict);
  if (want.month !== undefined) expect(period).toBe(want.month ? 'month' : 'once');
  for (const [name, value] of Object.entries(want.quantities ?? {})) expect(quantities[name]).toBeCloseTo(value, 8);
}

function checkWords(answer: Estimate, { says = [], silent, alternatives = [] }: Want): void {
  const labels = answer.alternatives.map(each => each.label).join('\n');
  for (const said of says) expect(wordsOf(answer)).toMatch(said);
  for (const label of alternatives) expect(labels).toMatch(label);
  if (silent !== undefined) expect(wordsOf(answer)).not.toMatch(silent);
}

function lineOf({ lines }: Estimate, label: string): string | undefined {
  return lines.find(line => line.label === label)?.expected;
}

function optionOf({ options }: Estimate, label: string): string | undefined {
  return options.find(option => option.label === label)?.expected;
}

/** Requests that must give no figure: what the message says, and the word at fault. */
const REFUSALS: readonly (readonly [number: string, request: string, says: RegExp, token: RegExp | null])[] = [
  ['2', '1xH100 1h price=3 util=0', /over 0/, /util=0/],
  ['2', '1xH100 1h price=3 util=1.5', /between 0 and 1/, /util=1\.5/],
  ['10', '$1,000 reserved term=6mo', /for less than a year there is no such discount/, null],
  ['10', '8xH100 reserved for 3 months aws', /for less than a year/, null],
  ['20', 'trn1 gcp', /Trainium1 is on AWS alone/, /gcp/],
  ['20', 'train 7B on 1T tokens with 16 trn1 custom cuda kernels', /does not run custom CUDA kernels/, null],
  ['ambiguous', '8xH100 5m aws', /minutes or months/, /^5m$/],
  ['ambiguous', '8xH100 72 aws', /of what/, /^72$/],
  ['ambiguous', '100TB aws', /keep 100TB or move it/, null],
  ['ambiguous', '8xH100 4xA100 72h', /Two machines/, null],
  ['ambiguous', '8xH100 72h aws gcp', /AWS or GCP/, null],
  ['ambiguous', 'p5 for a weekend', /several sizes/, /^p5$/],
  ['nonsense', '8xH100 72h spto aws', /do not understand “spto”/, /^spto$/],
  ['nonsense', 'colourless green ideas', /do not understand/, null],
  ['bare', '8 gpus 72h', /Which GPU\?/, null],
  ['negative', '-8xH100 72h', /negative/, null],
  ['negative', '8xH100 -72h', /negative/, null],
  ['NaN', 'NaNxH100 72h', /do not understand|no number/, null],
  ['zero', '0xH100 72h', /Nothing costs nothing/, null],
  ['huge', '8xH100 1e999h', /beyond what anybody runs/, null],
  ['huge', '1000001xH100 1h', /more than a million/, null],
  ['no price', '8xH100 72h coreweave', /^no price for CoreWeave$/, null],
  ['no price', 'trn2.48xlarge 72h', /^no price for trn2\.48xlarge on AWS on demand$/, null],
  ['no price', '8xMI300X 72h', /^no price for MI300X$/, null],
  ['no price', '8xH100 72h aws mars-north1', /do not understand|no price/, null],
  ['no price', '8xH100 72h us-east-9', /^no price for H100 on AWS in us-east-9$/, null],
  ['no price', 'egress 100TB azure', /^no price for Azure egress beyond 10,000 GB$/, null],
];

describe('requests that give no figure', () => {
  test.each(REFUSALS)('%s: %s', (_, request, says, token) => {
    const { error } = refused(request);
    expect(error.message).toMatch(says);
    expect(error.suggestions.length).toBeLessThanOrEqual(3);
    if (token !== null) expect(error.token).toMatch(token);
  });

  test('a request of over 500 characters', () => {
    expect(refused(`8xH100 72h ${'please '.repeat(80)}`).error.message).toMatch(/at most 500 characters/);
  });

  test('each example that a refusal gives works', () => {
    const examples = new Set(REFUSALS.map(([, request]) => refused(request).error.example));
    for (const example of examples) expect(estimated(example).ok).toBe(true);
  });

  test('a slip gets the near word, an ambiguous request the whole readings', () => {
    expect(refused('8xH100 72h spto aws').error.suggestions).toContain('spot');
    expect(refused('8xH100 5m aws').error.suggestions).toEqual(['8xH100 5 min aws', '8xH100 5 months aws']);
  });
});
