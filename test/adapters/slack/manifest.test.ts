// Holds slack-manifest.yaml to Slack's rules, to what the code serves, and to what docs/SLACK.md tells of it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ANSWER_THIS, ASK_COMMAND, COST_COMMAND, QUIZ_COMMAND, REQUEST_PATH } from '../../../adapters/slack/names.ts';
import { BOT_SCOPES } from '../../../adapters/slack/scopes.ts';
import { COST_EXAMPLES } from '../../../src/present/present-cost-help.ts';
import { appIn, ask } from '../../app/app-ports.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const YAML = readFileSync(join(ROOT, 'slack-manifest.yaml'), 'utf8');
const PAGE = readFileSync(join(ROOT, 'docs', 'SLACK.md'), 'utf8');
const ADDRESS = `https://YOUR-HOST${REQUEST_PATH}`;

/** For HTTP, as the file's own first lines tell to change it. */
const YAML_FOR_HTTP = YAML.replaceAll(/^( *)# HTTP: /gm, '$1').replace(/^ *socket_mode_enabled: true\n/m, '');

/** The events that Slack sends to a bot with agent_view, each with the scope that its page asks for. */
const EVENT_SCOPES = {
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
} as const;

const upTo = (most: number) => z.string().trim().min(1).max(most);
const address = z.url({ protocol: /^https$/ }).optional();

/** Slack's manifest with the parts that we use, and its limits; what it does not know it refuses. */
const manifestSchema = z.strictObject({
  display_information: z.strictObject({
    name: upTo(35),
    description: upTo(140),
    long_description: upTo(4000).min(174),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({ display_name: upTo(80).regex(/^[a-z0-9._-]+$/), always_online: z.boolean() }),
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    agent_view: z.strictObject({
      agent_description: upTo(300),
      suggested_prompts: z.array(z.strictObject({ title: upTo(75), message: upTo(3000) })).max(4),
    }),
    slash_commands: z.array(
      z.strictObject({
        command: upTo(32).regex(/^\/[a-z-]+$/),
        description: upTo(2000),
        usage_hint: upTo(1000),
        should_escape: z.boolean(),
        url: address,
      }),
    ),
    shortcuts: z.array(
      z.strictObject({
        name: upTo(24),
        type: z.enum(['message', 'global']),
        callback_id: upTo(255),
        description: upTo(150),
      }),
    ),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      bot_events: z.array(z.enum(Object.keys(EVENT_SCOPES) as (keyof typeof EVENT_SCOPES)[])),
      request_url: address,
    }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: address }),
    org_deploy_enabled: z.literal(false),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});

const read = (yaml: string) => manifestSchema.parse(parse(yaml));
const manifest = read(YAML);
const { features, settings } = manifest;
const scopes = manifest.oauth_config.scopes.bot;

describe('the manifest', () => {
  it('asks for the scopes that the code names, each once', () => {
    expect([...scopes].sort()).toEqual(BOT_SCOPES.map(({ name }) => name).sort());
  });

  it('subscribes to events each once, and each with its scope', () => {
    const events = settings.event_subscriptions.bot_events;
    expect(new Set(events).size).toBe(events.length);
    const needed = events.flatMap(event => EVENT_SCOPES[event] ?? []);
    expect(needed.filter(scope => !scopes.includes(scope))).toEqual([]);
    expect(events).toEqual(expect.arrayContaining(Object.keys(EVENT_SCOPES)));
  });

  it('names the commands and the shortcut as the code does', () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual([ASK_COMMAND, COST_COMMAND, QUIZ_COMMAND]);
    expect(features.shortcuts.map(shortcut => [shortcut.type, shortcut.callback_id])).toEqual([
      ['message', ANSWER_THIS],
    ]);
  });

  it('is for Socket Mode, without any address', () => {
    expect(settings.socket_mode_enabled).toBe(true);
    expect(YAML.replaceAll(/#.*/g, '')).not.toContain('YOUR-HOST');
  });

  it('is for HTTP once it is changed as it says, with the address that the code serves', () => {
    const http = read(YAML_FOR_HTTP);
    expect(http.settings.socket_mode_enabled).toBe(false);
    const addresses = [
      http.settings.event_subscriptions.request_url,
      http.settings.interactivity.request_url,
      ...http.features.slash_commands.map(({ url }) => url),
    ];
    expect(addresses).toEqual([ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS]);
    expect(YAML.match(/^ +# HTTP: /gm)).toHaveLength(6);
  });
});

describe('the rules for manifests', () => {
  const changed = (from: string | RegExp, to: string) => () => {
    const yaml = YAML.replace(from, to);
    expect(yaml).not.toBe(YAML);
    return read(yaml);
  };

  test.each([
    ['a name of 36 characters', 'name: Whetstone', `name: ${'W'.repeat(36)}`],
    ['a description of 141 characters', /description: Answers questions.*/, `description: ${'d'.repeat(141)}`],
    ['a long description of 173 characters', /long_description: >-(\n {4}.*)+/, `long_description: ${'d'.repeat(173)}`],
    ['the description of the older assistant', 'agent_view:', 'assistant_view:'],
    ['the event of the older assistant', '- app_home_opened', '- assistant_thread_started'],
    ['a fifth prompt', 'suggested_prompts:', 'suggested_prompts:\n      - title: More\n        message: More?'],
    [
      'an agent description of 301 characters',
      /agent_description: >-(\n {6}.*)+/,
      `agent_description: ${'d'.repeat(301)}`,
    ],
    ['a bot name with capitals', 'display_name: whetstone', 'display_name: Whetstone'],
    ['an address without https', '# HTTP: url: https:', 'url: http:'],
  ])('refuse %s', (_what, from, to) => {
    expect(changed(from, to)).toThrow();
  });
});

describe('the suggested questions', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whetstone-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('are answered by the bank that comes along', async () => {
    const bank = await appIn(ROOT, dataDir, ROOT).app.openBank(join('knowledge', 'bank'));
    const messages = features.agent_view.suggested_prompts.map(({ message }) => message);
    const replies = await Promise.all(messages.map(message => ask(bank, message)));
    await bank.close();
    expect(replies.filter(({ answered }) => !answered).map(({ question }) => question)).toEqual([]);
    expect(new Set(replies.map(({ citations }) => citations[0]?.entry)).size).toBe(messages.length);
  });
});

describe('docs/SLACK.md', () => {
  it('gives the examples of the help on costs', () => {
    const examples = [...PAGE.matchAll(/^ {4}\/mlcost (.+)$/gm)].map(([, request]) => request);
    expect(examples).toEqual(COST_EXAMPLES);
    expect(COST_EXAMPLES).toContain(features.slash_commands[1]?.usage_hint);
  });

  it('names every command where it tells what people can do, and where one is unknown', () => {
    const rows = PAGE.split('\n').filter(line => line.startsWith('| '));
    const isUnknown = rows.find(row => row.includes('is unknown, or answers'));
    for (const { command } of features.slash_commands) {
      expect(rows.filter(row => row.startsWith(`| \`${command} `))).not.toEqual([]);
      expect(isUnknown).toContain(`\`${command}\``);
    }
  });

  it('gives the reason of each scope', () => {
    const rows = [...PAGE.matchAll(/^\| `([a-z_]+:[a-z]+|commands)` \| (.+) \|$/gm)].map(([, name, lets]) => ({
      name,
      lets,
    }));
    expect(rows).toEqual(BOT_SCOPES);
  });

  it('tells of the files and names that there are', () => {
    for (const name of ['slack-manifest.yaml', ASK_COMMAND, COST_COMMAND, QUIZ_COMMAND, 'Answer this', ADDRESS])
      expect(PAGE).toContain(name);
    expect(PAGE).toContain(`/invite @${features.bot_user.display_name}`);
    for (const prompt of PAGE.matchAll(/@whetstone (.+\?)/g))
      expect(features.agent_view.suggested_prompts.map(({ message }) => message)).toContain(prompt[1]);
  });
});
