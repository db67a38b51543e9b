// A chat in which quizzes are played: what people type and press, what they read, and time that passes in seconds.
import type { QuizAction } from '../../../../src/message/action.ts';
import type { Conversation } from '../../../../src/ports/incoming.ts';
import type { KeptRound } from '../../../../src/ports/quiz-record.ts';
import type { Question } from '../../../../src/quiz/question.ts';
import { type ChatWorld, openWorld, type Wrap } from '../chat-world.ts';
import { alone, command, inChannel, press, WORKSPACE } from '../events.ts';
import { choice } from '../quiz-questions.ts';

/** Who runs the workspace. */
export const ADMIN = 'boss';
/** Option B is right in all of them, A is not. */
export const [WRONG, RIGHT] = [0, 1] as const;
const CHOICES: readonly Question[] = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'].map(choice);

export interface QuizWorld {
  readonly chat: ChatWorld;
  /** Somebody types the command in a channel. */
  type(person: string, text: string, channel?: string): Promise<void>;
  /** Somebody presses a button, or sends a window off; time passes until it is worked off. */
  press(
    person: string,
    action: QuizAction,
    fields?: Readonly<Record<string, string>>,
    where?: Conversation,
  ): Promise<void>;
  /** Somebody picks an option of a round's open question. */
  pick(person: string, option: number, round: KeptRound, question?: number): Promise<void>;
  /** Lets so many seconds pass, and works off what comes due in them. */
  pass(seconds: number): Promise<void>;
  /** Lets time pass until a moment that `date` tells. */
  passUntil(date: string): Promise<void>;
  /** What a person was told alone last. */
  told(person: string): string;
  /** The posts in a place, joined. */
  read(where: string): string;
  /** The round of a channel, or the review of a person. */
  round(channel?: string, purpose?: KeptRound['purpose']): Promise<KeptRound>;
  /** Points by person. */
  points(channel?: string): Promise<Readonly<Record<string, number>>>;
}

/** Time for an event to be handled and for the few posts that it leads to. */
const MOMENT = 4;

/** Opens one; `wrap` makes the ports of the process that works in it. */
export async function openQuizWorld(questions: readonly Question[] = CHOICES, wrap?: Wrap): Promise<QuizWorld> {
  const base = await openWorld();
  base.bank.questions = questions;
  base.surface.people.set(ADMIN, { zone: null, isAdmin: true });
  const chat = wrap === undefined ? base : await base.beside('wrapped', wrap);
  const world: QuizWorld = {
    chat,
    type: async (person, text, channel = 'C1') => {
      await chat.receive(command(text, { name: 'quiz', person, conversation: inChannel(null, channel) }));
      await world.pass(MOMENT);
    },
    press: async (person, action, fields = {}, where = inChannel()) => {
      await chat.receive(press(action, { person, fields, conversation: where }));
      await world.pass(MOMENT);
    },
    pick: (person, option, { id, conversation, state }, question = state.current) => {
      const where = conversation.direct ? alone() : conversation;
      return world.press(person, { kind: 'quiz-pick', round: id, question, option }, {}, where);
    },
    pass: seconds => passUntil(chat, chat.clock.now().getTime() + seconds * 1_000),
    passUntil: date => passUntil(chat, Date.parse(date)),
    told: person => chat.surface.callsOf('whisper').findLast(call => call.person === person)?.text ?? '',
    read: where => chat.surface.read(where).join('\n---\n'),
    round: async (channel = 'C1', purpose = 'round') => {
      const round = await chat.store.openRound(WORKSPACE, channel, purpose);
      if (round === null) throw new Error(`no ${purpose} is open in ${channel}`);
      return round;
    },
    points: async (channel = 'C1') => {
      const earned = await chat.store.earned(WORKSPACE, { since: null, entries: null, channel });
      return Object.fromEntries(earned.map(({ person, points }) => [person, points]));
    },
  };
  return world;
}

async function passUntil({ work, store, clock }: ChatWorld, end: number): Promise<void> {
  for (;;) {
    if ((await work()) > 0) continue;
    const due = await store.nextDue();
    if (due === null || Math.max(due.getTime(), clock.now().getTime()) > end) break;
    // What is due by this clock may not be by that of the process.
    if (due > clock.now()) clock.turnTo(due);
    else clock.turn(1);
  }
  clock.turnTo(new Date(end));
}

/** A process whose clock is set back by so many minutes once it has claimed an event that `strikes` holds for. */
export function settingBack(minutes: number, strikes: (incoming: unknown) => boolean): Wrap {
  let behind = 0;
  let left = 1;
  return ports => ({
    ...ports,
    clock: { now: () => new Date(ports.clock.now().getTime() - behind) },
    store: {
      ...ports.store,
      claimEvents: async (...claim) => {
        const events = await ports.store.claimEvents(...claim);
        if (left > 0 && events.some(({ incoming }) => strikes(incoming))) [behind, left] = [minutes * 60_000, 0];
        return events;
      },
    },
  });
}
