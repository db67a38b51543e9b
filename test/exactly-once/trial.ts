// The trial of answering exactly once: questions come several times, calls get lost, and the process is killed again and again.
import { setTimeout as sleep } from 'node:timers/promises';
import { openKept } from '../../src/compose.ts';
import { systemClock } from '../../src/drivers/system-clock.ts';
import { startSlackDouble } from '../fakes/slack-double.ts';
import { send } from '../fakes/slack-sends.ts';
import { type Finding, findFaults, keyOfPost } from './find-faults.ts';
import { mortalProcess } from './mortal-process.ts';
import { type Asked, makeThreads, type Thread } from './questions.ts';
import { type Chance, chance } from './random.ts';
import { openTroubledWay } from './troubled-way.ts';

export interface Trial {
  /** An empty folder. */
  readonly folder: string;
  readonly seed: number;
  readonly questions: number;
  readonly channels: number;
  /** Within how many milliseconds conversations begin. */
  readonly spanMs: number;
  /** How long after the first delivery of a question others come, in milliseconds. */
  readonly laterMs: number;
  /** After how many milliseconds of its life a process is killed, at least and at most; and how often, when not to the end. */
  readonly lifeMs: readonly [number, number];
  readonly kills: number;
  /** The share of calls to Slack that meets trouble. */
  readonly trouble: number;
  /** How long it may take altogether, in milliseconds. */
  readonly patienceMs: number;
}

export interface Outcome extends Finding {
  readonly questions: number;
  readonly deliveries: number;
  /** Deliveries that were tried, since nobody was there to take them. */
  readonly tries: number;
  readonly kills: number;
  readonly lookups: number;
  readonly startsMs: readonly number[];
  /** What waits in the store in the end. */
  readonly waiting: number;
  readonly troubles: ReadonlyMap<string, number>;
  readonly tookMs: number;
  readonly told: string;
}

const AGAIN_MS = 150;
const LOOK_MS = 50;
/** What would come twice has come by then. */
const REST_MS = 1_500;

/** Runs it to its end. */
export async function runTrial(trial: Trial): Promise<Outcome> {
  const started = performance.now();
  const fate = chance(trial.seed);
  const threads = makeThreads(fate, trial);
  const asked = threads.flatMap(({ questions }) => questions);
  const double = await startSlackDouble();
  const way = await openTroubledWay(double.apiUrl, chance(trial.seed + 1), trial.trouble);
  const whetstone = await mortalProcess(trial.folder, way.apiUrl);
  const deadline = started + trial.patienceMs;
  const inTime = () => performance.now() < deadline;
  let tries = 0;
  let acknowledged = 0;

  /** As Slack does it: again until it is taken. */
  async function deliver({ afterMs, body }: Asked['comings'][number]): Promise<void> {
    await sleep(afterMs);
    while (inTime()) {
      tries += 1;
      if (await isTaken(whetstone.address, body)) {
        acknowledged += 1;
        return;
      }
      await sleep(AGAIN_MS);
    }
  }

  async function ask({ startMs, questions }: Thread): Promise<void> {
    await sleep(startMs);
    const comings: Promise<void>[] = [];
    for (const [
      i,
      {
        thread,
        waits,
        comings: [first, ...others],
      },
    ] of questions.entries()) {
      while (waits && answersIn(thread) < i && inTime()) await sleep(LOOK_MS);
      comings.push(...others.map(deliver));
      if (first !== undefined) await deliver(first);
    }
    await Promise.all(comings);
  }

  const answersIn = (thread: string) =>
    new Set(double.posts.filter(post => post.thread === thread && !keyOfPost(post).includes('#')).map(keyOfPost)).size;
  const isOver = () =>
    !inTime() || threads.every(({ questions }) => answersIn(questions[0]!.thread) >= questions.length);

  try {
    // Where no process lives until the index is built there can be no answer.
    await whetstone.start();
    const asking = Promise.all(threads.map(ask));
    const kills = await killOften(whetstone, chance(trial.seed + 2), trial, isOver);
    await asking;
    while (inTime() && !(isOver() && (await isIdle(whetstone)))) await sleep(LOOK_MS);
    await sleep(REST_MS);
    await whetstone.stop();
    return {
      ...findFaults(asked, double.posts),
      questions: asked.length,
      deliveries: acknowledged,
      tries,
      kills,
      lookups: double.calls.filter(({ method }) => /^conversations\.(?:replies|history)$/.test(method)).length,
      startsMs: whetstone.startsMs,
      waiting: await waitingIn(`${trial.folder}/data`),
      troubles: way.met,
      tookMs: performance.now() - started,
      told: whetstone.told(),
    };
  } finally {
    await whetstone.kill();
    await way.close();
    await double.close();
  }
}

async function isTaken(address: string, body: Asked['comings'][number]['body']): Promise<boolean> {
  try {
    const response = await send(address, body, { seconds: Math.floor(systemClock.now().getTime() / 1000) });
    await response.text();
    return response.status === 200;
  } catch {
    return false;
  }
}

type Whetstone = Awaited<ReturnType<typeof mortalProcess>>;

/** Kills and starts again, whatever it is doing, starting included; it lives when this is over. */
async function killOften(whetstone: Whetstone, fate: Chance, trial: Trial, isOver: () => boolean): Promise<number> {
  let starting: Promise<void> = Promise.resolve();
  let kills = 0;
  while (kills < trial.kills && !isOver()) {
    await sleep(fate.between(...trial.lifeMs));
    await whetstone.kill();
    kills += 1;
    await starting;
    starting = whetstone.start();
    starting.catch(() => {});
  }
  await starting;
  return kills;
}

async function isIdle({ metrics }: Whetstone): Promise<boolean> {
  const now = await metrics();
  return ['events', 'orders'].every(queue => now?.get(`whetstone_queue_depth{queue="${queue}"}`) === 0);
}

async function waitingIn(dataDir: string): Promise<number> {
  const store = await openKept(dataDir);
  try {
    const { events, orders } = await store.depth();
    return events + orders;
  } finally {
    await store.close();
  }
}
