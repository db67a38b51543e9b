// The price book that comes with the package, and estimates by it on one fixed day.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { estimateText } from '../../src/cost/cost.ts';
import type { Estimate, Refusal, Rules } from '../../src/cost/estimation.ts';
import type { PriceBook } from '../../src/cost/price-book.ts';

export const BOOK = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../knowledge/prices.json'), 'utf8'),
) as PriceBook;

export const TODAY = new Date('2026-11-24T12:00:00Z');

export function ask(request: string, rules: Rules = 'market'): Estimate | Refusal {
  return estimateText(request, BOOK, TODAY, { rules });
}

/** An estimate that must come. */
export function estimated(request: string, rules: Rules = 'market'): Estimate {
  const answer = ask(request, rules);
  expect(answer, `${request} was refused`).toMatchObject({ ok: true });
  return answer as Estimate;
}

/** A refusal that must come, without any figure. */
export function refused(request: string, rules: Rules = 'market'): Refusal {
  const answer = ask(request, rules);
  expect(answer, `${request} was estimated`).toMatchObject({ ok: false });
  return answer as Refusal;
}

/** All that an estimate says in words. */
export function wordsOf({ assumptions, warnings }: Estimate): string {
  return [...assumptions.map(({ text }) => text), ...warnings].join('\n');
}
