// How single blocks look in Slack: which of its blocks they become, and what happens at its limits.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../adapters/slack/limits.ts';
import { renderMessage } from '../../../adapters/slack/render.ts';
import type { Action } from '../../../src/message/action.ts';
import type { Block, Button } from '../../../src/message/message.ts';
import { messages } from '../../message/gallery.ts';
import { bars, curves } from '../../message/gallery-costs.ts';
import { source } from '../../message/gallery-parts.ts';
import { actionsIn, textIn } from './read-payload.ts';

const share = (answer: string): Action => ({ kind: 'share', answer });

function draw(...blocks: Block[]) {
  const { pages, notices } = renderMessage({ blocks });
  return { pages, notices, blocks: pages.flatMap(page => page.blocks), text: pages.map(page => page.text).join('\n') };
}

function rich(...elements: object[]): object {
  return { type: 'rich_text', elements };
}

describe('text', () => {
  test('keeps its styles, its marks and its people, and reads nothing as markup', () => {
    const { blocks, text } = draw({
      kind: 'text',
      line: [
        { kind: 'person', id: 'U0123ABC' },
        { kind: 'text', text: ' <!here> *a* ' },
        { kind: 'text', text: 'b', style: 'strong' },
        { kind: 'marks', numbers: [1, 2] },
        { kind: 'person', id: '29:teams' },
      ],
    });
    const elements = [
      { type: 'user', user_id: 'U0123ABC' },
      { type: 'text', text: ' <!here> *a* ' },
      { type: 'text', text: 'b', style: { bold: true } },
      { type: 'text', text: ' [1][2]29:teams' },
    ];
    expect(blocks).toEqual([rich({ type: 'rich_text_section', elements })]);
    expect(text).toBe('Somebody &lt;!here&gt; *a* b [1][2]29:teams');
  });

  test('that is long goes on in the next block, from sentence to sentence', () => {
    const { blocks } = draw({ kind: 'text', line: [{ kind: 'text', text: 'One sentence of many. '.repeat(300) }] });
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks) expect(textIn([block])).toMatch(/^One .* many\. $/);
  });

  test('a heading is a header up to 150 characters and bold in full beyond', () => {
    expect(draw({ kind: 'heading', text: 'x'.repeat(150) }).blocks).toMatchObject([{ type: 'header' }]);
    const bold = { type: 'text', text: 'x'.repeat(151), style: { bold: true } };
    expect(draw({ kind: 'heading', text: 'x'.repeat(151) }).blocks).toEqual([
      rich({ type: 'rich_text_section', elements: [bold] }),
    ]);
  });

  test('a list stands in one block with the text that leads to it', () => {
    const item = [{ kind: 'text', text: 'a' }] as const;
    const { blocks } = draw({ kind: 'text', line: item }, { kind: 'list', ordered: true, items: [item, item] });
    expect(blocks).toMatchObject([
      rich({ type: 'rich_text_section' }, { type: 'rich_text_list', style: 'ordered', elements: [{}, {}] }),
    ]);
  });

  test('a numbered list that takes several blocks keeps its numbers', () => {
    const items = Array.from({ length: 200 }, () => [{ kind: 'text', text: 'word '.repeat(30) }] as const);
    const { blocks } = draw({ kind: 'list', ordered: true, items });
    expect(textIn(blocks)).toMatch(/^1\. {2}word [\s\S]* 199\. {2}word [\s\S]* 200\. {2}word/);
  });
});

describe('sources', () => {
  test('keep an excerpt in one element, with its signs', () => {
    const quote = `A verbatim <piece> & "more"\n${'of the bank '.repeat(400)}`;
    const { blocks } = draw({ kind: 'sources', sources: [source(1, 3, quote)] });
    expect(JSON.stringify(blocks)).toContain(JSON.stringify({ type: 'text', text: quote }));
  });

  test.each([
    ['https://git.example/bank.md#L3', true],
    ['http://git.example/', true],
    [`https://git.example/${'x'.repeat(2_980)}`, true],
    [`https://git.example/${'x'.repeat(2_981)}`, false],
    ['javascript:alert(1)', false],
    ['ftp://git.example/', false],
    ['https://git.example/|<!here>', false],
    ['bank.md', false],
  ])('link to %s: %s', (url, isLink) => {
    const { citation } = source(1, 3);
    const linked = { citation: { ...citation, source: { ...citation.source, url } }, excerpt: false };
    const { blocks } = draw({ kind: 'sources', sources: [linked] });
    const link = { type: 'link', url, text: 'knowledge/bank/cloud-ai-services.md:3' };
    expect(JSON.stringify(blocks).includes(JSON.stringify(link))).toBe(isLink);
    expect(textIn(blocks)).toContain('knowledge/bank/cloud-ai-services.md:3');
  });
});

describe('tables', () => {
  const row = (width: number, cell: string) => Array.from({ length: width }, (_, at) => `${cell}${at}`);

  test('beyond 100 rows go on in another post under the same head', () => {
    const rows = Array.from({ length: 150 }, (_, at) => [`${at}`]);
    const { pages } = draw({ kind: 'table', columns: ['Name'], rows });
    expect(pages.map(page => page.blocks)).toMatchObject([
      [{ type: 'table', rows: [[{ text: 'Name' }], [{ text: '0' }], ...Array.from({ length: 98 }, () => [{}])] }],
      [{ type: 'table', rows: [[{ text: 'Name' }], [{ text: '99' }], ...Array.from({ length: 50 }, () => [{}])] }],
    ]);
  });

  test('beyond 20 columns go on beside their first column', () => {
    const { pages } = draw({ kind: 'table', columns: row(25, 'c'), rows: [row(25, 'r')] });
    const heads = pages.map(page => textIn(page.blocks).split(' r0')[0]);
    expect(heads).toEqual([row(20, 'c').join(' '), `c0 ${row(25, 'c').slice(20).join(' ')}`]);
  });

  test('with a cell that is too long are told row by row', () => {
    const { blocks } = draw({
      kind: 'table',
      columns: ['Name', 'Story'],
      rows: [
        ['a', 'x'.repeat(501)],
        ['b', ''],
      ],
    });
    expect(textIn(blocks)).toBe(`Name:  a Story: ${'x'.repeat(501)} Name:  b Story: –`);
  });
});

describe('buttons', () => {
  const button = (more: Partial<Button> = {}): Button => ({ label: 'Share', action: share('a'), ...more });

  test('stand in rows of five, each with an id of its own', () => {
    const { blocks } = draw({ kind: 'buttons', buttons: Array.from({ length: 7 }, () => button()) });
    const ids = blocks.flatMap(block =>
      block.type === 'actions' ? block.elements.map(element => element.action_id) : [],
    );
    expect(blocks).toHaveLength(2);
    expect(ids).toEqual(Array.from({ length: 7 }, (_, at) => `share:${at}`));
  });

  test('with a long label are shortened, and named in full', () => {
    const label = `${'👩‍👩‍👧‍👦'.repeat(5)} ${'word '.repeat(20)}end`;
    const { blocks, notices } = draw({ kind: 'buttons', buttons: [button({ label })] });
    expect(blocks).toMatchObject([
      { elements: [{ text: { text: expect.stringMatching(/…$/) } }] },
      { type: 'context' },
    ]);
    expect(textIn(blocks)).toContain(label);
    expect(notices).toEqual(['A button was shortened, in full']);
  });

  test('whose action cannot be carried are left out, and named', () => {
    const { blocks, notices } = draw({
      kind: 'buttons',
      buttons: [button({ action: share('x'.repeat(2_000)) }), button({ action: share('\ud800') })],
    });
    expect(actionsIn(blocks)).toEqual([]);
    expect(textIn(blocks)).toBe('A button could not be shown: Share A button could not be shown: Share');
    expect(notices).toHaveLength(2);
  });

  test('ask before what cannot be undone', () => {
    const confirm = { question: 'q'.repeat(301), yes: 'Delete', no: 'Keep' };
    const { blocks, notices } = draw({ kind: 'buttons', buttons: [button({ style: 'danger', confirm })] });
    const asked = {
      title: { text: 'Share' },
      text: { text: `${'q'.repeat(299)}…` },
      confirm: { text: 'Delete' },
      style: 'danger',
    };
    expect(blocks).toMatchObject([{ elements: [{ style: 'danger', confirm: asked }] }, {}]);
    expect(textIn(blocks)).toContain('q'.repeat(301));
    expect(notices).toEqual(['What a button asks was shortened, in full']);
  });

  test('of a vote are thumbs', () => {
    const vote = { kind: 'vote', answer: 'a' } as const;
    const { blocks, text } = draw({ kind: 'vote', up: { ...vote, vote: 'up' }, down: { ...vote, vote: 'down' } });
    expect(blocks).toMatchObject([
      { type: 'context_actions', elements: [{ type: 'feedback_buttons', action_id: 'vote:0' }] },
    ]);
    expect(actionsIn(blocks)).toEqual([
      { ...vote, vote: 'up' },
      { ...vote, vote: 'down' },
    ]);
    expect(text).not.toBe('');
  });
});

describe('a picker', () => {
  const picker = (count: number, answer = ''): Block => ({
    kind: 'picker',
    label: 'Which?',
    options: Array.from({ length: count }, (_, at) => ({ label: `${at}`, action: share(`${at}${answer}`) })),
    chosen: 1,
  });

  test.each([
    [10, ['radio_buttons']],
    [11, ['static_select']],
    [150, ['static_select', 'static_select']],
  ])('of %i options is %j', (count, types) => {
    const { blocks } = draw(picker(count));
    expect(blocks.map(block => ('accessory' in block ? block.accessory?.type : null))).toEqual(types);
    expect(blocks[0]).toMatchObject({ accessory: { initial_option: { value: 'w1|share|1' } } });
    expect(new Set(actionsIn(blocks).map(action => JSON.stringify(action))).size).toBe(count);
  });

  test('whose actions are too long for a menu is buttons', () => {
    const { blocks } = draw(picker(3, 'x'.repeat(100)));
    expect(blocks).toMatchObject([
      { type: 'rich_text' },
      { type: 'actions', elements: [{}, { style: 'primary' }, {}] },
    ]);
  });
});

describe('a chart', () => {
  test('is its title above its figures in letters of one width, points down where there are more than series', () => {
    const { blocks } = draw({ kind: 'chart', ...curves });
    expect(blocks).toMatchObject([
      rich(
        { type: 'rich_text_section', elements: [{ text: curves.title, style: { bold: true } }] },
        { type: 'rich_text_preformatted' },
      ),
    ]);
    expect(textIn(blocks).split('\n')).toEqual([
      'A month by requests a day USD        serverless  dedicated',
      '0               $0.00  $2,160.00',
      '1,000       $0.001670  $2,160.00',
      '10,000        $225.00  $2,160.00',
      '100,000     $2,250.00  $2,160.00',
      '1,000,000  $22,500.00          –',
    ]);
  });

  test('that is too wide for that is a table under a heading, which go to a post of their own together', () => {
    const wide = { ...bars, labels: bars.labels.map(label => label.repeat(6)) };
    const { pages } = draw({ kind: 'table', columns: ['a'], rows: [['b']] }, { kind: 'chart', ...wide });
    expect(pages.map(page => page.blocks.map(({ type }) => type))).toEqual([['table'], ['header', 'table']]);
  });

  test('with figures that are none shows so, and without any is nothing', () => {
    const series = [{ label: 'a', values: [Number.NaN, Number.POSITIVE_INFINITY, null] }];
    expect(textIn(draw({ kind: 'chart', ...bars, series }).blocks)).toMatch(
      /on-demand +–\nspot +–\nreserved for a year {2}–$/,
    );
    expect(draw({ kind: 'chart', ...bars, labels: [], series: [] }).notices).toEqual(['This message is empty']);
  });

  test('that shares a post with a table takes none of its own', () => {
    const table = { kind: 'table', columns: ['a'], rows: [['b']] } as const;
    const { pages } = draw(table, { kind: 'chart', ...bars }, { kind: 'chart', ...curves });
    expect(pages).toHaveLength(1);
  });
});

describe('posts', () => {
  test('of the longest answer are few, and each begins where the one before ended', () => {
    const { pages } = renderMessage(messages['longest-answer']!);
    expect(pages.length).toBeLessThan(8);
    expect(pages.map(({ text }) => text).join('\n')).toMatch(/Part 1\.[\s\S]*Part 20\.[\s\S]*Part 40\./);
  });

  test('do not end with a heading', () => {
    const text = { kind: 'text', line: [{ kind: 'text', text: 'x '.repeat(1_450) }] } as const;
    const { pages } = draw(text, text, text, { kind: 'heading', text: 'Next' }, text, text);
    expect(pages.map(page => page.blocks.map(({ type }) => type))).toEqual([
      ['rich_text', 'rich_text', 'rich_text'],
      ['header', 'rich_text', 'rich_text'],
    ]);
  });

  test('of an empty message say so', () => {
    expect(draw({ kind: 'list', items: [], ordered: true })).toMatchObject({
      text: 'This message is empty.',
      notices: ['This message is empty'],
    });
  });
});

test('every limit of the table is held somewhere', () => {
  const folder = join(import.meta.dirname, '../../../adapters/slack');
  const code = readdirSync(folder)
    .map(file => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  expect(Object.keys(LIMITS).filter(name => !code.includes(`LIMITS.${name}`))).toEqual([]);
});
