// Migration 3: quizzes, what was asked and answered in them, and what is to come in at a time. It was released: never edit it.
import { type Kysely, sql } from 'kysely';

export async function keepQuizzes(db: Kysely<unknown>): Promise<void> {
  await createGames(db);
  await createAnswers(db);
  await createReviews(db);
  await db.schema
    .createTable('dues')
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('key', 'text', column => column.notNull())
    .addColumn('person', 'text', column => column.notNull())
    .addColumn('due', 'bigint', column => column.notNull())
    .addColumn('incoming', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('dues_key', ['workspace', 'key'])
    .execute();
  await sql`create index dues_by_time on dues (due)`.execute(db);
}

async function createGames(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rounds')
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('id', 'text', column => column.notNull())
    .addColumn('purpose', 'text', column => column.notNull())
    .addColumn('channel', 'text', column => column.notNull())
    .addColumn('thread', 'text', column => column.notNull())
    .addColumn('direct', 'integer', column => column.notNull())
    .addColumn('open', 'integer', column => column.notNull())
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('questions', 'text', column => column.notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('begun_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('rounds_key', ['workspace', 'id'])
    .execute();
  await sql`create unique index rounds_open on rounds (workspace, channel, purpose) where open = 1`.execute(db);
  await sql`create index rounds_ended on rounds (begun_at) where open = 0`.execute(db);
  await db.schema
    .createTable('interviews')
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('id', 'text', column => column.notNull())
    .addColumn('person', 'text', column => column.notNull())
    .addColumn('channel', 'text', column => column.notNull())
    .addColumn('thread', 'text', column => column.notNull())
    .addColumn('direct', 'integer', column => column.notNull())
    .addColumn('open', 'integer', column => column.notNull())
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('questions', 'text', column => column.notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('begun_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('interviews_key', ['workspace', 'id'])
    .execute();
  await sql`create unique index interviews_open on interviews (workspace, channel, thread) where open = 1`.execute(db);
  await sql`create index interviews_ended on interviews (begun_at) where open = 0`.execute(db);
  await db.schema
    .createTable('dailies')
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('channel', 'text', column => column.notNull())
    .addColumn('thread', 'text', column => column.notNull())
    .addColumn('direct', 'integer', column => column.notNull())
    .addColumn('person', 'text', column => column.notNull())
    .addColumn('plan', 'text', column => column.notNull())
    .addColumn('version', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('dailies_key', ['workspace', 'channel'])
    .execute();
}

async function createAnswers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('askings')
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('id', 'text', column => column.notNull())
    .addColumn('purpose', 'text', column => column.notNull())
    .addColumn('channel', 'text', column => column.notNull())
    .addColumn('person', 'text')
    .addColumn('question', 'text', column => column.notNull())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('entry', 'text', column => column.notNull())
    .addColumn('asked_at', 'bigint', column => column.notNull())
    .addColumn('closed_at', 'bigint')
    .addColumn('counts', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('askings_key', ['workspace', 'id'])
    .execute();
  await sql`create index askings_in_channel on askings (workspace, channel, asked_at)`.execute(db);
  await sql`create index askings_that_count on askings (workspace, closed_at) where counts = 1`.execute(db);
  await sql`create index askings_by_time on askings (asked_at)`.execute(db);
  await db.schema
    .createTable('answers')
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('asking', 'text', column => column.notNull())
    .addColumn('person', 'text', column => column.notNull())
    .addColumn('given', 'text', column => column.notNull())
    .addColumn('share', 'double precision', column => column.notNull())
    .addColumn('passed', 'integer', column => column.notNull())
    .addColumn('points', 'integer', column => column.notNull())
    .addColumn('milliseconds', 'bigint', column => column.notNull())
    .addColumn('answered_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('answers_key', ['workspace', 'asking', 'person'])
    .execute();
  await sql`create index answers_by_person on answers (workspace, person, answered_at)`.execute(db);
  await sql`create index answers_by_time on answers (answered_at)`.execute(db);
}

async function createReviews(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('cards')
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('person', 'text', column => column.notNull())
    .addColumn('question', 'text', column => column.notNull())
    .addColumn('entry', 'text', column => column.notNull())
    .addColumn('memory', 'text', column => column.notNull())
    .addColumn('due', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('cards_key', ['workspace', 'person', 'question'])
    .execute();
  await db.schema
    .createTable('appeals')
    .addColumn('workspace', 'text', column => column.notNull())
    .addColumn('id', 'text', column => column.notNull())
    .addColumn('person', 'text', column => column.notNull())
    .addColumn('asking', 'text', column => column.notNull())
    .addColumn('reason', 'text', column => column.notNull())
    .addColumn('appealed_at', 'bigint', column => column.notNull())
    .addColumn('settled_by', 'text')
    .addColumn('upheld', 'integer')
    .addColumn('note', 'text')
    .addColumn('settled_at', 'bigint')
    .addPrimaryKeyConstraint('appeals_key', ['workspace', 'id'])
    .execute();
  await sql`create index appeals_open on appeals (workspace, appealed_at) where settled_at is null`.execute(db);
  await sql`create index appeals_settled on appeals (settled_at) where settled_at is not null`.execute(db);
}
