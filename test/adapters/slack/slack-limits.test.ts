// The checker of payloads can fail: for each limit there is a payload at it that passes and one over it that does not.
import { describe, expect, test } from 'vitest';
import { faultsOfHome, faultsOfModal, faultsOfPost } from './slack-limits.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const divider = () => ({ type: 'divider' });
const post = (...blocks: unknown[]) => ({ text: 'text', blocks });
const button = (at: number, more: object = {}) => ({
  type: 'button',
  action_id: `a${at}`,
  text: plain(1),
  value: 'v',
  ...more,
});
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const option = (text: number, value: number) => ({ text: plain(text), value: 'v'.repeat(value) });
const menu = (type: string, count: number, shown = 1, value = 1) =>
  actions({ type, action_id: 'a', options: many(count, () => option(shown, value)) });
const confirm = (title: number, text: number, yes: number, no: number) =>
  actions(button(1, { confirm: { title: plain(title), text: plain(text), confirm: plain(yes), deny: plain(no) } }));
const thumb = (text: number, label: number, value = 1) => ({
  text: plain(text),
  value: 'v'.repeat(value),
  accessibility_label: 'l'.repeat(label),
});
const feedback = (at: number, text = 1, label = 1, value = 1) => ({
  type: 'feedback_buttons',
  action_id: `f${at}`,
  positive_button: thumb(text, label, value),
  negative_button: thumb(1, 1),
});
const feedbacks = (...elements: unknown[]) => ({ type: 'context_actions', elements });
const input = (more: object = {}, asked: object = {}) => ({
  type: 'input',
  label: plain(1),
  optional: false,
  element: { type: 'plain_text_input', action_id: 'value', max_length: 3_000, ...asked },
  ...more,
});
const boxes = (type: string, count: number, shown = 1) =>
  input({ element: { type, action_id: 'value', options: many(count, () => option(shown, 1)) } });
const table = (rows: number, columns: number, length = 1) => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => ({ type: 'raw_text', text: 'x'.repeat(length) }))),
});
const rich = (...elements: unknown[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const text = (length: number) => ({ type: 'text', text: 'x'.repeat(length) });
const section = (more: object) => ({ type: 'section', ...more });
const modal = (more: object = {}) => ({ type: 'modal', title: plain(5), blocks: [divider()], ...more });

const posts: readonly [limit: string, within: unknown, over: unknown][] = [
  ['50 blocks', post(...many(50, divider)), post(...many(51, divider))],
  ['a block at least', post(divider()), post()],
  ['12,000 characters', post(rich(text(11_800))), post(rich(text(11_990)))],
  [
    'text of 40,000',
    { ...post(divider()), text: 'x'.repeat(40_000) },
    { ...post(divider()), text: 'x'.repeat(40_001) },
  ],
  ['some text', post(divider()), { ...post(divider()), text: '' }],
  ['escaped text', { ...post(divider()), text: '&lt;!here&gt;' }, { ...post(divider()), text: '<!here>' }],
  ['one table', post(table(1, 1)), post(table(1, 1), table(1, 1))],
  ['tables of 100 rows', post(table(100, 1)), post(table(101, 1))],
  ['tables of 20 columns', post(table(1, 20)), post(table(1, 21))],
  ['tables of 10,000', post(table(1, 1, 10_000)), post(table(2, 1, 5_001))],
  ['no empty cell', post(table(1, 1)), post(table(1, 1, 0))],
  ['rows of one length', post(table(2, 1)), post({ type: 'table', rows: [...table(1, 1).rows, ...table(1, 2).rows] })],
  ['header of 150', post({ type: 'header', text: plain(150) }), post({ type: 'header', text: plain(151) })],
  [
    'plain header',
    post({ type: 'header', text: plain(1) }),
    post({ type: 'header', text: { type: 'mrkdwn', text: 'x' } }),
  ],
  ['section of 3,000', post(section({ text: plain(3_000) })), post(section({ text: plain(3_001) }))],
  ['no blank section', post(section({ text: plain(1) })), post(section({ text: { type: 'plain_text', text: ' ' } }))],
  ['a section of something', post(section({ text: plain(1) })), post(section({}))],
  [
    '10 fields',
    post(section({ fields: many(10, () => plain(1)) })),
    post(section({ fields: many(11, () => plain(1)) })),
  ],
  ['fields of 2,000', post(section({ fields: [plain(2_000)] })), post(section({ fields: [plain(2_001)] }))],
  [
    '10 small texts',
    post({ type: 'context', elements: many(10, () => plain(1)) }),
    post({ type: 'context', elements: many(11, () => plain(1)) }),
  ],
  [
    'small text of 2,000',
    post({ type: 'context', elements: [plain(2_000)] }),
    post({ type: 'context', elements: [plain(2_001)] }),
  ],
  ['25 buttons in a row', post(actions(...many(25, at => button(at)))), post(actions(...many(26, at => button(at))))],
  ['buttons of 75', post(actions(button(1, { text: plain(75) }))), post(actions(button(1, { text: plain(76) })))],
  [
    'values of 2,000',
    post(actions(button(1, { value: 'v'.repeat(2_000) }))),
    post(actions(button(1, { value: 'v'.repeat(2_001) }))),
  ],
  ['known styles', post(actions(button(1, { style: 'danger' }))), post(actions(button(1, { style: 'loud' })))],
  [
    'action ids of 255',
    post(actions(button(1, { action_id: 'a'.repeat(255) }))),
    post(actions(button(1, { action_id: 'a'.repeat(256) }))),
  ],
  ['different action ids', post(actions(button(1)), actions(button(2))), post(actions(button(1)), actions(button(1)))],
  [
    'block ids of 255',
    post({ ...divider(), block_id: 'b'.repeat(255) }),
    post({ ...divider(), block_id: 'b'.repeat(256) }),
  ],
  [
    'different block ids',
    post(input({ block_id: 'a' }), input({ block_id: 'b' })),
    post(input({ block_id: 'a' }), input({ block_id: 'a' })),
  ],
  ['titles of 100', post(confirm(100, 1, 1, 1)), post(confirm(101, 1, 1, 1))],
  ['confirmations of 300', post(confirm(1, 300, 1, 1)), post(confirm(1, 301, 1, 1))],
  ['yes of 30', post(confirm(1, 1, 30, 1)), post(confirm(1, 1, 31, 1))],
  ['no of 30', post(confirm(1, 1, 1, 30)), post(confirm(1, 1, 1, 31))],
  ['10 round buttons', post(menu('radio_buttons', 10)), post(menu('radio_buttons', 11))],
  ['100 options', post(menu('static_select', 100)), post(menu('static_select', 101))],
  ['options of 75', post(menu('static_select', 1, 75)), post(menu('static_select', 1, 76))],
  ['option values of 75', post(menu('static_select', 1, 1, 75)), post(menu('static_select', 1, 1, 76))],
  [
    'a chosen option that is offered',
    post(actions({ ...menu('radio_buttons', 1).elements[0]!, initial_option: option(1, 1) })),
    post(actions({ ...menu('radio_buttons', 1).elements[0]!, initial_option: option(2, 1) })),
  ],
  ['10 boxes', post(boxes('checkboxes', 10)), post(boxes('checkboxes', 11))],
  ['100 options to choose some of', post(boxes('multi_static_select', 100)), post(boxes('multi_static_select', 101))],
  ['boxes of 75', post(boxes('checkboxes', 1, 75)), post(boxes('checkboxes', 1, 76))],
  ['boxes in questions alone', post(boxes('checkboxes', 1)), post(menu('checkboxes', 1))],
  ['5 thumbs', post(feedbacks(...many(5, at => feedback(at)))), post(feedbacks(...many(6, at => feedback(at))))],
  ['thumbs of 75', post(feedbacks(feedback(1, 75))), post(feedbacks(feedback(1, 76)))],
  ['thumbs read as 75', post(feedbacks(feedback(1, 1, 75))), post(feedbacks(feedback(1, 1, 76)))],
  ['thumbs worth 2,000', post(feedbacks(feedback(1, 1, 1, 2_000))), post(feedbacks(feedback(1, 1, 1, 2_001)))],
  ['labels of 2,000', post(input({ label: plain(2_000) })), post(input({ label: plain(2_001) }))],
  ['hints of 2,000', post(input({ hint: plain(2_000) })), post(input({ hint: plain(2_001) }))],
  ['placeholders of 150', post(input({}, { placeholder: plain(150) })), post(input({}, { placeholder: plain(151) }))],
  ['inputs of 3,000', post(input({}, { max_length: 3_000 })), post(input({}, { max_length: 3_001 }))],
  ['no empty rich text', post(rich(text(1))), post(rich(text(0)))],
  ['no empty section of rich text', post(rich(text(1))), post(rich())],
  [
    'links of 3,000',
    post(rich({ type: 'link', url: 'u'.repeat(3_000), text: 'x' })),
    post(rich({ type: 'link', url: 'u'.repeat(3_001), text: 'x' })),
  ],
  ['known rich text', post(rich(text(1))), post(rich({ type: 'broadcast', range: 'here' }))],
  ['whole characters', post(rich(text(1))), post(rich({ type: 'text', text: 'a\ud83d' }))],
  ['no control characters', post(rich(text(1))), post(rich({ type: 'text', text: 'a\u0007' }))],
  ['known blocks', post(divider()), post({ type: 'banner' })],
  [
    'escaped mrkdwn',
    post(section({ text: { type: 'mrkdwn', text: '&lt;!here&gt;' } })),
    post(section({ text: { type: 'mrkdwn', text: '<!here>' } })),
  ],
];

const views: readonly [limit: string, within: unknown, over: unknown][] = [
  ['100 blocks', modal({ blocks: many(100, divider) }), modal({ blocks: many(101, divider) })],
  ['titles of 24', modal({ title: plain(24) }), modal({ title: plain(25) })],
  ['buttons of 24', modal({ submit: plain(24) }), modal({ submit: plain(25) })],
  ['closing of 24', modal({ close: plain(24) }), modal({ close: plain(25) })],
  ['metadata of 3,000', modal({ private_metadata: 'm'.repeat(3_000) }), modal({ private_metadata: 'm'.repeat(3_001) })],
  ['ids of 255', modal({ callback_id: 'i'.repeat(255) }), modal({ callback_id: 'i'.repeat(256) })],
  ['a button for questions', modal({ blocks: [input()], submit: plain(1) }), modal({ blocks: [input()] })],
  ['no table', modal(), modal({ blocks: [table(1, 1)] })],
  [
    '250,000 bytes',
    modal({ blocks: many(20, () => rich(text(12_000))) }),
    modal({ blocks: many(21, () => rich(text(12_000))) }),
  ],
];

describe('the checker of posts', () => {
  test.each(posts)('%s', (_limit, within, over) => {
    expect(faultsOfPost(within)).toEqual([]);
    expect(faultsOfPost(over)).toHaveLength(1);
  });
});

describe('the checker of windows', () => {
  test.each(views)('%s', (_limit, within, over) => {
    expect(faultsOfModal(within)).toEqual([]);
    expect(faultsOfModal(over)).toHaveLength(1);
  });
});

describe('the checker of home pages', () => {
  test('100 blocks', () => {
    expect(faultsOfHome(many(100, divider))).toEqual([]);
    expect(faultsOfHome(many(101, divider))).toHaveLength(1);
  });

  test('250,000 bytes', () => {
    expect(faultsOfHome(many(20, () => rich(text(12_000))))).toEqual([]);
    expect(faultsOfHome(many(21, () => rich(text(12_000))))).toHaveLength(1);
  });

  test('no thumbs', () => {
    expect(faultsOfHome([feedbacks(feedback(1))])).toHaveLength(1);
  });
});
