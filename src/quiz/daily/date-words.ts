// Days of the calendar as people write them: "2026-12-25", "25 December", "tomorrow", "friday", and ranges of them.
import { WEEKDAY_WORD, weekdayNamed } from './weekday-words.ts';
import { addDays, isDate, type LocalDate, weekdayOf } from './zoned-time.ts';

/** Dates, or a sentence that tells what is wrong. */
export type SaidDates = { readonly dates: readonly LocalDate[] } | { readonly says: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const DAY_FIRST = new RegExp(`^${DAY}(?: of)?[ -]${MONTH}\\.?(?:,? (\\d{4}))?$`, 'i');
const MONTH_FIRST = new RegExp(`^${MONTH}\\.? ${DAY}(?:,? (\\d{4}))?$`, 'i');
const ONE_WEEKDAY = new RegExp(`^(?:on |next )?${WEEKDAY_WORD}$`, 'i');
const AND_LIST = / *[,;&+] *(?:and )?| and /i;
const TO = / *(?:\.{2,}|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b| - ) */i;
/** Two dates side by side. The year of "24 December 2026" is none. */
const BESIDE = /(?<=\d{4}-\d\d-\d\d) +(?=\d{4}-)/;

/** What is further off is a slip in the year. */
const FURTHEST_DAYS = 3 * 366;
const LONGEST_RANGE = 100;
/** In this many years each date comes by, but the 29th of February around a century. */
const YEARS_AHEAD = 4;

/** The one date that `said` names on the day `today`; a weekday is the next one. It is not past, and not far off. */
export function dateSaid(said: string, today: LocalDate): { readonly date: LocalDate } | { readonly says: string } {
  const date = readDate(said.trim(), today);
  if (date === null) return { says: `“${shortened(said)}” is no date that I know: write it as year-month-day.` };
  if (date < today) return { says: `${date} is over already.` };
  if (date > addDays(today, FURTHEST_DAYS)) return { says: `${date} is more than three years off.` };
  return { date };
}

/** All dates that `said` lists, also as ranges from the first to the last day. */
export function datesSaid(said: string, today: LocalDate): SaidDates {
  const dates: LocalDate[] = [];
  for (const item of said
    .trim()
    .split(AND_LIST)
    .flatMap(part => part.split(BESIDE))) {
    const range = rangeSaid(item, today);
    if ('says' in range) return range;
    dates.push(...range.dates);
  }
  const rising = [...new Set(dates)].toSorted();
  return rising.length > LONGEST_RANGE ? TOO_MANY : { dates: rising };
}

/** `text` short enough to be told back. */
export function shortened(text: string): string {
  const chars = [...text.trim()];
  return chars.length <= 60 ? chars.join('') : `${chars.slice(0, 59).join('')}…`;
}

const TOO_MANY = { says: `Those are more than ${LONGEST_RANGE} days: pause the question instead.` };

function rangeSaid(said: string, today: LocalDate): SaidDates {
  const ends = said.split(TO);
  const [first, last = first] = ends.map(end => dateSaid(end, today));
  if (ends.length > 2 || first === undefined || last === undefined) {
    return { says: `“${shortened(said)}” is no range of dates: name its first and its last day.` };
  }
  if ('says' in first) return first;
  if ('says' in last) return last;
  if (last.date < first.date) return { says: `${first.date} comes after ${last.date}: name the first day first.` };
  const dates: LocalDate[] = [];
  for (let date = first.date; date <= last.date; date = addDays(date, 1)) {
    dates.push(date);
    if (dates.length > LONGEST_RANGE) return TOO_MANY;
  }
  return { dates };
}

function readDate(said: string, today: LocalDate): LocalDate | null {
  if (isDate(said)) return said;
  if (/^today$/i.test(said)) return today;
  if (/^tomorrow$/i.test(said)) return addDays(today, 1);
  if (ONE_WEEKDAY.test(said)) return nextWeekday(said.replace(/^(on|next) /i, ''), today);
  const dayFirst = DAY_FIRST.exec(said);
  if (dayFirst) return dateOf(dayFirst[1]!, dayFirst[2]!, dayFirst[3], today);
  const monthFirst = MONTH_FIRST.exec(said);
  return monthFirst ? dateOf(monthFirst[2]!, monthFirst[1]!, monthFirst[3], today) : null;
}

function nextWeekday(word: string, today: LocalDate): LocalDate | null {
  const weekday = weekdayNamed(word);
  const days = [1, 2, 3, 4, 5, 6, 7].map(count => addDays(today, count));
  return days.find(date => weekdayOf(date) === weekday) ?? null;
}

/** Without a year it is the next such day. */
function dateOf(day: string, month: string, year: string | undefined, today: LocalDate): LocalDate | null {
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const inYear = (of: number) => `${of}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year !== undefined) return isDate(inYear(Number(year))) ? inYear(Number(year)) : null;
  const thisYear = Number(today.slice(0, 4));
  const dates = Array.from({ length: YEARS_AHEAD + 1 }, (_, ahead) => inYear(thisYear + ahead));
  return dates.find(date => isDate(date) && date >= today) ?? null;
}
