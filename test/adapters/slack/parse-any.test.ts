// Whatever comes in is read or left alone, never thrown at; and what is drawn to be pressed comes back as what it was.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../adapters/slack/parse.ts';
import { renderMessage } from '../../../adapters/slack/render.ts';
import { renderDialog, renderHome } from '../../../adapters/slack/render-view.ts';
import type { Action } from '../../../src/message/action.ts';
import type { Message } from '../../../src/message/message.ts';
import { anyAction, anyDialog, anyMessage } from '../../message/any-message.ts';
import { actionsIn, pressesIn } from './read-payload.ts';
import { read, recorded } from './recorded.ts';

type Json = Readonly<Record<string, unknown>>;

const NAMES = [
  'app-mention',
  'message-changed',
  'message-changed-tombstone',
  'message-deleted',
  'app-home-opened',
  'assistant-thread-started',
  'click-message',
  'click-window',
  'click-home',
  'click-form',
  'window-sent-off',
  'shortcut-on-message',
  'slash-command',
];

/** Every place in a body, as the names that lead there. */
function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...at, name]))];
}

function withAt(value: unknown, [name, ...rest]: readonly string[], what: unknown): unknown {
  if (name === undefined) return what;
  if (Array.isArray(value)) return value.map((inner, at) => (`${at}` === name ? withAt(inner, rest, what) : inner));
  return { ...(value as Json), [name]: withAt((value as Json)[name], rest, what) };
}

describe('garbage', () => {
  const garbage: readonly unknown[] = [null, undefined, '', 'x', 0, Number.NaN, true, [], [null], {}, { id: {} }];

  test.each(NAMES)('of every kind at every place of %s is no trouble', name => {
    const body = recorded(name);
    for (const at of placesIn(body)) {
      for (const what of garbage) expect(() => parse(withAt(body, at, what))).not.toThrow();
    }
  });

  test('of any shape is no trouble', () => {
    const type = fc.constantFrom('event_callback', 'block_actions', 'view_submission', 'message_action', 'x');
    const any = fc.oneof(
      fc.anything(),
      fc.record({ type, event: fc.object(), actions: fc.array(fc.object()), team: fc.anything() }),
      fc.record({ command: fc.anything(), text: fc.anything() }),
    );
    fc.assert(
      fc.property(any, body => {
        parse(body);
      }),
    );
  });

  test('in the names of fields touches nothing else', () => {
    const values = JSON.parse(
      '{"field:__proto__":{"value":{"value":"x"}},"field:constructor":{"value":{"value":"y"}}}',
    );
    const click = read('action', { ...recorded('click-form'), state: { values } });
    expect(Object.getPrototypeOf(click.fields)).toBe(Object.prototype);
    expect(Object.hasOwn(click.fields, '__proto__')).toBe(true);
    expect(({} as Json).x).toBeUndefined();
  });
});

describe('what is drawn to be pressed', () => {
  const clicked = (pressed: Json) => read('action', { ...recorded('click-message'), actions: [pressed] }).action;
  const RUNS = { numRuns: 60 };

  const comesBack = (blocks: unknown) => {
    const drawn = actionsIn(blocks).filter(action => action !== null);
    const pressed = pressesIn(blocks).map(clicked);
    expect(pressed).not.toContain(null);
    for (const action of drawn) expect(pressed).toContainEqual(action);
  };

  test('on a post comes back', () => {
    fc.assert(
      fc.property(anyMessage, message => {
        for (const { blocks } of renderMessage(message).pages) comesBack(blocks);
      }),
      RUNS,
    );
  });

  test('on the home page comes back', () => {
    fc.assert(
      fc.property(anyMessage, message => comesBack(renderHome(message).blocks)),
      RUNS,
    );
  });

  test('in a window comes back, and so does what sends it off', () => {
    fc.assert(
      fc.property(anyDialog, dialog => {
        const { view } = renderDialog(dialog);
        comesBack(view.blocks);
        if (view.private_metadata === undefined) return;
        const sent = { ...(recorded('window-sent-off').view as Json), private_metadata: view.private_metadata };
        expect(read('action', { ...recorded('window-sent-off'), view: sent }).action).not.toBeNull();
      }),
      RUNS,
    );
  });

  test('says each action that it was drawn from, one by one', () => {
    fc.assert(
      fc.property(anyAction, action => {
        const message: Message = { blocks: [{ kind: 'buttons', buttons: [{ label: 'x', action }] }] };
        const found = renderMessage(message).pages.flatMap(({ blocks }) => pressesIn(blocks).map(clicked));
        expect(found).toEqual(found.length === 0 ? [] : [action]);
        if (found.length === 0) expect(renderMessage(message).notices).not.toEqual([]);
      }),
    );
  });

  test('is not vacuous: buttons, menus and thumbs are pressed', () => {
    const on: Action = { kind: 'set', setting: 'follow', value: 'on' };
    const off: Action = { kind: 'set', setting: 'follow', value: 'off' };
    const up: Action = { kind: 'vote', answer: 'a', vote: 'up' };
    const down: Action = { kind: 'vote', answer: 'a', vote: 'down' };
    const options = [on, off].map(action => ({ label: action.kind, action }));
    const many = Array.from({ length: 12 }, (_, at) => ({ label: `${at}`, action: { ...on } }));
    const message: Message = {
      blocks: [
        { kind: 'buttons', buttons: [{ label: 'Stop', action: { kind: 'unfollow' } }] },
        { kind: 'picker', label: 'Follow', options, chosen: 0 },
        { kind: 'picker', label: 'Many', options: many, chosen: 0 },
        { kind: 'vote', up, down },
      ],
    };
    const [page] = renderMessage(message).pages;
    const presses = pressesIn(page.blocks);
    const types = new Set(presses.map(({ type }) => type));
    expect([...types].sort()).toEqual(['button', 'feedback_buttons', 'radio_buttons', 'static_select']);
    expect(presses.map(clicked)).toEqual(expect.arrayContaining([{ kind: 'unfollow' }, on, off, up, down]));
  });
});
