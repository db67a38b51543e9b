// What an estimate looks like on terminals of several widths, and that no text in it can break or steer one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'fast-string-width';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { Look } from '../../../adapters/terminal/look.ts';
import { renderEstimate } from '../../../adapters/terminal/render-estimate.ts';
import type { Estimate } from '../../../src/cost/estimation.ts';
import { estimated } from '../../fakes/estimates.ts';

type Alternative = Estimate['alternatives'][number];

const NAMES = ['spot', 'egress', 'compare', 'serverless'] as const;

const look = (width: number, coloured = false): Look => ({
  width,
  colours: picocolors.createColors(coloured),
  currentFolder: '/home/person',
  takesNumbers: false,
});

/** An estimate as the cost module gave it one day. */
function kept(name: (typeof NAMES)[number]): Estimate {
  const file = join(import.meta.dirname, '../../fixtures/estimates', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Estimate;
}

function textOf(estimate: Estimate, width = 80): string {
  return renderEstimate(estimate, look(width));
}

function linesOf(estimate: Estimate, width = 80): string[] {
  return textOf(estimate, width).split('\n');
}

describe('an estimate', () => {
  for (const name of NAMES) {
    for (const width of [40, 80, 120]) {
      it(`reads well: ${name}, ${width} columns`, async () => {
        await expect(textOf(kept(name), width)).toMatchFileSnapshot(`../golden/estimate-${name}-${width}.txt`);
      });
    }
  }

  it('reads well with colours', async () => {
    const text = renderEstimate(kept('spot'), look(80, true));
    await expect(text).toMatchFileSnapshot('../golden/estimate-spot-80-coloured.txt');
    expect(stripVTControlCharacters(text)).toBe(textOf(kept('spot')));
  });

  it('keeps within the width', () => {
    for (const name of NAMES) {
      for (let width = 20; width <= 92; width += 1) {
        expect(linesOf(kept(name), width).filter(line => stringWidth(line) > width)).toEqual([]);
      }
    }
  });

  it('says which rules it went by, where those are not the usual ones', () => {
    expect(linesOf({ ...kept('egress'), rules: 'textbook' })[0]).toMatch(/^Read as: egress .* \(textbook rules\)$/);
  });

  it('gives one amount where all three are alike, for a month where it is of one', () => {
    const lines = linesOf({ ...kept('egress'), period: 'month' });
    expect(lines[2]).toBe('$7,800.00 a month');
    expect(lines).toContainEqual(expect.stringMatching(/^ +a month$/));
  });

  it('sums up several lines, and one not', () => {
    expect(textOf(kept('spot'))).toMatch(/^Total +\$1,192\.92 +\$1,393\.71 +\$1,594\.55$/m);
    expect(textOf(kept('egress'))).not.toMatch(/^Total/m);
  });

  it('points from its lines to their sources where there are several', () => {
    const [line] = kept('egress').lines as [Estimate['lines'][number]];
    const lines = [line, { ...line, source: 'Another list', asOf: '2026-11-01' }];
    const text = textOf({ ...kept('egress'), lines });
    expect(text).toContain('$0.07 [1]\n');
    expect(text).toContain('$0.07 [2]\n');
    expect(text).toMatch(/^\[2\] Another list, as of 2026-11-01$/m);
  });
});

describe('what was worked out besides', () => {
  const facts = (quantities: Estimate['quantities'], label = '8 × H100') => {
    const lines = kept('egress').lines.map(line => ({ ...line, label }));
    return linesOf({ ...kept('egress'), lines, quantities })[3];
  };

  it('counts one of a thing as one', () => {
    expect(facts({ gpuHours: 576 })).toBe('576 GPU-hours');
    expect(facts({ gpuHours: 1.04 })).toBe('1 GPU-hour');
    expect(facts({ breakEvenRequestsPerDay: 1 })).toBe('break-even at 1 request a day');
  });

  it.each(['16 × TPU-v5p', '8 × Trainium1', '2 × trn1.32xlarge', '16 × Inferentia2', '1 × inf2.48xlarge'])(
    'calls no GPU what is none: %s',
    label => {
      expect(facts({ gpuHours: 2, costPerUsefulGpuHour: 3 }, label)).toBe(
        '2 accelerator-hours · $3.00 a useful accelerator-hour',
      );
    },
  );
});

describe('the age of prices', () => {
  const last = (prices: Estimate['prices'], estimate = kept('egress')) =>
    linesOf({ ...estimate, warnings: [], prices }).at(-2);

  it('comes last, in days', () => {
    expect(last({ asOf: '2026-06-02', days: 175, stale: true })).toBe('Prices: as of 2026-06-02, 175 days old');
    expect(last({ asOf: '2026-11-23', days: 1, stale: false })).toBe('Prices: as of 2026-11-23, 1 day old');
    expect(last({ asOf: '2026-11-24', days: 0, stale: false })).toBe('Prices: as of 2026-11-24, of today');
    expect(last({ asOf: '2026-11-25', days: -1, stale: false })).toBe('Prices: as of 2026-11-25, of today');
    expect(last({ asOf: null, days: null, stale: true })).toBe('Prices: undated');
  });

  it('is not repeated where a warning says it', () => {
    expect(textOf(kept('egress'))).toContain('The oldest price is of 2026-06-02, 175 days ago');
    expect(textOf(kept('spot'))).toContain('Some of the prices are undated');
    for (const name of NAMES) expect(textOf(kept(name))).not.toMatch(/^Prices:/m);
  });

  it('is of no interest where no price of the book was used', () => {
    const lines = kept('egress').lines.map(line => ({ ...line, asOf: null }));
    expect(last({ asOf: null, days: null, stale: false }, { ...kept('egress'), lines })).toBe(
      'Source: usage.ai data-transfer + wring.co',
    );
  });
});

describe('a comparison', () => {
  const headline = (changes: Partial<Estimate>) => linesOf({ ...kept('serverless'), ...changes })[2];
  const [serverless, dedicated] = kept('serverless').options as [Estimate['options'][0], Estimate['options'][0]];

  it('names the cheaper one, or the cheapest', () => {
    expect(headline({})).toBe('Cheaper: serverless, at $5.00 to $10.00 a month, expected $7.50');
    expect(linesOf(kept('compare'))[2]).toMatch(/^Cheapest: H100, at /);
  });

  it('says that there is a tie, or no winner', () => {
    expect(headline({ verdict: 'tie' })).toMatch(/^Both cost the same: \$5\.00/);
    expect(headline({ verdict: 'tie', options: [serverless, serverless, dedicated] })).toMatch(
      /^The cheapest cost the/,
    );
    expect(headline({ verdict: null })).toMatch(/^No winner: serverless costs \$5\.00/);
  });

  it('calls none cheaper that is not', () => {
    const { low, expected, high } = dedicated;
    expect(headline({ verdict: 'dedicated', low, expected, high })).toBe('Advised: dedicated, at $2,160.00 a month');
    const managed = { intent: 'managed-vs-self', options: [dedicated, serverless] } as const;
    expect(headline(managed)).toMatch(/^Advised: serverless/);
  });

  it('names each contender once in what was assumed', () => {
    const text = textOf(kept('compare'), 92);
    const assumed = text.slice(text.indexOf('Assumed:'), text.indexOf('Mind:'));
    expect(assumed.match(/8 × H100 · Nebius eu-north1:/g)).toHaveLength(1);
    expect(assumed).toMatch(
      /^• 8 × H100 · Nebius eu-north1:\n {2}– No cloud .*\n(?: {4}.*\n)* {2}– It takes 1 × gpu-h100/m,
    );
    expect(assumed).toMatch(/^• 8 × Trainium1 · AWS us-east-1: Hours: /m);
  });

  it('points to its sources in the order of its rows', () => {
    const { options, ...rest } = kept('compare');
    const text = textOf({ ...rest, options: options.toReversed() });
    expect(text.match(/\[\d\](?=\n)/g)?.[0]).toBe('[1]');
  });

  it('puts the winner first', () => {
    const text = textOf({ ...kept('serverless'), options: [dedicated, serverless] });
    expect(text.indexOf('\nserverless')).toBeLessThan(text.indexOf('\ndedicated'));
  });
});

describe('other ways to get it', () => {
  it('are told apart by whether they save anything', () => {
    const text = textOf(estimated('8xH100'));
    expect(text).toMatch(/^Cheaper: .*saves\n32 × A100 +\$1,203\.20 +\$183\.81 {2}same work$/m);
    expect(text).toMatch(/^To fall back on: .*costs more\nOn demand +\$3,962\.88 +\$2,575\.87 {2}changes the work$/m);
  });

  it('are three cheaper ones and two to fall back on, on demand among them; the others are counted', () => {
    const [cheaper, onDemand] = estimated('8xH100').alternatives as [Alternative, Alternative];
    const ways = [...'abcde'].map(label => ({ ...cheaper, label }));
    const others = [...'fg'].map(label => ({ ...onDemand, label }));
    const text = textOf({ ...estimated('8xH100'), alternatives: [...ways, ...others, onDemand] });
    expect(text).toMatch(/\nc .*\n… and 2 more\n\nTo fall back on: .*\nf .*\nOn demand .*\n… and 1 more\n/);
    expect(text).not.toMatch(/^[deg] /m);
  });

  it('are a list where there is no room for a table', () => {
    const text = textOf(estimated('8xH100'), 40).replaceAll(/\n {2}/g, ' ');
    expect(text).toContain('Cheaper:\n• 32 × A100: expected $1,203.20, saves $183.81, same work\n');
    expect(text).toContain('• On demand: expected $3,962.88, costs $2,575.87 more, changes the work\n');
  });

  it('have no heading where there are none', () => {
    expect(textOf({ ...kept('egress'), alternatives: [] })).not.toContain('Cheaper');
  });
});

describe('any text', () => {
  const HOSTILE = 'a\u001b[31mb\u001b]0;title\u0007c\u009b2Jd\re\u0000f\u202eg\u2066h\u007fi\ud800j\nk\u001b';

  /** The estimate with something appended to each of its texts, amounts and days aside. */
  function spoilt(value: unknown, key = ''): unknown {
    if (Array.isArray(value)) return value.map(item => spoilt(item, key));
    if (typeof value === 'string')
      return /^(?:low|expected|high|saving|asOf|rules|period|shape)$/.test(key) ? value : value + HOSTILE;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoilt(each, name)]));
  }

  it('carries no escape sequence, control character or change of direction to the terminal', () => {
    for (const name of NAMES) {
      for (const width of [30, 80]) {
        expect(textOf(spoilt(kept(name)) as Estimate, width)).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u,
        );
      }
    }
  });

  it('of wide letters is wrapped by what it takes up', () => {
    const label = 'メモリは一枚あたり三十二ギガバイトです。'.repeat(6);
    const lines = kept('spot').lines.map(line => ({ ...line, label, formula: label, source: label }));
    const alternatives = kept('spot').alternatives.map(each => ({ ...each, label }));
    for (const width of [20, 40, 80])
      expect(
        linesOf({ ...kept('spot'), lines, alternatives }, width).filter(line => stringWidth(line) > width),
      ).toEqual([]);
  });
});
