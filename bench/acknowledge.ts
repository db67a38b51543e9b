// Acknowledging measured: how soon under a steady load while answering in full, and how much processor time beside Bolt alone.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock } from '../src/drivers/system-clock.ts';
import { type SlackDouble, startSlackDouble } from '../test/fakes/slack-double.ts';
import { SECRET } from '../test/fakes/slack-sends.ts';
import { type SignedEvent, sendAll, sender, signedEvents } from './signed-load.ts';
import { median } from './stopwatch.ts';
import { addressOf, end, startWhole } from './whole-server.ts';

const { values } = parseArgs({
  options: {
    /** Events a second, and for how many seconds. */
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '20' },
    /** Rounds for the processor time, and requests in each. */
    rounds: { type: 'string', default: '11' },
    requests: { type: 'string', default: '1000' },
    /** Leaves one of the two measurements out. */
    only: { type: 'string' },
  },
});

const ALLOWED_MS = 100;
const ALLOWED_RATIO = 1.5;
const CHANNELS = 400;
/** At 200 events a second, each acknowledged within 100 ms, up to 20 are under way; one at a time shares no commit. */
const AT_ONCE = { judged: 16, told: 1 };
const WARMING = 4_000;
const root = fileURLToPath(new URL('..', import.meta.url));
const SERVER = join(root, 'bench', 'acknowledging-server.ts');

/** Bolt as its manual sets it up, with a listener that does nothing; told who it is, it asks nobody. */
const BOLT_ALONE = `
  import { App, HTTPReceiver } from '@slack/bolt';
  const given = JSON.parse(process.argv[1]);
  const receiver = new HTTPReceiver({ signingSecret: given.SLACK_SIGNING_SECRET, endpoints: ['/slack/events'] });
  const app = new App({
    receiver,
    token: given.SLACK_BOT_TOKEN,
    botId: 'B0001',
    botUserId: 'UBOT',
    tokenVerificationEnabled: false,
  });
  app.event('app_mention', async () => {});
  const server = await app.start({ host: '127.0.0.1', port: 0 });
  process.on('message', () => process.send({ cpu: process.cpuUsage() }));
  process.once('disconnect', () => process.exit());
  process.send({ port: server.address().port });`;

const folder = mkdtempSync(join(tmpdir(), 'whetstone-acknowledge-'));
const double = await startSlackDouble();
/** Settings, as the environment holds them. */
const given = {
  DATA_DIR: join(folder, 'data'),
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_API_URL: double.apiUrl,
};
try {
  const late = values.only === 'cpu' ? false : await measureLatency(double);
  const dear = values.only === 'latency' ? false : await measureProcessorTime();
  if (late || dear) process.exitCode = 1;
} finally {
  await double.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Whether it took too long. Times to send are fixed beforehand, so that a server that lags is not spared. */
async function measureLatency({ posts }: SlackDouble): Promise<boolean> {
  const [rate, seconds] = [Number(values.rate), Number(values.seconds)];
  const { child, address } = await startWhole(folder, given);
  try {
    const { send, close } = sender(address, 64);
    await sendAll(send, signed(50), 1);
    const before = posts.length;
    const events = signed(rate * seconds);
    const started = performance.now();
    const times = await Promise.all(events.map((event, i) => timed(send, event, started + (i * 1000) / rate)));
    const answered = posts.length - before;
    close();
    return tellLatency(times, answered);
  } finally {
    await end(child);
  }
}

async function timed(send: (event: SignedEvent) => Promise<number>, event: SignedEvent, at: number): Promise<number> {
  await sleep(Math.max(0, at - performance.now()));
  const status = await send(event);
  if (status !== 200) throw new Error(`an event was answered with ${status} instead of 200`);
  return performance.now() - at;
}

function tellLatency(times: readonly number[], answered: number): boolean {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  const [p50, p99, most] = [at(0.5), at(0.99), at(1)].map(ms => `${ms.toFixed(1)} ms`);
  const within = sorted.filter(ms => ms <= ALLOWED_MS).length / sorted.length;
  const verdict = at(0.99) <= ALLOWED_MS ? 'at most' : 'ABOVE';
  console.log(
    `${times.length} signed events at ${values.rate} a second, against the whole server, which answers them meanwhile.`,
  );
  console.log('From when each was due to its 200, kept on the disk between the two:');
  console.log(`  half within ${p50}, 99 in a hundred within ${p99} (${verdict} ${ALLOWED_MS} ms), all within ${most}`);
  console.log(
    `  within ${ALLOWED_MS} ms: ${(within * 100).toFixed(2)}%; posts made by the time the last was acknowledged: ${answered}`,
  );
  return at(0.99) > ALLOWED_MS;
}

/** Whether it costs too much. */
async function measureProcessorTime(): Promise<boolean> {
  const ours = await startMeasured([SERVER]);
  const bolts = await startMeasured(['--input-type=module', '--eval', BOLT_ALONE]);
  try {
    for (const { send } of [ours, bolts]) await sendAll(send, signed(WARMING), AT_ONCE.judged);
    const judged = await compare(ours, bolts, AT_ONCE.judged);
    const told = await compare(ours, bolts, AT_ONCE.told);
    const verdict = judged.ratio <= ALLOWED_RATIO ? 'at most' : 'ABOVE';
    console.log('Processor time of a request up to its acknowledgement, Whetstone ÷ Bolt with an empty listener.');
    console.log(
      'Whetstone verifies, reads and keeps each event, committed to the disk before its 200; Bolt keeps nothing.',
    );
    console.log(
      `  ${AT_ONCE.judged} requests at a time: ratio ${judged.ratio.toFixed(2)} (${verdict} ${ALLOWED_RATIO}), ${judged.cost}`,
    );
    console.log(
      `  one at a time, so that each waits for a commit of its own: ratio ${told.ratio.toFixed(2)}, ${told.cost}`,
    );
    return judged.ratio > ALLOWED_RATIO;
  } finally {
    await Promise.all([end(ours.child), end(bolts.child)]);
  }
}

interface Measured {
  readonly child: ChildProcess;
  readonly send: (event: SignedEvent) => Promise<number>;
}

/** In rounds that take turns; the medians of their ratios and of their costs. */
async function compare(ours: Measured, bolts: Measured, atOnce: number): Promise<{ ratio: number; cost: string }> {
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    const events = signed(Number(values.requests));
    mine.push(await costOf(ours, events, atOnce));
    theirs.push(await costOf(bolts, events, atOnce));
  }
  const ratio = median(mine.map((cost, i) => cost / theirs[i]!));
  return { ratio, cost: `${median(mine).toFixed(0)} µs to ${median(theirs).toFixed(0)} µs` };
}

/** Microseconds of processor time that a request takes. */
async function costOf({ child, send }: Measured, events: readonly SignedEvent[], atOnce: number): Promise<number> {
  const before = await workedBy(child);
  await sendAll(send, events, atOnce);
  return ((await workedBy(child)) - before) / events.length;
}

async function workedBy(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const [{ cpu }] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage }];
  return cpu.user + cpu.system;
}

async function startMeasured(args: readonly string[]): Promise<Measured> {
  const settings = JSON.stringify({ ...given, DATA_DIR: join(folder, 'measured') });
  const child = spawn(process.execPath, [...args, settings], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { child, send: sender(addressOf(port), AT_ONCE.judged).send };
}

function signed(count: number): SignedEvent[] {
  return signedEvents(count, CHANNELS, Math.floor(systemClock.now().getTime() / 1000));
}
