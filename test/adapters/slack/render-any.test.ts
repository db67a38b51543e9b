// Whatever a message holds: its posts are within Slack's limits, nothing is lost, nothing in it fires, every button comes back.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMessage } from '../../../adapters/slack/render.ts';
import { renderDialog, renderHome } from '../../../adapters/slack/render-view.ts';
import type { Action } from '../../../src/message/action.ts';
import type { Block, Inline, Message } from '../../../src/message/message.ts';
import { anyDialog, anyMessage } from '../../message/any-message.ts';
import { firstMissing, looseStringsOf, stringsOf, wordsIn } from '../../message/words.ts';
import { actionsIn, firingIn, readMrkdwn, textIn } from './read-payload.ts';
import { faultsOfHome, faultsOfModal, faultsOfPost } from './slack-limits.ts';

const RUNS = { numRuns: 150 };

function linksOf({ blocks }: Message): ReadonlySet<string> {
  const sources = blocks.flatMap(block => (block.kind === 'sources' ? block.sources : []));
  return new Set(sources.map(({ citation }) => citation.source.url ?? '').filter(url => /^https?:/i.test(url)));
}

/** What each button of the message stands for, in its order. */
function actionsOf({ blocks }: Message): Action[] {
  return blocks.flatMap(actionsOfBlock);
}

function actionsOfBlock(block: Block): Action[] {
  switch (block.kind) {
    case 'buttons':
      return block.buttons.map(({ action }) => action);
    case 'choices':
      return block.choices.map(({ button }) => button.action);
    case 'picker':
      return block.options.map(({ action }) => action);
    case 'vote':
      return [block.up, block.down];
    case 'form':
      return [block.submit.action];
    default:
      return [];
  }
}

/** In the text of a post people are not named: an id says nothing there, and a name would call them. */
function withoutPeople(message: Message): Message {
  const somebody = { kind: 'text', text: 'Somebody' };
  const isPerson = (value: Partial<Inline>) => value?.kind === 'person' && /^[UW][A-Z0-9]{2,20}$/.test(value.id ?? '');
  return JSON.parse(JSON.stringify(message), (_, value) => (isPerson(value) ? somebody : value));
}

describe('any message', () => {
  test('is posted within the limits', () => {
    fc.assert(
      fc.property(anyMessage, message => {
        expect(renderMessage(message).pages.flatMap(faultsOfPost)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('says every word, in its order, in its blocks and in its text', () => {
    fc.assert(
      fc.property(anyMessage, message => {
        const { pages } = renderMessage(message);
        const shown = wordsIn(pages.map(({ blocks }) => textIn(blocks)).join(' '));
        const read = wordsIn(pages.map(({ text }) => readMrkdwn(text)).join(' '));
        const words = stringsOf(message).flatMap(wordsIn);
        expect(firstMissing(joined(words), joined(shown))).toBeNull();
        const named = stringsOf(withoutPeople(message)).flatMap(wordsIn);
        expect(firstMissing(joined(named), joined(read))).toBeNull();
        for (const loose of looseStringsOf(message)) {
          expect(firstMissing(joined(wordsIn(loose)), joined(shown))).toBeNull();
        }
      }),
      RUNS,
    );
  });

  test('calls nobody and opens nothing but its sources', () => {
    fc.assert(
      fc.property(anyMessage, message => {
        const { pages } = renderMessage(message);
        expect(pages.flatMap(({ blocks }) => firingIn(blocks, linksOf(message)))).toEqual([]);
        for (const { text } of pages) expect(text).not.toMatch(/[<>]|:\/\/|(?:^|\W)[@#]\w/);
      }),
      RUNS,
    );
  });

  test('has buttons that come back as the actions that they were made from, and names the others', () => {
    fc.assert(
      fc.property(anyMessage, message => {
        const { pages, notices } = renderMessage(message);
        const drawn = pages.flatMap(({ blocks }) => actionsIn(blocks)).filter(action => action !== null);
        const wanted = actionsOf(message).map(action => JSON.stringify(action));
        const found = drawn.map(action => JSON.stringify(action));
        // A menu marks its choice by saying it once more.
        expect(found.filter(action => !wanted.includes(action))).toEqual([]);
        const missing = wanted.filter(action => !found.includes(action));
        if (missing.length > 0) expect(notices.join()).toMatch(/could not be shown/);
      }),
      RUNS,
    );
  });

  test('is a home page within the limits', () => {
    fc.assert(
      fc.property(anyMessage, message => {
        const { blocks } = renderHome(message);
        expect(faultsOfHome(blocks)).toEqual([]);
        expect(firingIn(blocks, linksOf(message))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('is a window within the limits', () => {
    fc.assert(
      fc.property(anyDialog, dialog => {
        const { view } = renderDialog(dialog);
        expect(faultsOfModal(view)).toEqual([]);
        expect(firingIn(view, linksOf(dialog.message))).toEqual([]);
      }),
      RUNS,
    );
  });
});

/** Words may be split where there is no room for them, so they are compared letter by letter. */
function joined(words: readonly string[]): string[] {
  return [...words.join('')];
}

describe('huge messages', () => {
  const long = 'A sentence that goes on. '.repeat(4_000);
  const action = (at: number): Action => ({ kind: 'share', answer: `${at}` });
  const words = 'word '.repeat(1_000);
  const asking = { label: words, action: action(1), confirm: { question: words, yes: words, no: words } };
  const asked = {
    kind: 'text',
    name: 'a',
    label: words,
    hint: words.slice(0, 200),
    required: true,
    long: true,
  } as const;
  const huge: readonly [name: string, block: Block][] = [
    ['a text of 100,000 characters', { kind: 'text', line: [{ kind: 'text', text: long }] }],
    ['a word of 100,000 characters', { kind: 'text', line: [{ kind: 'text', text: 'x'.repeat(100_000) }] }],
    ['a heading of 100,000 characters', { kind: 'heading', text: long }],
    ['code of 100,000 characters', { kind: 'code', text: long, marks: [1] }],
    ['ampersands', { kind: 'text', line: [{ kind: 'text', text: '&'.repeat(50_000) }] }],
    ['quotation marks', { kind: 'quote', text: '"'.repeat(50_000), from: '\\'.repeat(50_000) }],
    ['5,000 styled letters', { kind: 'text', line: Array.from({ length: 5_000 }, (_, at) => letter(at)) }],
    [
      '500 buttons',
      {
        kind: 'buttons',
        buttons: Array.from({ length: 500 }, (_, at) => ({ label: long.slice(0, 90), action: action(at) })),
      },
    ],
    [
      '300 rows of 30 columns',
      { kind: 'table', columns: cells(30, 0), rows: Array.from({ length: 300 }, (_, at) => cells(30, at)) },
    ],
    [
      '300 rows of long cells',
      { kind: 'table', columns: cells(3, 0), rows: Array.from({ length: 300 }, () => [long.slice(0, 600), 'b']) },
    ],
    ['a chart of 150 points and 30 curves', chart(150, 30)],
    ['a chart of 3 points and 40 bars each', { ...chart(3, 40), shape: 'bars' }],
    ['a chart whose names are long', { ...chart(3, 2), title: words, labels: [words, words, words] }],
    ['1,000 points', { kind: 'list', ordered: true, items: Array.from({ length: 1_000 }, (_, at) => [letter(at)]) }],
    [
      '200 options',
      {
        kind: 'picker',
        label: long,
        options: Array.from({ length: 200 }, (_, at) => ({ label: `${at}`, action: action(at) })),
        chosen: 150,
      },
    ],
    [
      '500 facts',
      {
        kind: 'facts',
        facts: Array.from({ length: 500 }, (_, at) => ({ label: `${at}`, value: long.slice(0, at * 10) })),
      },
    ],
    ['12 facts', { kind: 'facts', facts: Array.from({ length: 12 }, (_, at) => ({ label: `${at}`, value: 'b' })) }],
    ['a plain fact of 2,500 characters', { kind: 'facts', facts: [{ label: 'a', value: 'x'.repeat(2_500) }] }],
    ['a small text of 5,000 characters', { kind: 'notice', level: 'info', line: [{ kind: 'text', text: words }] }],
    ['a choice of 5,000 characters', { kind: 'choices', choices: [{ text: words, button: asking }] }],
    [
      '300 short buttons',
      { kind: 'buttons', buttons: Array.from({ length: 300 }, () => ({ label: 'a', action: action(1) })) },
    ],
    ['a long option', { kind: 'picker', label: 'a', options: [{ label: words, action: action(1) }], chosen: 0 }],
    [
      'a long answer to start from',
      { kind: 'form', fields: [{ ...asked, label: 'a', value: '"'.repeat(9_000) }], submit: asking },
    ],
    ['long questions', { kind: 'form', fields: [asked, { ...asked, name: 'n'.repeat(260) }], submit: asking }],
  ];

  test.each(huge)('%s', (_name, block) => {
    const message = { blocks: [block] };
    const { pages } = renderMessage(message);
    expect(pages.flatMap(faultsOfPost)).toEqual([]);
    const shown = joined(wordsIn(pages.map(({ blocks }) => textIn(blocks)).join(' ')));
    const words = [...stringsOf(message), ...(block.kind === 'picker' ? [] : looseStringsOf(message).slice(0, 500))];
    for (const string of words) expect(firstMissing(joined(wordsIn(string)), shown)).toBeNull();
    expect(faultsOfHome(renderHome(message).blocks)).toEqual([]);
  });

  function letter(at: number) {
    return { kind: 'text', text: 'ab'[at % 2] ?? '', style: at % 2 === 0 ? 'strong' : 'code' } as const;
  }

  function chart(points: number, series: number) {
    const values = Array.from({ length: points }, (_, at) => at * 1_234.5);
    const names = cells(series, 1);
    const drawn = names.map(label => ({ label, values }));
    return {
      kind: 'chart',
      title: 'a',
      shape: 'curves',
      unit: 'USD',
      labels: cells(points, 0),
      series: drawn,
    } as const;
  }

  function cells(count: number, row: number): string[] {
    return Array.from({ length: count }, (_, at) => `${row}.${at}`);
  }
});
