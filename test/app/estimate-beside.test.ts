// Which questions get figures beside their answers: those that ask for money and state quantities, and bare requests.
import { describe, expect, test } from 'vitest';
import { estimateBeside } from '../../src/app/estimate-beside.ts';
import { PersonError } from '../../src/message/person-error.ts';
import { BOOK, TODAY } from '../cost/book.ts';

const clock = { now: () => TODAY };
const prices = { load: async () => ({ book: BOOK, path: 'prices.json', notice: null }) };
const beside = (question: string) => estimateBeside({ prices, clock }, question);

describe('figures', () => {
  test.each([
    ['How much does it cost to train a 70B model on 2T tokens with 256 H100s?', '1739973.04'],
    ['What would 1 TB of egress from AWS cost?', '90.00'],
    ['is it cheaper to run 100 requests a day serverless or dedicated?', '7.50'],
    ['how much would 8 h100s for our frobnicator cost over a weekend on aws', '2641.92'],
    ['what is the price of an H100 for 10 hours on lambda', '42.90'],
    ['8xH100 72h aws', '3962.88'],
    ['mlcost egress 100TB aws', '7800.00'],
    ['/cost 8xH100 72h aws', '3962.88'],
    ['8 h100 on aws for 72 hours, how much?', '3962.88'],
    ['what would we pay for 8 h100 on aws for 72 hours', '3962.88'],
    ['how much would i save with 8 h100 on spot aws for 72 hours', '1393.71'],
    ['should i reserve 32 h100 on aws for a year or go on demand at 55% utilization', '1060730.88'],
    ['8 h100 on aws for 72 hours: spot vs on-demand, which is wiser?', '1393.71'],
    ['Is 8 H100 managed better than self-hosted on AWS?', '39628.80'],
    ['do I run 1 H100 on lambda serverless or dedicated at 90% utilization', '2559.08'],
  ])('%s: %s', async (question, expected) => {
    expect((await beside(question)).estimate).toMatchObject({ expected });
  });

  test('say which words were not read', async () => {
    const { estimate } = await beside('how much would 8 h100s for our frobnicator cost over a weekend on aws');
    expect(estimate?.warnings).toContain('Not read: “frobnicator”.');
  });
});

describe('no figures', () => {
  test.each([
    'How do I save 100 checkpoints of a 70B model?',
    'pay attention to 70B 2T tokens when sharding',
    'what should I pay attention to with 70B and 2T tokens',
    'where does training 70B on 2T tokens spend its time',
    'How many H100s for $5000?',
    'is $6000 a month for 8 h100 fair',
    'how much memory do 8 H100s on aws have',
    'how much faster are 8 H100s than 8 A100s',
    'should I use managed or self-hosted training',
    'can i use 8xh100 for dedicated training',
    'our 8 h100 reserved on aws broke down in the night',
    'what is 8xh100 self-attention',
    'do 8 h100 on spot break down',
    'what do we save for 70B and 2T tokens',
    'is serverless or dedicated better for H100 inference',
    'how much cheaper are spot instances',
    'what do spot instances save, 60-70%?',
    'when does serverless make sense for 100 requests a day',
    'why are 8 H100s faster than 8 A100s',
    'how much does managed ML cost for 5 engineers',
    'which is cheaper for 8 H100s, aws or a caravan in 1987',
    'what changed in 2024',
    'the 3 best ways to save money',
    'can i use 8xh100 for training',
    '8xH100 72h spto aws',
    'what does 8xH100 cost for 5m',
  ])('%s', async question => {
    expect((await beside(question)).estimate).toBeNull();
  });
});

describe('a notice in their place', () => {
  test.each([
    ['How much would 8 H100 for 72h on CoreWeave cost?', 'no price for CoreWeave.'],
    ['8 H100 on aws in eu-west-1 for 72h: what does it cost?', 'no price for H100 on AWS in eu-west-1.'],
    ['8xH100 72h aws eu-west-1', 'no price for H100 on AWS in eu-west-1.'],
    ['cost of 8 H100 5m aws', '“5m” may be minutes or months; say which.'],
  ])('%s: %s', async (question, why) => {
    expect(await beside(question)).toEqual({ estimate: null, notices: [`There is no estimate: ${why}`] });
  });

  test.each([
    'which is cheaper for 8 H100s, aws or a caravan in 1987',
    'what happens to 8 H100s on CoreWeave',
    '8xH100 72h spto aws',
    'what is on 5m of 8 H100 logs',
  ])('and none for what was hardly meant so: %s', async question => {
    expect(await beside(question)).toEqual({ estimate: null, notices: [] });
  });
});

test('prices that cannot be read are told, and the bank answers all the same', async () => {
  const broken = {
    load: async () => {
      throw new PersonError('The price book at prices.json cannot be used: it is empty.');
    },
  };
  expect(await estimateBeside({ prices: broken, clock }, '8xH100 72h aws')).toEqual({
    estimate: null,
    notices: ['There is no estimate: The price book at prices.json cannot be used: it is empty.'],
  });
});
