// Rounds, interviews and daily questions as rows of their tables and back.
import type { Selectable } from 'kysely';
import type { Conversation } from '../../ports/incoming.ts';
import type { KeptDaily, KeptInterview, KeptQuestion, KeptRound, Purpose } from '../../ports/quiz-record.ts';
import type { DailyRow, InterviewRow, RoundRow } from './schema.ts';

export function roundRow(round: KeptRound): RoundRow {
  return { ...gameRow(round), purpose: round.purpose };
}

export function roundOfRow(row: Selectable<RoundRow>): KeptRound {
  return { ...gameOfRow(row), purpose: row.purpose as Purpose, state: JSON.parse(row.state) as KeptRound['state'] };
}

export function interviewRow(interview: KeptInterview): InterviewRow {
  return { ...gameRow(interview), person: interview.person };
}

export function interviewOfRow(row: Selectable<InterviewRow>): KeptInterview {
  return { ...gameOfRow(row), person: row.person, state: JSON.parse(row.state) as unknown };
}

export function dailyRow({ workspace, conversation, person, plan, version }: KeptDaily): DailyRow {
  return { workspace, ...placeOf(conversation), person, plan: JSON.stringify(plan), version };
}

export function dailyOfRow(row: Selectable<DailyRow>): KeptDaily {
  const { workspace, person, version } = row;
  return { workspace, conversation: conversationOf(row), person, plan: JSON.parse(row.plan) as unknown, version };
}

/** What rounds and interviews have in common. */
function gameRow(game: KeptRound | KeptInterview) {
  return {
    workspace: game.workspace,
    id: game.id,
    ...placeOf(game.conversation),
    open: Number(game.open),
    version: game.version,
    questions: JSON.stringify(game.questions),
    state: JSON.stringify(game.state),
    begun_at: game.begunAt.getTime(),
  };
}

function gameOfRow(row: Selectable<RoundRow> | Selectable<InterviewRow>) {
  return {
    workspace: row.workspace,
    id: row.id,
    conversation: conversationOf(row),
    open: row.open === 1,
    version: row.version,
    questions: JSON.parse(row.questions) as KeptQuestion[],
    begunAt: new Date(row.begun_at),
  };
}

function placeOf({ channel, thread, direct }: Conversation) {
  return { channel, thread: thread ?? '', direct: Number(direct) };
}

function conversationOf(row: Pick<RoundRow, 'workspace' | 'channel' | 'thread' | 'direct'>): Conversation {
  const { workspace, channel, thread, direct } = row;
  return { workspace, channel, thread: thread === '' ? null : thread, direct: direct === 1 };
}
