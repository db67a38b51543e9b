// Questions for the trial of answering exactly once: who asks what where, and how often each is delivered, when and as what.
import { channelMessage, directMessage, mention } from '../fakes/slack-sends.ts';
import type { Chance } from './random.ts';

type Body = ReturnType<typeof mention>;
type Said = NonNullable<Parameters<typeof mention>[0]>;
type Write = (said: Said) => Body;

/** One coming of a question. `afterMs` counts from when the question is asked. */
export interface Coming {
  readonly afterMs: number;
  readonly body: Body;
}

export interface Asked {
  readonly channel: string;
  readonly ts: string;
  /** The thread that its answer belongs in. */
  readonly thread: string;
  readonly comings: readonly Coming[];
}

/** Questions of one thread. One that needs no mention is asked when all before it are answered, others at once. */
export interface Thread {
  readonly startMs: number;
  readonly questions: readonly (Asked & { readonly waits: boolean })[];
}

interface Extent {
  readonly questions: number;
  readonly channels: number;
  /** Within which threads begin. */
  readonly spanMs: number;
  /** Up to so long after the first another delivery comes. */
  readonly laterMs: number;
}

const OPENINGS = [
  'whats the markup on managed ml services',
  'gpu optons on vertex',
  'what can we do when gpus are hard to get in the cloud',
  'how does trainium measure up against nvidia gpus',
] as const;
const FOLLOW_UPS = ['and when should I self host?', 'what does it cost?', 'how do spot instances help?'] as const;

/** Threads with as many questions as are wanted. */
export function makeThreads(chance: Chance, extent: Extent): Thread[] {
  const threads: Thread[] = [];
  let left = extent.questions;
  let said = 0;
  const newTs = () => `17200${String(++said).padStart(5, '0')}.000300`;
  while (left > 0) {
    const length = Math.min(left, chance.oneOf([1, 1, 2, 3]));
    left -= length;
    threads.push(makeThread(chance, extent, length, newTs));
  }
  return threads;
}

function makeThread(chance: Chance, extent: Extent, length: number, newTs: () => string): Thread {
  const direct = chance.happens(0.25);
  const user = `U${chance.between(1, 40)}`;
  const channel = direct ? `D${user}` : `C${chance.between(1, extent.channels)}`;
  const thread = newTs();
  const questions = Array.from({ length }, (_, i) => {
    const isFirst = i === 0;
    const ts = isFirst ? thread : newTs();
    const text = chance.oneOf(isFirst ? OPENINGS : FOLLOW_UPS);
    const said = { text, user, channel, ts, ...(isFirst ? {} : { thread }) };
    const waits = !(isFirst || direct) && chance.happens(0.6);
    return { channel, ts, thread, waits, comings: makeComings(chance, writersOf(direct, waits), said, extent.laterMs) };
  });
  return { startMs: chance.between(0, extent.spanMs), questions };
}

/** A mention comes as two kinds of events, each with an id of its own. */
function writersOf(direct: boolean, plain: boolean): readonly Write[] {
  if (direct) return [directMessage];
  return plain ? [channelMessage] : [mention, said => channelMessage({ ...said, text: `<@UBOT> ${said.text}` })];
}

/** One to four: some under the id that the first has, some under another, some at the very same time. */
function makeComings(chance: Chance, writers: readonly Write[], said: Said, laterMs: number): Coming[] {
  const first = chance.oneOf(writers)(said);
  const others = Array.from({ length: chance.between(0, 3) }, () => ({
    afterMs: chance.happens(0.3) ? 0 : chance.between(0, laterMs),
    body: chance.happens(0.5) ? first : chance.oneOf(writers)(said),
  }));
  return [{ afterMs: 0, body: first }, ...others];
}
