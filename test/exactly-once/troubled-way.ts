// The way to the Slack double with trouble on it: calls get lost, and so do answers to calls that did their work.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Chance } from './random.ts';

/** `before` does nothing at the double, `after` comes when it has done its work. */
const TROUBLES = ['cut-before', 'cut-after', '500-before', '500-after', '429', 'slow'] as const;
type Trouble = (typeof TROUBLES)[number];

const SLOW_MS = 400;

/** Opens the way to `apiUrl`. Of the calls, the `share` meets trouble. */
export async function openTroubledWay(apiUrl: string, chance: Chance, share: number) {
  const met = new Map<Trouble, number>();
  const target = new URL(apiUrl);

  async function carry(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await buffer(req);
    const isIntroduction = req.url?.endsWith('/auth.test') === true;
    const trouble = !isIntroduction && chance.happens(share) ? chance.oneOf(TROUBLES) : null;
    if (trouble !== null) met.set(trouble, (met.get(trouble) ?? 0) + 1);
    switch (trouble) {
      case 'cut-before':
        return void res.destroy();
      case '500-before':
        return void res.writeHead(500).end();
      case '429':
        return void res.writeHead(429, { 'retry-after': '1' }).end();
      default:
    }
    const answer = await forward(target, req, body);
    if (trouble === 'cut-after') return void res.destroy();
    if (trouble === '500-after') return void res.writeHead(500).end('<html>oops</html>');
    if (trouble === 'slow') await new Promise(resolve => setTimeout(resolve, SLOW_MS));
    res.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
  }

  const server = createServer((req, res) => void carry(req, res).catch(() => res.destroy()));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    /** For SLACK_API_URL. */
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${target.pathname}`,
    met,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

function forward({ hostname, port }: URL, { url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const path = url ?? '/';
    const type = headers['content-type'] ?? '';
    const sent = request(
      { hostname, port, path, method: 'POST', headers: { 'content-type': type, 'content-length': body.length } },
      async res => {
        const answer = {
          status: res.statusCode ?? 500,
          type: res.headers['content-type'] ?? '',
          body: await buffer(res),
        };
        resolve(answer);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
