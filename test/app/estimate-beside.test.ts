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
