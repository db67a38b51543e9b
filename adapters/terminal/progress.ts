// A progress bar on standard error for work that takes more than two seconds, where a person watches.
import type { SingleBar } from 'cli-progress';
import type { OnProgress } from '../../src/app/use-cases.ts';
import { cleanLine } from './clean-text.ts';
import type { Terminal } from './surroundings.ts';

const PATIENCE_MS = 2_000;

export interface Progress {
  readonly report: OnProgress;
  /** Takes the bar away; must be called however the work ended. */
  stop(): void;
}

/** Shows nothing unless standard error is a terminal and `wanted`. */
export function showProgress(terminal: Terminal, wanted = true): Progress {
  const tell = (notice: string) => terminal.errors.write(`${cleanLine(notice)}\n`);
  if (!wanted || terminal.errors.isTTY !== true)
    return { report: ({ notice }) => notice && tell(notice), stop: () => {} };
  let bar: SingleBar | null = null;
  let stopped = false;
  let latest: Parameters<OnProgress>[0] = { stage: 'Working', done: 0, total: 0 };
  const draw = () => bar?.update(percentOf(latest), { stage: cleanLine(latest.stage) });
  const timer = setTimeout(async () => {
    const made = await makeBar(terminal);
    if (stopped) return;
    bar = made;
    bar.start(100, percentOf(latest), { stage: cleanLine(latest.stage) });
  }, PATIENCE_MS).unref();
  return {
    report: progress => {
      latest = progress;
      if (progress.notice) aside(bar, () => tell(progress.notice!));
      draw();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      bar?.stop();
    },
  };
}

/** Prints while the bar is away. */
function aside(bar: SingleBar | null, print: () => void): void {
  bar?.stop();
  print();
  bar?.start(100, 0, { stage: '' });
}

/** Loaded only now: most work is done before anyone waits. */
async function makeBar(terminal: Terminal): Promise<SingleBar> {
  const { default: cliProgress } = await import('cli-progress');
  // The time that goes by tells that work goes on where a step of it takes long.
  const format = '{stage} [{bar}] {percentage}% {duration_formatted}';
  return new cliProgress.SingleBar(
    { format, stream: terminal.errors, clearOnComplete: true, linewrap: true, gracefulExit: false, barsize: 30 },
    cliProgress.Presets.legacy,
  );
}

function percentOf({ done, total }: { readonly done: number; readonly total: number }): number {
  return total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0;
}
