// Exchanges as rows of their table and back.
import type { Kysely, Selectable } from 'kysely';
import type { Estimate } from '../../cost/estimation.ts';
import type { Exchange } from '../../ports/store.ts';
import type { ExchangeRow, Tables } from './schema.ts';

export function exchangeRow(exchange: Exchange): ExchangeRow {
  const { conversation, post } = exchange;
  return {
    workspace: exchange.workspace,
    id: exchange.id,
    person: exchange.person,
    channel: conversation.channel,
    thread: conversation.thread ?? '',
    direct: Number(conversation.direct),
    post_channel: post?.channel ?? null,
    post_id: post?.id ?? null,
    question: exchange.question,
    context: JSON.stringify(exchange.context),
    text: exchange.text,
    answered: Number(exchange.answered),
    entries: JSON.stringify(exchange.entries),
    order_key: exchange.order,
    asked_at: exchange.askedAt.getTime(),
    kind: exchange.kind,
    estimate: exchange.estimate === null ? null : JSON.stringify(exchange.estimate),
  };
}

export function exchangeOfRow(row: Selectable<ExchangeRow>): Exchange {
  const { workspace, channel, post_channel, post_id } = row;
  return {
    kind: row.kind === 'cost' ? 'cost' : 'question',
    id: row.id,
    workspace,
    person: row.person,
    conversation: { workspace, channel, thread: row.thread === '' ? null : row.thread, direct: row.direct === 1 },
    post: post_channel === null || post_id === null ? null : { channel: post_channel, id: post_id },
    question: row.question,
    context: JSON.parse(row.context) as string[],
    text: row.text,
    answered: row.answered === 1,
    entries: JSON.parse(row.entries) as string[],
    order: row.order_key,
    askedAt: new Date(row.asked_at),
    estimate: row.estimate === null ? null : (JSON.parse(row.estimate) as Estimate),
  };
}

/** Keeps an exchange in the place of an older one with its id. */
export async function putExchange(db: Kysely<Tables>, row: ExchangeRow): Promise<void> {
  await db
    .insertInto('exchanges')
    .values(row)
    .onConflict(before => before.columns(['workspace', 'id']).doUpdateSet(row))
    .execute();
}
