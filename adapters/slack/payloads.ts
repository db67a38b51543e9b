// The payloads of Slack that we read, as schemas: only the fields that are used, and of those only their shape.
import { z } from 'zod';

const id = z.string().min(1).max(255);
const text = z.string().default('');
/** What is no address is as good as none: the rest is still worth reading. */
const address = z.url().optional().catch(undefined);

const message = z.object({
  user: id.optional(),
  bot_id: id.optional(),
  subtype: z.string().optional(),
  text,
  ts: id,
  thread_ts: id.optional(),
  edited: z.object({ ts: id }).optional(),
});

export const messageEvent = message.extend({
  channel: id,
  channel_type: z.string().optional(),
  event_ts: id.optional(),
  deleted_ts: id.optional(),
  message: message.partial({ ts: true }).optional(),
  previous_message: message.partial({ ts: true }).optional(),
});

export const homeEvent = z.object({
  user: id,
  channel: id.optional(),
  tab: z.string().optional(),
  event_ts: id.optional(),
});

export const assistantEvent = z.object({
  assistant_thread: z.object({ user_id: id, channel_id: id, thread_ts: id }),
  event_ts: id.optional(),
});

export const eventBody = z.object({
  type: z.literal('event_callback'),
  team_id: id.optional(),
  event_id: id,
  event: z.looseObject({ type: z.string() }),
  authorizations: z.array(z.object({ team_id: id.nullish(), user_id: id.nullish() })).optional(),
});

export const commandBody = z.object({
  command: z.string(),
  text,
  user_id: id,
  team_id: id,
  channel_id: id,
  trigger_id: id,
  response_url: address,
  thread_ts: id.optional(),
});

const person = z.object({ id, team_id: id.optional() });
const team = z.object({ id }).nullish();
const values = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
      selected_options: z.array(z.object({ value: z.string() })).nullish(),
    }),
  ),
);

export const clickBody = z.object({
  type: z.literal('block_actions'),
  user: person,
  team,
  trigger_id: id.optional(),
  response_url: address,
  channel: z.object({ id }).optional(),
  container: z
    .object({
      type: z.string().optional(),
      message_ts: id.optional(),
      thread_ts: id.optional(),
      channel_id: id.optional(),
      view_id: id.optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  message: z.object({ ts: id.optional(), thread_ts: id.optional() }).optional(),
  view: z.object({ id, type: z.string().optional() }).optional(),
  state: z.object({ values }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        action_ts: id.optional(),
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

export const submissionBody = z.object({
  type: z.literal('view_submission'),
  user: person,
  team,
  trigger_id: id.optional(),
  view: z.object({
    id,
    hash: z.string().optional(),
    private_metadata: text,
    state: z.object({ values }).optional(),
  }),
});

export const shortcutBody = z.object({
  type: z.literal('message_action'),
  callback_id: z.string(),
  user: person,
  team,
  channel: z.object({ id }),
  message: z.object({ ts: id, text, thread_ts: id.optional() }),
  message_ts: id.optional(),
  action_ts: id.optional(),
  trigger_id: id.optional(),
  response_url: address,
});

export type Values = z.infer<typeof values>;
