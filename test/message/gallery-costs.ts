// The messages of the gallery that are about money: an estimate, a refusal, charts of every kind, and a form to change an estimate.
import type { Chart, Dialog, Message } from '../../src/message/message.ts';
import { PLAINLY } from '../../src/message/shown-answer.ts';
import { presentEstimate, presentRefusal } from '../../src/present/present-estimate.ts';
import { estimated, refusedEstimate } from '../fakes/estimates.ts';
import { HOSTILE } from './any-message.ts';
import { text } from './gallery-parts.ts';

export const bars: Chart = {
  title: 'Cost by way of buying',
  shape: 'bars',
  unit: 'USD',
  labels: ['on-demand', 'spot', 'reserved for a year'],
  series: [{ label: 'expected', values: [3962.88, 1387.01, 2575.872] }],
};

export const curves: Chart = {
  title: 'A month by requests a day',
  shape: 'curves',
  unit: 'USD',
  labels: ['0', '1,000', '10,000', '100,000', '1,000,000'],
  series: [
    { label: 'serverless', values: [0, 0.00167, 225, 2250, 22500] },
    { label: 'dedicated', values: [2160, 2160, 2160, 2160, null] },
  ],
};

/** Too wide for letters of one width, with figures that cannot be drawn, and fewer of them than there are points. */
const odd: Chart = {
  title: '<!channel> *Odd* figures',
  shape: 'bars',
  unit: 'USD',
  labels: ['8 × p5.48xlarge in us-east-1, on demand, as one block', HOSTILE[0] ?? '', 'c', 'd'],
  series: [
    { label: 'a', values: [Number.NaN, Number.POSITIVE_INFINITY, -5] },
    { label: 'b', values: [1e300, 1e-300, 0.00001236, 2, 3] },
  ],
};

export const charts: Message = {
  blocks: [
    text('What it costs, drawn.'),
    { kind: 'chart', ...bars },
    { kind: 'chart', ...curves },
    { kind: 'chart', ...odd },
    { kind: 'chart', ...bars, title: 'A chart of nothing', labels: [], series: [] },
  ],
};

const REQUEST = '8xH100 72h spot aws';

export const estimate: Message = presentEstimate(estimated(REQUEST), {
  ...PLAINLY,
  private: true,
  asked: { person: 'U0123ABC', question: REQUEST },
  id: 'answer-1',
  titleOf: entry => (entry === 'chips#0' ? 'What does spot capacity cost, and how often is it taken away?' : null),
});

export const noEstimate: Message = presentRefusal(refusedEstimate('8xh10 72h'));

export const adjusting: Dialog = {
  title: 'Adjust the estimate',
  message: {
    blocks: [
      {
        kind: 'form',
        fields: [
          {
            kind: 'one-of',
            name: 'cloud',
            label: 'Cloud',
            required: true,
            chosen: 'gcp',
            options: [
              { value: 'aws', label: 'AWS' },
              { value: 'gcp', label: 'Google Cloud' },
            ],
          },
          {
            kind: 'one-of',
            name: 'region',
            label: 'Region',
            required: true,
            chosen: 'region-2',
            options: Array.from({ length: 120 }, (_, at) => ({ value: `region-${at}`, label: `Region ${at}` })),
          },
          { kind: 'text', name: 'hours', label: 'Hours', hint: 'Such as 72', value: '72', required: true, long: false },
        ],
        submit: {
          label: 'Estimate anew',
          action: { kind: 'recompute', answer: 'answer-1', place: 'https://hooks.example/1' },
        },
      },
    ],
  },
};
