// A time of day as people write it: "09:00", "9am", "9:30 pm", "9h30", "0900", "noon", and "at 9".
import type { LocalTime } from './zoned-time.ts';

const HALF = '(?: ?([ap])\\.?m\\b\\.?)';
const CLEAR = [
  `\\d{1,4}[:.]\\d{1,4}(?::\\d\\d)?${HALF}?`,
  `\\d{1,4}${HALF}`,
  "\\d{1,2}(?: ?h(?:\\d\\d)?\\b| o'?clock\\b)",
  'noon\\b',
  'midday\\b',
  'midnight\\b',
].join('|');

/** A time of day that cannot be anything else, wherever it stands. */
export const CLEAR_TIME = new RegExp(`(?<![\\w./:-])(?:at )?(${CLEAR.replaceAll('([ap])', '[ap]')})(?![\\w:/-])`, 'i');

/** A bare number is one at the beginning, behind a phrase that was taken out, or after "at". */
export const BARE_TIME = /(?:^|\n *|\bat )(\d{1,4})(?![\w:./-])/i;

/** Something that is one or tries to be, to build other patterns of. */
export const TIME_WORD = `(?:${CLEAR.replaceAll('([ap])', '[ap]')}|\\d{1,4})`;

const PARTS = new RegExp(`^(\\d{1,2})(?:(?:[:.]| ?h)?(\\d\\d)(?::\\d\\d)?)?(?: ?h| o'?clock)?${HALF}?$`, 'i');

/** The time that `said` tells; null when no clock shows it, such as "25:00" or "13 pm". */
export function timeSaid(said: string): LocalTime | null {
  if (/^(noon|midday)$/i.test(said)) return '12:00';
  if (/^midnight$/i.test(said)) return '00:00';
  const [, hourSaid, minuteSaid = '00', half] = PARTS.exec(said) ?? [];
  if (hourSaid === undefined || Number(minuteSaid) > 59) return null;
  const hour = hourOf(Number(hourSaid), half?.toLowerCase());
  return hour === null ? null : `${String(hour).padStart(2, '0')}:${minuteSaid}`;
}

function hourOf(said: number, half: string | undefined): number | null {
  if (half === undefined) return said < 24 ? said : null;
  if (said < 1 || said > 12) return null;
  return (said % 12) + (half === 'p' ? 12 : 0);
}
