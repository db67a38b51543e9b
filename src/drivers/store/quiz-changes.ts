// What changes in quizzes, each kind of change as statements of the transaction that ends an event.
import type { InsertQueryBuilder, InsertResult, Kysely } from 'kysely';
import { assert } from '../../assert.ts';
import { StaleError } from '../../message/stale-error.ts';
import type { Appeal, Asking, CountedAnswer, ReviewCard } from '../../ports/quiz-record.ts';
import type { QuizChange } from '../../ports/store.ts';
import { answerRow, appealRow, askingRow, cardRow } from './answer-rows.ts';
import { forgetQuizzes } from './forget-quiz.ts';
import { dailyRow, interviewRow, roundRow } from './round-rows.ts';
import type { Tables } from './schema.ts';

type Of<Kind extends QuizChange['kind']> = Extract<QuizChange, { kind: Kind }>;

/** Throws `StaleError` where the change was made from something that is another by now. */
export async function applyQuizChange(db: Kysely<Tables>, change: QuizChange): Promise<void> {
  switch (change.kind) {
    case 'round':
      return putRound(db, change);
    case 'interview':
      return putInterview(db, change);
    case 'daily':
      return putDaily(db, change);
    case 'no-daily':
      return dropDaily(db, change);
    case 'asking':
      return putAsking(db, change.asking);
    case 'answer':
      return putAnswer(db, change.answer);
    case 'card':
      return putCard(db, change.card);
    case 'appeal':
      return putAppeal(db, change.appeal);
    case 'forget-quiz':
      await forgetQuizzes(db, change.workspace, change.person);
      return;
  }
}

/*
 * What has a version is taken out and put in anew: putting in is then the one place that finds another open one there, be this
 * new or moved into a thread.
 */

async function putRound(db: Kysely<Tables>, { round, expected }: Of<'round'>): Promise<void> {
  if (expected !== null) await takeOut(db, 'rounds', round, expected);
  assertFollows(round, expected);
  await mustGoIn(db.insertInto('rounds').values(roundRow(round)), 'round');
}

async function putInterview(db: Kysely<Tables>, { interview, expected }: Of<'interview'>): Promise<void> {
  if (expected !== null) await takeOut(db, 'interviews', interview, expected);
  assertFollows(interview, expected);
  await mustGoIn(db.insertInto('interviews').values(interviewRow(interview)), 'interview');
}

async function putDaily(db: Kysely<Tables>, { daily, expected }: Of<'daily'>): Promise<void> {
  const row = dailyRow(daily);
  assertFollows(daily, expected);
  if (expected !== null) {
    const { numDeletedRows } = await db
      .deleteFrom('dailies')
      .where('workspace', '=', row.workspace)
      .where('channel', '=', row.channel)
      .where('version', '=', expected)
      .executeTakeFirst();
    mustBeOne(numDeletedRows, 'daily question');
  }
  await mustGoIn(db.insertInto('dailies').values(row), 'daily question');
}

async function takeOut(
  db: Kysely<Tables>,
  table: 'rounds' | 'interviews',
  { workspace, id }: { readonly workspace: string; readonly id: string },
  version: number,
): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom(table)
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  mustBeOne(numDeletedRows, table === 'rounds' ? 'round' : 'interview');
}

/** A version that stays would hide a change from whoever else makes one. */
function assertFollows({ version }: { readonly version: number }, expected: number | null): void {
  assert(version === (expected ?? 0) + 1, `version ${version} does not follow ${expected}`);
}

async function mustGoIn<Table extends keyof Tables>(
  insert: InsertQueryBuilder<Tables, Table, InsertResult>,
  what: string,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await insert.onConflict(known => known.doNothing()).executeTakeFirst();
  mustBeOne(numInsertedOrUpdatedRows, what);
}

function mustBeOne(rows: bigint | undefined, what: string): void {
  if (rows !== 1n) throw new StaleError(`the ${what} is another by now, or another has its place`);
}

async function dropDaily(db: Kysely<Tables>, { workspace, channel }: Of<'no-daily'>): Promise<void> {
  await db.deleteFrom('dailies').where('workspace', '=', workspace).where('channel', '=', channel).execute();
}

/** One that is closed stays so, whatever comes late. */
async function putAsking(db: Kysely<Tables>, asking: Asking): Promise<void> {
  const row = askingRow(asking);
  const { closed_at, counts } = row;
  await db
    .insertInto('askings')
    .values(row)
    .onConflict(before =>
      before
        .columns(['workspace', 'id'])
        .doUpdateSet({ closed_at, counts })
        .where('excluded.closed_at', 'is not', null),
    )
    .execute();
}

/** An answer that was given earlier takes no later one's place; one of the same time is the same, graded anew. */
async function putAnswer(db: Kysely<Tables>, answer: CountedAnswer): Promise<void> {
  const row = answerRow(answer);
  await db
    .insertInto('answers')
    .values(row)
    .onConflict(before =>
      before
        .columns(['workspace', 'asking', 'person'])
        .doUpdateSet(row)
        .where('answers.answered_at', '<=', row.answered_at),
    )
    .execute();
}

/** Takes the place of the card that the person has of the same question. */
export async function putCard(db: Kysely<Tables>, card: ReviewCard): Promise<void> {
  const row = cardRow(card);
  await db
    .insertInto('cards')
    .values(row)
    .onConflict(before => before.columns(['workspace', 'person', 'question']).doUpdateSet(row))
    .execute();
}

/** Settled once: of two who settle it at the same time the second is to see what the first decided. */
async function putAppeal(db: Kysely<Tables>, appeal: Appeal): Promise<void> {
  const row = appealRow(appeal);
  if (appeal.settled === null) {
    await db
      .insertInto('appeals')
      .values(row)
      .onConflict(known => known.doNothing())
      .execute();
    return;
  }
  const { settled_by, upheld, note, settled_at } = row;
  const { numUpdatedRows } = await db
    .updateTable('appeals')
    .set({ settled_by, upheld, note, settled_at })
    .where('workspace', '=', row.workspace)
    .where('id', '=', row.id)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  mustBeOne(numUpdatedRows, 'appeal');
}
