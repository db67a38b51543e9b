// Figures: which kinds a text states, and which kinds would answer a question. "How long" wants a time, "when was" a date.

/** Kinds of figures as bits of a mask. */
const FIGURE = { number: 1, money: 2, share: 4, duration: 8, date: 16, version: 32 } as const;

const UNITS = 'seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|ms|milliseconds?';
const NUMBER_WORDS =
  'two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|hundreds?|thousands?|millions?|billions?';
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';

const STATED: readonly (readonly [number, RegExp])[] = [
  [FIGURE.number, new RegExp(`\\d|\\b(?:${NUMBER_WORDS})\\b`, 'i')],
  [FIGURE.money, /[$€£¥]\s?\d|\d\s?(?:usd|eur|gbp|dollars?|euros?|cents?)\b/i],
  [FIGURE.share, /\d\s?(?:%|percent|per cent|x\b|×|times\b)|\b(?:half|third|quarter|twice|double|triple)\b/i],
  [FIGURE.duration, new RegExp(`(?:\\d|\\b(?:a|an|one|few|several|${NUMBER_WORDS}))[\\s+-]*(?:${UNITS})\\b`, 'i')],
  [FIGURE.date, new RegExp(`\\b(?:19|20)\\d\\d\\b|\\b\\d{1,2} (?:${MONTHS})\\b|\\b(?:${MONTHS}) \\d`, 'i')],
  [FIGURE.version, /\bv?\d+\.\d+|\bv\d+\b|\bversions? \d/i],
];

/** The kinds of figures that `text` states, as a mask. */
export function figuresIn(text: string): number {
  return STATED.reduce((mask, [kind, pattern]) => (pattern.test(text) ? mask | kind : mask), 0);
}

const PRICE = '(?:prices?|pricing|charges?|charged|fees?|dollars?|usd|euros?|eur|cents?)';
const WANTED: readonly (readonly [number, RegExp])[] = [
  [FIGURE.duration, new RegExp(`\\bhow (?:long|quick|quickly|soon)\\b|\\bhow many (?:${UNITS})\\b|\\btime ?outs?\\b`)],
  [FIGURE.date, /\bwhen (?:was|were|did)\b|\b(?:what|which) (?:year|date|month)\b|\bsince when\b|\brelease date\b/],
  [FIGURE.version, /\b(?:which|what|latest|newest|current|minimum) versions?\b|\bversion (?:of|is)\b/],
  [
    FIGURE.money,
    new RegExp(
      `\\b${PRICE}\\b|\\bcosts? (?:per|an?) \\w+|\\bhow much (?:is|are|does|do|would|will) .{0,80}\\bcosts?\\b`,
    ),
  ],
  [
    FIGURE.share,
    /\b(?:what|which) (?:percentage|percent|share|fraction|proportion)\b|\bmarket share\b|\bhow much (?:cheaper|faster)\b/,
  ],
  [
    FIGURE.number,
    /\bhow (?:many|much|big|large|fast|high|low|far|often)\b|\bnumber of\b|\bmax(?:imum)?\b|\bmin(?:imum)?\b|\bdefaults?\b/,
  ],
];
/** A share answers a question about money as well ("30% cheaper"). */
const ANSWERS = new Map<number, number>([[FIGURE.money, FIGURE.money | FIGURE.share]]);

/** The kinds of figures of which one would answer `question`, as a mask; 0 when it does not ask for a figure. */
export function figuresWanted(question: string): number {
  const folded = question.toLowerCase();
  const wanted = WANTED.find(([, pattern]) => pattern.test(folded))?.[0] ?? 0;
  return ANSWERS.get(wanted) ?? wanted;
}
