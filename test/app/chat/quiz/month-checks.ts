// What must be true of a simulated month, each as sentences that tell where it is not.
import { DatabaseSync } from 'node:sqlite';
import { plainText } from '../../../../src/message/plain-text.ts';
import type { Order } from '../../../../src/ports/delivery.ts';
import { storeFile } from '../../../drivers/store-on-disk.ts';
import type { Posted } from '../../../fakes/surface.ts';
import type { Handled } from './month-audit.ts';
import { type DueAsk, dueAsks, dueSummaries, momentOf, SEASONS } from './month-calendar.ts';
import { REFUSED_DAY, SHY } from './month-people.ts';
import { Recount } from './month-recount.ts';
import { countStreak, readAnswers, readStandings, readStreak } from './month-streaks.ts';
import type { SimulatedMonth } from './simulated-month.ts';
import { zoneOf } from './twenty-people.ts';

const MINUTE = 60_000;
/** A post may be refused for a moment, or wait for a process that died, and some events wait before it. */
const LATEST = 20 * MINUTE;

/** Every post once, and every one that was ordered, but for what the platform refuses. */
export function postFaults({ surface, audit }: SimulatedMonth): string[] {
  const keys = Map.groupBy(surface.posts, ({ key }) => key);
  const twice = [...keys]
    .filter(([, posts]) => posts.length > 1)
    .map(([key, { length }]) => `${key} is there ${length} times`);
  const ordered = audit.handled.flatMap(ordersOf).filter(({ delivery }) => delivery.kind === 'post');
  const missing = ordered.filter(({ key }) => !keys.has(key) && !keys.has(`${key}:instead`));
  return [...twice, ...missing.map(({ key }) => `${key} was ordered and is not there`)];
}

/** A question on each day that it is due on, at its hour, and its answer once in its thread. */
export function dailyFaults(month: SimulatedMonth): string[] {
  const { surface, season, upAt } = month;
  const asks = surface.posts.filter(({ message }) => /^Question of the day \(/.test(plainText(message)));
  const due = dueAsks(season, upAt).filter(({ day }) => day !== REFUSED_DAY);
  const faults = asks.length === due.length ? [] : [`${asks.length} questions for ${due.length} days`];
  return [...faults, ...due.flatMap((each, number) => dayFaults(month, each, asks[number]))];
}

function dayFaults({ surface }: SimulatedMonth, { day, at, revealAt }: DueAsk, ask: Posted | undefined): string[] {
  if (ask === undefined || !isAbout(ask, at)) return [`day ${day} was asked at ${ask?.at.toISOString()}`];
  const reveals = surface.posts.filter(({ key }) => key === ask.key.replace(':ask:', ':reveal:'));
  const [reveal] = reveals;
  if (reveals.length !== 1 || reveal === undefined) return [`day ${day} has ${reveals.length} answers`];
  if (reveal.where !== `C1/${ask.ref.id}`) return [`the answer of day ${day} is in ${reveal.where}`];
  const late = Math.max(0, ask.at.getTime() - at);
  return isAbout(reveal, revealAt, late) ? [] : [`day ${day} was answered at ${reveal.at.toISOString()}`];
}

/** Clocks that are wrong by minutes are believed. */
function isAbout({ at }: Posted, due: number, late = 0): boolean {
  const after = at.getTime() - due;
  return after >= 0 && after <= LATEST + late;
}

/** The week is summed up once each. */
export function summaryFaults({ surface, season }: SimulatedMonth): string[] {
  const posts = surface.posts.filter(({ key }) => key.endsWith(':week'));
  const due = dueSummaries(season);
  if (posts.length !== due.length) return [`${posts.length} summaries of ${due.length} weeks`];
  return posts.flatMap(({ at }, number) => {
    const after = at.getTime() - due[number]!;
    return after >= 0 && after <= LATEST ? [] : [`week ${number} was told at ${at.toISOString()}`];
  });
}

/** Answers, standings, streaks and figures as a recount has them. */
export async function countFaults(month: SimulatedMonth): Promise<string[]> {
  const recount = new Recount((from, until) => month.isEven(from, until));
  const told = month.audit.handled.flatMap(handled => {
    recount.take(handled);
    return [...statsFaults(recount, handled), ...endFaults(recount, handled), ...boardFaults(month, recount, handled)];
  });
  return [...recount.faults, ...told, ...(await storeFaults(month, recount))];
}

function ordersOf({ changes }: Handled): Order[] {
  return changes.flatMap(change => (change.kind === 'order' ? [change.order] : []));
}

function textOf({ delivery }: Order): string {
  return 'message' in delivery ? plainText(delivery.message) : '';
}

/** What a person reads of theirs: in figures, nothing of a question that can still be answered. */
function statsFaults(recount: Recount, handled: Handled): string[] {
  const { person } = handled.incoming;
  return ordersOf(handled)
    .map(textOf)
    .filter(text => /^Answers: /m.test(text))
    .flatMap(text => [
      ...differences(`answers of ${person}`, readAnswers(text), recount.answeredBy(person)),
      ...differences(`streak of ${person}`, readStreak(text), streakOf(recount, person)),
    ]);
}

function streakOf({ puts }: Recount, person: string) {
  const dailies = puts.filter(({ purpose, counts, answers }) => purpose === 'daily' && (counts || answers.has(person)));
  return countStreak(dailies, person, zoneOf(person));
}

/** Final standings. */
function endFaults(recount: Recount, handled: Handled): string[] {
  return ordersOf(handled)
    .filter(({ key }) => key.endsWith(':end'))
    .flatMap(order => {
      const [round = ''] = order.key.split(':');
      const text = textOf(order);
      if (/to review|for now|Stopped\./.test(text)) return [];
      return differences(`standings of ${round}`, seen(readStandings(text)), seen(recount.earnedIn(round), SHY));
    });
}

/** The board of the month, or of all time. */
function boardFaults({ season }: SimulatedMonth, recount: Recount, handled: Handled): string[] {
  const { incoming } = handled;
  if (incoming.kind !== 'command' || !incoming.text.startsWith('leaderboard')) return [];
  const isOfMonth = incoming.text.includes('month');
  const begins = momentOf(season, SEASONS[season].monthBegins, 0);
  // A month begins by the clock of who asks.
  if (isOfMonth && zoneOf(incoming.person) !== 'Europe/Berlin') return [];
  const first = momentOf(season, 0, 0);
  const since = isOfMonth && handled.finishedAt >= begins ? begins : first;
  const earned = recount.earned(incoming.conversation.channel, since);
  const texts = ordersOf(handled).map(textOf);
  return texts.flatMap(text => differences(incoming.text, seen(readStandings(text)), seen(earned, SHY)));
}

/** In the order of names, without whom nobody sees. */
function seen(standings: ReadonlyMap<string, unknown>, ...hidden: readonly string[]) {
  return [...standings].filter(([person]) => !hidden.includes(person)).toSorted();
}

async function storeFaults({ store, season }: SimulatedMonth, recount: Recount): Promise<string[]> {
  const faults: string[] = [];
  for (const channel of ['C1', 'C2']) {
    const earned = await store.earned('chat:W1', { since: null, entries: null, channel });
    const counted = recount.earned(channel, momentOf(season, 0, 0));
    const kept = earned.map(({ person, points, right }) => [person, { points, right }] as const);
    faults.push(...differences(`what is earned in ${channel}`, kept.toSorted(), [...counted].toSorted()));
  }
  for (const { id, answers } of recount.puts) {
    for (const { person, points, share } of answers.values()) {
      const kept = await store.answer('chat:W1', id, person);
      const those = kept && { points: kept.points, share: kept.share };
      faults.push(...differences(`the answer of ${person} to ${id}`, those, { points, share }));
    }
  }
  return faults;
}

function differences(what: string, is: unknown, counted: unknown): string[] {
  const [one, other] = [JSON.stringify(is), JSON.stringify(counted)];
  return one === other ? [] : [`${what}: ${one}, and counted ${other}`];
}

/** What is left of somebody in the store, a table and a row each. */
export function tracesOf({ dataDir }: SimulatedMonth, person: string): string[] {
  const database = new DatabaseSync(storeFile(dataDir), { readOnly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  const traces = tables.flatMap(({ name }) => {
    const rows = database.prepare(`select * from "${name}"`).all();
    return rows.map(row => `${name}: ${JSON.stringify(row)}`).filter(row => row.includes(person));
  });
  database.close();
  return traces;
}
