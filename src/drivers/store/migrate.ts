// Brings the tables of a store to this version, in one transaction, whoever else opens it at the same time.
import { type Kysely, sql } from 'kysely';
import { PersonError } from '../../message/person-error.ts';
import type { Migration } from './migrations/all.ts';

/** Throws `PersonError` when a newer version than this one wrote the store; `place` is its name for people. */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  migrations: readonly Migration[],
  place: string,
): Promise<void> {
  await db.transaction().execute(async change => {
    await sql`create table if not exists migrations (number integer primary key)`.execute(change);
    const { rows } = await sql<{ last: number | null }>`select max(number) as last from migrations`.execute(change);
    const last = rows[0]?.last ?? 0;
    if (last > migrations.length) throw tooNew(place);
    for (const [i, apply] of migrations.entries()) {
      if (i < last) continue;
      // A migration knows the tables as they were in its time.
      await apply(change as unknown as Kysely<unknown>);
      await sql`insert into migrations (number) values (${i + 1})`.execute(change);
    }
  });
}

function tooNew(place: string): PersonError {
  return new PersonError(
    `The store ${place} was written by a newer version of Whetstone: run that version, or set DATA_DIR to another folder.`,
  );
}
