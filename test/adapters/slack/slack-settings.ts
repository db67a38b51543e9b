// Settings of Slack for tests, and a log that keeps its lines.
import { readSlackSettings, type SlackSettings } from '../../../adapters/slack/config.ts';
import type { LogFields, Logger } from '../../../src/ports/logger.ts';

export const BOT_TOKEN = 'xoxb-11-22-botToken';
export const APP_TOKEN = 'xapp-1-A0123-44-appToken';

/** What `env` says beside the bot token; over HTTP unless it says otherwise. */
export function slackSettings(env: Readonly<Record<string, string>> = {}): SlackSettings {
  const { settings, faults } = readSlackSettings({ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: 's', ...env });
  if (settings === null) throw new Error(faults.map(({ sentence }) => sentence).join(' '));
  return settings;
}

export function keptLog(): Logger & {
  readonly lines: [level: string, event: string, fields: LogFields | undefined][];
} {
  const lines: [string, string, LogFields | undefined][] = [];
  const note = (level: string) => (event: string, fields?: LogFields) => void lines.push([level, event, fields]);
  return { lines, debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
}
