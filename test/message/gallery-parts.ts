// Pieces that the messages of the gallery are made of.
import type { Action } from '../../src/message/action.ts';
import type { Citation } from '../../src/message/citation.ts';
import type { Block, Button, Line, Source } from '../../src/message/message.ts';

const BANK = 'knowledge/bank/cloud-ai-services.md';

export const MANAGED = 'When should you use managed ML services, and when self-hosted infrastructure?';

export const SENTENCES = [
  'Large models are trained on many accelerators at once, and the network between them decides how well that goes.',
  'Checkpoints are written every few minutes, since a node that fails takes hours of work with it.',
  'Spot capacity costs a third and can be taken away with two minutes of notice.',
];

export const line = (text: string, ...numbers: number[]): Line =>
  numbers.length === 0
    ? [{ kind: 'text', text }]
    : [
        { kind: 'text', text },
        { kind: 'marks', numbers },
      ];

export const point = (lead: string, text: string, ...numbers: number[]): Line => [
  { kind: 'text', text: lead, style: 'strong' },
  ...line(` ${text}`, ...numbers),
];

export const text = (...given: Parameters<typeof line>): Block => ({ kind: 'text', line: line(...given) });

export const askEntry = (entry: string): Action => ({ kind: 'ask-entry', entry });

export const vote: Block = {
  kind: 'vote',
  up: { kind: 'vote', answer: 'answer-1', vote: 'up' },
  down: { kind: 'vote', answer: 'answer-1', vote: 'down' },
};

export const under: readonly Button[] = [
  { label: 'Show the whole entry', action: { kind: 'show-entry', entry: 'managed-or-self-hosted', page: 0 } },
  { label: 'Share in channel', action: { kind: 'share', answer: 'answer-1' }, style: 'primary' },
  { label: 'Stop following', action: { kind: 'unfollow' } },
];

export function source(n: number, at: number, quote = '', more: Partial<Citation> = {}): Source {
  const span = {
    path: BANK,
    sha256: 'a'.repeat(64),
    start: at * 100,
    end: at * 100 + quote.length,
    line: at,
    url: null,
  };
  const citation: Citation = { n, entry: 'managed-or-self-hosted', title: MANAGED, quote, source: span, ...more };
  return { citation, excerpt: quote !== '' };
}
