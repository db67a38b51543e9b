// What conversations remember: exchanges, threads that are followed, votes, and what people set for themselves.
import type { Kysely } from 'kysely';
import type { SettingName, Vote } from '../../message/action.ts';
import type { Store } from '../../ports/store.ts';
import { exchangeOfRow } from './exchange-rows.ts';
import type { Tables } from './schema.ts';

export type Memory = Pick<
  Store,
  'exchange' | 'exchangeOf' | 'exchangesIn' | 'exchangesBy' | 'isFollowed' | 'settings' | 'votes'
>;

export function memoryOver(db: Kysely<Tables>): Memory {
  const exchangesOf = (workspace: string) => db.selectFrom('exchanges').selectAll().where('workspace', '=', workspace);
  return {
    exchange: async (workspace, id) => {
      const row = await exchangesOf(workspace).where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : exchangeOfRow(row);
    },

    exchangeOf: async (workspace, post) => {
      const row = await exchangesOf(workspace)
        .where('post_channel', '=', post.channel)
        .where('post_id', '=', post.id)
        .orderBy('asked_at', 'desc')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : exchangeOfRow(row);
    },

    exchangesIn: async ({ workspace, channel, thread }, since, limit) => {
      const rows = await exchangesOf(workspace)
        .where('channel', '=', channel)
        .where('asked_at', '>=', since.getTime())
        .$if(thread !== null, query => query.where('thread', '=', thread ?? ''))
        .orderBy('asked_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.reverse().map(exchangeOfRow);
    },

    exchangesBy: async (workspace, person, limit) => {
      const rows = await exchangesOf(workspace)
        .where('person', '=', person)
        .orderBy('asked_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(exchangeOfRow);
    },

    isFollowed: async ({ workspace, channel, thread }) => {
      const row = await db
        .selectFrom('follows')
        .select('person')
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .where('thread', '=', thread ?? '')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    settings: async (workspace, person) => {
      const rows = await db
        .selectFrom('settings')
        .select(['setting', 'value'])
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .execute();
      return Object.fromEntries(rows.map(row => [row.setting as SettingName, row.value]));
    },

    votes: async (workspace, answer) => {
      const rows = await db
        .selectFrom('votes')
        .select(['person', 'vote', 'reason'])
        .where('workspace', '=', workspace)
        .where('answer', '=', answer)
        .orderBy('person')
        .execute();
      return rows.map(({ person, vote, reason }) => ({ person, vote: vote as Vote, reason }));
    },
  };
}
