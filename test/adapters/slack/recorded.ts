// Bodies as Slack's pages show them, scrubbed, and changed in one place or another.
import { readFileSync } from 'node:fs';
import { parse } from '../../../adapters/slack/parse.ts';
import type { Incoming } from '../../../src/ports/incoming.ts';

type Json = Readonly<Record<string, unknown>>;

/** The body of test/fixtures/slack/NAME.json. */
export function recorded(name: string): Json {
  return JSON.parse(readFileSync(new URL(`../../fixtures/slack/${name}.json`, import.meta.url), 'utf8')) as Json;
}

/** The same event with other fields; what is undefined is left out. */
export function withEvent(name: string, fields: Json): Json {
  const body = recorded(name);
  return JSON.parse(JSON.stringify({ ...body, event: { ...(body.event as Json), ...fields } })) as Json;
}

/** What a body says, which must be of that kind. */
export function read<Kind extends Incoming['kind']>(kind: Kind, body: unknown): Extract<Incoming, { kind: Kind }> {
  const incoming = parse(body);
  if (incoming?.kind !== kind) throw new Error(`the body says ${incoming?.kind ?? 'nothing'}, not ${kind}`);
  return incoming as Extract<Incoming, { kind: Kind }>;
}
