// A process in trouble: at a step of its work it dies, or stands still for a while and then goes on as if nothing had been.
import type { ChatPorts } from '../../../../src/app/chat/chat-ports.ts';
import { takingTurns } from '../../../../src/app/chat/turns.ts';
import type { Wrap } from '../chat-world.ts';

/** What befalls a process after so many steps, and whether that step has its effect before. */
export interface Trouble {
  readonly kind: 'dies' | 'stalls';
  readonly steps: number;
  readonly takesEffect: boolean;
}

export interface FrailProcess {
  readonly wrap: Wrap;
  /** Fulfils when trouble comes: the first time, or the next time after `goOn`. */
  befallen(): Promise<Trouble['kind']>;
  /** Lets a process that stands still go on. */
  goOn(): void;
}

type Work = (...args: never[]) => Promise<unknown>;

/** A promise that is fulfilled from outside. */
interface Gate<Value> {
  readonly opened: Promise<Value>;
  readonly open: (value: Value) => void;
}

function gate<Value>(): Gate<Value> {
  const { promise, resolve } = Promise.withResolvers<Value>();
  return { opened: promise, open: resolve };
}

/** `next` gives what befalls it, first and after each time that it went on. */
export function frail(next: () => Trouble): FrailProcess {
  let trouble = next();
  let left = trouble.steps;
  let news = gate<Trouble['kind']>();
  let standing: Gate<void> | null = null;
  const never = new Promise<never>(() => {});
  const turn = takingTurns();
  /** Whatever else it does stands still as well, and goes on one piece of work after the other. */
  const goingOn = async () => {
    while (standing !== null) await standing.opened.then(turn);
  };
  const step =
    (work: Work): Work =>
    async (...args) => {
      await goingOn();
      left -= 1;
      if (left !== 0) return work(...args);
      standing = gate<void>();
      const { takesEffect, kind } = trouble;
      const { opened } = standing;
      // What fails now fails after it went on, and trouble comes in any case.
      const [end] = takesEffect ? await Promise.allSettled([work(...args)]) : [];
      news.open(kind);
      await (kind === 'dies' ? never : opened.then(turn));
      if (end === undefined) return work(...args);
      return end.status === 'fulfilled' ? end.value : Promise.reject(end.reason);
    };
  const wrap: Wrap = ports => ({ ...ports, store: stepwise(ports.store, step), surface: stepwiseSurface(ports, step) });
  const goOn = () => {
    const { open } = standing ?? gate<void>();
    standing = null;
    trouble = next();
    left = trouble.steps;
    news = gate();
    open();
  };
  return { wrap, befallen: () => news.opened, goOn };
}

function stepwiseSurface({ surface }: ChatPorts, step: (work: Work) => Work): ChatPorts['surface'] {
  const { pages, ...calls } = surface.messenger;
  return {
    ...surface,
    messenger: { pages, ...stepwise(calls, step) },
    whispers: stepwise(surface.whispers, step),
  };
}

function stepwise<T extends object>(works: T, step: (work: Work) => Work): T {
  return Object.fromEntries(Object.entries(works).map(([name, work]) => [name, step(work as Work)])) as T;
}
