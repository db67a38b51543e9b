// What estimates take from the bank stands there: the entries that assumptions cite exist, and say the figures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENTRY } from '../../src/cost/work/rules-of-thumb.ts';
import { estimated } from './book.ts';

const BANK = readFileSync(join(import.meta.dirname, '../../knowledge/bank/cloud-ai-services.md'), 'utf8');

/** The text of an entry of our bank. */
function entryText(entry: string): string {
  const id = entry.split('#')[1];
  return BANK.split(/^## /m).find(part => part.includes(`\`id: ${id}\``)) ?? '';
}

describe('the bank says', () => {
  test.each([
    [
      ENTRY.cost,
      ['60–70%', '5–15%', '30–40%', '60–80%', '10–20%', '5–10%', '500+ GB', '50% cheaper than A10G', '~$90'],
    ],
    [ENTRY.availability, ['30–60%', '1–3 year', 'without commitment discount']],
    [ENTRY.managed, ['30–50%', '100+ GPUs', '1–5 ML engineers', '5+ infra engineers']],
    [ENTRY.trainium, ['~40% cheaper per TFLOP', 'can take hours']],
    [
      ENTRY.serverless,
      ['100 requests/day', '$3/hour', '$5–10', '>30%', '30–120 seconds', '1–5 seconds', '>10 GB', '100x'],
    ],
    [ENTRY.gravity, ['~$9,000', '1–10%']],
    [ENTRY.regions, ['central model registry']],
  ])('in %s', (entry, figures) => {
    const text = entryText(entry);
    for (const figure of figures) expect(text).toContain(figure);
  });
});

test('every assumption that cites the bank cites one of these entries', () => {
  const requests = [
    '8xH100 72h spot aws',
    '100 requests/day serverless vs dedicated',
    '$1000 reserved term=2y',
    'egress 100TB sample aws',
    '2xH100 in 3 regions 100GB aws',
    'train 1e21 flops on 16 trn1',
    'managed vs self $10,000 3 ml engineers',
    '$70,000 compute',
  ];
  const cited = requests.flatMap(request =>
    estimated(request, 'textbook').assumptions.flatMap(({ entry }) => entry ?? []),
  );
  expect(cited.length).toBeGreaterThan(requests.length);
  for (const entry of cited) expect(Object.values(ENTRY)).toContain(entry);
});
