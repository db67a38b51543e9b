// The one HTTP server: pages for operators, the routes that each surface hands it, and a calm answer to everything else.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { assert } from '../src/assert.ts';
import { PersonError } from '../src/message/person-error.ts';
import type { Logger } from '../src/ports/logger.ts';
import { answer, type Route } from './http-route.ts';
import { type Watched, watchRoutes } from './http-watch.ts';

export interface HttpOptions extends Watched {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly routes: readonly Route[];
  /** Keeps what is known of a fault and gives the reference by which a person reports it. */
  reference(fault: unknown): string;
  readonly log: Logger;
  readonly patience?: Patience;
}

/** How long a client may take, in milliseconds. */
export interface Patience {
  /** For the headers. */
  readonly headersTimeout: number;
  /** For the headers and the body. */
  readonly requestTimeout: number;
  /** How often the two above are looked at. */
  readonly connectionsCheckingInterval: number;
  /** For its next request on the same connection. */
  readonly keepAliveTimeout: number;
  /** Without a single byte either way while a request runs. */
  readonly stillTimeout: number;
}

export interface HttpServer {
  readonly port: number;
  /** Stops accepting at once. Requests that run may finish for `deadlineMs`; then their connections are cut. */
  close(deadlineMs: number): Promise<void>;
}

/** Ends clients that send or read a byte now and then to hold a connection. */
const PATIENCE: Patience = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2000,
  // Longer than load balancers keep theirs (mostly 60 s), or they would send a request into one that is just closing.
  keepAliveTimeout: 65_000,
  stillTimeout: 90_000,
};

/** Resolves once it listens. A port or a host that cannot be had is a `PersonError`. */
export async function openHttp(options: HttpOptions): Promise<HttpServer> {
  const { host, port, log, patience = PATIENCE } = options;
  const serve = router([...watchRoutes(options), ...options.routes], options);
  const running = new Set<ServerResponse>();
  // What is no HTTP is answered by Node itself: 400, 408 when it comes too slowly, 431 when the headers are too long.
  const server = createServer({ ...patience }, (req, res) => {
    running.add(res);
    res.once('close', () => {
      running.delete(res);
      if (!server.listening) req.socket.destroySoon();
    });
    serve(req, res);
  });
  server.setTimeout(patience.stillTimeout);
  await listen(server, host, port);
  server.on('error', fault => log.error('http server fault', { reason: codeOf(fault) }));
  const closing = once(deadlineMs => close(server, running, deadlineMs));
  return { port: (server.address() as AddressInfo).port, close: closing };
}

type Serve = (req: IncomingMessage, res: ServerResponse) => void;

function router(routes: readonly Route[], options: HttpOptions): Serve {
  const places = new Map<string, Map<string, Route>>();
  for (const route of routes) {
    const methods = places.get(route.path) ?? new Map<string, Route>();
    assert(!methods.has(route.method), `two routes for ${route.method} ${route.path}`);
    places.set(route.path, methods.set(route.method, route));
  }
  return (req, res) => {
    // A client that leaves in the middle is no fault; without a listener Node would take it for one.
    req.on('error', () => {});
    res.on('error', () => {});
    const path = pathOf(req.url ?? '');
    if (path === null) return answer(res, 400, 'This is no address.\n', { connection: 'close' });
    const methods = places.get(path);
    if (methods === undefined) return answer(res, 404, 'There is nothing here.\n');
    const route = methods.get(req.method ?? '');
    if (route !== undefined) return void run(route, req, res, options);
    const allow = [...methods.keys()].join(', ');
    return answer(res, 405, `This address takes ${allow}.\n`, { allow });
  };
}

/** The path of a request's target, which may be a whole address; null when it is neither. */
function pathOf(target: string): string | null {
  try {
    const path = new URL(target.startsWith('/') ? `http://localhost${target}` : target).pathname;
    decodeURIComponent(path);
    return path;
  } catch {
    return null;
  }
}

async function run(route: Route, req: IncomingMessage, res: ServerResponse, options: HttpOptions): Promise<void> {
  try {
    await route.handle(req, res);
  } catch (fault) {
    if (res.destroyed) options.log.debug('http client left', { kind: route.path });
    else tellFault(fault, route, res, options);
  }
}

/** The reference alone leaves the house; where an answer has begun already, the cut connection says that it is not whole. */
function tellFault(fault: unknown, route: Route, res: ServerResponse, { reference, log }: HttpOptions): void {
  const name = reference(fault);
  log.error('http request failed', { kind: route.path, reason: codeOf(fault), reference: name });
  if (res.headersSent) res.destroy();
  else answer(res, 500, `Something went wrong inside Whetstone (reference ${name}).\n`, { connection: 'close' });
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (fault: Error) => reject(listenTrouble(fault, host, port));
    server.once('error', refuse);
    server.listen({ host, port }, () => {
      server.off('error', refuse);
      resolve();
    });
  });
}

/** What the system said, in a sentence that names the setting to change; what nobody can mend by one stays as it is. */
function listenTrouble(fault: Error, host: string, port: number): Error {
  const sentence = sentenceFor(codeOf(fault), host, port);
  return sentence === null ? fault : new PersonError(sentence, { cause: fault });
}

function sentenceFor(code: string, host: string, port: number): string | null {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use by another process; end that one, or set PORT to a free port.`;
    case 'EACCES':
      return `Port ${port} on ${host} may not be opened by this user; set PORT to a port from 1024 on.`;
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
      return `${host} is no address of this machine; set HOST to one that is, or to 0.0.0.0 for all of them.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `No machine is known by the name ${host}; set HOST to an address of this machine, such as 127.0.0.1.`;
    default:
      return null;
  }
}

/** Waits for the requests that run; each closes its connection, which Node would keep for the next one. */
function close(server: Server, running: ReadonlySet<ServerResponse>, deadlineMs: number): Promise<void> {
  return new Promise(resolve => {
    const deadline = setTimeout(() => server.closeAllConnections(), deadlineMs);
    server.close(() => {
      clearTimeout(deadline);
      resolve();
    });
    for (const res of running) if (!res.headersSent) res.setHeader('connection', 'close');
  });
}

/** Closing twice waits for the first. */
function once(close: HttpServer['close']): HttpServer['close'] {
  let closing: Promise<void> | null = null;
  return deadlineMs => {
    closing ??= close(deadlineMs);
    return closing;
  };
}

function codeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown';
  return 'code' in fault ? String(fault.code) : fault.name;
}
