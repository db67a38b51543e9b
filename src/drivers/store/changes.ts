// What the end of an event changes, each kind of change as statements of the transaction that ends it.
import type { Kysely } from 'kysely';
import type { Conversation } from '../../ports/incoming.ts';
import type { Change } from '../../ports/store.ts';
import { dropDue, putDue } from './dues.ts';
import { exchangeRow, putExchange } from './exchange-rows.ts';
import { eraseExchange, forgetPerson } from './forget.ts';
import { putOrder } from './order-rows.ts';
import { applyQuizChange } from './quiz-changes.ts';
import type { Tables } from './schema.ts';

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** Throws `StaleError` where the change was made from something that is another by now. */
export async function applyChange(db: Kysely<Tables>, change: Change, now: number): Promise<void> {
  switch (change.kind) {
    case 'order':
      await putOrder(db, change.order, now, null);
      return;
    case 'exchange':
      await putExchange(db, exchangeRow(change.exchange));
      await useFollow(db, change.exchange.conversation, now);
      return;
    case 'follow':
      return change.on ? follow(db, change, now) : unfollow(db, change.conversation);
    case 'vote':
      return vote(db, change, now);
    case 'set':
      return set(db, change);
    case 'due':
      return putDue(db, change);
    case 'not-due':
      return dropDue(db, change);
    case 'erase':
      await eraseExchange(db, change.workspace, change.answer, now);
      return;
    case 'forget':
      await forgetPerson(db, change.workspace, change.person);
      return;
    default:
      return applyQuizChange(db, change);
  }
}

async function follow(db: Kysely<Tables>, { conversation, person }: Of<'follow'>, now: number): Promise<void> {
  const { workspace, channel, thread } = conversation;
  await db
    .insertInto('follows')
    .values({ workspace, channel, thread: thread ?? '', person, used_at: now })
    .onConflict(known => known.columns(['workspace', 'channel', 'thread', 'person']).doUpdateSet({ used_at: now }))
    .execute();
}

/** Whoever else wanted it followed: one who says stop is enough. */
async function unfollow(db: Kysely<Tables>, { workspace, channel, thread }: Conversation): Promise<void> {
  await db
    .deleteFrom('follows')
    .where('workspace', '=', workspace)
    .where('channel', '=', channel)
    .where('thread', '=', thread ?? '')
    .execute();
}

/** An answer in a thread that is followed keeps it followed. */
async function useFollow(db: Kysely<Tables>, conversation: Conversation, now: number): Promise<void> {
  await db
    .updateTable('follows')
    .set({ used_at: now })
    .where('workspace', '=', conversation.workspace)
    .where('channel', '=', conversation.channel)
    .where('thread', '=', conversation.thread ?? '')
    .execute();
}

/** A vote takes the place of the one before; the same vote without a reason keeps the reason that was given. */
async function vote(db: Kysely<Tables>, change: Of<'vote'>, now: number): Promise<void> {
  const { workspace, answer, person, vote, reason } = change;
  await db
    .insertInto('votes')
    .values({ workspace, answer, person, vote, reason, voted_at: now })
    .onConflict(before =>
      before.columns(['workspace', 'answer', 'person']).doUpdateSet(({ eb, ref }) => ({
        vote,
        voted_at: now,
        reason: eb
          .case()
          .when(eb.and([eb(ref('excluded.reason'), 'is', null), eb(ref('votes.vote'), '=', ref('excluded.vote'))]))
          .then(ref('votes.reason'))
          .else(ref('excluded.reason'))
          .end(),
      })),
    )
    .execute();
}

async function set(db: Kysely<Tables>, { workspace, person, setting, value }: Of<'set'>): Promise<void> {
  await db
    .insertInto('settings')
    .values({ workspace, person, setting, value })
    .onConflict(before => before.columns(['workspace', 'person', 'setting']).doUpdateSet({ value }))
    .execute();
}
