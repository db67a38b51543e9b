// Taking a person out of what is kept of quizzes. What belongs to a channel goes on without their name.
import { type Kysely, sql } from 'kysely';
import type { Incoming } from '../../ports/incoming.ts';
import type { KeptRound } from '../../ports/quiz-record.ts';
import { dropDue, putDue } from './dues.ts';
import { NOBODY, withoutPerson } from './forget-waiting.ts';
import type { Tables } from './schema.ts';

/** Where each row is of one person alone. */
const OF_ONE = ['answers', 'cards', 'appeals', 'interviews', 'askings'] as const;
/** All tables of quizzes. */
export const OF_QUIZZES = ['rounds', 'dailies', 'dues', ...OF_ONE] as const;

/** Gives how many rows held something. Of rounds that ended their standing goes with their answers. */
export async function forgetQuizzes(db: Kysely<Tables>, workspace: string, person: string): Promise<bigint> {
  let count = 0n;
  for (const table of OF_ONE) {
    const { numDeletedRows } = await db
      .deleteFrom(table)
      .where('workspace', '=', workspace)
      .where('person', '=', person)
      .executeTakeFirst();
    count += numDeletedRows;
  }
  count += await leaveRounds(db, workspace, person);
  count += await leaveDues(db, workspace, person);
  const settled = await db
    .updateTable('appeals')
    .set({ settled_by: NOBODY, note: '' })
    .where('workspace', '=', workspace)
    .where('settled_by', '=', person)
    .executeTakeFirst();
  const dailies = await db
    .updateTable('dailies')
    .set({ person: NOBODY, version: sql`version + 1` })
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .executeTakeFirst();
  return count + settled.numUpdatedRows + dailies.numUpdatedRows;
}

/** Their reviews end; rounds of a channel go on. The version rises, so that nobody puts back what they read before. */
async function leaveRounds(db: Kysely<Tables>, workspace: string, person: string): Promise<bigint> {
  const rounds = await db
    .selectFrom('rounds')
    .select(['id', 'purpose', 'state'])
    .where('workspace', '=', workspace)
    .where(sql<boolean>`state like ${textWith(person)} escape '\\'`)
    .execute();
  let count = 0n;
  for (const { id, purpose, state } of rounds) {
    const before = JSON.parse(state) as KeptRound['state'];
    const after = JSON.stringify(without(before, person));
    if (after === state) continue;
    const isTheirs = purpose === 'review' && before.startedBy === person;
    await (isTheirs
      ? db.deleteFrom('rounds').where('workspace', '=', workspace).where('id', '=', id).execute()
      : db
          .updateTable('rounds')
          .set({ state: after, version: sql`version + 1` })
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .execute());
    count += 1n;
  }
  return count;
}

/** A round without a person. The platform's ids of what they did may name them; what came in is known by its hash besides. */
function without(state: KeptRound['state'], person: string): KeptRound['state'] {
  return {
    ...state,
    startedBy: state.startedBy === person ? NOBODY : state.startedBy,
    answers: state.answers.filter(answer => answer.person !== person),
    tallies: state.tallies.filter(tally => tally.person !== person),
    seen: state.seen.filter(id => !id.includes(person)),
  };
}

/** What is to happen in a channel happens there without them: a round whose reveal never came would not end. */
async function leaveDues(db: Kysely<Tables>, workspace: string, person: string): Promise<bigint> {
  const dues = await db
    .selectFrom('dues')
    .select(['key', 'due', 'incoming'])
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .execute();
  for (const { key, due, incoming } of dues) {
    const left = withoutPerson(JSON.parse(incoming) as Incoming);
    if (left === null) await dropDue(db, { workspace, key });
    else await putDue(db, { key, at: new Date(due), incoming: left });
  }
  return BigInt(dues.length);
}

/** A pattern for JSON that has the person's id in it. */
function textWith(person: string): string {
  return `%${JSON.stringify(person)
    .slice(1, -1)
    .replace(/[\\%_]/g, '\\$&')}%`;
}
