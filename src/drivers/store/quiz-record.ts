// What is read of quizzes: rounds, interviews and daily questions here, with what answers and reviews tell.
import type { Kysely } from 'kysely';
import type { QuizRecord } from '../../ports/store.ts';
import { answersOver } from './answer-record.ts';
import { dailyOfRow, interviewOfRow, roundOfRow } from './round-rows.ts';
import type { Tables } from './schema.ts';

export function quizRecordOver(db: Kysely<Tables>): QuizRecord {
  return { ...gamesOver(db), ...answersOver(db) };
}

type Games = Pick<QuizRecord, 'round' | 'openRound' | 'openRounds' | 'interview' | 'openInterview' | 'daily'>;

function gamesOver(db: Kysely<Tables>): Games {
  const roundsOf = (workspace: string) => db.selectFrom('rounds').selectAll().where('workspace', '=', workspace);
  const interviewsOf = (workspace: string) =>
    db.selectFrom('interviews').selectAll().where('workspace', '=', workspace);
  return {
    round: async (workspace, id) => {
      const row = await roundsOf(workspace).where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : roundOfRow(row);
    },

    openRound: async (workspace, channel, purpose) => {
      const row = await roundsOf(workspace)
        .where('channel', '=', channel)
        .where('purpose', '=', purpose)
        .where('open', '=', 1)
        .executeTakeFirst();
      return row === undefined ? null : roundOfRow(row);
    },

    openRounds: async workspace => {
      const rows = await roundsOf(workspace).where('open', '=', 1).orderBy('channel').orderBy('purpose').execute();
      return rows.map(roundOfRow);
    },

    interview: async (workspace, id) => {
      const row = await interviewsOf(workspace).where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : interviewOfRow(row);
    },

    openInterview: async ({ workspace, channel, thread }) => {
      const row = await interviewsOf(workspace)
        .where('channel', '=', channel)
        .where('thread', '=', thread ?? '')
        .where('open', '=', 1)
        .executeTakeFirst();
      return row === undefined ? null : interviewOfRow(row);
    },

    daily: async (workspace, channel) => {
      const row = await db
        .selectFrom('dailies')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .executeTakeFirst();
      return row === undefined ? null : dailyOfRow(row);
    },
  };
}
