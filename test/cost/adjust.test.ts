// Changing an estimate by choices: what is offered, and that each choice gives an estimate that reads back.
import { describe, expect, test } from 'vitest';
import { choicesFor, estimateChanged } from '../../src/cost/cost.ts';
import { COST_EXAMPLES } from '../../src/present/present-cost-help.ts';
import { BOOK, estimated, TODAY } from './book.ts';

const REQUEST = '8xH100 72h spot aws';
const UNCHANGED = [
  REQUEST,
  '16xA100 24/7 gcp',
  '8xH100 72h',
  'p5.48xlarge for a weekend',
  '7xL4 13h gcp us-east4',
  '8xA100 gcp reserved',
  '1 gpu month price=3 3000 requests/month',
  'train 7.8B on 60B tokens a100s aws within 25 hours mfu=0.5',
  'serve 70B 5M req/day on A100 aws tps=2000',
  '8xH100 price=3 spot 10h',
];
const change = (changes: Parameters<typeof estimateChanged>[1], request = REQUEST) =>
  estimateChanged(request, changes, BOOK, TODAY);

describe('the choices', () => {
  test('of a machine are its parts, with what holds now', () => {
    const chosen = choicesFor(REQUEST, BOOK).map(({ name, chosen }) => [name, chosen]);
    expect(Object.fromEntries(chosen)).toEqual({
      cloud: 'aws',
      accelerator: 'H100',
      count: '8',
      hours: '72 h',
      purchase: 'spot',
      region: 'any',
    });
  });

  test('of anything else, and of what cannot be read, are its words', () => {
    for (const request of ['egress 100TB aws->gcp', '8xH100 5m', '']) {
      expect(choicesFor(request, BOOK)).toEqual([
        { name: 'request', label: 'The request', chosen: request, options: [] },
      ]);
    }
  });

  test('each have their chosen value among them once, and fit into a menu', () => {
    for (const request of ['3xp5.48xlarge 100h reserved', '7xL4 13h gcp us-east4', 'train 7B on 1T tokens', REQUEST]) {
      for (const { chosen, options } of choicesFor(request, BOOK)) {
        if (options.length === 0) continue;
        expect(options.filter(({ value }) => value === chosen)).toHaveLength(1);
        expect(options.length).toBeLessThanOrEqual(100);
      }
    }
  });
});

describe('a change', () => {
  test('left as it is changes nothing', () => {
    for (const request of UNCHANGED) {
      const choices = choicesFor(request, BOOK);
      const same = Object.fromEntries(choices.map(({ name, chosen }) => [name, chosen]));
      expect(change(same, request)).toMatchObject({ expected: estimated(request).expected });
    }
  });

  test.each([
    [{ cloud: 'gcp' }, '8xH100 72h spot gcp'],
    [{ cloud: 'any' }, '8xH100 72h spot'],
    [{ accelerator: 'A100' }, '8xA100 72h spot aws'],
    [{ accelerator: 'L4', count: '4' }, '4xL4 72h spot aws'],
    [{ hours: '24/7' }, '8xH100 24/7 spot aws'],
    [{ hours: '8 h/day', purchase: 'on-demand' }, '8xH100 8h/day aws'],
    [{ purchase: 'reserved' }, '8xH100 72h reserved aws'],
    [{ region: 'us-east-2' }, '8xH100 72h spot aws us-east-2'],
    [{ request: 'egress 1TB aws' }, 'egress 1TB aws'],
  ])('%o gives what %s gives', (changes, request) => {
    const { low, expected, high, reading } = estimated(request);
    expect(change(changes)).toMatchObject({ low, expected, high, reading });
  });

  test('to another cloud leaves a region behind that it does not have', () => {
    expect(change({ cloud: 'gcp', region: 'us-east-2' }, '8xH100 72h aws us-east-2')).toMatchObject({
      reading: '8 × H100 · 72 h · GCP us-central1',
    });
  });

  test.each([
    [{ accelerator: 'Trainium1', cloud: 'gcp' }, /on AWS alone/],
    [{ count: '0' }, /no number of machines/],
    [{ count: 'many' }, /no number of machines/],
    [{ request: 'flurble' }, /do not understand/],
    [{ accelerator: '__proto__' }, /do not understand/],
  ])('that cannot be is refused: %o', (changes, says) => {
    expect(change(changes)).toMatchObject({ ok: false, error: { message: expect.stringMatching(says) } });
  });
});

test('every example of the help is estimated', () => {
  for (const example of COST_EXAMPLES) expect(estimated(example).ok).toBe(true);
});
