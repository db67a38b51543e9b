// Reads rendered payloads back: what they say, what can be pressed, and what in them Slack would act on.
import { type Action, decodeAction } from '../../../src/message/action.ts';

type Json = Readonly<Record<string, unknown>>;

/** Every object of the payload, outer ones first, in their order. */
function* objectsIn(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const item of value) yield* objectsIn(item);
  else if (typeof value === 'object' && value !== null) {
    yield value as Json;
    yield* objectsIn(Object.values(value));
  }
}

/** All that people read in the blocks, in its order, without what mrkdwn escapes. */
export function textIn(blocks: unknown): string {
  return [...objectsIn(blocks)]
    .filter(({ text, user_id: id }) => typeof text === 'string' || typeof id === 'string')
    .map(({ type, text, user_id: id }) => (type === 'mrkdwn' ? readMrkdwn(`${text}`) : `${text ?? id}`))
    .join(' ');
}

/** What a mrkdwn text says. */
export function readMrkdwn(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll('\u200b', '');
}

/** The actions that can be taken, in their order; null for one that does not come back. */
export function actionsIn(blocks: unknown): (Action | null)[] {
  return [...objectsIn(blocks)]
    .filter(({ value, block_id: id }) => typeof value === 'string' && id === undefined)
    .map(({ value }) => decodeAction(`${value}`));
}

/** What Slack would make a mention, a link, an emoji or a look of, beside people and the links that are allowed. */
export function firingIn(blocks: unknown, links: ReadonlySet<string>): string[] {
  return [...objectsIn(blocks)].flatMap(object => [...firing(object, links)]);
}

function* firing(
  { type, text, url, user_id: id, emoji, verbatim }: Json,
  links: ReadonlySet<string>,
): Generator<string> {
  if (type === 'mrkdwn' && (/[<>]|&(?!(?:amp|lt|gt);)/.test(`${text}`) || verbatim !== true)) yield `mrkdwn: ${text}`;
  if (type === 'plain_text' && emoji !== false) yield `emoji: ${text}`;
  if (url !== undefined && (type !== 'link' || !links.has(`${url}`))) yield `link: ${url}`;
  if (type === 'user' && !/^[UW][A-Z0-9]+$/.test(`${id}`)) yield `user: ${id}`;
  if (['broadcast', 'usergroup', 'channel', 'emoji', 'markdown', 'date', 'team'].includes(`${type}`)) yield `${type}`;
}

/** What Slack sends of each press that the blocks allow: the element without what it does not tell back. */
export function pressesIn(blocks: unknown): Json[] {
  return [...objectsIn(blocks)].flatMap(
    ({ type, action_id, value, options, positive_button, negative_button }): Json[] => {
      const sent = { type, action_id, block_id: 'b1', action_ts: '1548426417.840180' };
      switch (type) {
        case 'button':
          return [{ ...sent, value }];
        case 'feedback_buttons':
          return [positive_button, negative_button].map(thumb => ({ ...sent, value: (thumb as Json).value }));
        case 'radio_buttons':
        case 'static_select':
          // A question of a form is not pressed but filled in.
          return action_id === 'value' ? [] : (options as Json[]).map(option => ({ ...sent, selected_option: option }));
        default:
          return [];
      }
    },
  );
}
