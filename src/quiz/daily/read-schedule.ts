// Reads when the daily question is asked, and what about: "09:00 Europe/Berlin weekdays gpu cost".
import type { QuestionKind } from '../question.ts';
import { shortened } from './date-words.ts';
import { looksLikeZone, nearZones, noteOfPlace, zoneNamed } from './find-zone.ts';
import { BARE_TIME, CLEAR_TIME, TIME_WORD, timeSaid } from './time-words.ts';
import { DAYS_PHRASE, daysSaid } from './weekday-words.ts';
import { type PlanParts, type PlanWish, type Unclear, unclear } from './wish.ts';
import type { LocalTime } from './zoned-time.ts';

/** Stands where a phrase was taken out, so that what was around it is not read as one. */
const GAP = '\n';
const REVEAL = new RegExp(`\\breveal(?:ed|s)?(?: it)?(?: at| by)? ?(${TIME_WORD}(?![\\w:])|usual\\b|default\\b)`, 'i');
const NO_SUMMARY = /\b(?:weekly )?summary (?:off|no)\b|\b(?:no|without)(?: a| the)? (?:weekly )?summary\b/i;
const SUMMARY = /\b(?:with(?: a| the)? )?(?:weekly )?summary(?: on\b)?/i;
const ANY_TOPIC = /\b(?:any|all|every) topics?\b/i;
const ANY_KIND = /\b(?:any|all|every) kinds?(?: of questions?)?\b/i;
const KIND = '(?:multiple[ -]choice|choice|open|numbers?)';
const KINDS = new RegExp(
  `(?<![\\w-])(?:only )?(${KIND}(?:(?: ?[,&+/] ?| and | or )${KIND})*)(?: questions?(?: only)?\\b| only\\b| *(?=$|[\\n,]))`,
  'i',
);
const OFFSET = /(?<![\w:/-])(?:utc|gmt)? ?[+-] ?\d{1,2}(?::?\d\d)?(?![\w/-])/i;
/** What is said around the parts and means nothing more. */
const FILLER =
  /^(?:at|in|on|the|a|an|every|each|daily|question|questions|please|time|timezone|zone|tz|local|from|for|and|ask|set|us|of|to|it|by|with|start|starting|post|send|run)$/i;
const TOPIC_SIGN = /\b(?:topics?:?|about|on the topic of)(?= )/i;
/** "America/North Dakota/New Salem" has so many. */
const MOST_WORDS_OF_ZONE = 4;

/** What `said`, a line, tells of a schedule. `zone` is the one to take when it names none, null when there is none. */
export function readSchedule(said: string, zone: string | null): PlanWish | Unclear {
  const draft = new Draft(said);
  for (const take of [takeReveal, takeSummary, refuseOffset, takeKinds, takeDays, takeTime, takeZone, takeTopic]) {
    const fault = take(draft, zone);
    if (fault !== null) return fault;
  }
  return draft.time === null ? wishWithoutTime(draft, said) : wishWithTime(draft, draft.time, zone);
}

type Take = (draft: Draft, zone: string | null) => Unclear | null;

/** What is not read yet, and what was read. */
class Draft {
  rest: string;
  time: LocalTime | null = null;
  parts: PlanParts = {};
  readonly notes: string[] = [];

  constructor(said: string) {
    this.rest = said;
  }

  take(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.rest);
    if (found) this.rest = `${this.rest.slice(0, found.index)}${GAP}${this.rest.slice(found.index + found[0].length)}`;
    return found;
  }

  note(parts: PlanParts): null {
    this.parts = { ...this.parts, ...parts };
    return null;
  }
}

function wishWithTime(draft: Draft, time: LocalTime, zone: string | null): PlanWish | Unclear {
  const known = draft.parts.zone ?? zone;
  if (known !== null) return { kind: 'set', parts: { zone: known, ...draft.parts, time }, notes: draft.notes };
  const unknown = draft.parts.topic?.split(' ').find(word => nearZones(word).length > 0);
  return unknown
    ? unknownZone(unknown)
    : unclear('Name the time zone as well, by a city of it.', `${time} Berlin weekdays`);
}

/** Words alone that tell no part of a plan are no wish: they may be anything. */
function wishWithoutTime({ parts, notes }: Draft, said: string): PlanWish | Unclear {
  const understood = Object.keys(parts).some(part => part !== 'topic') || TOPIC_SIGN.test(said) || ANY_TOPIC.test(said);
  if (understood && Object.keys(parts).length > 0) return { kind: 'set', parts, notes };
  return unclear(`I do not know what “${shortened(said)}” asks of the daily question.`);
}

const takeReveal: Take = draft => {
  const [, said] = draft.take(REVEAL) ?? [];
  if (said === undefined) return null;
  if (/^(usual|default)$/i.test(said)) return draft.note({ reveal: null });
  const reveal = timeSaid(said);
  return reveal === null ? noTime(said) : draft.note({ reveal });
};

const takeSummary: Take = draft => {
  if (draft.take(NO_SUMMARY)) return draft.note({ weekly: false });
  return draft.take(SUMMARY) ? draft.note({ weekly: true }) : null;
};

const refuseOffset: Take = draft => {
  const [said] = draft.take(OFFSET) ?? [];
  if (said === undefined) return null;
  return unclear(
    `“${said.trim()}” stays the same all year, and people's clocks may not: name a city instead, or UTC alone.`,
    '09:00 Berlin weekdays',
  );
};

const takeTime: Take = draft => {
  const [, said] = draft.take(CLEAR_TIME) ?? draft.take(BARE_TIME) ?? [];
  if (said === undefined) return null;
  const time = timeSaid(said);
  if (time === null) return noTime(said);
  const [, another] = draft.take(CLEAR_TIME) ?? [];
  if (another !== undefined) {
    return unclear(
      `“${said}” and “${another}” are two times of day, and one question a day is asked. Say which of them is the reveal.`,
      `${time} reveal ${timeSaid(another) ?? '16:00'}`,
    );
  }
  draft.time = time;
  return null;
};

const takeKinds: Take = draft => {
  if (draft.take(ANY_KIND)) return draft.note({ kinds: null });
  const [, said] = draft.take(KINDS) ?? [];
  if (said === undefined) return null;
  const kinds: readonly QuestionKind[] = ['choice', 'open', 'number'];
  return draft.note({ kinds: kinds.filter(kind => said.toLowerCase().includes(kind)) });
};

const takeDays: Take = draft => {
  const [phrase, said, except] = draft.take(DAYS_PHRASE) ?? [];
  if (said === undefined) return null;
  const days = daysSaid(said, except);
  if (days === null) return unclear(`“${shortened(phrase!)}” leaves no day to ask on.`);
  // "Daily" is also what the question is called.
  const another = DAYS_PHRASE.exec(draft.rest);
  if (another && /^daily$/i.test(said)) return takeDays(draft, null);
  draft.note({ days });
  return another && !/^daily$/i.test(another[1]!) ? twoKindsOfDays(phrase!, another[0]) : null;
};

const takeZone: Take = (draft, zone) => {
  const [place, found] = findZone(draft.rest, draft.time !== null && zone === null);
  if (found) {
    draft.rest = draft.rest.replace(place, GAP);
    // A city might have been meant as the topic where a zone was known.
    const unsure = zone !== null && zone !== found.zone && !/\/|^(utc|gmt)$/i.test(place);
    const note = found.note ?? (unsure ? noteOfPlace(place, found.zone) : null);
    if (note !== null) draft.notes.push(note);
    return draft.note({ zone: found.zone });
  }
  const unknown = draft.rest.split(/[\s,]+/).find(word => looksLikeZone(word));
  return unknown === undefined ? null : unknownZone(unknown);
};

const takeTopic: Take = draft => {
  if (draft.take(ANY_TOPIC)) return draft.note({ topic: null });
  const [, after] = draft.rest.split(TOPIC_SIGN);
  const words = (after ?? draft.rest).split(/[\s,;]+/).filter(word => /[\p{L}\p{N}]/u.test(word));
  const first = words.findIndex(word => after !== undefined || !FILLER.test(word));
  const last = words.findLastIndex(word => after !== undefined || !FILLER.test(word));
  const topic = words.slice(first, last + 1);
  if (first === -1) return null;
  const time = topic.find(word => /^\d{1,2}[:.]\d/.test(word));
  return time === undefined ? draft.note({ topic: topic.join(' ') }) : noTime(time);
};

/**
 * The text of the zone in `rest`, and the zone. One that is written in full is one anywhere. A city alone is one where
 * it stands first or behind "in", and elsewhere only when a zone is `wanted`: it may be a topic as well.
 */
function findZone(rest: string, wanted: boolean): [string, ReturnType<typeof zoneNamed>] {
  const spans = rest.split(GAP).flatMap(spansOf);
  const inFull = spans.find(({ text }) => text.includes('/') && zoneNamed(text));
  const plain = spans.filter(({ text }) => zoneNamed(text) !== null);
  const chosen = inFull ?? plain.find(({ leads }) => leads) ?? (wanted ? plain[0] : undefined);
  return chosen ? [chosen.text, zoneNamed(chosen.text)] : ['', null];
}

/** All runs of words in `segment`, longer ones first, and whether nothing but filler comes before. */
function spansOf(segment: string): { text: string; leads: boolean }[] {
  const words = [...segment.matchAll(/[^\s,;()]+/g)];
  const lengths = Array.from({ length: MOST_WORDS_OF_ZONE }, (_, index) => MOST_WORDS_OF_ZONE - index);
  return lengths.flatMap(length =>
    words.slice(0, Math.max(0, words.length - length + 1)).map((word, index) => {
      const last = words[index + length - 1]!;
      const before = words.slice(0, index).map(([text]) => text);
      const leads = before.every(text => FILLER.test(text)) || before.at(-1)?.toLowerCase() === 'in';
      return { text: segment.slice(word.index, last.index + last[0].length), leads };
    }),
  );
}

function unknownZone(said: string): Unclear {
  const near = nearZones(said);
  const question = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ' Name a city of it.';
  return unclear(
    `I know no time zone “${shortened(said)}”.${question}`,
    `09:00 ${near[0] ?? 'Europe/Berlin'} weekdays`,
  );
}

function noTime(said: string): Unclear {
  return unclear(`“${shortened(said)}” is no time of day.`);
}

function twoKindsOfDays(one: string, other: string): Unclear {
  return unclear(
    `“${shortened(one)}” and “${shortened(other)}” name days apart from each other: name them in one list.`,
    '09:00 Europe/Berlin mon,wed,fri',
  );
}
