// Home pages and windows: what is sent off by which button, and what does not fit is counted.
import { expect, test } from 'vitest';
import { renderDialog, renderHome } from '../../../adapters/slack/render-view.ts';
import { decodeAction } from '../../../src/message/action.ts';
import type { Block } from '../../../src/message/message.ts';
import { dialogs, homes, messages } from '../../message/gallery.ts';
import { actionsIn, textIn } from './read-payload.ts';

const form = messages['every-block']!.blocks.find(({ kind }) => kind === 'form') as Extract<Block, { kind: 'form' }>;
const paragraph: Block = { kind: 'text', line: [{ kind: 'text', text: 'A paragraph' }] };

test('a home page that is too long says how much is left out', () => {
  const { blocks, notices } = renderHome(homes['home-too-long']!);
  expect(blocks).toHaveLength(100);
  expect(textIn(blocks.slice(-1))).toBe('21 of 120 parts did not fit here and were left out.');
  expect(notices).toEqual(['21 of 120 parts did not fit here and were left out']);
});

test('a home page has a vote as buttons and a table in letters of one width', () => {
  const { blocks } = renderHome(messages['every-block']!);
  const types = blocks.map(({ type }) => type);
  expect(types).not.toContain('context_actions');
  expect(types).not.toContain('table');
  expect(textIn(blocks)).toContain('GPU options  P4d, P5    A100, H100, TPU  NC, ND');
  expect(actionsIn(blocks)).toContainEqual({ kind: 'vote', answer: 'answer-1', vote: 'down' });
});

test('an empty home page says so', () => {
  expect(textIn(renderHome({ blocks: [] }).blocks)).toBe('There is nothing here.');
});

test('a window sends its form off by its own button', () => {
  const { view } = renderDialog(dialogs['dialog-form']!);
  expect(decodeAction(view.private_metadata ?? '')).toEqual(form.submit.action);
  expect(view).toMatchObject({ submit: { text: 'Send' }, close: { text: 'Cancel' }, callback_id: 'explain-vote' });
  expect(view.blocks).toMatchObject([
    { type: 'rich_text' },
    { type: 'input', block_id: 'field:why', optional: true, element: { action_id: 'value', type: 'plain_text_input' } },
    { type: 'input', block_id: 'field:kind', optional: false, element: { action_id: 'value', type: 'radio_buttons' } },
  ]);
});

test('a window without a form has nothing to send', () => {
  const { view } = renderDialog(dialogs['dialog-entry']!);
  expect(view.submit).toBeUndefined();
  expect(view.close.text).toBe('Close');
});

test('a long title stands in full at the top', () => {
  const { view, notices } = renderDialog(dialogs['dialog-entry']!);
  expect(view.title.text).toBe('When should you use man…');
  expect(textIn(view.blocks.slice(0, 1))).toBe(dialogs['dialog-entry']!.title);
  expect(notices).toHaveLength(1);
});

test('a window that is too long keeps its questions and counts the rest', () => {
  const { view, notices } = renderDialog(dialogs['dialog-too-long']!);
  expect(view.blocks.filter(({ type }) => type === 'input')).toHaveLength(2);
  expect(view.blocks.length).toBeLessThanOrEqual(100);
  expect(notices).toEqual([expect.stringMatching(/^2\d of 120 parts did not fit here and were left out$/)]);
});

test('a window asks the questions of its last form alone, and names the others', () => {
  const { view, notices } = renderDialog({ title: 'Two', message: { blocks: [form, paragraph, form, paragraph] } });
  expect(view.blocks.map(({ type }) => type)).toEqual(['context', 'rich_text', 'input', 'input', 'rich_text']);
  expect(notices).toEqual(['A second form could not be shown']);
});

test('a form whose action cannot be carried is named', () => {
  const submit = { label: 'Send', action: { kind: 'share', answer: 'x'.repeat(3_000) } } as const;
  const { view, notices } = renderDialog({ title: 'Form', message: { blocks: [{ ...form, submit }] } });
  expect(view.submit).toBeUndefined();
  expect(textIn(view.blocks)).toBe('A form could not be shown: Send');
  expect(notices).toHaveLength(1);
});

test('a form begins with what was chosen and filled in before', () => {
  const { view, notices } = renderDialog(dialogs['dialog-adjust']!);
  expect(view.blocks).toMatchObject([
    { element: { type: 'radio_buttons', initial_option: { text: { text: 'Google Cloud' }, value: 'gcp' } } },
    { element: { type: 'static_select', initial_option: { value: 'region-2' } } },
    { type: 'context' },
    { element: { type: 'plain_text_input', initial_value: '72' } },
  ]);
  expect(decodeAction(view.private_metadata ?? '')).toEqual({
    kind: 'recompute',
    answer: 'answer-1',
    place: 'https://hooks.example/1',
  });
  expect(notices).toEqual(['20 of 120 answers could not be offered']);
});

test('an answer that was chosen before is offered, whatever else there is no room for', () => {
  const options = Array.from({ length: 120 }, (_, at) => ({ value: `${at}`, label: `Region ${at}` }));
  const one = { kind: 'one-of', name: 'a', label: 'Which?', required: true, options, chosen: '119' } as const;
  const { view, notices } = renderDialog({ title: 'Form', message: { blocks: [{ ...form, fields: [one] }] } });
  expect(JSON.stringify(view.blocks[0])).toMatch(/"value":"119"},{.{0,80}"value":"0"}/);
  expect(view.blocks[0]).toMatchObject({ element: { initial_option: { value: '119' } } });
  expect(textIn(view.blocks.slice(1))).not.toContain('Region 119');
  expect(notices).toHaveLength(1);
});

test('what cannot be chosen or filled in beforehand is left to the person', () => {
  const options = Array.from({ length: 120 }, (_, at) => ({ value: `${at}`, label: `${at}` }));
  const one = { kind: 'one-of', label: 'Which?', required: true, options } as const;
  const text = { kind: 'text', label: 'What?', required: true, long: false } as const;
  const fields = [
    { ...one, name: 'a', chosen: 'none of them' },
    { ...text, name: 'c', value: ' \n' },
    { ...text, name: 'd', value: `${'x'.repeat(3_000)} and the end` },
  ];
  const { view, notices } = renderDialog({ title: 'Form', message: { blocks: [{ ...form, fields }] } });
  const elements = view.blocks.flatMap(block => (block.type === 'input' ? [block.element] : []));
  expect(elements.map(element => Object.keys(element).filter(key => key.startsWith('initial')))).toEqual([
    [],
    [],
    ['initial_value'],
  ]);
  expect(textIn(view.blocks)).toContain('and the end');
  expect(notices).toContain('An answer to start from was shortened, in full');
});

test('questions of the same name, and answers that cannot come back, are named', () => {
  const [text] = form.fields;
  const options = [
    { value: 'a', label: 'Fits' },
    { value: 'x'.repeat(76), label: 'Does not fit' },
  ];
  const choice = { kind: 'one-of', name: 'choice', label: 'Which?', required: true, options } as const;
  const fields = [text!, text!, choice];
  const { view, notices } = renderDialog({ title: 'Form', message: { blocks: [{ ...form, fields }] } });
  expect(view.blocks.filter(({ type }) => type === 'input')).toHaveLength(2);
  expect(textIn(view.blocks)).toContain('1 of 2 answers could not be offered: Does not fit');
  expect(notices).toEqual(['A question of the form could not be asked', '1 of 2 answers could not be offered']);
});

test('the label of a window’s button that is too long is shortened, and stands in full in the window', () => {
  const label = 'Send it to whoever keeps the bank';
  const submit = { ...form.submit, label };
  const { view, notices } = renderDialog({ title: 'Form', message: { blocks: [{ ...form, submit }] } });
  expect(view.submit!.text.length).toBeLessThanOrEqual(24);
  expect(textIn(view.blocks)).toContain(label);
  expect(notices).toHaveLength(1);
});
