// Reads numbers: figures with separators and powers, and number words ("two and a half", "half a million").
import { type Exact, exact, over, plus, times, whole } from '../exact/exact.ts';
import { type Cursor, END, phrase } from './cursor.ts';
import { CannotEstimate } from './refuse.ts';

const FIGURE = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+`;
/** A power is only one where no letter follows: "1e22 flops" has one, "2epochs" does not. */
const NUMBER = phrase(`(${FIGURE})(e[+-]?\\d+)?(?![.,]?\\d)`, { open: true });
const FRACTION = phrase('(?:an? )?(half|quarter|third)(?: (?:of )?an?(?= ))?');
const SMALL: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS: readonly string[] = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const POWERS: Readonly<Record<string, Exact>> = {
  hundred: exact('100'),
  dozen: exact('12'),
  thousand: exact('1e3'),
  million: exact('1e6'),
  billion: exact('1e9'),
  trillion: exact('1e12'),
};
const PARTS: Readonly<Record<string, Exact>> = {
  half: over(whole(1), whole(2)),
  quarter: over(whole(1), whole(4)),
  third: over(whole(1), whole(3)),
};
const SIMPLE = phrase(`(${[...SMALL, ...TENS].join('|')})`);
const JOINED = phrase(String.raw`[\s-]+(${SMALL.slice(1, 10).join('|')})`);
const POWER = phrase(String.raw`\s*(?:an? )?(hundred|dozen|thousand|million|billion|trillion)s?(?: of)?`);
const COUPLE = phrase('(?:an? )?(couple)(?: of)?|(?:an? )?(pair)(?: of)?');
const ONE_DOZEN = phrase('(?:an? )?(dozen|hundred|thousand|million|billion)(?: of)?');
const AND_A_HALF = phrase(String.raw`\s+and an? (half|quarter)`);
const MORE = phrase(String.raw`\s+(?:and\s+)?(?=(?:${[...SMALL, ...TENS].join('|')})${END})`, { open: true });

/** Takes a number from `cursor`; null, and nothing taken, where none begins. */
export function takeNumber(cursor: Cursor): Exact | null {
  return takeFigure(cursor) ?? takeWords(cursor);
}

/** Takes a number written in figures. */
export function takeFigure(cursor: Cursor): Exact | null {
  const start = cursor.place;
  const found = cursor.take(NUMBER);
  if (found === null) {
    if (/\d/.test(cursor.text[start] ?? '')) throw oddNumber(cursor);
    return null;
  }
  return bounded(`${found[1]}${found[2] ?? ''}`.replaceAll(',', ''), found[0]);
}

const ODD = /[\d.,]*\d/uy;

/** "1,5" and "1.000.000" are numbers somewhere else; here they are asked back. */
function oddNumber(cursor: Cursor): CannotEstimate {
  const token = cursor.take(ODD)?.[0] ?? cursor.takeWord();
  return new CannotEstimate(`I cannot tell which number “${token}” is; write it like 1500 or 1.5.`, { token });
}

function bounded(decimal: string, token: string): Exact {
  try {
    return exact(decimal);
  } catch {
    throw new CannotEstimate(`“${token}” is beyond what anybody runs.`, { token });
  }
}

function takeWords(cursor: Cursor): Exact | null {
  const part = cursor.take(FRACTION)?.[1];
  if (part !== undefined) return withPower(cursor, PARTS[part.toLowerCase()]!);
  if (cursor.take(COUPLE) !== null) return whole(2);
  const round = cursor.take(ONE_DOZEN)?.[1];
  if (round !== undefined) return POWERS[round.toLowerCase()]!;
  return takeSpelled(cursor);
}

/** "one hundred and twenty", "two and a half", "five million". */
function takeSpelled(cursor: Cursor): Exact | null {
  let total = takeGroup(cursor);
  if (total === null) return null;
  for (;;) {
    const place = cursor.place;
    if (cursor.take(MORE) === null) break;
    const next = takeGroup(cursor);
    if (next === null) {
      cursor.place = place;
      break;
    }
    total = plus(total, next);
  }
  const half = cursor.take(AND_A_HALF)?.[1];
  return half === undefined ? total : plus(total, PARTS[half.toLowerCase()]!);
}

function takeGroup(cursor: Cursor): Exact | null {
  const word = cursor.take(SIMPLE)?.[1]?.toLowerCase();
  if (word === undefined) return null;
  const tens = TENS.indexOf(word);
  if (tens < 0) return withPower(cursor, whole(SMALL.indexOf(word)));
  const ones = cursor.take(JOINED)?.[1]?.toLowerCase();
  return withPower(cursor, whole((tens + 2) * 10 + (ones === undefined ? 0 : SMALL.indexOf(ones))));
}

function withPower(cursor: Cursor, number: Exact): Exact {
  const power = cursor.take(POWER)?.[1];
  return power === undefined ? number : withPower(cursor, times(number, POWERS[power.toLowerCase()]!));
}
