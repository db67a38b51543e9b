// Figures with their units as sentences state them, and other figures that could stand in their place.

/** "$1.50", "40–60%", "15 minutes": a figure in a sentence. */
export interface Figure {
  /** The sign before it ("$"), its amounts (two of a range), what joins them, and its unit as written. */
  readonly sign: string;
  readonly amounts: readonly string[];
  readonly joint: string;
  readonly unit: string;
  /** UTF-16 offsets in the sentence, end exclusive, unit and all. */
  readonly start: number;
  readonly end: number;
}

const TIMES = ['nanoseconds?', 'microseconds?', 'milliseconds?', 'ms', 'seconds?', 'minutes?', 'hours?', 'days?'];
const LONG_TIMES = ['weeks?', 'months?', 'years?'];
const SIZES = ['bits?', 'bytes?', '[KMGTP]i?B', '[KMGT]bps', '[KMGT]b/s', '[KMGT]i?B/s'];
const OTHERS = [
  '[KMG]?Hz',
  'x',
  'times',
  'cores?',
  'vCPUs?',
  'nodes?',
  'characters?',
  'requests?',
  'tokens?',
  'watts?',
  'W',
];
const AMOUNT = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const UNIT = [...TIMES, ...LONG_TIMES, ...SIZES, ...OTHERS].join('|');
const WRITTEN = new RegExp(
  String.raw`(?<![\w.,$€£/:+-])(?<sign>[$€£])?(?<low>${AMOUNT})(?:(?<joint> ?[-–] ?| to )[$€£]?(?<high>${AMOUNT}))?` +
    String.raw`(?:(?<percent> ?%)|(?<unit>[ -]?(?:${UNIT})))?(?![\w%]|[.,:/]\w|[-–]\w)`,
  'g',
);

/** The figures of `sentence` that have a unit or are of money. */
export function figuresIn(sentence: string): Figure[] {
  return [...sentence.matchAll(WRITTEN)].flatMap(({ index, 0: whole, groups = {} }): Figure[] => {
    const { sign = '', low = '', joint = '', high, percent, unit } = groups;
    const written = percent ?? unit ?? '';
    if (sign === '' && written === '') return [];
    const amounts = high === undefined ? [low] : [low, high];
    return [{ sign, amounts, joint, unit: written, start: index, end: index + whole.length }];
  });
}

/** The figure as it is written. */
export function written({ sign, amounts, joint, unit }: Figure): string {
  return `${amounts.map(amount => `${sign}${amount}`).join(joint)}${unit}`;
}

/** `amounts` in the form of `figure`: "1 year" is one, and "2 years" are many. */
export function writtenAs(figure: Figure, amounts: readonly string[]): string {
  // "A 32 bit integer": a unit that stays single beside many says of what sort a thing is, and so it does beside others.
  if (figure.amounts.at(-1) !== '1' && !figure.unit.endsWith('s')) return written({ ...figure, amounts });
  const plural = amounts.at(-1) === '1' ? '' : 's';
  const unit = figure.unit.replace(/^( (?!times)[a-z]{3,}?)s?$/, `$1${plural}`);
  return written({ ...figure, amounts, unit });
}

/** What `figure` counts, whatever its number: "minute", "%", "$". */
export function unitOf({ sign, unit }: Figure): string {
  const word = unit.replace(/^[ -]/, '');
  return `${sign}${word.length > 3 ? word.replace(/s$/, '') : word}`;
}

/** The value of an amount as written. */
export function amountOf(amount: string): number {
  return Number(amount.replaceAll(',', ''));
}

/** Amounts nearer than this, as a factor, could both be meant by "about". */
const APART = 1.4;
/** Amounts further off than this, as a factor, nobody would believe. */
const BELIEVABLE = 12;

/** Whether `other` is of the same form as `figure`, and neither near to it nor out of all proportion. */
export function couldStandFor(other: Figure, figure: Figure): boolean {
  const isSameForm = unitOf(other) === unitOf(figure) && other.amounts.length === figure.amounts.length;
  return (
    isSameForm && figure.amounts.every((amount, at) => isOtherBy(amountOf(amount), amountOf(other.amounts[at] ?? '')))
  );
}

function isOtherBy(value: number, other: number): boolean {
  const factor = Math.max(value, other) / Math.min(value, other);
  return factor >= APART && factor <= BELIEVABLE;
}

const FACTORS = [0.25, 0.5, 1.5, 2, 3, 4];
/** What machines count in powers of two. */
const BINARY = /^(?:bit|byte|[KMGTP]i?B)s?$/;
const LEAST_POWER = 4;

/** Figures of the form of `figure`, scaled so that they look as round as it does, each well apart from it. */
export function scaled(figure: Figure): Figure[] {
  return FACTORS.flatMap(factor => {
    const amounts = figure.amounts.map(amount => scaledAmount(amount, factor));
    if (amounts.some(amount => amount === null)) return [];
    const other = { ...figure, amounts: amounts.filter(amount => amount !== null) };
    if (isBinary(figure) && !isBinary(other)) return [];
    // "1 times slower" is nothing that anybody says.
    if (/^(?:x|times?)$/.test(unitOf(figure)) && other.amounts.some(amount => amountOf(amount) <= 1)) return [];
    const isShare = unitOf(figure) === '%' && figure.amounts.every(amount => amountOf(amount) <= 100);
    if (isShare && other.amounts.some(amount => amountOf(amount) > 100)) return [];
    return couldStandFor(other, figure) ? [other] : [];
  });
}

/** Whether every amount is a power of two of a unit that is counted so: 48 beside 64 bits gives itself away. */
function isBinary(figure: Figure): boolean {
  const isPower = (value: number) => value >= LEAST_POWER && Number.isInteger(Math.log2(value));
  return BINARY.test(unitOf(figure)) && figure.amounts.every(amount => isPower(amountOf(amount)));
}

/** Null where the scaled amount would show more digits, or be so odd that it gives itself away. */
function scaledAmount(amount: string, factor: number): string | null {
  const decimals = amount.split('.')[1]?.length ?? 0;
  const value = amountOf(amount) * factor;
  const digits = Math.max(1, amount.replace(/\D|0+$/g, '').replace(/^0+/, '').length);
  const shown = Number(value.toFixed(decimals));
  if (Math.abs(shown - value) > value * 1e-9 || shown === 0 || significant(shown) > digits + 1) return null;
  const [whole = '', rest] = shown.toFixed(decimals).split('.');
  const grouped = amount.includes(',') ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

function significant(value: number): number {
  return String(value)
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
}
