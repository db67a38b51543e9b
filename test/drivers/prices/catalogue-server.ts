// A server on loopback that stands for the catalogue: what it answers is a function of the request, and requests are counted.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Starts one that answers with the next of `answers`, and with the last from then on. */
export async function catalogueServer(...answers: readonly [Answer, ...Answer[]]) {
  const requests: { readonly url: string; readonly etag: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)]!;
    requests.push({ url: request.url ?? '', etag: request.headers['if-none-match'] });
    answer(request, response);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  open.push(
    () =>
      new Promise(done => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  );
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v8`, requests };
}

/** Sends a file with its version, or that it did not change. */
export function sends(text: string, etag?: string): Answer {
  return (request, response) => {
    if (etag !== undefined && request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { 'content-type': 'text/plain', ...(etag !== undefined && { etag }) }).end(text);
  };
}

export function answers(status: number): Answer {
  return (_, response) => response.writeHead(status, { 'content-type': 'text/plain' }).end('no');
}
