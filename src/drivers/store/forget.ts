// Taking out of the store what people wrote and what is known of them.
import type { Kysely } from 'kysely';
import { forgetQuizzes, OF_QUIZZES } from './forget-quiz.ts';
import { forgetWaiting } from './forget-waiting.ts';
import { keyHash } from './keys.ts';
import { WIPED } from './order-rows.ts';
import type { Tables } from './schema.ts';

const OF_PEOPLE = ['exchanges', 'follows', 'votes', 'settings'] as const;
const OF_WORKSPACES = ['events', 'orders', 'channels', ...OF_PEOPLE, ...OF_QUIZZES] as const;

/** Removes an exchange and what was ordered to show it. An order in hand loses its text and keeps the posts that it makes. */
export async function eraseExchange(db: Kysely<Tables>, workspace: string, answer: string, now: number): Promise<void> {
  const exchange = await db
    .deleteFrom('exchanges')
    .where('workspace', '=', workspace)
    .where('id', '=', answer)
    .returning(['person', 'channel', 'thread', 'order_key'])
    .executeTakeFirst();
  if (exchange !== undefined) await dropContexts(db, workspace, [exchange]);
  const unsent = db
    .updateTable('orders')
    .where('workspace', '=', workspace)
    .where('done_at', 'is', null)
    .where(({ eb, or }) =>
      or([
        eb('answer', '=', answer),
        ...(exchange === undefined ? [] : [eb('key_hash', '=', keyHash(workspace, exchange.order_key))]),
      ]),
    );
  await unsent.where('owner', 'is not', null).set({ person: null, body: null }).execute();
  await unsent
    .where('owner', 'is', null)
    .set({ ...WIPED, done_at: now })
    .execute();
}

/** Removes all rows of a person; of what they sent the keys stay, which are hashes. Gives how many rows held something. */
export async function forgetPerson(db: Kysely<Tables>, workspace: string, person: string): Promise<number> {
  const threads = await db
    .selectFrom('exchanges')
    .select(['person', 'channel', 'thread'])
    .distinct()
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .execute();
  const counts = [await forgetWaiting(db, workspace, person)];
  for (const table of OF_PEOPLE) {
    const { numDeletedRows } = await db
      .deleteFrom(table)
      .where('workspace', '=', workspace)
      .where('person', '=', person)
      .executeTakeFirst();
    counts.push(numDeletedRows);
  }
  counts.push(await forgetQuizzes(db, workspace, person));
  await db.deleteFrom('channels').where('workspace', '=', workspace).where('channel', '=', `@${person}`).execute();
  await dropContexts(db, workspace, threads);
  return sum(counts);
}

/** Removes all rows of a workspace, keys included, and gives how many those were. */
export async function forgetWorkspace(db: Kysely<Tables>, workspace: string): Promise<number> {
  const counts: bigint[] = [];
  for (const table of OF_WORKSPACES) {
    const { numDeletedRows } = await db.deleteFrom(table).where('workspace', '=', workspace).executeTakeFirst();
    counts.push(numDeletedRows);
  }
  return sum(counts);
}

/** The workspaces that a row is kept of, in order. */
export async function workspacesIn(db: Kysely<Tables>): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const table of OF_WORKSPACES) {
    const rows = await db.selectFrom(table).select('workspace').distinct().execute();
    for (const { workspace } of rows) found.add(workspace);
  }
  return [...found].sort();
}

/**
 * What was said before is the context of questions that were asked after it: of anybody's in the same thread, and of the
 * person's own that need no thread to follow one up: those asked alone, and those asked by no post in the same channel.
 */
async function dropContexts(
  db: Kysely<Tables>,
  workspace: string,
  gone: readonly { readonly person: string; readonly channel: string; readonly thread: string }[],
): Promise<void> {
  for (const { person, channel, thread } of gone) {
    await db
      .updateTable('exchanges')
      .set({ context: '[]' })
      .where('workspace', '=', workspace)
      .where(({ and, eb, or }) =>
        or([
          and([eb('channel', '=', channel), eb('thread', '=', thread)]),
          and([eb('person', '=', person), eb('direct', '=', 1)]),
          and([eb('person', '=', person), eb('channel', '=', channel), eb('post_id', 'is', null)]),
        ]),
      )
      .execute();
  }
}

function sum(counts: readonly bigint[]): number {
  return Number(counts.reduce((total, count) => total + count, 0n));
}
