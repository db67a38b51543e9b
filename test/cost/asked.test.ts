// Requests as people and scripts put them, with the figures that were worked out by hand beside them, in asked.jsonl.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Estimate, Refusal, Rules } from '../../src/cost/estimation.ts';
import { ask, wordsOf } from './book.ts';

interface Option {
  readonly labelLike: string;
  readonly expected: string | number;
}

/** What must come: amounts within a relative tolerance (to the cent where there is none), and words as patterns. */
interface Want {
  readonly ok: boolean;
  readonly intent?: string;
  readonly period?: string;
  readonly low?: string | number;
  readonly expected?: string | number;
  readonly high?: string | number;
  readonly tolerance?: number;
  readonly verdict?: string | null;
  readonly verdictLike?: string;
  readonly quantities?: Readonly<Record<string, number>>;
  readonly optionsContain?: readonly Option[];
  readonly warningLike?: string;
  readonly alternativeLike?: string;
  readonly tokenLike?: string;
  readonly messageLike?: string;
  readonly suggestionLike?: string;
}

interface Asked {
  readonly id: string;
  readonly request: string;
  readonly rules: Rules;
  readonly want: Want;
  readonly why: string;
}

const ASKED = readFileSync(join(import.meta.dirname, 'asked.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Asked);

const like = (pattern: string) => new RegExp(pattern, 'i');
/** Half a cent, which rounding may differ by; under a cent the fourth digit. */
const roundingOf = (want: number) => (want >= 0.01 ? 0.0051 : want * 0.0005);

describe('requests with figures worked out by hand', () => {
  test.each(ASKED)('$id, $rules: $request', ({ request, rules, want }) => {
    const answer = ask(request, rules);
    expect(answer.ok, answer.ok ? answer.reading : answer.error.message).toBe(want.ok);
    if (answer.ok) checkEstimate(answer, want);
    else checkRefusal(answer, want);
  });
});

function checkRefusal({ error }: Refusal, { tokenLike, messageLike, suggestionLike }: Want): void {
  if (tokenLike !== undefined) expect(String(error.token)).toMatch(like(tokenLike));
  if (messageLike !== undefined) expect(error.message).toMatch(like(messageLike));
  if (suggestionLike !== undefined) expect(error.suggestions.join('\n')).toMatch(like(suggestionLike));
}

function checkEstimate(answer: Estimate, want: Want): void {
  for (const end of ['low', 'expected', 'high'] as const) checkAmount(answer[end], want[end], want.tolerance);
  for (const name of ['intent', 'period'] as const) expect(answer[name]).toBe(want[name] ?? answer[name]);
  for (const [name, value] of Object.entries(want.quantities ?? {})) checkQuantity(answer.quantities[name], value);
  for (const { labelLike, expected } of want.optionsContain ?? []) {
    checkAmount(answer.options.find(({ label }) => like(labelLike).test(label))?.expected, expected, want.tolerance);
  }
  checkWords(answer, want);
}

function checkWords(answer: Estimate, { verdict, verdictLike, warningLike, alternativeLike }: Want): void {
  if (verdict === null) expect(answer.verdict).toBeNull();
  else if (verdict !== undefined) expect(String(answer.verdict).toLowerCase()).toContain(verdict.toLowerCase());
  if (verdictLike !== undefined) expect(String(answer.verdict)).toMatch(like(verdictLike));
  if (warningLike !== undefined) expect(wordsOf(answer)).toMatch(like(warningLike));
  if (alternativeLike !== undefined) {
    expect(answer.alternatives.map(({ label }) => label).join('\n')).toMatch(like(alternativeLike));
  }
}

function checkAmount(amount: string | undefined, want: string | number | undefined, tolerance = 0): void {
  if (want === undefined) return;
  expect(Math.abs(Number(amount) - Number(want))).toBeLessThanOrEqual(
    tolerance * Number(want) + roundingOf(Number(want)),
  );
}

function checkQuantity(quantity: number | undefined, want: number): void {
  expect(Math.abs((quantity ?? Number.NaN) - want)).toBeLessThanOrEqual(1e-6 * Math.abs(want));
}
