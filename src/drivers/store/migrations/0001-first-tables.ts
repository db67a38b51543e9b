// Migration 1: the inbox, the outbox, and what is remembered. It was released: never edit it, add another.
import { type Kysely, sql } from 'kysely';

export async function createFirstTables(db: Kysely<unknown>): Promise<void> {
  await createInbox(db);
  await createOutbox(db);
  await createMemory(db);
  await db.schema
    .createTable('checks')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('times', 'bigint', column => column.notNull())
    .execute();
  await sql`insert into checks (id, times) values (1, 0)`.execute(db);
}

async function createInbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    // Never given twice: a late end of a row that is gone must not end another.
    .addColumn('id', 'integer', column => column.primaryKey().autoIncrement())
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('person', 'text')
    .addColumn('channel', 'text')
    .addColumn('event_key', 'text', column => column.notNull().unique())
    .addColumn('content_key', 'text', column => column.notNull().unique())
    .addColumn('payload', 'text')
    .addColumn('attempts', 'integer', column => column.notNull().defaultTo(0))
    .addColumn('received_at', 'bigint', column => column.notNull())
    .addColumn('due', 'bigint', column => column.notNull())
    .addColumn('owner', 'text')
    .addColumn('done_at', 'bigint')
    .execute();
  // In the order in which they are claimed, which ends at the last that is wanted.
  await sql`create index events_waiting on events (id, due) where done_at is null`.execute(db);
  await sql`create index events_in_channel on events (workspace, channel, id, due) where done_at is null`.execute(db);
  await sql`create index events_done on events (done_at) where done_at is not null`.execute(db);
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('orders')
    .addColumn('id', 'integer', column => column.primaryKey().autoIncrement())
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('person', 'text')
    .addColumn('key', 'text')
    .addColumn('key_hash', 'text', column => column.notNull().unique())
    .addColumn('lane', 'text')
    .addColumn('turn', 'integer')
    .addColumn('channel', 'text')
    .addColumn('paced', 'integer', column => column.notNull())
    .addColumn('answer', 'text')
    .addColumn('body', 'text')
    .addColumn('attempts', 'integer', column => column.notNull().defaultTo(0))
    .addColumn('ordered_at', 'bigint', column => column.notNull())
    .addColumn('due', 'bigint', column => column.notNull())
    .addColumn('owner', 'text')
    .addColumn('begun_at', 'bigint')
    .addColumn('unclear_since', 'bigint')
    .addColumn('posts', 'text', column => column.notNull().defaultTo('[]'))
    .addColumn('done_at', 'bigint')
    .execute();
  await sql`create index orders_waiting on orders (due) where done_at is null`.execute(db);
  await sql`create index orders_in_lane on orders (lane) where done_at is null`.execute(db);
  await sql`create index orders_done on orders (done_at) where done_at is not null`.execute(db);
  await db.schema
    .createTable('channels')
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('channel', 'text', column => column.notNull())
    .addColumn('paced_until', 'bigint', column => column.notNull())
    .addColumn('paused_until', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('channels_key', ['workspace', 'channel'])
    .execute();
}

async function createMemory(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('exchanges')
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('id', 'text', column => column.notNull())
    .addColumn('person', 'text', column => column.notNull())
    .addColumn('channel', 'text', column => column.notNull())
    .addColumn('thread', 'text', column => column.notNull())
    .addColumn('direct', 'integer', column => column.notNull())
    .addColumn('post_channel', 'text')
    .addColumn('post_id', 'text')
    .addColumn('question', 'text', column => column.notNull())
    .addColumn('context', 'text', column => column.notNull())
    .addColumn('text', 'text', column => column.notNull())
    .addColumn('answered', 'integer', column => column.notNull())
    .addColumn('entries', 'text', column => column.notNull())
    .addColumn('order_key', 'text', column => column.notNull())
    .addColumn('asked_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('exchanges_key', ['workspace', 'id'])
    .execute();
  await sql`create index exchanges_in_channel on exchanges (workspace, channel, asked_at)`.execute(db);
  await sql`create index exchanges_by_person on exchanges (workspace, person, asked_at)`.execute(db);
  await sql`create index exchanges_of_post on exchanges (workspace, post_channel, post_id)`.execute(db);
  await sql`create index exchanges_by_time on exchanges (asked_at)`.execute(db);
  await db.schema
    .createTable('follows')
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('channel', 'text', column => column.notNull())
    .addColumn('thread', 'text', column => column.notNull())
    .addColumn('person', 'text', column => column.notNull())
    .addColumn('used_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('follows_key', ['workspace', 'channel', 'thread', 'person'])
    .execute();
  await db.schema
    .createTable('votes')
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('answer', 'text', column => column.notNull())
    .addColumn('person', 'text', column => column.notNull())
    .addColumn('vote', 'text', column => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('voted_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('votes_key', ['workspace', 'answer', 'person'])
    .execute();
  await db.schema
    .createTable('settings')
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('person', 'text', column => column.notNull())
    .addColumn('setting', 'text', column => column.notNull())
    .addColumn('value', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('settings_key', ['workspace', 'person', 'setting'])
    .execute();
}
