// A process that dies at a step of its work: from then on it does nothing any more, and nobody hears from it.
import type { ChatPorts } from '../../../src/app/chat/chat-ports.ts';
import type { Wrap } from './chat-world.ts';

/** After how many steps it dies, and whether that step still has its effect. */
export interface Fate {
  readonly steps: number;
  readonly takesEffect: boolean;
}

type Work = (...args: never[]) => Promise<unknown>;

/** Wraps the ports of a process; `died` fulfils when it is dead. */
export function mortal({ steps, takesEffect }: Fate): { readonly wrap: Wrap; readonly died: Promise<'died'> } {
  let left = steps;
  let die = () => {};
  const died = new Promise<'died'>(resolve => {
    die = () => resolve('died');
  });
  const never = new Promise<never>(() => {});
  const step =
    (work: Work): Work =>
    async (...args) => {
      left -= 1;
      if (left > 0) return work(...args);
      // Whatever else it had begun ends here as well.
      if (left === 0 && takesEffect) await work(...args);
      die();
      return never;
    };
  const wrap: Wrap = ports => ({ ...ports, store: mortalOnes(ports.store, step), surface: mortalSurface(ports, step) });
  return { wrap, died };
}

function mortalSurface({ surface }: ChatPorts, step: (work: Work) => Work): ChatPorts['surface'] {
  const { messenger, assistants } = surface;
  const { pages, ...calls } = messenger;
  return {
    ...surface,
    messenger: { pages, ...mortalOnes(calls, step) },
    assistants: mortalOnes(assistants, step),
  };
}

function mortalOnes<T extends object>(works: T, step: (work: Work) => Work): T {
  return Object.fromEntries(Object.entries(works).map(([name, work]) => [name, step(work as Work)])) as T;
}
