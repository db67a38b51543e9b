// HTML banks: headings, definition lists, details and other marks of questions; what is no content is left out.
import { describe, expect, it } from 'vitest';
import { htmlImporter } from '../../../src/bank/import/html.ts';
import { sourceOfString } from '../../../src/bank/source-text.ts';

const read = (body: string, head = '') =>
  htmlImporter.read(
    sourceOfString('faq.html', `<!doctype html>\n<html><head>${head}</head><body>\n${body}\n</body></html>`),
  );
const brief = (body: string) =>
  read(body).entries.map(({ title, passages }) => [title, passages.map(({ text }) => text).join(' / ')]);

describe('htmlImporter', () => {
  it('reads headings that ask, with lists, tables and code below them', () => {
    const { entries, copy } = read(
      '<h1>FAQ</h1><p>Welcome.</p>\n<h2 id="billing">How am I <em>billed</em>?</h2><p>Per <b>hour</b>.</p><ul><li>Spot: cheap</li></ul><table><tr><th>GPU</th><th>Price</th></tr><tr><td>H100</td><td>$3</td></tr></table><h3>Example</h3><pre>ls -l</pre>',
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ id: 'billing', title: 'How am I billed?', line: 4, format: 'html' });
    expect(entries[0]?.passages).toMatchObject([
      { kind: 'paragraph', text: 'Per hour.' },
      { kind: 'bullet', text: 'Spot: cheap' },
      { kind: 'row', text: 'H100 | $3' },
      { kind: 'cell', text: '$3', row: 'H100', column: 'Price' },
      { kind: 'code', text: 'ls -l', headings: ['Example'] },
    ]);
    for (const { range } of entries[0]?.passages ?? []) expect(copy?.slice(range.start, range.end).trim()).not.toBe('');
  });

  it('reads definition lists, details, bold questions and questions by class', () => {
    expect(
      brief(
        '<dl><dt>What is a pod?</dt><dd>Containers.</dd><dd>More.</dd><dt>A node?</dt><dd><p>A machine.</p></dd></dl><details><summary>Can I <code>ssh</code>?</summary><p>Yes.</p></details><p><strong>Is it bold?</strong></p><p>It is.</p><div class="faq-item"><div class="faq-question">Is it free?</div><div class="faq-answer"><p>No.</p></div></div><button class="accordion">Does it open?</button><div class="panel"><p>It does.</p></div>',
      ),
    ).toEqual([
      ['What is a pod?', 'Containers. / More.'],
      ['A node?', 'A machine.'],
      ['Can I ssh?', 'Yes.'],
      ['Is it bold?', 'It is.'],
      ['Is it free?', 'No.'],
      ['Does it open?', 'It does.'],
    ]);
  });

  it('takes details that only say "answer" as the answer of the heading above', () => {
    expect(brief('<h3>1. Does it scale?</h3><details><summary>Show answer</summary>It does.</details>')).toEqual([
      ['Does it scale?', 'It does.'],
    ]);
  });

  it('leaves out scripts, navigation, adverts and footers', () => {
    const page =
      '<nav><h2>Menu?</h2><p>Home</p></nav><h2>What is it?</h2><script>var x = "y";</script><p>A thing.</p><div class="ad-banner"><p>Buy!</p></div><aside>Related</aside><footer><h2>Who?</h2><p>We.</p></footer>';
    expect(brief(page)).toEqual([['What is it?', 'A thing.']]);
  });

  it('takes an invitation to get in touch for no question', () => {
    const { entries, skipped } = read(
      '<h2>What is it?</h2><p>A thing.</p><h2>Still need help?</h2><p>Write to us.</p>',
    );
    expect(entries).toHaveLength(1);
    expect(skipped[0]?.reason).toBe('"Still need help?" invites to get in touch and asks nothing.');
  });

  it('keeps a page whose wrapper only names a sidebar', () => {
    expect(
      brief(
        '<div class="page with-sidebar"><div class="sidebar"><h2>Menu?</h2><p>x</p></div><h2>What?</h2><p>This.</p></div>',
      ),
    ).toEqual([['What?', 'This.']]);
  });

  it('keeps words that look like marks, and names what has no answer', () => {
    const { entries, skipped } = read(
      '<h2>Is 5 &lt; 6?</h2><p>Yes: a*b*c, &lt;div&gt;, _x_, [y](z), # no heading</p><h2>And this?</h2>',
    );
    expect(entries[0]?.passages[0]?.text).toBe('Yes: a*b*c, <div>, _x_, [y](z), # no heading');
    expect(skipped.map(({ line, reason }) => [line, reason])).toEqual([[3, 'Below "And this?" stands no answer.']]);
  });

  it('takes the headings that say most where none asks', () => {
    expect(
      brief('<h1>Help</h1><h2>Accounts</h2><h3>Reset a password</h3><p>Click.</p><h3>Close it</h3><p>Write.</p>'),
    ).toEqual([
      ['Reset a password', 'Click.'],
      ['Close it', 'Write.'],
    ]);
  });

  it('says so when a page holds no question', () => {
    expect(read('<p>Just text.</p>').skipped[0]?.reason).toBe('No heading or other mark of a question was found.');
  });
});

describe('tables of a page', () => {
  const passagesOf = (rows: string) =>
    (read(`<h2>What is it?</h2><table>${rows}</table>`).entries[0]?.passages ?? []).map(
      ({ kind, text, row, column }) => [kind, text, row, column],
    );
  const cells = (tag: string, ...texts: readonly string[]) =>
    `<tr>${texts.map(text => `<${tag}>${text}</${tag}>`).join('')}</tr>`;

  it('have no head where none is marked: their first row is read like the others', () => {
    expect(passagesOf(cells('td', 'H100', '80 GB') + cells('td', 'A10', '24 GB'))).toEqual([
      ['row', 'H100 | 80 GB', 'H100', undefined],
      ['cell', '80 GB', 'H100', ''],
      ['row', 'A10 | 24 GB', 'A10', undefined],
      ['cell', '24 GB', 'A10', ''],
    ]);
  });

  it.each([
    ['cells for it', cells('th', 'GPU', 'Memory')],
    ['bold letters', cells('td', '<b>GPU</b>', '<strong>Memory</strong>')],
    ['a part of its own', `<thead>${cells('td', 'GPU', 'Memory')}</thead>`],
  ])('have a head by %s', (_, head) => {
    expect(passagesOf(head + cells('td', 'A10', '24 GB'))).toEqual([
      ['row', 'A10 | 24 GB', 'A10', undefined],
      ['cell', '24 GB', 'A10', 'Memory'],
    ]);
  });

  it('have no head where a row alone has a cell for its name', () => {
    const named = (name: string, text: string) => `<tr><th>${name}</th><td>${text}</td></tr>`;
    expect(passagesOf(named('A10', '24 GB') + named('H100', '80 GB')).map(([, text]) => text)).toEqual([
      'A10 | 24 GB',
      '24 GB',
      'H100 | 80 GB',
      '80 GB',
    ]);
  });

  it('keep cells under their columns where some span rows, and join the rows of a head', () => {
    const head = '<tr><th rowspan="2">GPU</th><th colspan="2">Price</th></tr><tr><th>spot</th><th>on demand</th></tr>';
    const body = '<tr><td>A10</td><td rowspan="2">cheap</td><td>$1</td></tr><tr><td>L4</td><td>$2</td></tr>';
    expect(passagesOf(head + body)).toEqual([
      ['row', 'A10 | cheap | $1', 'A10', undefined],
      ['cell', 'cheap', 'A10', 'Price spot'],
      ['cell', '$1', 'A10', 'Price on demand'],
      ['row', 'L4 | cheap | $2', 'L4', undefined],
      ['cell', 'cheap', 'L4', 'Price spot'],
      ['cell', '$2', 'L4', 'Price on demand'],
    ]);
  });
});
