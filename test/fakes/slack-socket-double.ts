// The other end of Socket Mode on loopback: greets, sends envelopes, notes what is acknowledged, and hangs up in Slack's ways.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

interface Acknowledged {
  readonly envelope_id: string;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Opens beside a double of the Web API, whose `apps.connections.open` names the address `/socket`. */
export function openSlackSocket(server: Server) {
  const sockets = new WebSocketServer({ server, path: '/socket' });
  const acknowledged: Acknowledged[] = [];
  const open: WebSocket[] = [];
  let waiting: { readonly isMet: () => boolean; readonly met: () => void }[] = [];
  let connections = 0;
  let envelopes = 0;
  let greets = true;

  const look = () => {
    for (const { met } of waiting.filter(({ isMet }) => isMet())) met();
    waiting = waiting.filter(({ isMet }) => !isMet());
  };

  sockets.on('connection', socket => {
    connections += 1;
    open.push(socket);
    socket.on('message', data => {
      acknowledged.push(JSON.parse(String(data)) as Acknowledged);
      look();
    });
    socket.on('close', () => {
      open.splice(open.indexOf(socket), 1);
      look();
    });
    if (greets) greet(socket);
    look();
  });

  function greet(socket: WebSocket): void {
    const info = { connection_info: { app_id: 'A0001' }, num_connections: open.length };
    socket.send(JSON.stringify({ type: 'hello', ...info, debug_info: { host: 'applink-1' } }));
  }

  return {
    acknowledged,
    connections: () => connections,
    open: () => open.filter(socket => socket.readyState === WebSocket.OPEN).length,
    /** Says no hello any more, as a server does that is too busy. */
    stopGreeting: () => {
      greets = false;
    },
    /** Sends a body as Slack wraps it, over the latest connection, and gives the id of the envelope. */
    send(type: 'events_api' | 'interactive' | 'slash_commands', payload: unknown, more: object = {}): string {
      const envelope_id = `envelope-${++envelopes}`;
      const envelope = { envelope_id, type, payload, accepts_response_payload: type !== 'events_api', ...more };
      open.at(-1)?.send(JSON.stringify(envelope));
      return envelope_id;
    },
    sendRaw: (text: string) => open.at(-1)?.send(text),
    /** Asks to connect anew, which is how a connection of Slack ends every few hours. */
    disconnect: (reason = 'refresh_requested') => open.at(-1)?.send(JSON.stringify({ type: 'disconnect', reason })),
    /** Cuts the line without a word. */
    cut: () => {
      for (const socket of open) socket.terminate();
    },
    /** Fulfils when `isMet` holds, which is looked at after each message and each connection. */
    until: (isMet: () => boolean) =>
      new Promise<void>(met => {
        waiting.push({ isMet, met });
        look();
      }),
    async close() {
      for (const socket of open) socket.terminate();
      sockets.close();
      await once(sockets, 'close').catch(() => {});
    },
  };
}
