// Help on cost estimates: what can be asked, with requests to begin with.
import { lineOf } from '../message/lines.ts';
import type { Message } from '../message/message.ts';
import { estimateButton } from './estimate-blocks.ts';

/** One for each kind of question that people have most often; each can be estimated as it stands. */
export const COST_EXAMPLES = [
  '8xH100 72h spot aws',
  'train 70B on 2T tokens with 256 H100',
  'serve llama-70b 5M req/day 800 in 200 out',
  '100 requests/day serverless vs dedicated',
  'egress 100TB aws->gcp',
  'compare a100 h100 trn1 for 1e22 flops',
] as const;

export function presentCostHelp(): Message {
  return {
    blocks: [
      {
        kind: 'text',
        line: lineOf(
          'I estimate what machine-learning infrastructure costs. Write what you want to run, train, serve, store or move, in any order; what you leave out I assume, and I say so. Every amount comes with its formula, its source and the date of its price.',
        ),
      },
      { kind: 'text', line: lineOf('For example:') },
      { kind: 'choices', choices: COST_EXAMPLES.map(text => ({ text, button: estimateButton(text) })) },
      {
        kind: 'notice',
        level: 'info',
        line: lineOf(
          'You can state what you know better: price=3 (USD an accelerator-hour), spot=65%, util=50%, region=us-east-1, month=730. Only you see an estimate, until you share it.',
        ),
      },
    ],
  };
}
