// Weekdays as people write them: "mon", "Tuesdays", "wed,fri", "mon-thu", "weekdays except friday".
import type { Days } from './plan.ts';
import { WEEKDAYS, type Weekday } from './zoned-time.ts';

/** One weekday, as a pattern to build others of. */
export const WEEKDAY_WORD =
  '(?:mon(?:days?)?|tue(?:s|sdays?)?|wed(?:s|nesdays?)?|thu(?:r|rs|rsdays?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)';

const RANGE = `${WEEKDAY_WORD}(?: ?- ?| to | through )${WEEKDAY_WORD}`;
const ONE_OR_RANGE = `(?:${RANGE}|${WEEKDAY_WORD})`;
const LIST = `${ONE_OR_RANGE}(?:(?: ?[,&+/] ?(?:and )?| and | )${ONE_OR_RANGE})*`;
const GROUP = '(?:week ?days?|work(?:ing)? ?days?|business days?|weekends?|daily|every ?day|each day|all days)';

/** Everything that tells on which days, with the days that are left out. */
export const DAYS_PHRASE = new RegExp(
  `\\b(?:(?:on|every|each) )*(${GROUP}|${LIST})(?: (?:except|but not|without)(?: on)? (${LIST}))?(?![\\w/])`,
  'i',
);

/** The weekday that `word` names by its first three letters. */
export function weekdayNamed(word: string): Weekday | null {
  return WEEKDAYS.find(weekday => weekday.startsWith(word.slice(0, 3).toLowerCase())) ?? null;
}

/** The days that `said` names but for those that `except` names, both parts of `DAYS_PHRASE`. Null when none are left. */
export function daysSaid(said: string, except: string | undefined): Days | null {
  const group = groupSaid(said.toLowerCase());
  if (except === undefined) return group ?? simplest(listSaid(said));
  const left = (group === null ? listSaid(said) : weekdaysOf(group)).filter(day => !listSaid(except).includes(day));
  return left.length > 0 ? simplest(left) : null;
}

function groupSaid(said: string): Days | null {
  if (/^(week ?day|work|business)/.test(said)) return 'weekdays';
  if (/^weekend/.test(said)) return ['saturday', 'sunday'];
  return /^(daily|every|each|all)/.test(said) ? 'every day' : null;
}

function listSaid(said: string): Weekday[] {
  const named = [...said.matchAll(new RegExp(`(${WEEKDAY_WORD})(?:(?: ?- ?| to | through )(${WEEKDAY_WORD}))?`, 'gi'))];
  const days = named.flatMap(([, from, to]) => daysBetween(weekdayNamed(from!)!, weekdayNamed(to ?? from!)!));
  return WEEKDAYS.filter(weekday => days.includes(weekday));
}

/** Around the end of the week too: from Friday to Monday are four days. */
function daysBetween(from: Weekday, to: Weekday): Weekday[] {
  const first = WEEKDAYS.indexOf(from);
  const count = (WEEKDAYS.indexOf(to) - first + WEEKDAYS.length) % WEEKDAYS.length;
  return Array.from({ length: count + 1 }, (_, index) => WEEKDAYS[(first + index) % WEEKDAYS.length]!);
}

function weekdaysOf(days: Days): readonly Weekday[] {
  if (days === 'every day') return WEEKDAYS;
  return days === 'weekdays' ? WEEKDAYS.slice(0, 5) : days;
}

function simplest(days: readonly Weekday[]): Days {
  if (days.length === WEEKDAYS.length) return 'every day';
  return `${days}` === `${weekdaysOf('weekdays')}` ? 'weekdays' : days;
}
