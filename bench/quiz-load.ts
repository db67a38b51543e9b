// Many people answer one question within seconds: how soon each click is acknowledged and shown, and whether one is lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../src/drivers/system-clock.ts';
import { encodeAction } from '../src/message/action.ts';
import { type SlackDouble, startSlackDouble } from '../test/fakes/slack-double.ts';
import { click, command, SECRET } from '../test/fakes/slack-sends.ts';
import { sender, signedBody } from './signed-load.ts';
import { end, startWhole } from './whole-server.ts';

const { values } = parseArgs({
  options: { people: { type: 'string', default: '500' }, seconds: { type: 'string', default: '10' } },
});
const PEOPLE = Number(values.people);
const SECONDS = Number(values.seconds);
const ACKNOWLEDGED_MS = 100;
const SHOWN_MS = 1_000;
const OPTIONS = 3;
const LOOK_MS = 2;

const folder = mkdtempSync(join(tmpdir(), 'whetstone-quiz-load-'));
const double = await startSlackDouble();
const { child, address } = await startWhole(folder, {
  DATA_DIR: join(folder, 'data'),
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_API_URL: double.apiUrl,
});
const { send, close } = sender(address, 64);
try {
  const round = await startRound(double);
  // Who never came before waits for what is loaded then.
  await answer(round, 'warming', 0);
  const shownAt = watch(double);
  const started = performance.now();
  const times = await Promise.all(
    Array.from({ length: PEOPLE }, (_, person) =>
      answerAt(round, person, started + (person * SECONDS * 1000) / PEOPLE),
    ),
  );
  const shown = await waitFor(() => shownAt.size >= PEOPLE && [...shownAt.entries()]);
  const waits = shown.filter(([name]) => name !== 'warming').map(([name, at]) => at - times[Number(name)]!.sentAt);
  const counted = await reveal(double);
  tell(
    times.map(({ ms }) => ms),
    waits,
    counted,
  );
} finally {
  close();
  await end(child);
  await double.close();
  rmSync(folder, { recursive: true, force: true });
}

function secondsNow(): number {
  return Math.floor(systemClock.now().getTime() / 1000);
}

async function startRound({ posts, respondUrl }: SlackDouble): Promise<string> {
  await say('start 1 600s', respondUrl('start'));
  const text = await waitFor(() =>
    posts.map(({ blocks }) => JSON.stringify(blocks)).find(each => each.includes('quiz-conduct|')),
  );
  return /quiz-conduct\|(\w+)\|/.exec(text)![1]!;
}

async function say(text: string, responseUrl: string): Promise<void> {
  await send(signedBody(command(text, responseUrl, { command: '/quiz' }), secondsNow()));
}

async function answer(round: string, name: string, option: number): Promise<number> {
  const value = encodeAction({ kind: 'quiz-pick', round, question: 0, option });
  const body = click({ value, user: `U${name.toUpperCase()}`, responseUrl: double.respondUrl(name) });
  return send(signedBody(body, secondsNow()));
}

/** Times to answer are fixed beforehand, so that a server that lags is not spared. */
async function answerAt(round: string, person: number, at: number): Promise<{ ms: number; sentAt: number }> {
  await sleep(Math.max(0, at - performance.now()));
  const status = await answer(round, String(person), person % OPTIONS);
  if (status !== 200) throw new Error(`a click was answered with ${status} instead of 200`);
  return { ms: performance.now() - at, sentAt: at };
}

/** When each person was first shown that their answer is in. */
function watch({ responses }: SlackDouble): ReadonlyMap<string, number> {
  const shown = new Map<string, number>();
  let seen = 0;
  setInterval(() => {
    for (; seen < responses.length; seen++) {
      const { path, body } = responses[seen]!;
      const name = path.split('/').at(-1) ?? '';
      if (/Your answer is in/.test(String(body.text)) && !shown.has(name)) shown.set(name, performance.now());
    }
  }, LOOK_MS).unref();
  return shown;
}

/** How many answers the reveal counts. */
async function reveal({ posts, respondUrl }: SlackDouble): Promise<number> {
  await say('close', respondUrl('close'));
  const text = await waitFor(() => posts.map(post => post.text).find(each => / of \d+ were right/.test(each)));
  return Number(/ of (\d+) were right/.exec(text)![1]);
}

async function waitFor<T>(look: () => T | undefined | false): Promise<T> {
  for (let tries = 0; tries < 3_000; tries++) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await sleep(20);
  }
  throw new Error('nothing came within a minute');
}

function tell(acknowledged: readonly number[], shown: readonly number[], counted: number): void {
  const lost = PEOPLE + 1 - counted;
  console.log(`${PEOPLE} people answer one question in ${SECONDS} seconds, each with a signed click, over one server.`);
  console.log(
    `  acknowledged: ${spread(acknowledged)} (${verdict(acknowledged, ACKNOWLEDGED_MS)} ${ACKNOWLEDGED_MS} ms)`,
  );
  console.log(`  shown to the person: ${spread(shown)} (${verdict(shown, SHOWN_MS)} ${SHOWN_MS} ms)`);
  console.log(`  answers in the reveal: ${counted} of ${PEOPLE + 1}, lost: ${lost}`);
  if (lost !== 0 || at(acknowledged, 0.99) > ACKNOWLEDGED_MS || at(shown, 0.99) > SHOWN_MS) process.exitCode = 1;
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function spread(times: readonly number[]): string {
  const [half, most, all] = [0.5, 0.99, 1].map(share => `${at(times, share).toFixed(0)} ms`);
  return `half within ${half}, 99 in a hundred within ${most}, all within ${all}`;
}

function verdict(times: readonly number[], allowed: number): string {
  return at(times, 0.99) <= allowed ? '99 in a hundred within' : 'ABOVE';
}
