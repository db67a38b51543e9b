// Local dates and times in a time zone, through daylight saving. The only file that loads Temporal, which takes its time.
import { Temporal } from 'temporal-polyfill';

/** A day of the calendar as "YYYY-MM-DD", so that dates compare as texts. */
export type LocalDate = string;

/** A time of day as "HH:MM", from "00:00" to "23:59". */
export type LocalTime = string;

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const NANOSECONDS_OF_MINUTE = 60e9;

/** The day that it is in `zone` at the moment `at`, in milliseconds since 1970. */
export function dateAt(at: number, zone: string): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/**
 * The moment at which it is `time` on `date` in `zone`, in milliseconds since 1970. A time that clocks jump over is as
 * much later as they jump; of one that comes twice it is the first.
 */
export function momentAt(date: LocalDate, time: LocalTime, zone: string): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/** The moment at which `date` begins in `zone`, which is not midnight where clocks jump over it. */
export function startOfDay(date: LocalDate, zone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
}

/** How many minutes clocks in `zone` are ahead of UTC at the moment `at`; fewer than 0 where they are behind. */
export function offsetAt(at: number, zone: string): number {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone);
  return offsetNanoseconds / NANOSECONDS_OF_MINUTE;
}

/** Whether `name` is a zone that this machine knows. What a platform tells of a person need not be one. */
export function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** The date that is `days` after `date`, or before it. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

export function weekdayOf(date: LocalDate): Weekday {
  return WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1]!;
}

/** Whether `text` is a day of the calendar: the 29th of February is one in leap years alone. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
