// Rounds, interviews, askings and answers for the tests of stores.
import type {
  Appeal,
  Asking,
  CountedAnswer,
  KeptDaily,
  KeptInterview,
  KeptQuestion,
  KeptRound,
  ReviewCard,
} from '../../src/ports/quiz-record.ts';
import type { Change, Store } from '../../src/ports/store.ts';
import { at, conversation, event, leaseFor, WORKSPACE } from './store-samples.ts';

function keptQuestion(id: string, prompt = `prompt of ${id}`): KeptQuestion {
  return {
    question: {
      kind: 'choice',
      id,
      entry: 3,
      prompt,
      explanation: `why of ${id}`,
      difficulty: 'medium',
      proofs: [],
      options: ['one', 'two', 'three'],
      correct: [1],
    },
    entry: { id: 'gpu-memory', title: 'GPU memory' },
    citations: [],
  };
}

type State = KeptRound['state'];

export function stateOf(id: string, parts: Partial<State> = {}): State {
  return {
    id,
    startedBy: 'P1',
    pace: { questionSeconds: 30, graceSeconds: 2, breakSeconds: null, rewardsSpeed: true },
    phase: 'asking',
    paused: false,
    current: 0,
    askedAt: at(0).getTime(),
    deliveredAt: null,
    clock: { ran: 0, since: null },
    answers: [],
    tallies: [],
    seen: [],
    ...parts,
  };
}

/** What a round's state holds of somebody. */
export function tracesIn(person: string, said = 'words') {
  return {
    answers: [{ person, answer: { text: said }, at: 1, milliseconds: 5, share: 1, passed: true, points: 120 }],
    tallies: [{ person, points: 120, right: 1, milliseconds: 5 }],
    seen: [`click:${person}:1`],
  };
}

export function round(id: string, parts: Partial<KeptRound> = {}): KeptRound {
  return {
    workspace: WORKSPACE,
    id,
    purpose: 'round',
    conversation: conversation('C1', 'T1'),
    open: true,
    version: 1,
    questions: [keptQuestion(`${id} q1`), keptQuestion(`${id} q2`)],
    state: stateOf(id),
    begunAt: at(0),
    ...parts,
  };
}

export function interview(id: string, parts: Partial<KeptInterview> = {}): KeptInterview {
  return {
    workspace: WORKSPACE,
    id,
    person: 'P1',
    conversation: conversation('C1', `thread of ${id}`),
    open: true,
    version: 1,
    questions: [keptQuestion(`${id} q1`)],
    state: { asked: 1, said: ['some "words"'] },
    begunAt: at(0),
    ...parts,
  };
}

export function daily(channel: string, parts: Partial<KeptDaily> = {}): KeptDaily {
  return {
    workspace: WORKSPACE,
    conversation: conversation(channel),
    person: 'P1',
    plan: { at: '09:00', zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5] },
    version: 1,
    ...parts,
  };
}

export function asking(id: string, seconds: number, parts: Partial<Asking> = {}): Asking {
  return {
    workspace: WORKSPACE,
    id,
    purpose: 'round',
    channel: 'C1',
    person: null,
    question: `question of ${id}`,
    kind: 'choice',
    entry: 'gpu-memory',
    askedAt: at(seconds),
    closedAt: null,
    counts: true,
    ...parts,
  };
}

export function answer(asked: string, person: string, seconds: number, parts: Partial<CountedAnswer> = {}) {
  const given: CountedAnswer = {
    workspace: WORKSPACE,
    asking: asked,
    person,
    given: { picks: [1] },
    share: 1,
    passed: true,
    points: 120,
    milliseconds: 4_200,
    answeredAt: at(seconds),
    ...parts,
  };
  return given;
}

export function card(person: string, question: string, seconds: number, parts: Partial<ReviewCard> = {}): ReviewCard {
  const memory = { stability: 1.25, reps: 2, last: '2026-03-01T09:00:00.000Z' };
  return { workspace: WORKSPACE, person, question, entry: 'gpu-memory', memory, due: at(seconds), ...parts };
}

export function appeal(id: string, seconds: number, parts: Partial<Appeal> = {}): Appeal {
  return {
    workspace: WORKSPACE,
    id,
    person: 'P1',
    asking: 'r1:0',
    reason: 'the other option holds as well',
    appealedAt: at(seconds),
    settled: null,
    ...parts,
  };
}

/** A task of a round, to come in at `seconds`. */
export function due(
  key: string,
  seconds: number,
  parts: { id?: string; channel?: string; person?: string; direct?: boolean } = {},
) {
  const { id = `${key}:${seconds}`, channel = 'C1', person = 'P1', direct = false } = parts;
  const incoming = {
    kind: 'task',
    id,
    content: id,
    person,
    conversation: { ...conversation(channel), direct },
    task: { kind: 'round-due', round: 'r1', for: 'reveal', question: 0 },
  } as const;
  return { kind: 'due', key, at: at(seconds), incoming } as const;
}

/** Short ways to say what changes. */
export const changed = {
  round: (round: KeptRound, expected: number | null = null): Change => ({ kind: 'round', round, expected }),
  interview: (interview: KeptInterview, expected: number | null = null): Change => ({
    kind: 'interview',
    interview,
    expected,
  }),
  daily: (daily: KeptDaily, expected: number | null = null): Change => ({ kind: 'daily', daily, expected }),
  asking: (asking: Asking): Change => ({ kind: 'asking', asking }),
  answer: (answer: CountedAnswer): Change => ({ kind: 'answer', answer }),
  card: (card: ReviewCard): Change => ({ kind: 'card', card }),
  appeal: (appeal: Appeal): Change => ({ kind: 'appeal', appeal }),
};

let taken = 0;

/** Takes up an event of its own, and gives its id in the store. */
export async function takeUp(store: Store, seconds = 0): Promise<number> {
  taken += 1;
  const name = `taken ${taken}`;
  await store.receive([event(name, { conversation: conversation(`channel of ${name}`) })], at(seconds));
  const [claimed] = await store.claimEvents(at(seconds), leaseFor('me', seconds), 1);
  if (claimed === undefined) throw new Error('there was nothing to take up');
  return claimed.id;
}
