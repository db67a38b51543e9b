// Figures with a unit as people say them in a sentence, so that two sentences about one thing can be held together.

/** What a figure counts; figures of different kinds say nothing about each other. */
export type FigureKind = 'share' | 'money' | 'bytes' | 'seconds' | 'months';

/** A figure, or a range of it, in one unit a kind: percent, dollars, GB, seconds, months. */
export interface SaidFigure {
  readonly kind: FigureKind;
  readonly low: number;
  readonly high: number;
}

const UNITS: readonly (readonly [pattern: string, kind: FigureKind, one: number])[] = [
  ['%|percent|per cent|pct', 'share', 1],
  ['tb|terabytes?', 'bytes', 1_000],
  ['gb|gigs?|gigabytes?', 'bytes', 1],
  ['seconds?|secs?|s', 'seconds', 1],
  ['minutes?|mins?', 'seconds', 60],
  ['months?', 'months', 1],
  ['years?|yrs?', 'months', 12],
  ['dollars?|usd|bucks', 'money', 1],
];

const NUMBER = String.raw`\d+(?:,\d{3})*(?:\.\d+)?k?`;
const RANGE = String.raw`(\$)?\s*(${NUMBER})\+?(?:\s*%?\s*(?:-|–|to|or|and)\s*\$?\s*(${NUMBER}))?\+?`;
const UNIT = UNITS.map(([pattern]) => `(${pattern})(?![a-z])`).join('|');
const FIGURE = new RegExp(`(?<![\\w.])${RANGE}\\s*-?(?:${UNIT})?`, 'gi');
const FIRST_UNIT = 4;

/** Shares that have words of their own, in percent. */
const SHARES: readonly (readonly [words: RegExp, percent: number])[] = [
  [/\b(?:two|2) thirds\b/i, 66.7],
  [/\b(?:a|one) third\b/i, 33.3],
  [/\bhalf\b(?! an?\b)/i, 50],
];

/** The figures with a unit that `text` states. */
export function saidFigures(text: string): SaidFigure[] {
  const written = [...text.matchAll(FIGURE)].flatMap(match => figureOf(match) ?? []);
  const worded = SHARES.filter(([words]) => words.test(text)).map(([, percent]) => percent);
  if (/\b(?:is|are|for) free\b|\bcosts? nothing\b/i.test(text)) written.push({ kind: 'money', low: 0, high: 0 });
  if (worded.length === 0) return written;
  return [...written, { kind: 'share', low: Math.min(...worded), high: Math.max(...worded) }];
}

function figureOf(match: RegExpMatchArray): SaidFigure | null {
  const unit = UNITS.findIndex((_, i) => match[FIRST_UNIT + i] !== undefined);
  const [, kind, one] = UNITS[unit] ?? ['', 'money' as const, 1];
  if (unit < 0 && match[1] === undefined) return null;
  const low = numberOf(match[2]!) * (match[1] === undefined ? one : 1);
  const high = match[3] === undefined ? low : numberOf(match[3]) * (match[1] === undefined ? one : 1);
  return { kind: match[1] === undefined ? kind : 'money', low: Math.min(low, high), high: Math.max(low, high) };
}

function numberOf(figure: string): number {
  const plain = Number(figure.replaceAll(',', '').replace(/k$/i, ''));
  return /k$/i.test(figure) ? plain * 1_000 : plain;
}

/** How far apart figures may be that people would call the same, as a share. */
const LEEWAY = 0.15;

/** Whether two figures of one kind say about the same. */
export function agree(a: SaidFigure, b: SaidFigure): boolean {
  return a.low <= b.high * (1 + LEEWAY) && b.low <= a.high * (1 + LEEWAY);
}

/** Whether `said` has figures of a kind that `right` has, and none of them is about any of those. */
export function disagree(said: readonly SaidFigure[], right: readonly SaidFigure[]): boolean {
  const alike = said.flatMap(a => right.filter(b => a.kind === b.kind).map(b => [a, b] as const));
  return alike.length > 0 && !alike.some(([a, b]) => agree(a, b));
}
