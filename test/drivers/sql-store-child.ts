// A process of its own for the tests of the store: told what to do by its arguments, it prints what it did.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../src/drivers/sql-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { conversation, event, order } from '../contracts/store-samples.ts';

const [task = '', dataDir = '', name = '', count = '0'] = process.argv.slice(2);

await run();

async function run(): Promise<void> {
  if (task === 'receive-forever') await receiveForever(await openStore({ dataDir }));
  if (task === 'work') await work(await openStore({ dataDir }));
  if (task === 'open-as-nobody') await openAsNobody();
}

/** Prints the name of each event as soon as it is acknowledged, some alone and some together. */
async function receiveForever(store: Store): Promise<void> {
  for (let i = 0; ; i++) {
    const names = Array.from({ length: (i % 5) + 1 }, (_, j) => `${name}-${i}-${j}`);
    await Promise.all(
      names.map(async each => {
        await store.receive([event(each)], new Date(0));
        process.stdout.write(`${each}\n`);
      }),
    );
  }
}

/** Told to begin, takes up events and orders until none is left for it, beside others that do so; prints what it had. */
async function work(store: Store): Promise<void> {
  console.log('ready');
  await once(process.stdin, 'data');
  process.stdin.destroy();
  const now = new Date(1);
  const lease = { owner: name, until: new Date(1e12) };
  for (let idle = 0; idle < Number(count); ) {
    const events = await store.claimEvents(now, lease, 3);
    for (const { id, incoming } of events) {
      const outgoing = order(`order of ${incoming.id}`, { conversation: conversation(incoming.id) });
      if (await store.finishEvent(id, name, [{ kind: 'order', order: outgoing }], now)) console.log(incoming.id);
    }
    const orders = await store.claimOrders(now, lease, 3, 0);
    for (const { id, key } of orders) {
      await store.finishOrder(id, name, now);
      console.log(key);
    }
    // The others have their turn.
    await sleep(1);
    idle = events.length + orders.length === 0 ? idle + 1 : 0;
  }
  await store.close();
}

/** Permissions do not hold the superuser up. */
async function openAsNobody(): Promise<void> {
  if (process.getuid?.() === 0) process.setuid?.(65_534);
  try {
    const store = await openStore({ dataDir });
    await store.receive([event('a')], new Date(0));
    console.log('opened');
  } catch (error) {
    console.log(error instanceof Error ? `${error.name}: ${error.message}` : error);
  }
}
