// Opens HTTP servers for tests, notes what they log, and closes them after each.
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach } from 'vitest';
import { type HttpOptions, type HttpServer, openHttp } from '../../adapters/http.ts';
import type { Readiness } from '../../adapters/http-watch.ts';
import type { LogFields } from '../../src/ports/logger.ts';

export const HOST = '127.0.0.1';
export const WELL: Readiness = { name: 'store', ready: true, detail: 'it can be read and written' };

type Line = readonly [level: string, event: string, fields: LogFields | undefined];

const servers: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close(0)));
});

/** A server at a free port, on which everything is well unless `given` says otherwise. */
export async function open(given: Partial<HttpOptions> = {}) {
  const lines: Line[] = [];
  const faults: unknown[] = [];
  const note = (level: string) => (event: string, fields?: LogFields) => void lines.push([level, event, fields]);
  const server = await openHttp({
    host: HOST,
    port: 0,
    routes: [],
    ready: async () => [WELL],
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4', body: 'questions 3\n' }),
    reference: fault => `ref-${faults.push(fault)}`,
    log: { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') },
    ...given,
  });
  servers.push(server);
  const at = (path: string) => `http://${HOST}:${server.port}${path}`;
  return { server, lines, faults, at, ask: (path: string, init?: RequestInit) => fetch(at(path), init) };
}

/** Sends bytes as they are and gives all that comes back until the connection ends. */
export async function say({ port }: HttpServer, bytes: string): Promise<string> {
  const socket = connect(port, HOST);
  socket.write(bytes);
  return text(socket);
}
