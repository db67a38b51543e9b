// What somebody wants of the daily question, and the plan after it.
import { assertNever } from '../../assert.ts';
import { type DailyPlan, revealTime } from './plan.ts';
import { dateAt, type LocalDate } from './zoned-time.ts';

/** Parts of a plan that somebody named; the others stay as they are. */
export type PlanParts = Partial<Pick<DailyPlan, 'time' | 'zone' | 'days' | 'topic' | 'kinds' | 'reveal' | 'weekly'>>;

/** A wish that changes the plan, or sets one up. */
export type PlanWish =
  /** `notes` are sentences that tell how something was understood, such as "CET" for a city. */
  | { readonly kind: 'set'; readonly parts: PlanParts; readonly notes: readonly string[] }
  /** Asked again from the day `until` on; null until somebody resumes it. */
  | { readonly kind: 'pause'; readonly until: LocalDate | null }
  | { readonly kind: 'resume' }
  | { readonly kind: 'add-holidays'; readonly dates: readonly LocalDate[] }
  | { readonly kind: 'remove-holidays'; readonly dates: readonly LocalDate[] };

/** It cannot be done: why, as sentences, and what one could say instead behind the name of the command. */
export interface Unclear {
  readonly kind: 'unclear';
  readonly says: string;
  readonly example: string;
}

export type DailyWish =
  | PlanWish
  | { readonly kind: 'off' }
  | { readonly kind: 'status' }
  /** Today's question is wanted at once. */
  | { readonly kind: 'now' }
  | Unclear;

const EXAMPLE = '09:00 Europe/Berlin weekdays';

const MOST_HOLIDAYS = 400;

/** What a plan is before somebody says more. */
const USUAL = {
  days: 'weekdays',
  topic: null,
  kinds: null,
  reveal: null,
  pause: null,
  holidays: [],
  askedLast: null,
  weekly: true,
} as const;

/**
 * The plan after `wish` was granted at the moment `now`, in milliseconds since 1970, or why it cannot be. `before` is
 * null where there is no daily question yet. What was asked is kept, so that no change asks twice on one day.
 */
export function changePlan(before: DailyPlan | null, wish: PlanWish, now: number): DailyPlan | Unclear {
  if (before !== null) return settled(grant(before, wish), now);
  const parts = wish.kind === 'set' ? wish.parts : {};
  const { time, zone } = parts;
  if (time === undefined || zone === undefined) {
    return unclear('There is no daily question here yet. Say first when to ask it, and in which time zone.');
  }
  return settled({ ...USUAL, since: now, ...parts, time, zone }, now);
}

export function unclear(says: string, example: string = EXAMPLE): Unclear {
  return { kind: 'unclear', says, example };
}

function grant(plan: DailyPlan, wish: PlanWish): DailyPlan {
  switch (wish.kind) {
    case 'set':
      // Who names a time of day wants to be asked then.
      return { ...plan, ...wish.parts, pause: wish.parts.time === undefined ? plan.pause : null };
    case 'pause':
      return { ...plan, pause: { until: wish.until } };
    case 'resume':
      return { ...plan, pause: null };
    case 'add-holidays':
      return { ...plan, holidays: [...plan.holidays, ...wish.dates] };
    case 'remove-holidays':
      return { ...plan, holidays: plan.holidays.filter(date => !wish.dates.includes(date)) };
    default:
      return assertNever(wish);
  }
}

/** `plan` as it holds from `now` on, without what is over. */
function settled(plan: DailyPlan, now: number): DailyPlan | Unclear {
  if (revealTime(plan) === plan.time) {
    return unclear(`The question cannot be asked and revealed at ${plan.time} both.`, 'reveal 16:00');
  }
  const today = dateAt(now, plan.zone);
  const holidays = [...new Set(plan.holidays)].filter(date => date >= today).toSorted();
  if (holidays.length > MOST_HOLIDAYS) {
    return unclear(`That makes more than ${MOST_HOLIDAYS} holidays. Pause the question instead.`, 'pause');
  }
  const over = plan.pause !== null && plan.pause.until !== null && plan.pause.until <= today;
  return { ...plan, holidays, pause: over ? null : plan.pause, since: now };
}
