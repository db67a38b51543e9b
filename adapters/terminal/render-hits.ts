// Ranked entries as text: title, address, score and the parts that make it up.
import type { OpenBank } from '../../src/app/use-cases.ts';
import { cleanLine } from './clean-text.ts';
import { type Look, wrap } from './look.ts';

type Found = Awaited<ReturnType<OpenBank['search']>>;

/** A line or two for each hit, best first, and how sure it is that the bank covers the words. */
export function renderHits({ hits, confidence }: Found, look: Look): string {
  if (hits.length === 0) return 'Nothing in the bank has to do with these words.\n';
  const digits = String(hits.length).length;
  const lines = hits.flatMap((hit, index) => renderHit(hit, String(index + 1).padStart(digits), look));
  return `${[...lines, '', ...wrap(confidenceSentence(confidence), look.width)].join('\n')}\n`;
}

function renderHit(hit: Found['hits'][number], rank: string, look: Look): string[] {
  const first = `${rank}. ${hit.score.toFixed(3)}  `;
  const rest = ' '.repeat(first.length);
  const parts = Object.entries(hit.parts).map(([name, value]) => `${cleanLine(name)} ${value.toFixed(3)}`);
  const below = wrap([cleanLine(hit.entry), ...parts].join(' · '), look.width, rest).map(line =>
    look.colours.dim(line),
  );
  return [...wrap(cleanLine(hit.title), look.width, first, rest), ...below];
}

function confidenceSentence(confidence: number): string {
  return `Confidence that the bank covers this: ${Math.round(confidence * 100)}%.`;
}
