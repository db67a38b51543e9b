// The due-list: what is to come in at a time, each once, however many processes look after it.
import type { Kysely } from 'kysely';
import type { Incoming } from '../../ports/incoming.ts';
import type { Change, Store } from '../../ports/store.ts';
import { arrivalOf, arrivalWriter } from './arrivals.ts';
import type { DueRow, Tables } from './schema.ts';

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

export type DueList = Pick<Store, 'ringDue'>;

export function dueListOver(db: Kysely<Tables>): DueList {
  const write = arrivalWriter(db);
  return {
    ringDue: async now => {
      const time = now.getTime();
      // It is called often and mostly in vain: others who write need not wait for that.
      const first = await firstDue(db);
      if (first === null || first > time) return 0;
      return db.transaction().execute(async change => {
        // Whoever takes a row out is who brings its event in.
        const rung = await change
          .deleteFrom('dues')
          .where('due', '<=', time)
          .returning(['due', 'key', 'incoming'])
          .execute();
        const events = rung.toSorted(inOrder).map(row => arrivalOf(JSON.parse(row.incoming) as Incoming, time));
        return (await write(events, change)).filter(Boolean).length;
      });
    },
  };
}

/** The time, in milliseconds since 1970, that comes first; null when nothing is to come in. */
export async function firstDue(db: Kysely<Tables>): Promise<number | null> {
  const row = await db
    .selectFrom('dues')
    .select(({ fn }) => fn.min('due').as('due'))
    .executeTakeFirst();
  return row?.due ?? null;
}

/** Takes the place of what waits under the same key. */
export async function putDue(db: Kysely<Tables>, { key, at, incoming }: Omit<Of<'due'>, 'kind'>): Promise<void> {
  const { workspace } = incoming.conversation;
  const what = { person: incoming.person, due: at.getTime(), incoming: JSON.stringify(incoming) };
  await db
    .insertInto('dues')
    .values({ workspace, key, ...what })
    .onConflict(before => before.columns(['workspace', 'key']).doUpdateSet(what))
    .execute();
}

export async function dropDue(db: Kysely<Tables>, { workspace, key }: Omit<Of<'not-due'>, 'kind'>): Promise<void> {
  await db.deleteFrom('dues').where('workspace', '=', workspace).where('key', '=', key).execute();
}

function inOrder(a: Pick<DueRow, 'due' | 'key'>, b: Pick<DueRow, 'due' | 'key'>): number {
  if (a.due !== b.due) return a.due - b.due;
  return a.key < b.key ? -1 : 1;
}
