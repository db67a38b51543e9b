// Accepting what Slack sends while the store serves and while it does not: kept before it is acknowledged, or told.
import { mkdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { accepting } from '../../../adapters/slack/accept.ts';
import { slackRoute } from '../../../adapters/slack/server.ts';
import { openStore } from '../../../src/drivers/sql-store.ts';
import { systemClock } from '../../../src/drivers/system-clock.ts';
import { DeliveryError } from '../../../src/message/delivery-error.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import type { Incoming } from '../../../src/ports/incoming.ts';
import type { Store } from '../../../src/ports/store.ts';
import { storeFile, storePlace } from '../../drivers/store-on-disk.ts';
import * as sends from '../../fakes/slack-sends.ts';
import { open } from '../open-http.ts';
import { keptLog } from './slack-settings.ts';

const FULL = 'The disk is full; free some space.';
const HOOK = 'https://hooks.slack.com/commands/T1/1/aaaa';
const place = storePlace();
afterAll(() => place.remove());

type Body = Readonly<Record<string, unknown>>;

/** Accepts into `receive`, and notes what Slack is asked to show. */
function acceptInto(
  receive: (incoming: Incoming) => Promise<'new' | 'known'>,
  failing: { now: boolean } = { now: false },
) {
  const shown: unknown[] = [];
  const show = async (what: unknown) => {
    if (failing.now) throw new DeliveryError('unclear', 'http_500');
    shown.push(what);
  };
  const api = {
    call: async (method: string, args: object = {}) => {
      await show([method, args]);
      return {};
    },
    respond: (address: string, body: object) => show([address, body]),
  };
  const log = keptLog();
  return { shown, log, take: accepting({ chat: { receive }, api, log }) };
}

const broken = () => Promise.reject(new PersonError(FULL));

describe('while the store serves', () => {
  test('what is read is handed on, and what is no business of ours is not', async () => {
    const kept: string[] = [];
    const { take, shown } = acceptInto(async ({ kind }) => {
      kept.push(kind);
      return 'new';
    });
    const ours: Body[] = [sends.mention(), sends.command('x', HOOK), sends.click({ value: 'w1|unfollow' })];
    const others: unknown[] = [{ type: 'view_closed' }, { type: 'block_suggestion' }, { type: 'x' }, null, 7, 'x', {}];
    for (const body of [...ours, ...others]) expect(await take(body)).toBeUndefined();
    expect([kept, shown]).toEqual([['message', 'command', 'action'], []]);
  });

  test('the row is on the disk when Slack hears that it was taken', async () => {
    const dataDir = place.folder();
    const store = await openStore({ dataDir });
    const { take } = acceptInto(async incoming =>
      (await store.receive([incoming], new Date(0)))[0] ? 'new' : 'known',
    );
    const rows: number[] = [];
    const count = () => {
      const reader = new DatabaseSync(storeFile(dataDir), { readOnly: true });
      rows.push(Number(reader.prepare('select count(*) as n from events').get()?.n));
      reader.close();
    };
    const meter = { count: () => {}, time: () => {} };
    const watched = async (body: unknown) => {
      count();
      const said = await take(body);
      count();
      return said;
    };
    const seconds = Math.floor(systemClock.now().getTime() / 1000);
    const around = { log: keptLog(), meter, now: () => new Date(seconds * 1000) };
    const { at } = await open({ routes: [slackRoute(sends.SECRET, watched, around)] });
    const body = sends.mention();
    expect((await sends.send(at('/slack/events'), body, { seconds })).status).toBe(200);
    expect((await sends.send(at('/slack/events'), { ...body, event_id: 'EvNew' }, { seconds })).status).toBe(200);
    expect(rows).toEqual([0, 1, 1, 1]);
    await store.close();
  });
});

describe('while the store does not serve', () => {
  test('a command is answered with a sentence', async () => {
    const { take, shown, log } = acceptInto(broken);
    expect(await take(sends.command('x', HOOK))).toEqual({
      response_type: 'ephemeral',
      text: `I could not take this in, and nothing was done. ${FULL} Please try again in a few minutes.`,
    });
    expect(shown).toEqual([]);
    expect(log.lines).toEqual([['error', 'an event could not be kept', { kind: 'command', reason: 'store' }]]);
  });

  test('a click and a shortcut are answered through their address, and acknowledged', async () => {
    const { take, shown } = acceptInto(broken);
    expect(await take(sends.click({ value: 'w1|unfollow', responseUrl: HOOK }))).toBeUndefined();
    expect(await take(sends.shortcut('what is x', '1.1', HOOK))).toBeUndefined();
    const said = { response_type: 'ephemeral', replace_original: false, text: expect.stringContaining(FULL) };
    expect(shown).toEqual([
      [HOOK, said],
      [HOOK, said],
    ]);
  });

  test('what has no address is not acknowledged: a window says so itself, and Slack sends events again', async () => {
    const { take, shown } = acceptInto(broken);
    const bodies = [
      sends.submission('w1|explain-vote|a', {}),
      sends.homeOpened('home'),
      sends.deleted('C1', '1.1', 'x'),
    ];
    for (const body of bodies) await expect(take(body)).rejects.toThrow(FULL);
    expect(shown).toEqual([]);
  });

  test('whoever asks hears of it once, however often Slack sends it, and it is not acknowledged', async () => {
    const { take, shown } = acceptInto(broken);
    const body = sends.mention({ thread: '1.5' });
    for (const event_id of ['Ev1', 'Ev1', 'Ev2']) await expect(take({ ...body, event_id })).rejects.toThrow(FULL);
    const text = expect.stringMatching(
      /^I could not take this in.*The disk is full.*I answer as soon as I can keep it/,
    );
    expect(shown).toEqual([
      [
        'chat.postEphemeral',
        expect.objectContaining({ channel: 'C1', user: 'U1', thread_ts: '1.5', parse: 'none', text }),
      ],
    ]);
  });

  test('whoever spoke to others hears nothing', async () => {
    const { take, shown } = acceptInto(broken);
    await expect(take(sends.channelMessage({ text: 'lunch?' }))).rejects.toThrow(FULL);
    expect(shown).toEqual([]);
    await expect(take(sends.directMessage())).rejects.toThrow(FULL);
    expect(shown.length).toBe(1);
  });

  test('when Slack does not serve either, the next delivery tells it', async () => {
    const failing = { now: true };
    const { take, shown } = acceptInto(broken, failing);
    const body = sends.mention();
    await expect(take(body)).rejects.toThrow(FULL);
    await expect(take(sends.click({ value: 'w1|unfollow', responseUrl: HOOK }))).resolves.toBeUndefined();
    failing.now = false;
    await expect(take(body)).rejects.toThrow(FULL);
    expect(shown.length).toBe(1);
  });

  test('what it says is literal, and a bug is told without its details', async () => {
    const hostile = acceptInto(() => Promise.reject(new PersonError('DATA_DIR <!here> & co')));
    expect(await hostile.take(sends.command('x', HOOK))).toMatchObject({
      text: expect.stringContaining('&lt;!here&gt; &amp; co'),
    });
    const bug = acceptInto(() => Promise.reject(new Error('secret at /some/file.ts')));
    const said = await bug.take(sends.command('x', HOOK));
    expect(said?.text).toMatch(/Something went wrong inside me\./);
    expect(JSON.stringify([said, bug.log.lines])).not.toContain('secret');
  });
});

describe('on a disk that is full', () => {
  test('a question is refused, told once, and taken when there is room again', async () => {
    const dataDir = place.folder();
    mkdirSync(dataDir);
    const roomy = await openStore({ dataDir });
    await roomy.close();
    const full = await openStore({ dataDir }, { maxPages: 1 });
    let store: Store = full;
    const { take, shown } = acceptInto(async incoming =>
      (await store.receive([incoming], new Date(0)))[0] ? 'new' : 'known',
    );
    const body = sends.mention({ text: 'what is trainium '.repeat(2_000) });
    for (const event_id of ['Ev1', 'Ev1']) await expect(take({ ...body, event_id })).rejects.toThrow(/no space|full/);
    expect(shown).toEqual([
      ['chat.postEphemeral', expect.objectContaining({ text: expect.stringMatching(/space|full/) })],
    ]);
    await full.close();
    store = await openStore({ dataDir });
    await expect(take(body)).resolves.toBeUndefined();
    expect(await store.depth()).toEqual({ events: 1, orders: 0 });
    await store.close();
  });
});
