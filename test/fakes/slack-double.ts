// A Slack on loopback: keeps what is posted, answers in Slack's shapes, and fails in the ways that it is told to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  text: string;
  blocks: readonly unknown[];
  readonly metadata: { readonly event_type: string; readonly event_payload: Readonly<Record<string, unknown>> } | null;
  readonly bot: boolean;
}

export interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** How a call goes wrong: `lost` does the work and breaks the connection, `hang` never answers. */
export type Failure =
  | { readonly kind: 'error'; readonly error: string }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  | { readonly kind: 'lost' }
  | { readonly kind: 'hang' };

/** What Slack knows of somebody, as far as a test wants it otherwise than usual. */
export interface Member {
  readonly tz?: string;
  readonly is_admin?: boolean;
  readonly is_owner?: boolean;
  readonly is_primary_owner?: boolean;
}

type Args = Readonly<Record<string, unknown>>;

const TEAM = 'T0001';
const BOT = 'UBOT';

/** Starts one on a free port. */
export async function startSlackDouble() {
  const posts: Posted[] = [];
  const calls: Call[] = [];
  const responses: { readonly path: string; readonly body: Args }[] = [];
  const failures = new Map<string, Failure[]>();
  const standing = new Map<string, Failure>();
  const members = new Map<string, Member>();
  let scopes: readonly string[] = ['chat:write'];
  let clock = 1_700_000_000;
  let base = '';

  const newTs = () => `${++clock}.000100`;
  const textOf = (args: Args, name: string) => (typeof args[name] === 'string' ? args[name] : null);

  function post(args: Args) {
    const channel = textOf(args, 'channel') ?? '';
    const posted: Posted = {
      channel,
      ts: newTs(),
      thread: textOf(args, 'thread_ts'),
      text: textOf(args, 'text') ?? '',
      blocks: Array.isArray(args.blocks) ? args.blocks : [],
      metadata: (args.metadata as Posted['metadata']) ?? null,
      bot: true,
    };
    posts.push(posted);
    return { channel, ts: posted.ts, message: shown(posted) };
  }

  function shown({ ts, thread, text, metadata }: Posted) {
    return { type: 'message', user: BOT, bot_id: 'B0001', ts, text, ...(thread && { thread_ts: thread }), metadata };
  }

  function read(args: Args, isHere: (post: Posted) => boolean) {
    const oldest = Number(args.oldest ?? 0);
    const found = posts.filter(
      it => it.channel === args.channel && isHere(it) && (Number(it.ts) >= oldest || oldest > 1.75e9),
    );
    const withKeys = args.include_all_metadata === true || args.include_all_metadata === 'true';
    return {
      messages: found.map(it => (withKeys ? shown(it) : { ...shown(it), metadata: undefined })),
      has_more: false,
    };
  }

  const methods: Readonly<Record<string, (args: Args) => Args>> = {
    'auth.test': () => ({
      url: 'https://acme.example/',
      team: 'Acme',
      user: 'whetstone',
      team_id: TEAM,
      user_id: BOT,
      bot_id: 'B0001',
    }),
    'chat.postMessage': post,
    'chat.postEphemeral': () => ({ message_ts: newTs() }),
    'chat.update': args => {
      const found = posts.find(it => it.channel === args.channel && it.ts === args.ts);
      if (found === undefined) return { ok: false, error: 'message_not_found' };
      found.text = textOf(args, 'text') ?? '';
      found.blocks = Array.isArray(args.blocks) ? args.blocks : [];
      return { channel: args.channel, ts: args.ts, text: found.text };
    },
    'chat.delete': args => {
      const at = posts.findIndex(it => it.channel === args.channel && it.ts === args.ts);
      if (at < 0) return { ok: false, error: 'message_not_found' };
      posts.splice(at, 1);
      return { channel: args.channel, ts: args.ts };
    },
    'conversations.replies': args => read(args, it => it.thread === args.ts || it.ts === args.ts),
    'conversations.history': args => read(args, it => it.thread === null),
    'conversations.open': args => ({ channel: { id: `D${String(args.users)}` } }),
    'users.info': ({ user }) => ({
      user: { id: user, team_id: TEAM, tz: 'Etc/UTC', is_admin: false, ...members.get(String(user)) },
    }),
    'apps.connections.open': () => ({ url: `${base.replace('http', 'ws')}/socket` }),
  };

  function act({ method, args }: Call): Args {
    const result = methods[method]?.(args) ?? {};
    return { ok: true, ...result };
  }

  /** What is to go wrong with a call; told for a channel it goes before what is told for all. */
  function failureOf({ method, args }: Call): Failure | undefined {
    const names = [`${method} ${String(args.channel)}`, method];
    const taken = names.find(name => (failures.get(name)?.length ?? 0) > 0);
    if (taken !== undefined) return failures.get(taken)?.shift();
    return names.map(name => standing.get(name)).find(found => found !== undefined);
  }

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await text(req);
    const path = req.url ?? '';
    if (path.startsWith('/respond/')) {
      const failure = failures.get('respond')?.shift();
      if (failure !== undefined) {
        fail(res, failure, () => {});
        return;
      }
      responses.push({ path, body: JSON.parse(body) as Args });
      json(res, 200, { ok: true });
      return;
    }
    const call = { method: path.replace(/^\/api\//, ''), args: argumentsIn(body, req.headers['content-type'] ?? '') };
    calls.push(call);
    const failure = failureOf(call);
    if (failure !== undefined) {
      fail(res, failure, () => act(call));
      return;
    }
    json(res, 200, act(call), { 'x-oauth-scopes': scopes.join(',') });
  }

  const server = createServer((req, res) => void serve(req, res).catch(() => res.destroy()));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    server,
    posts,
    calls,
    responses,
    /** Who is otherwise than usual, by their id: nobody runs the workspace, and all live by UTC. */
    members,
    /** For SLACK_API_URL. */
    apiUrl: `${base}/api/`,
    respondUrl: (name: string) => `${base}/respond/${name}`,
    /**
     * The next call of `method` (or of `method channel`) goes wrong like this; several are taken in turn. `respond` stands for
     * the addresses of clicks.
     */
    failNext: (method: string, ...how: readonly Failure[]) =>
      void failures.set(method, [...(failures.get(method) ?? []), ...how]),
    /** Every call goes wrong like this from now on, until it is null. */
    failAlways: (method: string, how: Failure | null) =>
      void (how === null ? standing.delete(method) : standing.set(method, how)),
    /** What the token may do from now on. */
    grant: (granted: readonly string[]) => {
      scopes = granted;
    },
    callsOf: (method: string) => calls.filter(call => call.method === method),
    close: () => {
      server.closeAllConnections();
      return new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
}

export type SlackDouble = Awaited<ReturnType<typeof startSlackDouble>>;

function fail(res: ServerResponse, failure: Failure, act: () => void): void {
  switch (failure.kind) {
    case 'error':
      json(res, 200, { ok: false, error: failure.error });
      return;
    case 'status':
      res.writeHead(failure.status, failure.headers ?? {});
      res.end(failure.body ?? '');
      return;
    case 'lost':
      act();
      res.destroy();
      return;
    default:
  }
}

function json(res: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(JSON.stringify(body));
}

/** Slack's client sends forms, in which what is no text is JSON. */
function argumentsIn(body: string, type: string): Args {
  if (type.includes('json')) return JSON.parse(body) as Args;
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, readValue(value)]));
}

function readValue(text: string): unknown {
  if (!/^[[{]|^(?:true|false)$/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
