// What holds of every estimate: lines sum to the total, more never costs less, order and place change nothing, nothing breaks it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Amounts, Estimate, Refusal } from '../../src/cost/estimation.ts';
import { ask } from './book.ts';
import { requestPhrases, scraps } from './made-requests.ts';

const ENDS = ['low', 'expected', 'high'] as const;
const MONEY = /^\d+\.\d{2,}$/;

/** Estimates of made-up requests; the others are refused and left to other tests. */
function everyEstimate(check: (estimate: Estimate, phrases: readonly string[]) => void, numRuns = 1_500): void {
  let estimated = 0;
  fc.assert(
    fc.property(requestPhrases, phrases => {
      const answer = ask(phrases.join(' '));
      if (!answer.ok) return;
      estimated += 1;
      check(answer, phrases);
    }),
    { numRuns },
  );
  expect(estimated, 'requests that were estimated').toBeGreaterThan(numRuns / 2);
}

/** Money as a whole number of the smallest unit that any of it is written in. */
function units(decimal: string, places: number): bigint {
  const [whole = '', part = ''] = decimal.split('.');
  return BigInt(whole + part.padEnd(places, '0'));
}

function sumsUp(total: Amounts, lines: readonly Amounts[]): void {
  for (const end of ENDS) {
    const all = [total[end], ...lines.map(line => line[end])];
    const places = Math.max(...all.map(each => each.split('.')[1]?.length ?? 0));
    const sum = lines.reduce((so, line) => so + units(line[end], places), 0n);
    expect(sum, `${end} of ${JSON.stringify(lines)}`).toBe(units(total[end], places));
  }
}

function figures({ low, expected, high, lines, quantities, verdict, options, period }: Estimate) {
  return {
    low,
    expected,
    high,
    quantities,
    verdict,
    period,
    lines: lines.map(line => line.expected).sort(),
    options: options.map(option => option.expected),
  };
}

describe('of every estimate', () => {
  test('lines sum to the total, and so do those of each option', () => {
    everyEstimate(({ lines, options, ...total }) => {
      sumsUp(total, lines);
      for (const option of options) sumsUp(option, option.lines);
    });
  });

  test('low is at most expected, and expected at most high', () => {
    everyEstimate(({ low, expected, high, options }) => {
      for (const each of [{ low, expected, high }, ...options]) {
        expect(Number(each.low)).toBeLessThanOrEqual(Number(each.expected));
        expect(Number(each.expected)).toBeLessThanOrEqual(Number(each.high));
      }
    });
  });

  test('the order of the phrases changes nothing', () => {
    everyEstimate((estimate, phrases) => {
      const turned = [...phrases.slice(1).reverse(), phrases[0]!];
      const again = ask(turned.join(' '));
      expect(again.ok ? figures(again) : again.error, turned.join(' ')).toEqual(figures(estimate));
    });
  });

  test('the reading, read again, gives the same estimate', () => {
    everyEstimate((estimate, phrases) => {
      const again = ask(estimate.reading);
      expect(again.ok ? figures(again) : again.error, `${phrases.join(' ')} → ${estimate.reading}`).toEqual(
        figures(estimate),
      );
      if (again.ok) expect(again.reading).toBe(estimate.reading);
    });
  });

  test('the requests of alternatives give what they promise', () => {
    everyEstimate(({ alternatives }) => {
      for (const { request, expected } of alternatives)
        expect(ask(request), request).toMatchObject({ ok: true, expected });
    }, 300);
  });

  test('nothing depends on the time zone or the locale of the process', () => {
    const zone = process.env.TZ;
    const before = ask('train 70B on 2T tokens with 256 H100 spot aws');
    try {
      process.env.TZ = 'Pacific/Kiritimati';
      process.env.LC_ALL = 'de_DE.UTF-8';
      expect(ask('train 70B on 2T tokens with 256 H100 spot aws')).toEqual(before);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
      delete process.env.LC_ALL;
    }
  });
});

/** A request with a place for how much: more of it must not cost less. */
const GROWING: readonly ((amount: number) => string)[] = [
  amount => `egress ${amount}GB aws`,
  amount => `egress ${amount}GB gcp`,
  amount => `egress ${amount}GiB aws free-tier`,
  amount => `storage ${amount * 10}GB aws`,
  amount => `storage ${amount}TiB aws`,
  amount => `${amount}xH100 72h aws`,
  amount => `${amount}xA100 72h`,
  amount => `${amount}xL4 24/7 gcp spot`,
  amount => `8xH100 ${amount}h lambda`,
  amount => `train 7B on ${amount}B tokens with 64 H100 spot gcp`,
  amount => `serve llama-70b ${amount}k req/day 800 in 200 out`,
  amount => `serverless vs dedicated ${amount} req/day 1s each T4`,
  amount => `${amount} checkpoints of 70B aws`,
  amount => `2xH100 24/7 in 3 regions ${amount}GB model aws`,
];

describe('more usage never costs less', () => {
  test.each(GROWING.map(make => [make(0).replace('0', 'N'), make] as const))('%s', (_, make) => {
    const amounts = fc.integer({ min: 1, max: 200_000 });
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const [less, more] = [ask(make(Math.min(a, b))), ask(make(Math.max(a, b)))];
        if (!less.ok || !more.ok) return;
        for (const end of ENDS) expect(Number(more[end])).toBeGreaterThanOrEqual(Number(less[end]));
      }),
      { numRuns: 60 },
    );
  });

  test.each([10_000, 50_000, 150_000])('a step of the price at %i GB is no jump', edge => {
    const at = (amount: number) => Number((ask(`egress ${amount}GB aws`) as Estimate).expected);
    expect(at(edge + 1) - at(edge)).toBeLessThanOrEqual(at(edge) - at(edge - 1) + 0.01);
    expect(at(edge + 1)).toBeGreaterThan(at(edge));
  });
});

describe('whatever is typed', () => {
  test('100,000 random and mutated inputs: no throw, no NaN, no infinity, no negative amount', () => {
    let estimated = 0;
    fc.assert(
      fc.property(scraps, text => {
        const answer = ask(text);
        if (answer.ok) estimated += 1;
        checkSound(answer);
      }),
      { numRuns: 100_000 },
    );
    expect(estimated).toBeGreaterThan(1_000);
  });
});

function checkSound(answer: Estimate | Refusal): void {
  if (!answer.ok) {
    if (answer.error.message === '' || answer.error.suggestions.length > 3) throw new Error(JSON.stringify(answer));
    return;
  }
  const { low, expected, high, lines, quantities, alternatives, options } = answer;
  const money = [
    low,
    expected,
    high,
    ...[...lines, ...options].flatMap(each => [each.low, each.expected, each.high]),
    ...alternatives.flatMap(each => [each.expected, each.saving]),
  ];
  const isSound =
    money.every(amount => MONEY.test(amount)) &&
    Object.values(quantities).every(value => Number.isFinite(value) && value >= 0);
  if (!isSound) throw new Error(JSON.stringify(answer));
}
