// The command that forgets: asks before it deletes, deletes exactly whom it names, and says what it needs.
import { afterAll, expect, test } from 'vitest';
import { forget } from '../../../adapters/terminal/forget.ts';
import { WrongUsage } from '../../../adapters/terminal/wrong-usage.ts';
import { openStore } from '../../../src/drivers/sql-store.ts';
import { at, event } from '../../contracts/store-samples.ts';
import { storePlace } from '../../drivers/store-on-disk.ts';
import { fakeSurroundings, fakeTerminal } from '../../fakes/terminal.ts';

const folders = storePlace();
afterAll(() => folders.remove());

/** A store with two people in one workspace and one in another, and the command over it. */
async function kept({ isTTY = false, said = '' } = {}) {
  const dataDir = folders.folder();
  const store = await openStore({ dataDir });
  const where = (workspace: string) => ({ workspace, channel: 'C1', thread: null, direct: false });
  await store.receive(
    [
      event('one', { person: 'P1', conversation: where('slack:T1') }),
      event('two', { person: 'P2', conversation: where('slack:T1') }),
      event('three', { person: 'P1', conversation: where('slack:T2') }),
    ],
    at(0),
  );
  await store.close();
  const { terminal, input, printed } = fakeTerminal({ isTTY });
  if (said !== '') setImmediate(() => input.write(`${said}\n`));
  const around = { ...fakeSurroundings(terminal), openStore: () => openStore({ dataDir }) };
  const left = async () => {
    const again = await openStore({ dataDir });
    const { events } = await again.depth();
    const workspaces = await again.workspaces();
    await again.close();
    return { events, workspaces };
  };
  return { around, printed, left };
}

const BOTH = ['slack:T1', 'slack:T2'];

test('a person is forgotten in one workspace', async () => {
  const { around, printed, left } = await kept();
  expect(await forget({ workspace: 'slack:T1', person: 'P1', yes: true }, around)).toBe(0);
  expect(printed()).toBe('Deleted 1 row.\n');
  expect(await left()).toEqual({ events: 2, workspaces: BOTH });
});

test('a workspace is forgotten', async () => {
  const { around, printed, left } = await kept();
  expect(await forget({ workspace: 'slack:T1', yes: true }, around)).toBe(0);
  expect(printed()).toBe('Deleted 2 rows.\n');
  expect(await left()).toEqual({ events: 1, workspaces: ['slack:T2'] });
});

test('somebody of whom nothing is kept is no fault', async () => {
  const { around, printed } = await kept();
  expect(await forget({ workspace: 'slack:T1', person: 'nobody', yes: true }, around)).toBe(0);
  expect(printed()).toBe('Nothing was kept of them.\n');
});

test.each([
  ['yes', 0, 2],
  ['Y', 0, 2],
  ['no', 1, 3],
  ['', 1, 3],
  ['yesterday', 1, 3],
])('asked for good or not, "%s" counts', async (said, status, events) => {
  const { around, printed, left } = await kept({ isTTY: true, said: said === '' ? ' ' : said });
  expect(await forget({ workspace: 'slack:T1', person: 'P1' }, around)).toBe(status);
  expect(printed()).toContain('Delete for good what is kept of P1 in slack:T1? (yes/no)');
  expect((await left()).events).toBe(events);
});

test.each([
  [{}, /Name a workspace with --workspace; something is kept of slack:T1, slack:T2\./],
  [{ workspace: 'slack:\u0007T9', yes: true }, /Nothing is kept of the workspace slack:T9; something is kept of/],
  [{ workspace: 'slack:T1' }, /Say --yes/],
])('what is missing is said, and nothing is deleted: %j', async (options, sentence) => {
  const { around, left } = await kept();
  const failure = await forget(options, around).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(WrongUsage);
  expect((failure as Error).message).toMatch(sentence);
  expect((await left()).events).toBe(3);
});

test('whoever ends the input instead of answering deletes nothing', async () => {
  const { around, left } = await kept({ isTTY: true });
  setImmediate(() => (around.terminal.input as unknown as NodeJS.WritableStream).end());
  expect(await forget({ workspace: 'slack:T1' }, around)).toBe(1);
  expect((await left()).events).toBe(3);
}, 5_000);
