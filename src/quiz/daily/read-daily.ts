// Reads what somebody wants of the daily question, from what follows the command's name.
import { dateSaid, datesSaid, shortened } from './date-words.ts';
import { readSchedule } from './read-schedule.ts';
import { type DailyWish, unclear } from './wish.ts';
import { addDays, dateAt, isZone, type LocalDate } from './zoned-time.ts';

/** What is not said. `now` is in milliseconds since 1970; `zone` is that of the channel's plan, or what is known of the person. */
export interface DailyDefaults {
  readonly zone: string | null;
  readonly now: number;
}

const LONGEST = 300;
const POLITE = "(?: (?:it|the|this|daily|questions?|please|all|again|for now|today'?s?|one))*[.!]?$";
const STATUS = new RegExp(`^(?:status|show|info|list|settings|when|\\?|holidays?|list holidays?)${POLITE}`, 'i');
const OFF = new RegExp(`^(?:turn(?: it)? )?(?:off|stop|cancel|disable|end|remove|delete)${POLITE}`, 'i');
const RESUME = new RegExp(`^(?:turn(?: it)? )?(?:on|resume|continue|unpause|restart|start|go on)${POLITE}`, 'i');
const PAUSE = new RegExp(`^pause${POLITE}`, 'i');
const NOW = new RegExp(`^(?:now|today|at once|ask(?: (?:it|one))?(?: now| today)?)(?: now)?${POLITE}`, 'i');
const PAUSE_UNTIL = /^(?:pause|off|stop)(?: it)? (until|till|til|to|through|thru|for) (.+)$/i;
const PAUSE_ODD = /^pause (.+)$/i;
const NO_HOLIDAY = /^(?:no|remove|delete|cancel|drop) holidays?:? (.+)$|^holidays? (?:remove|delete|drop) (.+)$/i;
const HOLIDAY = /^(?:add )?(?:holidays?:?|skip|not)(?: on| add)? (.+)$/i;
const SPAN = /^(?:the next )?(\d{1,3}|an?|one|two|three|four) (day|week|month)s?$/i;
const COUNTS = ['', 'one', 'two', 'three', 'four'];
const DAYS_IN = { day: 1, week: 7, month: 30 } as const;

/** What `text` wishes, or, as sentences with an example, why nobody can tell. It never throws, whatever it is given. */
export function readDaily(text: string, { zone, now }: DailyDefaults): DailyWish {
  const said = plain(text.slice(0, LONGEST + 1));
  if (Math.max(text.length, said.length) > LONGEST) return unclear('That is too long to be understood.');
  if (said === '' || STATUS.test(said)) return { kind: 'status' };
  if (OFF.test(said)) return { kind: 'off' };
  if (RESUME.test(said)) return { kind: 'resume' };
  if (PAUSE.test(said)) return { kind: 'pause', until: null };
  if (NOW.test(said)) return { kind: 'now' };
  const known = zone !== null && isZone(zone) ? zone : null;
  return readDates(said, dateAt(now, known ?? 'UTC')) ?? readSchedule(said, known);
}

/** One line of plain characters: full-width ones, long dashes and quotes made simple. */
function plain(text: string): string {
  const simple = text
    .normalize('NFKC')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .replaceAll(/[‘’]/g, "'");
  return simple
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .replaceAll(/[`"“”<>]/g, '')
    .trim();
}

function readDates(said: string, today: LocalDate): DailyWish | null {
  const [, word, end] = PAUSE_UNTIL.exec(said) ?? [];
  if (word !== undefined && end !== undefined) return pauseUntil(word.toLowerCase(), end, today);
  const odd = PAUSE_ODD.exec(said)?.[1];
  if (odd !== undefined) return unclear(`“${shortened(odd)}” does not tell until when.`, pauseExample(today));
  const removed = NO_HOLIDAY.exec(said);
  if (removed) return holidays('remove-holidays', removed[1] ?? removed[2]!, today);
  if (/^no holidays?$/i.test(said))
    return unclear('Name the day that is no holiday.', `no holiday ${addDays(today, 1)}`);
  const added = HOLIDAY.exec(said)?.[1];
  return added === undefined ? null : holidays('add-holidays', added, today);
}

function holidays(kind: 'add-holidays' | 'remove-holidays', said: string, today: LocalDate): DailyWish {
  const read = datesSaid(said, today);
  if ('dates' in read) return { kind, dates: read.dates };
  const word = kind === 'add-holidays' ? 'holiday' : 'no holiday';
  return unclear(read.says, `${word} ${addDays(today, 1)}`);
}

function pauseUntil(word: string, end: string, today: LocalDate): DailyWish {
  if (word === 'for') {
    const days = daysOf(end);
    if (days !== null) return { kind: 'pause', until: addDays(today, days) };
    return unclear(`“${shortened(end)}” does not tell for how long.`, 'pause for 2 weeks');
  }
  const read = dateSaid(end, today);
  if ('says' in read) return unclear(read.says, pauseExample(today));
  const until = word.startsWith('th') ? addDays(read.date, 1) : read.date;
  return until > today ? { kind: 'pause', until } : unclear(`${until} is today.`, pauseExample(today));
}

function daysOf(span: string): number | null {
  const [, count, unit] = SPAN.exec(span) ?? [];
  if (count === undefined || unit === undefined) return null;
  const number = /^an?$/i.test(count) ? 1 : Number(count) || COUNTS.indexOf(count.toLowerCase());
  return number > 0 ? number * DAYS_IN[unit.toLowerCase() as keyof typeof DAYS_IN] : null;
}

function pauseExample(today: LocalDate): string {
  return `pause until ${addDays(today, 14)}`;
}
