// Times by the conventions: a month of 720 hours unless another is set, a year of 8,760, a month of 52/12 weeks.
import { compare, type Exact, isZero, ONE, over, plus, times, whole } from '../exact/exact.ts';
import type { Activity, RatePeriod, Request, Span, Traffic } from '../request.ts';
import { MONTH_HOURS, spanHours } from '../span.ts';
import { echoHours, echoNumber } from './show.ts';

const DAY_HOURS = whole(24);
const WEEK_HOURS = whole(168);
const WEEK_DAYS = whole(7);
const YEAR_MONTHS = whole(12);
const WEEKS_A_MONTH = over(whole(52), whole(12));

/** How long something runs, and whether that is each month's or once. */
export interface Time {
  readonly hours: Exact;
  readonly period: 'once' | 'month';
  /** As a request can repeat it. */
  readonly echo: readonly string[];
}

type Timed = Pick<Request, 'span' | 'activity' | 'daysAWeek' | 'month'>;

export function monthHours({ month }: Pick<Request, 'month'>): Exact {
  return month ?? MONTH_HOURS;
}

/** The time that a request states; null where it states none. */
export function timeOf(request: Timed): Time | null {
  const { span, activity, daysAWeek } = request;
  const month = monthHours(request);
  const echo = [...activityEcho(activity, daysAWeek), ...(span === null ? [] : spanEcho(span))];
  if (activity === null && daysAWeek === null) {
    if (span === null) return null;
    return { hours: spanHours(span, month), period: isOneMonth(span) ? 'month' : 'once', echo };
  }
  if (span === null) return { hours: activeHoursOfMonth(activity, daysAWeek, month), period: 'month', echo };
  const hours = times(spanHours(span, month), activeShare(activity, daysAWeek, month));
  return { hours, period: isOneMonth(span) ? 'month' : 'once', echo };
}

/** All hours of a month. */
export function wholeMonth(request: Pick<Request, 'month'>): Time {
  return { hours: monthHours(request), period: 'month', echo: ['24/7'] };
}

/** `hours` of work, once. */
export function once(hours: Exact): Time {
  return { hours, period: 'once', echo: [echoHours(hours)] };
}

function isOneMonth({ hours, months, years }: Span): boolean {
  return isZero(hours) && isZero(years) && compare(months, ONE) === 0;
}

/** Months of storage: twelve to a year. */
export function spanMonths({ hours, months, years }: Span, month: Exact): Exact {
  return plus(plus(months, times(years, YEAR_MONTHS)), over(hours, month));
}

/** Weeks of a month are 52/12, whatever its hours. */
function activeHoursOfMonth(activity: Activity | null, daysAWeek: Exact | null, month: Exact): Exact {
  const hours = activity?.hours ?? 'all';
  if (daysAWeek !== null) {
    const perDay = hours === 'all' ? DAY_HOURS : hours;
    return times(perDay, daysAWeek, WEEKS_A_MONTH);
  }
  if (activity === null || hours === 'all') return month;
  if (activity.per === 'month') return hours;
  return activity.per === 'week' ? times(hours, WEEKS_A_MONTH) : times(hours, over(month, DAY_HOURS));
}

function activeShare(activity: Activity | null, daysAWeek: Exact | null, month: Exact): Exact {
  const ofWeek = daysAWeek === null ? ONE : over(daysAWeek, WEEK_DAYS);
  if (activity === null || activity.hours === 'all') return ofWeek;
  const longest = { day: DAY_HOURS, week: WEEK_HOURS, month }[activity.per];
  return times(over(activity.hours, longest), ofWeek);
}

function activityEcho(activity: Activity | null, daysAWeek: Exact | null): string[] {
  const days = daysAWeek === null ? [] : [`${echoNumber(daysAWeek)} days/week`];
  if (activity === null) return days;
  return [activity.hours === 'all' ? '24/7' : `${echoHours(activity.hours)}/${activity.per}`, ...days];
}

function spanEcho({ hours, months, years }: Span): string[] {
  return [
    ...(isZero(years) ? [] : [`${echoNumber(years)} ${isOne(years) ? 'year' : 'years'}`]),
    ...(isZero(months) ? [] : [`${echoNumber(months)} ${isOne(months) ? 'month' : 'months'}`]),
    ...(isZero(hours) && !(isZero(months) && isZero(years)) ? [] : [echoHours(hours)]),
  ];
}

function isOne(value: Exact): boolean {
  return compare(value, ONE) === 0;
}

/** Requests of a month. */
export function perMonth({ count, per }: Traffic, month: Exact): Exact {
  return times(count, periodsOfMonth(per, month));
}

function periodsOfMonth(per: RatePeriod, month: Exact): Exact {
  switch (per) {
    case 'second':
      return times(month, whole(3600));
    case 'minute':
      return times(month, whole(60));
    case 'hour':
      return month;
    case 'day':
      return over(month, DAY_HOURS);
    case 'week':
      return WEEKS_A_MONTH;
    case 'month':
      return ONE;
  }
}

/** Days of a month. */
export function daysOf(month: Exact): Exact {
  return over(month, DAY_HOURS);
}
