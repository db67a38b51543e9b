// Figures with a unit as people say them in a sentence, so that two sentences about one thing can be held together.

/** What a figure counts; figures of different kinds say nothing about each other. */
export type FigureKind = 'share' | 'money' | 'bytes' | 'seconds' | 'months';

/** A figure, or a range of it, in one unit a kind: percent, dollars, GB, seconds, months. */
export interface SaidFigure {
  readonly kind: FigureKind;
  readonly low: number;
  readonly high: number;
  /** Set where it stands for all from it on, as in "above 30%", or for all up to it, as in "less than 30%". */
  readonly bound?: 'least' | 'most';
}

const UNITS: readonly (readonly [pattern: string, kind: FigureKind, one: number])[] = [
  ['%|percent|per cent|pct', 'share', 1],
  ['tb|terabytes?', 'bytes', 1_000],
  ['gb|gigs?|gigabytes?', 'bytes', 1],
  ['milliseconds?|msecs?|ms', 'seconds', 0.001],
  ['seconds?|secs?|s', 'seconds', 1],
  ['minutes?|mins?', 'seconds', 60],
  ['hours?|hrs?', 'seconds', 3_600],
  ['days?', 'seconds', 86_400],
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
  const bound = high === low ? boundOf(match) : undefined;
  return {
    kind: match[1] === undefined ? kind : 'money',
    low: Math.min(low, high),
    high: Math.max(low, high),
    ...(bound && { bound }),
  };
}

const LEAST_BEFORE =
  /(?:\b(?:above|over|past|beyond|exceed\w*|at least|from|(?:more|greater|higher) than)|[>≥]=?)\s*~?$/i;
const MOST_BEFORE = /(?:\b(?:below|under|up to|at most|(?:less|fewer|lower) than)|[<≤]=?)\s*~?$/i;
const LEAST_AFTER = /^(?:\+|\s+(?:\w+\s+)?(?:on|upwards?|or more|and more|or above|and above)\b)/i;

/** What stands around a figure tells whether it is a bound. */
function boundOf({ 0: figure, index, input }: RegExpMatchArray): SaidFigure['bound'] {
  const before = input!.slice(0, index);
  const after = input!.slice(index! + figure.length);
  if (LEAST_BEFORE.test(before) || LEAST_AFTER.test(after) || /\d\+/.test(figure)) return 'least';
  return MOST_BEFORE.test(before) ? 'most' : undefined;
}

function numberOf(figure: string): number {
  const plain = Number(figure.replaceAll(',', '').replace(/k$/i, ''));
  return /k$/i.test(figure) ? plain * 1_000 : plain;
}

/** How far apart figures may be that people would call the same, as a share. */
const LEEWAY = 0.15;

/** Whether two figures of one kind say about the same. "Below 30%" and "above 30%" do not. */
export function agree(a: SaidFigure, b: SaidFigure): boolean {
  if (a.bound !== undefined && b.bound !== undefined && a.bound !== b.bound) return false;
  return a.low <= b.high * (1 + LEEWAY) && b.low <= a.high * (1 + LEEWAY);
}

/** Whether `said` has figures of a kind that `right` has, and none of that kind is about any of those. */
export function disagree(said: readonly SaidFigure[], right: readonly SaidFigure[]): boolean {
  const isDenied = (kind: FigureKind) => {
    const [ours, theirs] = [said, right].map(figures => figures.filter(figure => figure.kind === kind)) as [
      SaidFigure[],
      SaidFigure[],
    ];
    return ours.length > 0 && theirs.length > 0 && !ours.some(a => theirs.some(b => agree(a, b)));
  };
  return right.some(({ kind }) => isDenied(kind));
}
