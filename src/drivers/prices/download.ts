// Downloads a text over HTTP: within a size and a time, tried again where that may help, and refused where it is no catalogue.

interface FaultDetails {
  readonly isBusy?: boolean;
  readonly cause?: unknown;
}

/** Why a text cannot be had, as a clause. */
export class DownloadFault extends Error {
  override readonly name = 'DownloadFault';
  /** Whether the same request may well succeed in a moment. */
  readonly isPassing: boolean;
  /** Whether the server had enough of us, or hangs: where another has the same text, that one is asked next. */
  readonly isBusy: boolean;

  constructor(message: string, isPassing: boolean, { isBusy = false, cause }: FaultDetails = {}) {
    super(message, { cause });
    this.isPassing = isPassing;
    this.isBusy = isBusy;
  }
}

export interface Download {
  readonly address: string;
  /** What the server called the version that is at hand; null to have the text in any case. */
  readonly etag: string | null;
  readonly largestBytes: number;
  /** How often it is tried again, and after how many milliseconds the first time. */
  readonly retries: number;
  readonly pauseMs: number;
  /** How long one attempt may take. */
  readonly attemptMs: number;
  /** Whether another server has the same text: one that is busy is then left alone. */
  readonly hasMirror: boolean;
  /** Ends everything: the deadline. */
  readonly signal: AbortSignal;
}

/** The text with its version, or that the version at hand is still the newest. */
export type Downloaded = { readonly text: string; readonly etag: string | null } | 'unchanged';

const NOT_MODIFIED = 304;
const TOO_MANY_REQUESTS = 429;
const SERVER_FAULT = 500;

/** Throws a `DownloadFault`. Pauses grow and are blurred, so that many who were refused do not come back together. */
export async function download(wanted: Download): Promise<Downloaded> {
  const { default: pRetry } = await import('p-retry');
  try {
    return await pRetry(() => request(wanted), {
      retries: wanted.retries,
      minTimeout: wanted.pauseMs,
      randomize: true,
      signal: wanted.signal,
      shouldRetry: ({ error }) =>
        error instanceof DownloadFault && error.isPassing && !(error.isBusy && wanted.hasMirror),
    });
  } catch (error) {
    throw asFault(error, wanted.signal.aborted);
  }
}

async function request({ address, etag, largestBytes, attemptMs, signal: whole }: Download): Promise<Downloaded> {
  const signal = AbortSignal.any([whole, AbortSignal.timeout(attemptMs)]);
  try {
    const response = await fetch(address, { signal, headers: etag === null ? {} : { 'if-none-match': etag } });
    if (response.status === NOT_MODIFIED && etag !== null) return 'unchanged';
    if (!response.ok) throw await refusedBy(response);
    if (/html/i.test(response.headers.get('content-type') ?? '')) throw await noCatalogue(response);
    return { text: decode(await readBody(response, largestBytes)), etag: response.headers.get('etag') };
  } catch (error) {
    throw asFault(error, signal.aborted);
  }
}

async function refusedBy(response: Response): Promise<DownloadFault> {
  await response.body?.cancel();
  const { status } = response;
  if (status === TOO_MANY_REQUESTS)
    return new DownloadFault('the server takes no more requests for now (429)', true, { isBusy: true });
  return new DownloadFault(`the server answered with ${status}`, status >= SERVER_FAULT);
}

async function noCatalogue(response: Response): Promise<DownloadFault> {
  await response.body?.cancel();
  return new DownloadFault('the server sent a web page in its place', false);
}

async function readBody(response: Response, largestBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > largestBytes) throw new DownloadFault(`it is larger than ${Math.round(largestBytes / 1e6)} MB`, false);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new DownloadFault('it is no text', false, { cause: error });
  }
}

/** Everything that `fetch` throws of itself is trouble on the way. */
function asFault(error: unknown, isLate: boolean): DownloadFault {
  if (error instanceof DownloadFault) return error;
  // After the deadline nothing is tried again, whether or not this passes.
  if (isLate) return new DownloadFault('it took too long', true, { isBusy: true, cause: error });
  return new DownloadFault(`the server cannot be reached${reasonOf(error)}`, true, { cause: error });
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return typeof code === 'string' ? ` (${code})` : '';
}
