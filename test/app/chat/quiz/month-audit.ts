// Watches a simulated month from outside: what was handled in which order, which questions are open, and what gives one away.
import type { ChatPorts } from '../../../../src/app/chat/chat-ports.ts';
import { plainText } from '../../../../src/message/plain-text.ts';
import type { Incoming } from '../../../../src/ports/incoming.ts';
import type { Asking } from '../../../../src/ports/quiz-record.ts';
import type { Change } from '../../../../src/ports/store.ts';
import type { Call } from '../../../fakes/surface.ts';
import { MONTH_QUESTIONS, secretOf } from './month-questions.ts';

/** An event that was handled, with all that its end changed. */
export interface Handled {
  readonly incoming: Incoming;
  readonly receivedAt: number;
  readonly finishedAt: number;
  readonly changes: readonly Change[];
}

export interface Audit {
  /** In the order in which the ends were saved. */
  readonly handled: readonly Handled[];
  /** What was shown too early, a sentence each. */
  readonly leaks: readonly string[];
  /** Sees what a process saves. */
  watching(ports: ChatPorts): ChatPorts;
  /** Sees what the platform is told. */
  look(call: Call): void;
}

const secrets = new Map(MONTH_QUESTIONS.map(question => [question.id, secretOf(question)]));

export function audit(): Audit {
  const handled: Handled[] = [];
  const leaks: string[] = [];
  const open = new Map<string, Asking>();
  const inHand = new Map<number, Pick<Handled, 'incoming' | 'receivedAt'>>();

  const note = (each: Handled) => {
    handled.push(each);
    for (const change of each.changes) {
      if (change.kind !== 'asking') continue;
      const { asking } = change;
      if (asking.closedAt === null) open.set(asking.id, asking);
      else open.delete(asking.id);
    }
  };

  return {
    handled,
    leaks,
    watching: ports => ({
      ...ports,
      store: {
        ...ports.store,
        claimEvents: async (...claim) => {
          const events = await ports.store.claimEvents(...claim);
          for (const { id, incoming, receivedAt } of events)
            inHand.set(id, { incoming, receivedAt: receivedAt.getTime() });
          return events;
        },
        finishEvent: async (id, owner, changes, now) => {
          const done = await ports.store.finishEvent(id, owner, changes, now);
          const event = inHand.get(id);
          if (done && event !== undefined) note({ ...event, changes, finishedAt: now.getTime() });
          return done;
        },
      },
    }),
    look: call => {
      const text = textOf(call);
      for (const asking of open.values()) leaks.push(...leaksOf(call, text, asking));
      leaks.push(...strangersIn(call, text));
    },
  };
}

function textOf({ message, dialog, text }: Call): string {
  return JSON.stringify([message ?? null, dialog ?? null, text]);
}

/** The answer to a question that can still be answered, shown to anybody. */
function leaksOf(call: Call, text: string, { question, purpose, person }: Asking): string[] {
  const secret = secrets.get(question) ?? '';
  if (secret === '' || !text.includes(secret)) return [];
  return [
    `${call.what} to ${call.person ?? call.where} has the answer of ${question}, open as ${purpose} of ${person}`,
  ];
}

/** What somebody picked, told to more than this person; or who answered a question that can still be answered. */
function strangersIn(call: Call, text: string): string[] {
  const tells = /You picked|You answered/.test(text);
  if (tells && call.what !== 'whisper' && !call.where.startsWith('@'))
    return [`${call.what} in ${call.where} tells what somebody answered`];
  if (call.message === undefined || !/stay secret until the reveal/.test(text)) return [];
  const named = plainText(call.message).match(/person-\d\d/g) ?? [];
  return named.length > 1 ? [`a question in ${call.where} names ${named.join(' and ')}`] : [];
}
