// The HTTP server over real sockets: the routes it is handed, bad requests, slow clients, and its end.
import { once } from 'node:events';
import { Agent, get, type IncomingMessage, request } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test, vi } from 'vitest';
import type { HttpOptions } from '../../adapters/http.ts';
import { PersonError } from '../../src/message/person-error.ts';
import { HOST, open, say } from './open-http.ts';

describe('routes', () => {
  const echo = {
    method: 'POST',
    path: '/events',
    handle: async (req: IncomingMessage, res: { end(text: string): void }) =>
      res.end(`got ${(await text(req)).length}`),
  };

  test('get the request as it is, its body unread', async () => {
    const { ask } = await open({ routes: [echo] });
    const answer = await ask('/events?team=1', { method: 'POST', body: 'x'.repeat(100_000) });
    expect([answer.status, await answer.text()]).toEqual([200, 'got 100000']);
  });

  test('are told apart by method', async () => {
    const { ask } = await open({ routes: [echo, { ...echo, method: 'PUT', handle: (_, res) => void res.end('put') }] });
    expect(await (await ask('/events', { method: 'PUT' })).text()).toBe('put');
    const wrong = await ask('/events');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST, PUT']);
  });

  test('elsewhere there is nothing, a large body notwithstanding', async () => {
    const { ask } = await open({ routes: [echo] });
    expect((await ask('/')).status).toBe(404);
    expect((await ask('/events/')).status).toBe(404);
    expect((await ask('/nowhere', { method: 'POST', body: 'x'.repeat(5_000_000) })).status).toBe(404);
    expect((await ask('/healthz')).status).toBe(200);
  });

  test('two for the same place are a bug', async () => {
    await expect(open({ routes: [echo, echo] })).rejects.toThrow('bug: two routes for POST /events');
    await expect(open({ routes: [{ ...echo, method: 'GET', path: '/healthz' }] })).rejects.toThrow('bug: two routes');
  });

  test.each([
    ['at once', () => Promise.reject(new Error('secret at /some/file.ts:1'))],
    [
      'outside a promise',
      () => {
        throw new TypeError('secret at /some/file.ts:1');
      },
    ],
  ])('that fail %s give a reference, which the log has as well, and nothing of the fault', async (_, handle) => {
    const { ask, lines, faults } = await open({ routes: [{ method: 'GET', path: '/bad', handle }] });
    const answer = await ask('/bad');
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('Something went wrong inside Whetstone (reference ref-1).\n');
    expect(lines).toEqual([
      ['error', 'http request failed', { kind: '/bad', reason: expect.stringMatching(/Error$/), reference: 'ref-1' }],
    ]);
    expect(faults).toEqual([expect.objectContaining({ message: 'secret at /some/file.ts:1' })]);
    expect((await ask('/healthz')).status).toBe(200);
  });

  test('that fail in the middle of an answer cut it off', async () => {
    const handle: HttpOptions['routes'][number]['handle'] = async (_, res) => {
      res.writeHead(200, { 'content-length': '100' });
      await new Promise(resolve => res.write('the first half', resolve));
      throw new Error('and then');
    };
    const { ask, lines } = await open({ routes: [{ method: 'GET', path: '/half', handle }] });
    await expect((await ask('/half')).text()).rejects.toThrow();
    expect(lines).toMatchObject([['error', 'http request failed', { reference: 'ref-1' }]]);
  });

  test('whose client leaves in the middle are no fault', async () => {
    const { at, lines, faults } = await open({ routes: [echo] });
    const leaving = request(at('/events'), { method: 'POST', headers: { 'content-length': '10' } });
    leaving.on('error', () => {});
    leaving.write('half', () => setImmediate(() => leaving.destroy()));
    await vi.waitFor(() => expect(lines).toEqual([['debug', 'http client left', { kind: '/events' }]]), 5000);
    expect(faults).toEqual([]);
  });
});

describe('bad requests', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
    ['a header without a colon', 'GET /healthz HTTP/1.1\r\nHost: x\r\nbroken\r\n\r\n', 400],
    ['a NUL in a header', 'GET /healthz HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['a broken escape', 'GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['an escape that is no UTF-8', 'GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['a target that is no address', 'GET healthz HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['an address with a bad host', 'GET http://[::x]/ HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['an unknown expectation', 'GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nConnection: close\r\n\r\n', 417],
  ])('%s', async (_, bytes, status) => {
    const { server, ask } = await open();
    expect(await say(server, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await ask('/healthz')).status).toBe(200);
  });

  test.each([
    ['two slashes are no host', 'GET //healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404],
    ['a whole address', 'GET http://elsewhere/healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 200],
    ['a star', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
    [
      'an upgrade that nobody offers',
      'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: tea\r\n\r\n',
      200,
    ],
  ])('strange but clear: %s', async (_, bytes, status) => {
    const { server } = await open();
    const socket = connect(server.port, HOST);
    socket.write(bytes);
    const [head] = (await once(socket, 'data')) as [Buffer];
    expect(head.toString()).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    socket.destroy();
  });

  test('a tunnel is refused and a client that hangs up is let go', async () => {
    const { server, ask } = await open();
    expect(await say(server, 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n')).not.toMatch(/^HTTP\/1\.1 2/);
    const rude = connect(server.port, HOST);
    rude.write('GET /healthz HT', () => rude.resetAndDestroy());
    await once(rude, 'close');
    expect((await ask('/healthz')).status).toBe(200);
  });
});

describe('slow clients', () => {
  const patience = {
    headersTimeout: 50,
    requestTimeout: 100,
    connectionsCheckingInterval: 10,
    keepAliveTimeout: 100,
    stillTimeout: 60_000,
  };
  const reader = { method: 'POST', path: '/events', handle: async (req: IncomingMessage) => void (await text(req)) };

  test.each([
    ['nothing at all', ''],
    ['half a header', 'GET /healthz HTTP/1.1\r\nHo'],
    ['half a body', 'POST /events HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf'],
  ])('that send %s are told that it took too long', async (_, bytes) => {
    const { server, ask } = await open({ patience, routes: [reader] });
    expect(await say(server, bytes)).toMatch(/^HTTP\/1\.1 408 /);
    expect((await ask('/healthz')).status).toBe(200);
  });

  test('that send nothing more lose their connection', async () => {
    const { server } = await open({ patience });
    expect(await say(server, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('whose handler never answers lose it as well', async () => {
    const { server } = await open({
      patience: { ...patience, stillTimeout: 50 },
      routes: [{ method: 'GET', path: '/never', handle: () => {} }],
    });
    expect(await say(server, 'GET /never HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
  });
});

describe('a place to listen that cannot be had', () => {
  const refused = async (given: Partial<HttpOptions>) => {
    const fault = await open(given).then(
      () => null,
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(PersonError);
    return (fault as PersonError).message;
  };

  test('a port in use', async () => {
    const { server } = await open();
    expect(await refused({ port: server.port })).toBe(
      `Port ${server.port} on 127.0.0.1 is in use by another process; end that one, or set PORT to a free port.`,
    );
  });

  test('an address of another machine', async () => {
    expect(await refused({ host: '192.0.2.1' })).toMatch(/^192\.0\.2\.1 is no address of this machine; set HOST /);
  });

  test('a name that nobody has', async () => {
    expect(await refused({ host: 'nobody..invalid' })).toMatch(
      /^No machine is known by the name nobody\.\.invalid; set HOST/,
    );
  });
});

describe('closing', () => {
  /** A route that answers when it is told to, and the moment in which a request is in it. */
  function slow() {
    const entered = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const handle: HttpOptions['routes'][number]['handle'] = async (_, res) => {
      entered.resolve();
      await go.promise;
      res.end('done');
    };
    return { routes: [{ method: 'GET', path: '/slow', handle }], entered: entered.promise, finish: go.resolve };
  }

  test('takes no more, lets a running request finish, and then its connection ends', async () => {
    const { routes, entered, finish } = slow();
    const { server, at, ask } = await open({ routes });
    const agent = new Agent({ keepAlive: true });
    const running = once(get(at('/slow'), { agent }), 'response') as Promise<[IncomingMessage]>;
    await entered;
    const closed = server.close(60_000);
    await expect(ask('/healthz')).rejects.toThrow();
    finish();
    const [answer] = await running;
    expect([answer.headers.connection, await text(answer)]).toEqual(['close', 'done']);
    await closed;
    agent.destroy();
  });

  test('ends connections on which nothing runs', async () => {
    const { server, at } = await open();
    const agent = new Agent({ keepAlive: true });
    const [answer] = (await once(get(at('/healthz'), { agent }), 'response')) as [IncomingMessage];
    const ended = once(answer.socket, 'close');
    await text(answer);
    await server.close(60_000);
    await ended;
    agent.destroy();
  });

  test('cuts what is not done by the deadline, and twice is once', async () => {
    const { routes, entered } = slow();
    const { server, ask } = await open({ routes });
    const running = ask('/slow');
    running.catch(() => {});
    await entered;
    await Promise.all([server.close(10), server.close(60_000)]);
    await expect(running).rejects.toThrow();
  });
});

test('the port can be had again at once', async () => {
  const { server } = await open();
  await server.close(0);
  const next = createServer((socket: Socket) => socket.end()).listen(server.port, HOST);
  await once(next, 'listening');
  next.close();
});
