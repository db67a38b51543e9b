// The three pages that operators and their machines look at: is it alive, is it ready, and what does it measure.
import type { ServerResponse } from 'node:http';
import { answer, type Route } from './http-route.ts';

/** One thing that Whetstone needs, such as the store. `detail` is one sentence, without secrets: anybody may read it. */
export interface Readiness {
  readonly name: string;
  readonly ready: boolean;
  readonly detail: string;
}

export interface Watched {
  /** Looks at everything that is needed, now. It may throw and it may hang. */
  ready(): Promise<readonly Readiness[]>;
  metrics(): Promise<{ readonly contentType: string; readonly body: string }>;
}

const LONGEST_LOOK_MS = 2000;

/** GET and HEAD of `/healthz`, `/readyz` and `/metrics`. */
export function watchRoutes({ ready, metrics }: Watched): readonly Route[] {
  const look = oneAtATime(ready);
  return [
    ...reading('/healthz', res => answer(res, 200, 'ok\n')),
    ...reading('/readyz', async res => tellReadiness(res, await look())),
    ...reading('/metrics', async res => {
      const { contentType, body } = await metrics();
      answer(res, 200, body, { 'content-type': contentType });
    }),
  ];
}

function reading(path: string, tell: (res: ServerResponse) => Promise<void> | void): readonly Route[] {
  return ['GET', 'HEAD'].map(method => ({ method, path, handle: (_req, res) => tell(res) }));
}

/** Names each field, so that nothing else that a check carries gets out. */
function tellReadiness(res: ServerResponse, found: readonly Readiness[]): void {
  const checks = found.map(({ name, ready, detail }) => ({ name, ready, detail }));
  const ready = checks.every(check => check.ready);
  const body = `${JSON.stringify({ ready, checks }, null, 2)}\n`;
  answer(res, ready ? 200 : 503, body, { 'content-type': 'application/json; charset=utf-8' });
}

/** Whoever asks while a look is under way gets its result: where a check hangs, probes must not pile up behind it. */
function oneAtATime(ready: Watched['ready']): Watched['ready'] {
  let underWay: Promise<readonly Readiness[]> | null = null;
  return () => {
    underWay ??= lookOnce(ready).finally(() => {
      underWay = null;
    });
    return underWay;
  };
}

/** Always comes back. What a fault says is not passed on, since nobody knows what stands in it. */
async function lookOnce(ready: Watched['ready']): Promise<readonly Readiness[]> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<readonly Readiness[]>(resolve => {
    timer = setTimeout(resolve, LONGEST_LOOK_MS, notReady(`the checks took longer than ${LONGEST_LOOK_MS / 1000} s`));
  });
  try {
    return await Promise.race([ready(), tooLong]);
  } catch {
    return notReady('the checks failed');
  } finally {
    clearTimeout(timer);
  }
}

function notReady(detail: string): readonly Readiness[] {
  return [{ name: 'checks', ready: false, detail }];
}
