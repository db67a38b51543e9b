// Recounts a simulated month from what people did and when, by the rules alone: which answers count, and what they earn.
import type { Incoming, IncomingOf } from '../../../../src/ports/incoming.ts';
import type { KeptRound } from '../../../../src/ports/quiz-record.ts';
import type { Question } from '../../../../src/quiz/question.ts';
import type { GivenAnswer } from '../../../../src/quiz/round/round.ts';
import type { Handled } from './month-audit.ts';
import { SAID } from './month-questions.ts';
import { ADMIN } from './twenty-people.ts';

const SECOND = 1_000;
const FOR_RIGHT = 100;
const FOR_FAST = 50;

/** An answer that counts unless another of the same person follows. */
export interface Counted {
  readonly person: string;
  readonly share: number;
  readonly milliseconds: number;
  readonly points: number;
}

/** A question that was put to somebody. */
export interface Put {
  readonly id: string;
  readonly purpose: KeptRound['purpose'];
  readonly channel: string;
  readonly question: Question;
  readonly askedAt: number;
  readonly closedAt: number | null;
  readonly counts: boolean;
  /** The latest of each person. */
  readonly answers: ReadonlyMap<string, Counted>;
}

interface OpenPut extends Put {
  closedAt: number | null;
  counts: boolean;
  openedAt: number | null;
  pausedAt: number | null;
  paused: number;
  readonly seconds: number;
  readonly startedBy: string;
  readonly answers: Map<string, Counted>;
}

interface Course {
  readonly kept: KeptRound;
  current: OpenPut | null;
  isPaused: boolean;
  isOver: boolean;
}

export type IsEven = (from: number, until: number) => boolean;

export class Recount {
  /** All that was asked, in order. */
  readonly puts: OpenPut[] = [];
  /** What was not as the rules have it, a sentence each. */
  readonly faults: string[] = [];
  private readonly rounds = new Map<string, Course>();
  private readonly isEven: IsEven;

  constructor(isEven: IsEven) {
    this.isEven = isEven;
  }

  /** Takes what was handled next. */
  take(handled: Handled): void {
    const { incoming } = handled;
    this.pose(handled);
    if (incoming.kind === 'action') this.act(handled, incoming);
    else if (incoming.kind === 'command') this.order(handled, incoming);
    else if (incoming.kind === 'task') this.ring(handled, incoming);
    this.close(handled);
    if (handled.changes.some(({ kind }) => kind === 'forget-quiz'))
      for (const { answers } of this.puts) answers.delete(incoming.person);
  }

  /** What everybody earned by what counts and was closed at `since` or later in `channel`. */
  earned(channel: string, since: number): Map<string, { points: number; right: number }> {
    const all = new Map<string, { points: number; right: number }>();
    for (const put of this.puts.filter(each => each.channel === channel && each.purpose !== 'review')) {
      if (put.closedAt === null || put.closedAt < since || !put.counts) continue;
      addUp(all, put);
    }
    return all;
  }

  /** What everybody earned in one round. */
  earnedIn(round: string): Map<string, { points: number; right: number }> {
    const all = new Map<string, { points: number; right: number }>();
    for (const put of this.puts)
      if (put.id.startsWith(`${round}:`) && put.counts && put.closedAt !== null) addUp(all, put);
    return all;
  }

  /** The questions of which a person can know how they did. */
  answeredBy(person: string): { all: number; right: number } {
    const own = this.puts
      .filter(({ closedAt }) => closedAt !== null)
      .flatMap(({ answers }) => answers.get(person) ?? []);
    return { all: own.length, right: own.filter(({ share }) => share === 1).length };
  }

  /** A round or a question that begins. */
  private pose({ changes }: Handled): void {
    for (const change of changes) {
      if (change.kind === 'round' && change.expected === null)
        this.rounds.set(change.round.id, { kept: change.round, current: null, isPaused: false, isOver: false });
    }
  }

  private ask({ changes }: Handled): void {
    for (const change of changes) {
      if (change.kind !== 'asking' || change.asking.closedAt !== null) continue;
      const { id, purpose, channel, askedAt } = change.asking;
      const [round = '', number = '0'] = id.split(':');
      const course = this.rounds.get(round)!;
      const { state, questions } = course.kept;
      if (course.current !== null && course.current.closedAt === null)
        this.faults.push(`${id} was asked beside another`);
      if (this.puts.some(put => put.id === id)) this.faults.push(`${id} was asked twice`);
      const put: OpenPut = {
        ...{ id, purpose, channel, question: questions[Number(number)]!.question, askedAt: askedAt.getTime() },
        ...{ closedAt: null, counts: true, openedAt: null, pausedAt: null, paused: 0, answers: new Map() },
        ...{ seconds: state.pace.questionSeconds, startedBy: state.startedBy },
      };
      course.current = put;
      this.puts.push(put);
    }
  }

  /** Closing comes before asking the next one, as in the course of a round. */
  private close(handled: Handled): void {
    for (const change of handled.changes) {
      if (change.kind !== 'asking' || change.asking.closedAt === null) continue;
      const { id, counts, closedAt } = change.asking;
      const put = this.puts.find(each => each.id === id);
      if (put === undefined || put.closedAt !== null) this.faults.push(`${id} was closed, and was not open`);
      else this.closeOne(handled, put, counts, closedAt.getTime());
    }
    this.ask(handled);
    for (const change of handled.changes) {
      const course = change.kind === 'round' ? this.rounds.get(change.round.id) : undefined;
      if (course !== undefined && change.kind === 'round') course.isOver = !change.round.open;
    }
  }

  private closeOne({ incoming }: Handled, put: OpenPut, counts: boolean, at: number): void {
    put.closedAt = at;
    put.counts = counts;
    const control = controlOf(incoming);
    const isDue = incoming.kind === 'task' && incoming.task.kind === 'round-due';
    const mustCount = isDue || control === 'close' || incoming.kind === 'action' || put.purpose === 'daily';
    const isGivenUp = incoming.kind === 'task' && incoming.task.kind === 'round-asked';
    if (control !== 'skip' && control !== 'stop' && !isGivenUp && counts !== mustCount)
      this.faults.push(`${put.id} was closed by ${incoming.kind}, and its answers ${counts ? '' : 'do not '}count`);
    if ((control === 'skip' || control === 'stop' || isGivenUp) && counts)
      this.faults.push(`${put.id} was skipped and counts`);
    if (isDue) this.checkEnd(put, at);
    this.checkHand(incoming, put);
  }

  /** A question is open for its time, and for no more than what answers may be on their way. */
  private checkEnd(put: OpenPut, at: number): void {
    if (put.openedAt === null) return void this.faults.push(`${put.id} was closed before it was there`);
    if (!this.isEven(put.openedAt, at)) return;
    const ran = at - put.openedAt - put.paused;
    const grace = put.purpose === 'round' ? 2 : 0;
    // A dead process may be what keeps the answer back; what is early is wrong in any case.
    if (ran < (put.seconds + grace) * SECOND)
      this.faults.push(`${put.id} was closed after ${ran} ms of ${put.seconds} s`);
  }

  private checkHand(incoming: Incoming, put: OpenPut): void {
    if (controlOf(incoming) === null || put.purpose === 'review') return;
    if (incoming.person !== put.startedBy && incoming.person !== ADMIN)
      this.faults.push(`${put.id} of ${put.startedBy} was closed by ${incoming.person}`);
  }

  private ring({ finishedAt }: Handled, { task }: IncomingOf<'task'>): void {
    if (task.kind !== 'round-asked' || task.at === null) return;
    const put = this.rounds.get(task.round)?.current;
    if (put != null && put.id === `${task.round}:${task.question}`) open(put, task.at, finishedAt);
  }

  private order(handled: Handled, { conversation, text }: IncomingOf<'command'>): void {
    if (text !== 'pause' && text !== 'resume') return;
    const course = [...this.rounds.values()].findLast(
      ({ kept, isOver }) => !isOver && kept.purpose === 'round' && kept.conversation.channel === conversation.channel,
    );
    const { person } = handled.incoming;
    if (course === undefined || (person !== course.kept.state.startedBy && person !== ADMIN)) return;
    if (course.isPaused === (text === 'pause')) return;
    course.isPaused = text === 'pause';
    const put = course.current;
    if (put === null || put.closedAt !== null) return;
    if (text === 'pause') put.pausedAt = handled.finishedAt;
    else if (put.pausedAt !== null) {
      put.paused += handled.finishedAt - Math.max(put.pausedAt, put.openedAt ?? handled.finishedAt);
      put.pausedAt = null;
    }
  }

  private act(handled: Handled, { action, fields, person }: IncomingOf<'action'>): void {
    if (action?.kind === 'quiz-settle') this.settle(handled, action.verdict === 'uphold');
    if (action?.kind !== 'quiz-pick' && action?.kind !== 'quiz-give') return;
    const course = this.rounds.get(action.round);
    if (course === undefined) return;
    const given = action.kind === 'quiz-pick' ? { picks: [action.option] } : { text: fields.answer ?? '' };
    const id = `${action.round}:${action.question}`;
    const kept = handled.changes.flatMap(change => (change.kind === 'answer' ? [change.answer] : []));
    if (kept.length > 1) this.faults.push(`one event gave ${kept.length} answers`);
    const [answer] = kept;
    const put = openIn(course, id);
    if (put !== null)
      this.answer(handled, put, given, answer === undefined ? null : { ...answer, at: answer.answeredAt.getTime() });
    else if (answer !== undefined) this.faults.push(`the answer of ${person} to ${id} was taken while it was not open`);
  }

  private answer(
    { incoming: { person }, receivedAt, finishedAt }: Handled,
    put: OpenPut,
    given: GivenAnswer,
    kept: { readonly milliseconds: number; readonly points: number; readonly at: number } | null,
  ): void {
    const at = kept?.at ?? finishedAt;
    open(put, at, finishedAt);
    const isEven = this.isEven(Math.min(put.openedAt ?? at, receivedAt), finishedAt);
    const ran = at - (put.openedAt ?? at) - put.paused;
    if (kept === null) {
      if (isEven && ran <= put.seconds * SECOND)
        this.faults.push(`${person} answered ${put.id} in time and was refused`);
      return;
    }
    if (isEven && (at < receivedAt || at > finishedAt)) this.faults.push(`an answer to ${put.id} has a wrong time`);
    if (isEven && kept.milliseconds !== ran) this.faults.push(`${put.id}: ${kept.milliseconds} ms were ${ran}`);
    if (kept.milliseconds < 0 || kept.milliseconds > put.seconds * SECOND)
      this.faults.push(`an answer to ${put.id} was taken after ${kept.milliseconds} ms`);
    const share = shareOf(put.question, given);
    const forFast = put.purpose === 'round' ? FOR_FAST * (1 - kept.milliseconds / (put.seconds * SECOND)) : 0;
    const points = Math.round(share * (FOR_RIGHT + forFast));
    put.answers.set(person, { person, share, milliseconds: kept.milliseconds, points });
  }

  /** Who was right has the points of a right answer. */
  private settle({ incoming, changes }: Handled, upheld: boolean): void {
    for (const change of changes) {
      if (change.kind !== 'appeal') continue;
      if (incoming.person !== ADMIN) this.faults.push(`${incoming.person} settled an appeal`);
      const answers = this.puts.find(({ id }) => id === change.appeal.asking)?.answers;
      const before = answers?.get(change.appeal.person);
      if (before === undefined || !upheld) continue;
      answers?.set(before.person, { ...before, share: 1, points: Math.max(before.points, FOR_RIGHT) });
    }
  }
}

/** The question of that id, if it can be answered now. */
function openIn({ current, isPaused, isOver }: Course, id: string): OpenPut | null {
  return current?.id === id && current.closedAt === null && !isPaused && !isOver ? current : null;
}

function open(put: OpenPut, at: number, now: number): void {
  // The answer of the day comes at its hour, so its time runs from when it was asked.
  put.openedAt ??= put.purpose === 'daily' ? put.askedAt : Math.min(now, Math.max(put.askedAt, at));
}

function addUp(all: Map<string, { points: number; right: number }>, { answers }: Put): void {
  for (const { person, points, share } of answers.values()) {
    const before = all.get(person) ?? { points: 0, right: 0 };
    all.set(person, { points: before.points + points, right: before.right + Number(share === 1) });
  }
}

function controlOf(incoming: Incoming): string | null {
  return incoming.kind === 'command' ? incoming.text : null;
}

function shareOf(question: Question, given: GivenAnswer): number {
  if ('picks' in given) return question.kind === 'choice' && question.correct.includes(given.picks[0] ?? -1) ? 1 : 0;
  return question.kind === 'choice' ? 0 : (SAID[question.kind][given.text] ?? 0);
}
