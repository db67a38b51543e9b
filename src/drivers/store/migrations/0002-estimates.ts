// Migration 2: exchanges tell questions to the bank from estimates, and keep the figures that were shown. It was released: never edit it.
import type { Kysely } from 'kysely';

export async function keepEstimates(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('exchanges')
    .addColumn('kind', 'text', column => column.notNull().defaultTo('question'))
    .execute();
  await db.schema.alterTable('exchanges').addColumn('estimate', 'text').execute();
}
