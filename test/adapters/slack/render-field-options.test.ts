// What a form lets people choose from: which element it is, and that every option is offered or named, in full.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../adapters/slack/parse.ts';
import { renderMessage } from '../../../adapters/slack/render.ts';
import { renderDialog } from '../../../adapters/slack/render-view.ts';
import type { Field } from '../../../src/message/message.ts';
import { submission } from '../../fakes/slack-sends.ts';
import { anyChoiceField } from '../../message/any-message.ts';
import { dialogs } from '../../message/gallery.ts';
import { firstMissing, wordsIn } from '../../message/words.ts';
import { textIn } from './read-payload.ts';
import { faultsOfModal, faultsOfPost } from './slack-limits.ts';

type ChoiceField = Extract<Field, { kind: 'one-of' | 'some-of' }>;
type Kind = ChoiceField['kind'];

const action = { kind: 'quiz-give', round: 'r', question: 0, channel: 'C1', place: null } as const;
const submit = { label: 'Answer', action };
const long = (name: string) => `${name} ${'goes on and on '.repeat(8)}until it ends.`;
const named = (labels: readonly string[]) => labels.map((label, at) => ({ value: `${at}`, label }));
const asking = (kind: Kind, options: ChoiceField['options']): Field => ({
  kind,
  name: 'options',
  label: 'Which?',
  required: true,
  options,
});
const windowWith = (...fields: readonly Field[]) =>
  renderDialog({ title: 'Form', message: { blocks: [{ kind: 'form', fields, submit }] } });
const elementsIn = (blocks: readonly unknown[]) =>
  (blocks as { type: string; element?: { type: string; options: { text: { text: string }; value: string }[] } }[])
    .filter(({ type }) => type === 'input')
    .map(({ element }) => element!);
const numbers = (count: number) => named(Array.from({ length: count }, (_, at) => `Option number ${at}`));

describe('options', () => {
  test.each<[Kind, number, string]>([
    ['one-of', 10, 'radio_buttons'],
    ['one-of', 11, 'static_select'],
    ['some-of', 1, 'checkboxes'],
    ['some-of', 10, 'checkboxes'],
    ['some-of', 11, 'multi_static_select'],
    ['some-of', 100, 'multi_static_select'],
  ])('%s %i are %s', (kind, count, type) => {
    const { view, notices } = windowWith(asking(kind, numbers(count)));
    expect(elementsIn(view.blocks)).toMatchObject([{ type, options: numbers(count).map(({ value }) => ({ value })) }]);
    expect(view.blocks).toHaveLength(1);
    expect(notices).toEqual([]);
  });

  test('beyond a hundred are named', () => {
    const { view, notices } = windowWith(asking('some-of', numbers(103)));
    expect(elementsIn(view.blocks)[0]!.options).toHaveLength(100);
    expect(textIn(view.blocks.slice(1))).toBe(
      '3 of 103 answers could not be offered: Option number 100, Option number 101, Option number 102',
    );
    expect(notices).toEqual(['3 of 103 answers could not be offered']);
  });

  test.each<[Kind]>([['one-of'], ['some-of']])('%s that are too long stand above with their letters', kind => {
    const { view, notices } = windowWith(asking(kind, named(['Short', long('This'), 'B', long('That')])));
    expect(view.blocks.map(({ type }) => type)).toEqual(['rich_text', 'input']);
    expect(textIn(view.blocks.slice(0, 1))).toBe(`B. ${long('This')} D. ${long('That')}`);
    const [element] = elementsIn(view.blocks);
    expect(element!.options.map(({ text }) => text.text)).toEqual([
      'A. Short',
      expect.stringMatching(/^B\. This goes on .*…$/),
      'C. B',
      expect.stringMatching(/^D\. That goes on .*…$/),
    ]);
    expect(notices).toEqual(Array(2).fill('An option was shortened, and stands in full above'));
    expect(faultsOfModal(view)).toEqual([]);
  });

  test('that have their letters already get no others', () => {
    const { view } = windowWith(asking('some-of', named(['A. Short', `B. ${long('This')}`])));
    expect(textIn(view.blocks.slice(0, 1))).toBe(`B. ${long('This')}`);
    expect(elementsIn(view.blocks)[0]!.options.map(({ text }) => text.text.slice(0, 6))).toEqual(['A. Sho', 'B. Thi']);
  });

  test('that are many and long are told apart after Z as well', () => {
    const { view } = windowWith(asking('one-of', named(Array.from({ length: 28 }, (_, at) => long(`${at}`)))));
    const signs = elementsIn(view.blocks)[0]!.options.map(({ text }) => text.text.split('.')[0]);
    expect(new Set(signs).size).toBe(28);
    expect(signs.slice(-3)).toEqual(['Z', '27', '28']);
  });

  test('whose values cannot come back are named: several come back with line feeds between them', () => {
    const options = [
      { value: 'a', label: 'Fits' },
      { value: 'a\nb', label: 'Two lines' },
      { value: '', label: 'Nothing' },
      { value: 'x'.repeat(76), label: 'Too long' },
    ];
    const { view } = windowWith(asking('some-of', options));
    expect(textIn(view.blocks.slice(1))).toBe('3 of 4 answers could not be offered: Two lines, Nothing, Too long');
  });

  test('that are none leave a question without answers, which is named', () => {
    const { view } = windowWith(asking('some-of', []));
    expect(textIn(view.blocks)).toBe('A question of the form has no answers: Which?');
  });

  test('stand in a post as they do in a window', () => {
    const fields = [asking('some-of', named(['Short', long('This')]))];
    const { pages } = renderMessage({ blocks: [{ kind: 'form', fields, submit }] });
    expect(pages.flatMap(faultsOfPost)).toEqual([]);
    expect(pages[0].blocks.map(({ type }) => type)).toEqual(['rich_text', 'input', 'actions']);
    expect(pages[0].text).toContain('Which? (several can be chosen): Short, This goes on');
  });
});

test('a post has less room for options than a window, and names the others', () => {
  const fields = [asking('some-of', named(Array.from({ length: 100 }, (_, at) => `${at} ${'x'.repeat(70)}`)))];
  const { pages, notices } = renderMessage({ blocks: [{ kind: 'form', fields, submit }] });
  const blocks = pages.flatMap(page => page.blocks);
  expect(pages.flatMap(faultsOfPost)).toEqual([]);
  const offered = elementsIn(blocks)[0]!.options.length;
  expect(offered).toBeLessThan(100);
  expect(notices).toEqual([`${100 - offered} of 100 answers could not be offered`]);
  expect(textIn(blocks)).toContain(` 99 ${'x'.repeat(70)}`);
  expect(elementsIn(windowWith(...fields).view.blocks)[0]!.options).toHaveLength(100);
});

test('any option of a question is offered or named, in full, within the limits', () => {
  fc.assert(
    fc.property(anyChoiceField, field => {
      const { view } = windowWith({ ...field, name: 'options' });
      expect(faultsOfModal(view)).toEqual([]);
      const shown = letters(textIn(view.blocks));
      const options = elementsIn(view.blocks).flatMap(element => element.options);
      if (options.length === 0) expect(shown.join('')).toContain('hasnoanswers');
      for (const { label } of field.options) expect(firstMissing(letters(label), shown)).toBeNull();
      const values = field.options.map(({ value }) => value);
      expect(options.filter(({ value }) => !values.includes(value))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

/** Words may be split where there is no room for them, and halves of characters show as nothing. */
function letters(text: string): string[] {
  return [...wordsIn(text.replace(/\p{Surrogate}/gu, '')).join('')];
}

test('what is checked in the window comes back as values on lines, with the action that it sends off', () => {
  const { view } = renderDialog(dialogs['dialog-several']!);
  const [element] = elementsIn(view.blocks);
  const [first, , third] = element!.options;
  const body = submission(view.private_metadata ?? '', { options: [first!.value, third!.value] });
  expect(parse(body)).toMatchObject({
    kind: 'action',
    action: { kind: 'quiz-give', round: 'round-1', question: 0, channel: 'C0123', place: null },
    fields: { options: '0\n2' },
    conversation: { channel: 'C0123', direct: false },
  });
});
