// Follows a bank: the system's news of its files, and a slow look of our own where such news does not come.
import { dirname } from 'node:path';
import type { BankWatch } from '../ports/bank-files.ts';

/** Edits that come together are told once: this long after the last one, or after the first when they do not end. */
const SETTLE_MS = 300;
const LONGEST_MS = 2000;
/**
 * Network disks, containers and links that are swapped give no news. We look ourselves this often, or as seldom as it takes
 * to spend no more than one part in a hundred of the time on it.
 */
const LOOK_MS = 4000;
const LOOK_SHARE = 100;

/** What is followed. */
export interface Watched {
  /** The absolute path of the bank. */
  readonly path: string;
  /** Changes whenever the bank does. Never throws. */
  fingerprint(): Promise<string>;
  isFolder(): Promise<boolean>;
  /** Whether nothing at a path, absolute, is part of the bank. */
  isApart(path: string, isFile: boolean): boolean;
}

/** Calls `onChange` after each change until closed. Does not keep the process alive. */
export function watchBank(watched: Watched, onChange: () => void): BankWatch {
  const notice = changeNoticer(watched, onChange);
  let closed = false;
  const settled = settler(notice.look);
  const looking = lookNowAndThen(notice.look);
  // The library is loaded when there is something to follow, not when there is a question to answer.
  const news = startNews(watched, settled.touch);
  return {
    close: async () => {
      if (closed) return;
      closed = true;
      notice.stop();
      settled.stop();
      looking.stop();
      await (await news)?.close();
    },
  };
}

/** Compares fingerprints, one at a time; what comes while one is taken is looked at afterwards. */
function changeNoticer(watched: Watched, onChange: () => void) {
  let stopped = false;
  let known: string | null = null;
  let running = Promise.resolve();
  const compare = async () => {
    if (stopped) return;
    const now = await watched.fingerprint();
    if (stopped || now === known) return;
    const first = known === null;
    known = now;
    if (!first) onChange();
  };
  const look = () => {
    running = running.then(compare);
    return running;
  };
  void look();
  return {
    look,
    stop: () => {
      stopped = true;
    },
  };
}

function settler(look: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let firstTouch: number | null = null;
  const touch = () => {
    const now = performance.now();
    firstTouch ??= now;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        firstTouch = null;
        void look();
      },
      Math.max(0, Math.min(SETTLE_MS, firstTouch + LONGEST_MS - now)),
    ).unref();
  };
  return { touch, stop: () => clearTimeout(timer) };
}

function lookNowAndThen(look: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const wait = (ms: number) => {
    if (!stopped) timer = setTimeout(() => void lookOnce(), ms).unref();
  };
  const lookOnce = async () => {
    const start = performance.now();
    await look();
    wait(Math.max(LOOK_MS, (performance.now() - start) * LOOK_SHARE));
  };
  wait(LOOK_MS);
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

async function startNews(watched: Watched, touch: () => void): Promise<{ close(): Promise<void> } | null> {
  try {
    const { watch } = await import('chokidar');
    const folder = await watched.isFolder();
    const options = { ignoreInitial: true, persistent: false, ignorePermissionErrors: true };
    // Editors replace a file by another one: that is news of its folder, not of the file.
    const watcher = folder
      ? watch(watched.path, { ...options, ignored: (path, stats) => watched.isApart(path, stats?.isFile() ?? false) })
      : watch(dirname(watched.path), {
          ...options,
          depth: 0,
          ignored: path => path !== watched.path && path !== dirname(watched.path),
        });
    watcher.on('all', touch);
    watcher.on('ready', touch);
    // Too many files to follow, or a disk that went away: our own looking goes on.
    watcher.on('error', touch);
    return watcher;
  } catch {
    return null;
  }
}
