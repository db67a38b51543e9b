// The JSON of estimates and refusals that scripts rely on: names and order are public.
import type { Estimator } from '../../src/app/use-cases.ts';

/** One result of `cost --json`. */
export function estimateAsJson(id: unknown, result: ReturnType<Estimator['estimate']>): object {
  if (!result.ok) {
    const { message, token, suggestions, example } = result.error;
    return { id, ok: false, error: { message, token, suggestions, example } };
  }
  const { input, ok, intent, rules, reading, period, currency, low, expected, high, ...rest } = result;
  const { lines, quantities, verdict, assumptions, warnings, alternatives, options, charts, prices } = rest;
  const figures = { input, ok, intent, rules, reading, period, currency, low, expected, high };
  return {
    id,
    ...figures,
    lines,
    quantities,
    verdict,
    assumptions,
    warnings,
    alternatives,
    options,
    charts,
    prices,
  };
}
