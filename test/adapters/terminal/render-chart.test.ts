// Charts on a terminal: bars and curves in letters, on one scale, and never wider than the terminal.
import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import type { Look } from '../../../adapters/terminal/look.ts';
import { renderChart } from '../../../adapters/terminal/render-chart.ts';
import type { Chart } from '../../../src/message/message.ts';
import { anyChart } from '../../message/any-message.ts';
import { bars, curves } from '../../message/gallery-costs.ts';

function look(width: number, colours = false): Look {
  return { width, colours: picocolors.createColors(colours), currentFolder: '/', takesNumbers: false };
}

const draw = (chart: Chart, width = 60) => renderChart(chart, look(width));

describe('bars', () => {
  test('stand between their labels and their amounts', () => {
    expect(draw(bars)).toEqual([
      'Cost by way of buying',
      'on-demand           ██████████████████████████████ $3,962.88',
      'spot                ██████████▌                    $1,387.01',
      'reserved for a year ███████████████████▌           $2,575.87',
    ]);
  });

  test('stand below both where the terminal is narrow', () => {
    expect(draw(bars, 20)).toEqual([
      'Cost by way of',
      'buying',
      'on-demand $3,962.88',
      '████████████████████',
      'spot $1,387.01',
      '███████',
      'reserved for a year',
      '$2,575.87',
      '█████████████',
    ]);
  });

  test('of several series stand together at each point, on one scale', () => {
    const series = [
      { label: 'low', values: [1, null, 0] },
      { label: 'high', values: [1_000_000, 0.00123, Number.NaN] },
    ];
    expect(draw({ ...bars, labels: ['a', 'b', 'c'], series }, 40)).toEqual([
      'Cost by way of buying',
      'a, low  ▏                          $1.00',
      'a, high ██████████████████ $1,000,000.00',
      'b, low                                 –',
      'b, high ▏                      $0.001230',
      'c, low                             $0.00',
      'c, high                                –',
    ]);
  });

  test('that are equal are equally long, also when they are nothing', () => {
    const equal = (value: number) =>
      draw({ ...bars, title: '', labels: ['a', 'b'], series: [{ label: '', values: [value, value] }] }, 30);
    expect(equal(5)).toEqual(['a ██████████████████████ $5.00', 'b ██████████████████████ $5.00']);
    expect(equal(0)).toEqual(['a                        $0.00', 'b                        $0.00']);
    expect(equal(-5)).toEqual(['a                       -$5.00', 'b                       -$5.00']);
  });
});

describe('curves', () => {
  test('stand between their first and their last amount, above the ends of the axis', () => {
    expect(draw(curves)).toEqual([
      'A month by requests a day',
      'serverless     $0.00 ▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂████ $22,500.00',
      'dedicated  $2,160.00 ▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂     $2,160.00',
      '                     0          1,000,000',
    ]);
  });

  test('stand below their amounts where the terminal is narrow', () => {
    expect(draw(curves, 24)).toEqual([
      'A month by requests a',
      'day',
      'serverless $0.00 …',
      '$22,500.00',
      '▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂████',
      'dedicated $2,160.00 …',
      '$2,160.00',
      '▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂    ',
      '0          1,000,000',
    ]);
  });

  test('of one point, and of equal ones, are level', () => {
    const one = { ...curves, title: '', labels: ['now'], series: [{ label: 'a', values: [7] }] };
    expect(draw(one)).toEqual(['a $7.00 ▅▅▅▅ $7.00', '        now']);
    expect(draw({ ...one, labels: ['x', 'y'], series: [{ label: '', values: [7, 7] }] })[0]).toBe(
      '$7.00 ▅▅▅▅▅▅▅▅ $7.00',
    );
  });

  test('of more points than columns keep their ends', () => {
    const values = Array.from({ length: 500 }, (_, at) => at);
    const [line, axis] = draw({
      ...curves,
      title: '',
      labels: ['first', ...Array(498).fill(''), 'last'],
      series: [{ label: 'a', values }],
    });
    expect(line).toMatch(/^a \$0\.00 ▁+▂+▃+▄+▅+▆+▇+█+ \$499\.00$/);
    expect(axis).toMatch(/^ {8}first +last$/);
    expect(stringWidth(line!)).toBe(60);
  });

  test('without a figure are empty', () => {
    expect(
      draw({ ...curves, title: '', labels: ['x', 'y'], series: [{ label: 'a', values: [null, Number.NaN] }] }),
    ).toEqual(['a –          –', '    x      y']);
  });

  test('as far apart as numbers can be are drawn', () => {
    const series = [{ label: '', values: [-Number.MAX_VALUE, 0, Number.MAX_VALUE] }];
    expect(draw({ ...curves, labels: [], series }).join('\n')).toContain('▁▁▁▁▅▅▅▅████');
  });
});

test('a chart without series or points is nothing', () => {
  for (const shape of ['bars', 'curves'] as const) {
    expect(draw({ ...bars, shape, series: [] })).toEqual([]);
    expect(draw({ ...bars, shape, labels: [], series: [{ label: 'a', values: [] }] })).toEqual([]);
  }
});

test('colours change nothing but colours', () => {
  for (const chart of [bars, curves]) {
    const coloured = renderChart(chart, look(60, true)).join('\n');
    expect(coloured).toContain('\u001b[36m');
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(draw(chart).join('\n'));
  }
});

test('any chart is as wide as the terminal at most, and steers nothing', () => {
  fc.assert(
    fc.property(anyChart, fc.integer({ min: 20, max: 92 }), (chart, width) => {
      for (const line of renderChart(chart, look(width))) {
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }
    }),
    { numRuns: 300 },
  );
});
