// An estimate as a message: figures with where they are from, what was assumed, and only the buttons that make sense where it is.
import { describe, expect, test } from 'vitest';
import { renderMessage } from '../../adapters/slack/render.ts';
import type { Estimate } from '../../src/cost/estimation.ts';
import { plainText } from '../../src/message/plain-text.ts';
import { PLAINLY, type ShownAnswer } from '../../src/message/shown-answer.ts';
import { COST_EXAMPLES, presentCostHelp } from '../../src/present/present-cost-help.ts';
import { presentAdjustForm, presentEstimate, presentRefusal } from '../../src/present/present-estimate.ts';
import { buttonsOf } from '../app/chat/events.ts';
import { estimated, refusedEstimate } from '../fakes/estimates.ts';

const TITLES: Readonly<Record<string, string>> = {
  'chips#0': 'What does spot capacity cost, and how much of it is taken back in a day of training?',
};
const sample = estimated('8xH100 72h spot aws');

const show = (parts: Partial<Estimate> = {}, shown: Partial<ShownAnswer> = {}) =>
  presentEstimate({ ...sample, ...parts }, { ...PLAINLY, ...shown, id: 'e1', titleOf: entry => TITLES[entry] ?? null });
const said = (...args: Parameters<typeof show>) => plainText(show(...args));

describe('an estimate', () => {
  test('to its asker alone has everything, in its order', () => {
    const asked = { person: 'P1', question: '8xH100 72h spot aws' };
    expect(said({}, { asked, private: true, notices: ['One more thing.'] })).toBe(
      [
        'You asked: 8xH100 72h spot aws',
        'Read as: 8xH100 · 72h · spot · aws · as read',
        '$1,188.86 – $1,585.15, expected $1,387.01',
        '• Compute: $1,188.86 – $1,585.15, expected $1,387.01. 8 × 72 h × $6.88 × 30–40% (price book, 2026-07-01)',
        'By way of buying\nUSD | spot | on-demand\nexpected | 1387.01 | 3962.88',
        'Assumed:',
        '• Spot costs 30–40% of the on-demand price.\n• Interruptions cost no time.\n• The region is us-east-1.\n• An entry that is gone said so.',
        '[What the bank says on “What does spot capacity cost, and how much …”]',
        'Without checkpoints an interruption loses all work.',
        'Other ways to get it:',
        [
          '32 × A100: expected $1,203.20, saves $183.81, same work [Estimate this]',
          'On demand: expected $3,962.88, costs more, to fall back on, changes the work [Estimate this]',
        ].join('\n'),
        'Prices: the oldest is of 2026-07-01.',
        'One more thing.',
        '[Share in channel] [Adjust]',
      ].join('\n\n'),
    );
  });

  test('that others see has who asked, and can be neither shared nor changed', () => {
    const shown = show({}, { asked: { person: 'P1', question: 'h100' } });
    expect(plainText(shown)).toMatch(/^P1 asked: h100/);
    const kinds = buttonsOf(shown).map(({ action }) => action.kind);
    expect(kinds).toEqual(['show-entry', 'estimate', 'estimate', 'vote', 'vote']);
  });

  test('asked for as it is read is not read out again', () => {
    expect(said({}, { asked: { person: 'P1', question: sample.reading } })).not.toContain('Read as');
  });

  test('is one amount where all are alike, and says that it is a month’s', () => {
    const amounts = { low: '2160.00', expected: '2160.00', high: '2160.00' };
    expect(said({ ...amounts, period: 'month' })).toContain('\n\n$2,160.00 a month\n\n');
    expect(said({ period: 'month' })).toContain('$1,188.86 – $1,585.15 a month, expected $1,387.01');
  });

  test('of a comparison names the winner first and shows everybody', () => {
    const option = (label: string, low: string, expected: string, high: string) => ({
      label,
      low,
      expected,
      high,
      lines: [],
    });
    const spread = [
      option('serverless', '15.00', '22.50', '30.00'),
      option('dedicated', '2160.00', '2160.00', '2160.00'),
    ];
    const text = said({ verdict: 'serverless', options: spread, period: 'month' });
    expect(text).toContain('serverless comes out ahead at $1,188.86 – $1,585.15 a month, expected $1,387.01');
    expect(text).toContain('What serverless is made up of:\n\n• Compute');
    expect(text).toContain(
      'Option | Low a month | Expected | High\nserverless | $15.00 | $22.50 | $30.00\ndedicated | $2,160.00 | $2,160.00 | $2,160.00',
    );
    const flat = said({ verdict: 'tie', options: spread.slice(1) });
    expect(flat).toContain('A tie at $1,188.86');
    expect(flat).toContain('Option | Cost\ndedicated | $2,160.00');
  });

  test.each([
    ['fresh prices', { asOf: '2026-07-01', days: 2, stale: false }, /Prices: the oldest is of 2026-07-01\.\n/],
    [
      'old prices',
      { asOf: '2026-01-02', days: 181, stale: true },
      /the oldest is of 2026-01-02, more than a week ago\./,
    ],
    ['undated prices', { asOf: null, days: null, stale: true }, /Prices: not all are dated\./],
  ])('with %s says so', (_which, prices, sentence) => {
    expect(said({ prices }, { private: true })).toMatch(sentence);
  });

  test('does not repeat a warning of old prices', () => {
    const undated =
      'Some of the prices are undated, which counts as old; “whetstone prices refresh” fetches newer ones.';
    expect(said({ prices: { asOf: null, days: null, stale: true }, warnings: [undated] })).not.toContain('Prices:');
    const old = 'The oldest price is of 2026-01-02, 181 days ago; “whetstone prices refresh” fetches newer ones.';
    expect(said({ prices: { asOf: '2026-01-02', days: 181, stale: true }, warnings: [old] })).not.toContain('Prices:');
  });

  test('names each contender once in what was assumed', () => {
    const lines = { low: '1.00', expected: '1.00', high: '1.00', lines: [] };
    const options = [
      { label: 'A100 · AWS', ...lines },
      { label: 'H100 · AWS', ...lines },
    ];
    const texts = [
      'A100 · AWS: No cloud: AWS is the cheapest.',
      'All run.',
      'H100 · AWS: It takes 1.',
      'A100 · AWS: It takes 2.',
    ];
    const assumptions = texts.map(text => ({ text, entry: null }));
    const parts = [
      'Assumed:',
      '• All run.',
      'A100 · AWS:',
      '• No cloud: AWS is the cheapest.\n• It takes 2.',
      'H100 · AWS:',
    ];
    expect(said({ options, assumptions })).toContain([...parts, '• It takes 1.'].join('\n\n'));
  });

  test('shows three cheaper ways and two to fall back on, on demand among them, and counts the others', () => {
    const way = (label: string, saving: string) => ({
      label,
      expected: '9.00',
      saving,
      sameWork: true,
      request: label,
    });
    const cheaper = ['a', 'b', 'c', 'd'].map(label => way(label, '1.00'));
    const dearer = ['e', 'f', 'On demand, not interrupted'].map(label => way(label, '0.00'));
    const message = show({ alternatives: [...cheaper, ...dearer] });
    const requests = buttonsOf(message).flatMap(({ action }) => (action.kind === 'estimate' ? [action.request] : []));
    expect(requests).toEqual(['a', 'b', 'c', 'e', 'On demand, not interrupted']);
    expect(plainText(message)).toContain('[Estimate this]\n\n… and 2 more\n');
    expect(said()).not.toContain('more\n');
  });

  test('by stated prices alone has no age to tell', () => {
    expect(said({ prices: { asOf: null, days: null, stale: false } })).not.toContain('Prices:');
  });

  test('tells of an undated line', () => {
    expect(said({ lines: [{ ...sample.lines[0]!, asOf: null, formula: '' }] })).toContain(
      'expected $1,387.01. (price book, undated)',
    );
  });

  test('with nothing beside its figures is short', () => {
    const bare = { lines: [], assumptions: [], warnings: [], alternatives: [], charts: [] };
    expect(show(bare).blocks.map(({ kind }) => kind)).toEqual(['notice', 'text', 'notice', 'vote']);
  });

  test('takes one post', () => {
    const options = [{ label: 'a', low: '1.00', expected: '1.00', high: '1.00', lines: [] }];
    const charts = [...sample.charts, { ...sample.charts[0]!, shape: 'curves' as const }];
    expect(renderMessage(show({ options, charts }, { private: true })).pages).toHaveLength(1);
  });
});

describe('a refusal', () => {
  test('names near words, and offers a request that works', () => {
    const message = presentRefusal(refusedEstimate('8xh10 72h'));
    expect(plainText(message)).toBe(
      [
        'You asked: 8xh10 72h',
        'I do not know “h10”.',
        'Did you mean “H100” or “A10”?',
        'A request that works:',
        '8xH100 72h spot aws [Estimate this]',
      ].join('\n\n'),
    );
    expect(buttonsOf(message).map(({ action }) => action)).toEqual([
      { kind: 'estimate', request: '8xH100 72h spot aws' },
    ]);
  });

  test('offers the ways in which a request can be meant', () => {
    const { error, ...rest } = refusedEstimate('8xh100 3m');
    const suggestions = ['8xh100 3min', '8xh100 3months'];
    const message = presentRefusal({ ...rest, error: { ...error, token: '3m', suggestions } });
    expect(plainText(message)).toContain(
      'It can be meant in these ways:\n\n8xh100 3min [Estimate this]\n8xh100 3months [',
    );
    expect(plainText(message)).not.toContain('Did you mean');
    const whole = presentRefusal({ ...rest, error: { ...error, token: null, suggestions: ['h100'] } });
    expect(buttonsOf(whole).map(({ action }) => action)).toContainEqual({ kind: 'estimate', request: 'h100' });
  });

  test('of much repeats its beginning, of nothing nothing', () => {
    expect(plainText(presentRefusal(refusedEstimate('x'.repeat(5_000))))).toMatch(/^You asked: x{300} …\n/);
    expect(plainText(presentRefusal(refusedEstimate(' ')))).toMatch(/^I do not know/);
  });
});

test('the form has what holds now, and what is empty may stay so', () => {
  const submit = { kind: 'recompute', answer: 'e1', place: null } as const;
  const options = [{ value: 'aws', label: 'AWS' }];
  const { message } = presentAdjustForm(
    [
      { name: 'cloud', label: 'Cloud', chosen: 'aws', options },
      { name: 'region', label: 'Region', chosen: '', options: [] },
      { name: 'request', label: 'Request', chosen: '8xH100', options: [] },
    ],
    submit,
  );
  expect(message.blocks).toMatchObject([
    {
      kind: 'form',
      fields: [
        { kind: 'one-of', name: 'cloud', chosen: 'aws', options, required: true },
        { kind: 'text', name: 'region', value: '', required: false, long: false },
        { kind: 'text', name: 'request', value: '8xH100', required: true, long: true },
      ],
      submit: { action: submit },
    },
  ]);
});

test('help has a button for each of its examples', () => {
  const requests = buttonsOf(presentCostHelp()).map(({ action }) =>
    action.kind === 'estimate' ? action.request : null,
  );
  expect(requests).toEqual(COST_EXAMPLES);
  expect(COST_EXAMPLES).toHaveLength(6);
});
