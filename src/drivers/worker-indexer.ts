// Indexing off the main thread: a worker does the work, so that answers go on meanwhile.
import { Worker } from 'node:worker_threads';
import { PersonError } from '../message/person-error.ts';

/** How far the work is, and what there is to tell. */
interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly notice?: string;
}

/** What the worker sends: progress, then its result or a sentence for the person who can mend the trouble. */
export type WorkerMessage<Result> =
  | { readonly progress: Progress }
  | { readonly result: Result }
  | { readonly trouble: string };

/** Runs the worker at `url` once for each call, with `settings` and the bank's path as its data. */
export function indexerInWorker<Result>(url: URL, settings: Readonly<Record<string, string>>) {
  return (path: string, onProgress: (progress: Progress) => void): Promise<Result> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(url, { workerData: { ...settings, path } });
      worker.on('message', (message: WorkerMessage<Result>) => {
        if ('progress' in message) onProgress(message.progress);
        else if ('result' in message) resolve(message.result);
        else reject(new PersonError(message.trouble));
      });
      worker.on('error', error => reject(outOfMemory(error) ? new PersonError(TOO_LARGE) : error));
      worker.on('exit', code => reject(new Error(`the indexing worker ended with ${code} before it was done`)));
    });
}

const TOO_LARGE = 'The bank is too large for the memory that Node may use: split it, or raise --max-old-space-size.';

function outOfMemory(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
}
