// The plan of a channel's daily question, and what a week of it brought.
import { lineOf, words } from '../../message/lines.ts';
import type { Block, Message } from '../../message/message.ts';
import { nextAsk } from '../../quiz/daily/due.ts';
import { type DailyPlan, revealTime } from '../../quiz/daily/plan.ts';
import type { Standing } from '../../quiz/round/round.ts';
import { standingsBlocks } from './present-reveal.ts';
import { counted } from './quiz-words.ts';

/** When the question comes, when its answer, and what comes next; `notes` are sentences to tell beside. */
export function presentPlan(plan: DailyPlan, person: string, now: number, notes: readonly string[]): Message {
  const next = nextAsk(plan, now);
  const facts = [
    { label: 'Asked', value: `${plan.time}, ${daysIn(plan)} (${plan.zone})` },
    { label: 'Answer', value: `${revealTime(plan)}, in the thread of the question` },
    ...(plan.topic === null ? [] : [{ label: 'Topic', value: plan.topic }]),
    ...(plan.holidays.length === 0 ? [] : [{ label: 'Holidays', value: plan.holidays.join(', ') }]),
    { label: 'Next', value: next === null ? 'paused until somebody resumes it' : next.date },
  ];
  const by = person === '' ? [] : [words(' Set up by '), { kind: 'person', id: person } as const, words('.')];
  return {
    blocks: [
      { kind: 'heading', text: 'Question of the day' },
      { kind: 'facts', facts },
      ...notes.map((note): Block => ({ kind: 'notice', level: 'info', line: lineOf(note) })),
      { kind: 'notice', level: 'info', line: [words('Change it with “daily”, end it with “daily off”.'), ...by] },
    ],
  };
}

function daysIn({ days }: DailyPlan): string {
  return typeof days === 'string'
    ? days
    : days.map(day => `${day.slice(0, 1).toUpperCase()}${day.slice(1, 3)}`).join(', ');
}

/** What a week brought. */
export interface WeekFacts {
  readonly standings: readonly Standing[];
  readonly hidden: ReadonlySet<string>;
  /** Each answer of the week, with the title of the entry that its question is from. */
  readonly answers: readonly { readonly asking: string; readonly passed: boolean; readonly title: string }[];
}

/** What the week brought: how many answered and were right, what was hardest, and who stands where. */
export function presentWeek({ standings, hidden, answers }: WeekFacts): Message {
  const right = answers.filter(({ passed }) => passed).length;
  const hardest = hardestOf(answers);
  return {
    blocks: [
      { kind: 'heading', text: 'The week in questions' },
      {
        kind: 'text',
        line: lineOf(
          `${peopleIn(standings.length)} gave ${counted(answers.length, 'answer')}, ${right} of them right.`,
        ),
      },
      ...(hardest === null
        ? []
        : [
            {
              kind: 'text',
              line: lineOf(
                `Hardest was a question on “${hardest.title}”: ${hardest.right} of ${hardest.all} were right.`,
              ),
            } as const,
          ]),
      ...standingsBlocks(standings, hidden, 'Standings of the week'),
    ],
  };
}

function peopleIn(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

function hardestOf(answers: WeekFacts['answers']) {
  const asked = [...Map.groupBy(answers, ({ asking }) => asking).values()].map(each => ({
    title: each[0]?.title ?? '',
    right: each.filter(({ passed }) => passed).length,
    all: each.length,
  }));
  const [hardest] = asked.toSorted((one, other) => one.right / one.all - other.right / other.all);
  return hardest === undefined || hardest.right === hardest.all ? null : hardest;
}
