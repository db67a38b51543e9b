// What twenty people do in a simulated month: set the daily question up, start rounds, answer late, twice and anew, ask how they stand.
import type { QuizAction } from '../../../../src/message/action.ts';
import { plainText } from '../../../../src/message/plain-text.ts';
import type { Conversation, Incoming } from '../../../../src/ports/incoming.ts';
import type { Question } from '../../../../src/quiz/question.ts';
import type { Posted } from '../../../fakes/surface.ts';
import { actionIn, alone, buttonsOf, command, inChannel, press, visit } from '../events.ts';
import { dateOf, MINUTE, momentOf, PLANNED } from './month-calendar.ts';
import { MONTH_QUESTIONS, SAID } from './month-questions.ts';
import type { SimulatedMonth } from './simulated-month.ts';
import { ADMIN, PEOPLE, STARTER } from './twenty-people.ts';

const SECOND = 1_000;
const CHANNELS = ['C1', 'C2'] as const;
const ROUNDS = [
  { day: 1, text: 'start 5' },
  { day: 6, text: 'start 3 25s' },
  { day: 10, text: 'start 4 mixed 60s' },
  { day: 13, text: 'start 3 30s' },
  { day: 17, text: 'start 4 number open 60s' },
  { day: 25, text: 'start 5' },
] as const;
const CONTROLS = ['pause', 'resume', 'skip', 'close', 'next', 'stop'] as const;
/** Who takes everything of theirs back, and when. */
export const FORGETFUL = { person: 'person-19', day: 15 } as const;
/** Who plays without being on the board. */
export const SHY = 'person-06';
/** The day on which the platform refuses the question of the day. */
export const REFUSED_DAY = 11;

const byPrompt = new Map(MONTH_QUESTIONS.map(question => [question.prompt, question]));

/** Plans what people do in `month` by themselves, and lets them answer what they are asked. */
export function populate(month: SimulatedMonth): void {
  new People(month).populate();
}

class People {
  private readonly month: SimulatedMonth;
  private events = 0;

  constructor(month: SimulatedMonth) {
    this.month = month;
  }

  populate(): void {
    const { month } = this;
    const { season } = month;
    month.onPost = post => this.see(post);
    this.planDaily();
    for (const { day, text } of ROUNDS) this.planRound(momentOf(season, day, 11, month.chance.below(50)), text);
    this.say(momentOf(season, 0, 20), SHY, 'hide');
    this.say(momentOf(season, FORGETFUL.day, 21), FORGETFUL.person, 'forget me');
    for (let day = 1; day < PLANNED.last; day += 1) {
      // Some ask how they stand while the question of the day is open, and some review what they missed.
      for (const text of ['stats', 'leaderboard', 'me', 'me'])
        if (month.happensIn(1, 2)) this.say(momentOf(season, day, 13, month.chance.below(400)), this.anybody(), text);
      if (month.happensIn(1, 4)) month.at(momentOf(season, day, 14), () => this.visit(this.anybody()));
    }
    month.refuses = ({ what, where, key = '' }) =>
      what === 'send' && where === 'C1' && key.endsWith(':ask:0') && this.isRefusedNow();
  }

  private isRefusedNow(): boolean {
    const { season } = this.month;
    const now = this.month.now.getTime();
    return now >= momentOf(season, REFUSED_DAY, 8, 30) && now < momentOf(season, REFUSED_DAY, 10);
  }

  private planDaily(): void {
    const { season } = this.month;
    const { holiday, pausedFrom, resumesOn } = PLANNED;
    this.say(momentOf(season, 0, 13), STARTER, 'daily 09:00 Europe/Berlin weekdays');
    // Who did not set it up may not change it.
    this.say(momentOf(season, 1, 12), 'person-09', 'daily 10:00');
    // Another hour, after that day's question was asked, asks no second one.
    this.say(momentOf(season, 8, 9, 30), STARTER, 'daily 09:45');
    this.say(momentOf(season, 8, 18), STARTER, 'daily 09:00');
    this.say(momentOf(season, pausedFrom - 1, 18), ADMIN, `daily pause until ${dateOf(season, resumesOn)}`);
    this.say(momentOf(season, pausedFrom + 3, 18), STARTER, `daily holiday ${dateOf(season, holiday)}`);
  }

  private planRound(at: number, text: string): void {
    const { month } = this;
    const starter = this.anybody();
    this.say(at, starter, text, 'C1');
    if (month.happensIn(1, 2)) this.say(at + 2 * SECOND, this.anybody(), text, 'C1');
    if (month.happensIn(1, 2)) this.say(at + month.chance.below(20) * SECOND, this.anybody(), 'start 2 30s', 'C2');
    for (let times = month.chance.below(5); times > 0; times -= 1) {
      const person = month.chance.pick([starter, starter, ADMIN, this.anybody()]);
      const when = at + (5 + month.chance.below(150)) * SECOND;
      this.say(when, person, month.chance.pick(CONTROLS), 'C1');
      // Nothing goes on by itself in a pause.
      this.say(when + 40 * SECOND, starter, 'resume', 'C1');
    }
  }

  private anybody(): string {
    return this.month.chance.pick(PEOPLE.filter(person => person !== FORGETFUL.person));
  }

  /** Types a command. */
  private say(at: number, person: string, text: string, channel: string = 'C1'): void {
    this.month.at(at, () => {
      const parts = { ...this.base(person, inChannel(null, channel)), name: 'quiz' };
      this.month.arrive(command(text, parts));
    });
  }

  private visit(person: string): void {
    this.month.arrive({ ...visit('home'), ...this.base(person, alone(null, '')) } as Incoming);
  }

  private base(person: string, conversation: Conversation) {
    this.events += 1;
    return { id: `event ${this.events}`, content: `done ${this.events} by ${person}`, person, conversation };
  }

  /** People look at what is new. */
  private see(post: Posted): void {
    const text = plainText(post.message);
    const action = buttonsOf(post.message).find(
      ({ action: { kind } }) => kind === 'quiz-pick' || kind === 'quiz-answer',
    )?.action;
    if (action !== undefined && 'question' in action && 'round' in action) this.answerAll(post, text, action);
    if (post.key.includes(':reveal:') && CHANNELS.some(channel => post.where.startsWith(channel))) this.doubt(post);
    if (post.key.endsWith(':appeal')) this.settle(post);
  }

  private answerAll(post: Posted, text: string, asked: { readonly round: string; readonly question: number }): void {
    const { month } = this;
    const prompt = [...byPrompt.keys()].find(each => text.includes(each));
    const question = byPrompt.get(prompt ?? '');
    if (question === undefined) return;
    const own = post.where.startsWith('@') ? post.where.slice(1) : null;
    const within = text.includes('Question of the day') ? 8 * 60 * MINUTE : 38 * SECOND;
    for (const person of own === null ? PEOPLE.filter(each => this.takesPart(each)) : [own]) {
      const times = own === null ? month.chance.pick([1, 1, 1, 2, 3]) : 1;
      for (let each = 0; each < times; each += 1)
        month.after(month.chance.below(within), () => this.answer(post, person, question, asked));
    }
  }

  private takesPart(person: string): boolean {
    const { month } = this;
    const isGone = month.now.getTime() > momentOf(month.season, FORGETFUL.day, 21);
    return month.happensIn(3, 4) && !(isGone && person === FORGETFUL.person);
  }

  private answer(
    post: Posted,
    person: string,
    question: Question,
    { round, question: number }: { readonly round: string; readonly question: number },
  ): void {
    const { month } = this;
    const conversation = post.where.startsWith('@') ? alone(null, post.ref.channel) : inChannel(null, post.ref.channel);
    const base = this.base(person, conversation);
    const { action, fields } = this.given(question, round, number, post.ref.channel);
    const event = press(action, { ...base, fields, post: action.kind === 'quiz-pick' ? post.ref : null });
    month.arrive(event);
    // A platform that missed our answer says it again, under the same id or under another.
    if (month.happensIn(1, 8)) month.after(month.chance.below(MINUTE), () => month.arrive(event));
    if (month.happensIn(1, 16))
      month.after(month.chance.below(MINUTE), () => month.arrive({ ...event, id: `${event.id} again` }));
  }

  private given(question: Question, round: string, number: number, channel: string) {
    if (question.kind === 'choice') {
      const option = this.month.happensIn(1, 2)
        ? question.correct[0]!
        : this.month.chance.below(question.options.length);
      return { action: { kind: 'quiz-pick', round, question: number, option } as const, fields: {} };
    }
    const answer = this.month.chance.pick(Object.keys(SAID[question.kind]));
    return {
      action: { kind: 'quiz-give', round, question: number, channel, place: null } satisfies QuizAction,
      fields: { answer },
    };
  }

  /** Now and then somebody thinks that an answer is wrong. */
  private doubt(post: Posted): void {
    const { month } = this;
    if (!month.happensIn(1, 6)) return;
    const doubted = actionIn(post.message, /wrong/);
    if (doubted.kind !== 'quiz-doubt') return;
    const action = { ...doubted, kind: 'quiz-appeal', channel: post.ref.channel, place: null } as const;
    const person = this.anybody();
    const base = this.base(person, inChannel(null, post.ref.channel));
    month.after(2 * MINUTE, () => month.arrive(press(action, { ...base, fields: { reason: 'It says otherwise.' } })));
  }

  /** First by somebody who may not. */
  private settle(post: Posted): void {
    const { month } = this;
    const action = actionIn(post.message, /They are right/);
    for (const [minutes, person] of [
      [1, 'person-09'],
      [5, ADMIN],
      [6, ADMIN],
    ] as const) {
      const base = this.base(person, inChannel(null, post.ref.channel));
      month.after(minutes * MINUTE, () => month.arrive(press(action, { ...base, post: post.ref })));
    }
  }
}
