// What was asked and answered in quizzes, reviews and appeals, as rows of their tables and back.
import type { Selectable } from 'kysely';
import type { Appeal, Asking, CountedAnswer, Purpose, ReviewCard } from '../../ports/quiz-record.ts';
import type { AnswerRow, AppealRow, AskingRow, CardRow } from './schema.ts';

export function askingRow(asking: Asking): AskingRow {
  const { workspace, id, purpose, channel, person, question, kind, entry } = asking;
  return {
    workspace,
    id,
    purpose,
    channel,
    person,
    question,
    kind,
    entry,
    asked_at: asking.askedAt.getTime(),
    closed_at: asking.closedAt?.getTime() ?? null,
    counts: Number(asking.counts),
  };
}

export function askingOfRow(row: Selectable<AskingRow>): Asking {
  const { workspace, id, person } = row;
  return { workspace, id, person, ...askedOfRow(row) };
}

/** What an answer tells of what it answers. */
export function askedOfRow(row: Omit<Selectable<AskingRow>, 'workspace' | 'id' | 'person'>) {
  return {
    purpose: row.purpose as Purpose,
    channel: row.channel,
    question: row.question,
    kind: row.kind as Asking['kind'],
    entry: row.entry,
    askedAt: new Date(row.asked_at),
    closedAt: row.closed_at === null ? null : new Date(row.closed_at),
    counts: row.counts === 1,
  };
}

export function answerRow(answer: CountedAnswer): AnswerRow {
  const { workspace, asking, person, given, share, passed, points, milliseconds, answeredAt } = answer;
  return {
    workspace,
    asking,
    person,
    given: JSON.stringify(given),
    share,
    passed: Number(passed),
    points,
    milliseconds,
    answered_at: answeredAt.getTime(),
  };
}

export function answerOfRow(row: Selectable<AnswerRow>): CountedAnswer {
  const { workspace, asking, person, given, share, passed, points, milliseconds, answered_at } = row;
  return {
    workspace,
    asking,
    person,
    given: JSON.parse(given) as CountedAnswer['given'],
    share,
    passed: passed === 1,
    points,
    milliseconds,
    answeredAt: new Date(answered_at),
  };
}

export function cardRow({ workspace, person, question, entry, memory, due }: ReviewCard): CardRow {
  return { workspace, person, question, entry, memory: JSON.stringify(memory), due: due.getTime() };
}

export function cardOfRow({ workspace, person, question, entry, memory, due }: Selectable<CardRow>): ReviewCard {
  return { workspace, person, question, entry, memory: JSON.parse(memory) as unknown, due: new Date(due) };
}

export function appealRow({ workspace, id, person, asking, reason, appealedAt, settled }: Appeal): AppealRow {
  return {
    workspace,
    id,
    person,
    asking,
    reason,
    appealed_at: appealedAt.getTime(),
    settled_by: settled?.by ?? null,
    upheld: settled === null ? null : Number(settled.upheld),
    note: settled?.note ?? null,
    settled_at: settled?.at.getTime() ?? null,
  };
}

export function appealOfRow(row: Selectable<AppealRow>): Appeal {
  const { workspace, id, person, asking, reason, settled_by, note, settled_at } = row;
  const settled =
    settled_at === null
      ? null
      : { by: settled_by ?? '', upheld: row.upheld === 1, note: note ?? '', at: new Date(settled_at) };
  return { workspace, id, person, asking, reason, appealedAt: new Date(row.appealed_at), settled };
}
