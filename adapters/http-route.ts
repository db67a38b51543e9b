// What the HTTP server serves at one path, and the one way in which its own pages answer.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** `path` is compared as it stands, without the query. `handle` reads the body itself and has to end the response. */
export interface Route {
  readonly method: string;
  readonly path: string;
  handle(req: IncomingMessage, res: ServerResponse): Promise<void> | void;
}

/** Answers with a text. A HEAD request gets the same headers, without the text. */
export function answer(
  res: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.from(body);
  res.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
    'content-length': bytes.length,
  });
  res.end(bytes);
}
