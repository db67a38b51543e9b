// A month of a chat over the real store: two processes that die and stand still, a platform that loses and refuses, clocks that jump.
import type { Incoming } from '../../../../src/ports/incoming.ts';
import { type Chance, chanceOf } from '../../../../src/quiz/chance.ts';
import { type Call, type FakeSurface, fakeSurface, type Outcome, type Posted } from '../../../fakes/surface.ts';
import { type ChatWorld, openWorld } from '../chat-world.ts';
import { drawOutcome, REFUSED, SHOWING } from './fickle-platform.ts';
import { type FrailProcess, frail, type Trouble } from './frail-process.ts';
import { type Audit, audit } from './month-audit.ts';
import { HOUR, MINUTE, momentOf, PLANNED, type Season } from './month-calendar.ts';
import { MONTH_QUESTIONS } from './month-questions.ts';
import { ADMIN, PEOPLE, zoneOf } from './twenty-people.ts';

const SECOND = 1_000;
const OFTEN_ENOUGH = 2_000;
interface Planned {
  readonly at: number;
  readonly act: () => void;
}

/** One of the two processes, in the life that it has now; null while it is dead. */
interface Seat {
  readonly name: string;
  lives: number;
  life: { readonly world: ChatWorld; readonly trouble: FrailProcess; stalled: Promise<number> | null } | null;
}

export class SimulatedMonth {
  readonly season: Season;
  readonly chance: Chance;
  readonly audit: Audit = audit();
  readonly surface: FakeSurface;
  /** When everything is up again after it was down. */
  readonly upAt: number;
  /** What went wrong by intent, and how often. */
  readonly counts = { deaths: 0, stalls: 0, jumps: 0, lost: 0, later: 0, refused: 0 };
  /** What a new post leads to. */
  onPost: (post: Posted) => void = () => {};
  /** What the platform refuses for good. */
  refuses: (call: Call) => boolean = () => false;
  private readonly base: ChatWorld;
  private readonly seats: readonly Seat[] = [
    { name: 'one', lives: 0, life: null },
    { name: 'two', lives: 0, life: null },
  ];
  private readonly agenda: Planned[] = [];
  private readonly arriving: Incoming[] = [];
  /** Processes that come up, or go on, before anything else is done. */
  private readonly reviving: (() => Promise<void>)[] = [];
  private readonly faults: unknown[] = [];
  /** Stretches in which clocks or processes were not what they should be. */
  private readonly uneasy: (readonly [from: number, until: number])[] = [];
  private time: number;
  private ahead = 0;
  private isDown = false;
  private seen = 0;
  /** How often in a row nothing could be done about what was due. */
  private stuck = 0;

  static async open(seed: number, season: Season): Promise<SimulatedMonth> {
    const month = new SimulatedMonth(seed, season, await openWorld());
    for (const seat of month.seats) await month.revive(seat);
    return month;
  }

  private constructor(seed: number, season: Season, base: ChatWorld) {
    this.season = season;
    this.chance = chanceOf(seed, season);
    this.base = base;
    base.bank.questions = MONTH_QUESTIONS;
    this.time = momentOf(season, 0, 12);
    const [hour, minute] = this.chance.pick([
      [10, 30],
      [11, 0],
      [15, 30],
    ] as const);
    this.upAt = momentOf(season, PLANNED.upAgain, hour, minute);
    this.surface = fakeSurface({ now: () => this.now });
    this.surface.onCall = call => this.outcomeOf(call);
    for (const person of PEOPLE) this.surface.people.set(person, { zone: zoneOf(person), isAdmin: person === ADMIN });
    this.at(momentOf(season, PLANNED.downFrom, 8, 30), () => this.goDown());
    for (let day = 0; day < PLANNED.last; day += 1) this.planJump(day);
  }

  /** The time of our clocks, which may be ahead or behind. */
  get now(): Date {
    return new Date(this.time + this.ahead);
  }

  get store(): ChatWorld['store'] {
    return this.base.store;
  }

  get dataDir(): string {
    return this.base.dataDir;
  }

  /** What was recorded as a bug. */
  get bugs(): readonly unknown[] {
    return [...this.faults, ...this.base.faults];
  }

  /** Whether clocks ran evenly and processes did not stand still between two moments of our clocks. */
  isEven(from: number, until: number): boolean {
    return !this.uneasy.some(([begin, end]) => begin <= until && end >= from);
  }

  happensIn(share: number, of: number): boolean {
    return this.chance.below(of) < share;
  }

  /** Plans something for a moment in milliseconds since 1970. */
  at(at: number, act: () => void): void {
    const later = this.agenda.findIndex(other => other.at > at);
    this.agenda.splice(later < 0 ? this.agenda.length : later, 0, { at, act });
  }

  /** Plans something for so many milliseconds from now. */
  after(milliseconds: number, act: () => void): void {
    this.at(this.time + milliseconds, act);
  }

  /** Somebody does something now. While everything is down nobody hears of it. */
  arrive(event: Incoming): void {
    if (!this.isDown) this.arriving.push(event);
  }

  /** Lives through the month, or its first `days`. */
  async play(days: number = PLANNED.last): Promise<this> {
    const end = momentOf(this.season, days, 12);
    while (this.time < end) {
      await this.settle();
      this.time = Math.min(end, Math.max(this.time, await this.nextMoment()));
      while (this.agenda[0] !== undefined && this.agenda[0].at <= this.time) this.agenda.shift()?.act();
    }
    return this;
  }

  private async nextMoment(): Promise<number> {
    const planned = this.agenda[0]?.at ?? Number.POSITIVE_INFINITY;
    const due = this.isDown ? null : await this.base.store.nextDue();
    const moment = due === null ? Number.POSITIVE_INFINITY : due.getTime() - this.ahead;
    // What is due and could not be worked on waits for somebody who is dead or stands still.
    this.stuck = moment <= this.time ? this.stuck + 1 : 0;
    if (this.stuck > OFTEN_ENOUGH)
      throw new Error(`what was due at ${due?.toISOString()} is not done at ${this.now.toISOString()}`);
    return Math.min(planned, this.stuck > 0 ? this.time + SECOND : moment);
  }

  /** Takes in what arrives and works until nothing is left to do at this moment. */
  private async settle(): Promise<void> {
    for (const revive of this.reviving.splice(0)) await revive();
    for (let turns = 0; turns < OFTEN_ENOUGH; turns += 1) {
      const took = await this.takeIn();
      let worked = 0;
      for (const seat of this.seats) worked += await this.workIn(seat);
      for (; this.seen < this.surface.posts.length; this.seen += 1) this.onPost(this.surface.posts[this.seen]!);
      if (worked === 0 && !took) return;
    }
    throw new Error('the work never ends');
  }

  /** A platform that hears nothing says it again. */
  private async takeIn(): Promise<boolean> {
    if (this.arriving.length === 0) return false;
    const events = this.arriving.splice(0);
    const seat = this.chance.pick(this.seats);
    const { life } = seat;
    const kept = life === null || life.stalled !== null ? null : life.world.ports.store.receive(events, this.now);
    const isKept = kept !== null && (await this.orTrouble(seat, kept, 0)) !== null;
    if (!isKept) this.after(3 * SECOND, () => events.map(event => this.arrive(event)));
    return isKept;
  }

  private async workIn(seat: Seat): Promise<number> {
    const { life } = seat;
    if (life === null || life.stalled !== null) return 0;
    return (await this.orTrouble(seat, life.world.work(), 1)) ?? 0;
  }

  /** What `work` comes to; null where trouble befalls the process first. */
  private async orTrouble<T>(seat: Seat, work: Promise<T>, worked: number): Promise<T | null> {
    const { life } = seat;
    if (life === null) return null;
    const end = await Promise.race([work.then(value => ({ value })), life.trouble.befallen().then(kind => ({ kind }))]);
    if ('value' in end) return end.value;
    if (end.kind === 'dies') this.bury(seat);
    else
      this.wait(
        seat,
        life,
        work.then(() => worked),
      );
    return null;
  }

  private bury(seat: Seat): void {
    this.counts.deaths += 1;
    this.faults.push(...(seat.life?.world.faults ?? []));
    seat.life = null;
    const takesOver = this.happensIn(1, 2);
    const owner = ownerIn(seat);
    this.after(this.chance.below(60) * SECOND, () => {
      this.reviving.push(async () => {
        if (takesOver) await this.base.store.release(owner);
        await this.revive(seat);
      });
    });
  }

  private wait(seat: Seat, life: NonNullable<Seat['life']>, work: Promise<number>): void {
    this.counts.stalls += 1;
    life.stalled = work;
    const milliseconds = (1 + this.chance.below(35)) * SECOND;
    this.uneasy.push([this.now.getTime(), this.now.getTime() + milliseconds + MINUTE]);
    this.after(milliseconds, () => {
      if (seat.life !== life) return;
      life.trouble.goOn();
      this.reviving.push(async () => {
        life.stalled = null;
        await this.orTrouble(seat, work, 0);
      });
    });
  }

  private async revive(seat: Seat): Promise<void> {
    if (this.isDown || seat.life !== null) return;
    seat.lives += 1;
    const trouble = frail(() => this.drawTrouble());
    const world = await this.base.beside(ownerIn(seat), ports =>
      trouble.wrap(this.audit.watching({ ...ports, clock: { now: () => this.now }, surface: this.surface })),
    );
    seat.life = { world, trouble, stalled: null };
  }

  private drawTrouble(): Trouble {
    return {
      kind: this.happensIn(3, 5) ? 'dies' : 'stalls',
      steps: 20 + this.chance.below(1_500),
      takesEffect: this.happensIn(1, 2),
    };
  }

  /** Nobody is there for two days; then both processes come up and take over what was left. */
  private goDown(): void {
    this.isDown = true;
    for (const seat of this.seats) {
      this.faults.push(...(seat.life?.world.faults ?? []));
      seat.life = null;
    }
    this.at(this.upAt, () => {
      this.isDown = false;
      this.reviving.push(async () => {
        await this.base.store.release();
        for (const seat of this.seats) await this.revive(seat);
      });
    });
  }

  /** On some days our clocks are wrong for a while. */
  private planJump(day: number): void {
    if (!this.happensIn(1, 3)) return;
    const from = momentOf(this.season, day, 8) + this.chance.below(9 * 60) * MINUTE;
    const milliseconds = (this.chance.below(20) - 10) * MINUTE;
    this.at(from, () => this.jump(milliseconds));
    this.at(from + (1 + this.chance.below(15)) * MINUTE, () => this.jump(0));
  }

  /** A process that stands still in a call would not notice, and its lease would end in the middle of it. */
  private jump(ahead: number): void {
    const before = this.now.getTime();
    if (this.ahead === ahead || this.seats.some(({ life }) => life?.stalled)) {
      if (this.ahead !== ahead) this.after(MINUTE, () => this.jump(ahead));
      return;
    }
    this.counts.jumps += 1;
    this.ahead = ahead;
    const after = this.now.getTime();
    this.uneasy.push([Math.min(before, after), Math.max(before, after) + HOUR / 4]);
  }

  private outcomeOf(call: Call): Outcome {
    this.audit.look(call);
    if (this.refuses(call)) {
      this.counts.refused += 1;
      return REFUSED;
    }
    if (!SHOWING.has(call.what)) return 'works';
    const now = this.now.getTime();
    // What was sent by a clock that was wrong is not found by one that is right.
    const [what, outcome] = drawOutcome(this.chance, this.isEven(now - HOUR / 4, now));
    if (what !== null) this.counts[what] += 1;
    return outcome;
  }
}

function ownerIn({ name, lives }: Seat): string {
  return `process ${name}, life ${lives}`;
}
