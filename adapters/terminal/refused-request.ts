// Why a request gives no figure, as lines for a person: what is at fault, what may have been meant, and what works.
import type { Estimator } from '../../src/app/use-cases.ts';
import { cleanLine } from './clean-text.ts';

type Refusal = Extract<ReturnType<Estimator['estimate']>, { readonly ok: false }>;

/** `call` tells how a request is made here. */
export function refusalLines({ error }: Refusal, call: (request: string) => string): string[] {
  const { message, suggestions, example } = error;
  const meant = suggestions.map(suggestion => quotedWhereLong(cleanLine(suggestion)));
  return [
    asSentence(cleanLine(message)),
    ...(meant.length === 0 ? [] : [`Did you mean: ${meant.join(', ')}?`]),
    `For example: ${call(cleanLine(example))}`,
  ];
}

/** Words in the place of the one at fault stand as they are; whole requests are told from each other. */
function quotedWhereLong(suggestion: string): string {
  return suggestion.includes(' ') ? `“${suggestion}”` : suggestion;
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
