// What an estimate owes its reader beyond the bank's figures: loads that are carried, terms that are told, needs that are not dropped.
import { describe, expect, test } from 'vitest';
import { ask, estimated, refused, wordsOf } from './book.ts';

const amounts = (request: string) => {
  const { options } = estimated(request);
  return Object.fromEntries(options.map(({ label, expected }) => [label, expected]));
};

describe('serverless or dedicated', () => {
  test.each([
    ['1m requests a day 5s each on h100 aws, serverless or dedicated?', '164550.00', '287308.80', 'serverless'],
    ['100k requests a day 2s each on an L4, serverless or dedicated?', '1332.00', '1521.76', 'serverless'],
    ['200k requests/day 2s each serverless or dedicated', '33333.33', '10800.00', 'dedicated'],
    ['serverless vs dedicated 2xH100 aws util=90%', '5118.16', '9907.20', 'serverless'],
    ['serverless vs dedicated H100 aws 8h/day', '947.81', '4953.60', 'serverless'],
  ])('%s', (request, serverless, dedicated, verdict) => {
    expect(amounts(request)).toEqual({ serverless, dedicated });
    expect(estimated(request).verdict).toBe(verdict);
  });

  test('a number of machines that cannot carry the load is told', () => {
    expect(wordsOf(estimated('serverless vs dedicated 1xH100 aws 1m req/day 5s each'))).toMatch(/cannot carry it/);
  });

  test('beyond what the machines can carry there is no break-even', () => {
    expect(estimated('serverless vs dedicated 1xH100 gcp 1k req/day 2s each').quantities).not.toHaveProperty(
      'breakEvenRequestsPerDay',
    );
  });
});

describe('serving', () => {
  test('keeps replicas whole in instances', () => {
    const { quantities, expected } = estimated('serve llama-70b 5M req/day 800 in 200 out on H100 nebius');
    expect(quantities).toMatchObject({ replicas: 14, nodes: 7 });
    expect(expected).toBe('118944.00');
  });

  test('spreads requests over the hours that it runs', () => {
    const { quantities } = estimated('serve 7B 100 req/day 8h/day L4 aws tps=500');
    expect(quantities.costPer1kRequests).toBeCloseTo(64.384, 6);
  });

  test('counts tokens where requests are not counted', () => {
    expect(estimated('serve 7B 30B tokens a month on H100 tps=3000')).toMatchObject({
      intent: 'serve',
      quantities: { replicas: 4 },
    });
  });

  test.each(['serve 405b 100 req/s 2k in 1k out on 8xh100', 'train 70B on 2T tokens with 1 h100'])(
    'tells that it does not fit: %s',
    request => {
      expect(wordsOf(estimated(request))).toMatch(/it does not fit/);
    },
  );
});

describe('commitments', () => {
  test('shorter work than the term is told what the term costs', () => {
    expect(wordsOf(estimated('8 h100 for 3 days reserved 1 year aws'))).toMatch(
      /a year of this comes to \$313,397\.76/,
    );
  });

  test('as an alternative are paid for all hours', () => {
    const { alternatives } = estimated('1xL4 aws 8h/day');
    expect(alternatives.map(({ label }) => label).join()).not.toMatch(/Reserved/);
  });
});

describe('alternatives', () => {
  test('are priced for the time that was worked with', () => {
    const { alternatives, expected } = estimated('8xA100 gcp reserved term=1y');
    const spot = alternatives.find(({ label }) => /spot/.test(label));
    expect(Number(spot?.expected)).toBeGreaterThan(Number(expected) / 2);
  });

  test('of other accelerators do not take the stated price with them', () => {
    const { alternatives } = estimated('8xH100 72h price=6.88 aws');
    expect(alternatives).toContainEqual(
      expect.objectContaining({ label: expect.stringMatching(/^32 × A100/), expected: '6323.80' }),
    );
  });

  test('do other work on no other maker’s chips', () => {
    const labels = estimated('train 7b on 100b tokens on trn1').alternatives.map(({ label }) => label);
    expect(labels.join()).not.toMatch(/Inferentia|H100|A100/);
  });
});

describe('comparisons', () => {
  test.each([
    ['s3 vs gcs vs azure blob for 300 TB', 'Azure', 3],
    ['compare 8xH100 72h us-east-1 us-east-2 us-west-2', 'tie', 3],
    ['h200 vs b200 for serving 70b 1m req/day 1000 in 200 out', 'B200', 2],
    ['compare 8xH100 72h', 'Nebius', 6],
    ['compare egress 5TB aws gcp azure', 'Azure', 3],
  ])('%s', (request, verdict, count) => {
    const { options, verdict: won } = estimated(request);
    expect([won, options.length]).toEqual([verdict, count]);
  });
});

describe('times and counts', () => {
  test.each([
    ['8xH100 aws month', '39628.80'],
    ['8xH100 aws week', '9246.72'],
    ['24 h100s, 1 day 6 hrs, aws', '4953.60'],
    ['checkpoint a 70b every 30 min for a week on s3', '7294.16'],
    ['tpu v5p 64 chips 1 week', '45158.40'],
    ['10k h100 for 1 hour on nebius', '29500.00'],
  ])('%s: %s', (request, expected) => {
    expect(estimated(request).expected).toBe(expected);
  });

  test('going over the data again costs as much again', () => {
    const once = estimated('fine tune 7b on 100b tokens on 8 a100 mfu=40%');
    const thrice = estimated('fine tune 7b on 100b tokens in 3 epochs on 8 a100 mfu=40%');
    expect(thrice.quantities.flops).toBe(3 * once.quantities.flops!);
  });
});

describe('nothing is passed over in silence', () => {
  test.each([
    ['egress 100TB aws spot', /“spot” makes no difference/],
    ['storage 10TB gcp free-tier', /“free-tier” makes no difference/],
    ['8xH100 72h aws term=1y', /“term=1y” makes no difference/],
    ['train 1b on 20b tokens with 1 a100 and save a checkpoint every hour', /“every hour” makes no difference/],
  ])('%s', (request, says) => {
    expect(wordsOf(estimated(request))).toMatch(says);
  });

  test.each([
    ['8xH100 72h aws egress 10TB', /two needs/],
    ['h100 for 5 hours. also 2TB of s3.', /two needs/],
    ['16 h100 a week $2k budget', /not back from a budget/],
    ['what can I train for $10k', /not back from a budget/],
    ['keep 200tb of data in gcs and move 5tb a day out', /one at a time/],
    ['storage 1TB a day aws', /is a rate/],
    ['rent a 4090 for a month', /^no price for RTX 4090$/],
    ['train 13b 300b tokens 64 a100 aws spot mfu 45', /write mfu 45%/],
    ['8xH100 72h but not on aws', /takes something away/],
    ['8xH100 region=nowhere', /no region “nowhere”/],
    ['8xH100 for several days', /How many/],
  ])('%s', (request, says) => {
    expect(refused(request).error.message).toMatch(says);
  });
});

test.each([
  ['8xA10G 72h lambda', '8 × A10G · 72 h · AWS us-east-1'],
  ['16 trainium2 2 weeks aws us-east-1', '16 × Trainium2 · 336 h · spot · AWS us-east-2'],
  ['8xH100 3d nebius eu-west1', '8 × H100 · 72 h · Nebius eu-north1'],
  ['8xT4 10h azure westeurope spot', '8 × T4 · 10 h · spot · Azure eastus'],
  ['serve llama 70b 5M req/day on lambda A10G', 'serve · on A10G · AWS us-east-1 · 70B parameters · 5M req/day'],
])('%s has no price there, and is suggested where it has one', (request, suggestion) => {
  const { suggestions } = refused(request).error;
  expect(suggestions).toContain(suggestion);
  for (const each of suggestions) expect(ask(each).ok, each).toBe(true);
});

test('a part of a region names the regions that it can be', () => {
  const { message, suggestions } = refused('h100 10h us east').error;
  expect(message).toMatch(/“us east” is only part/);
  expect(suggestions[0]).toBe('h100 10h us-east-1');
});

test('what a refusal suggests as a whole request can be typed back', () => {
  const requests = [
    '8xH100 5m aws',
    '8xH100 72 aws',
    '100TB aws',
    'p5 for a weekend',
    '8xH100 4xA100 72h',
    '100 requests serverless',
    '8xH100 72h aws gcp',
    '2 p5.48xlarge at $40/h for 3 h',
  ];
  for (const request of requests) {
    const { suggestions } = refused(request).error;
    expect(suggestions.length).toBeGreaterThan(0);
    for (const suggestion of suggestions.filter(each => each.includes(' '))) {
      const answer = ask(suggestion);
      expect(answer.ok || answer.error.message !== refused(request).error.message, `${request} → ${suggestion}`).toBe(
        true,
      );
    }
  }
});
