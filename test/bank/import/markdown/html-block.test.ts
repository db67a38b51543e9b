// Tables in raw HTML within a Markdown file.
import { expect, it } from 'vitest';
import { markdownImporter } from '../../../../src/bank/import/markdown/importer.ts';
import { sourceOfString } from '../../../../src/bank/source-text.ts';

it('names columns of a table in HTML by its head alone, and no column where its cells span others', () => {
  const columnsOf = (rows: string) =>
    markdownImporter
      .read(sourceOfString('a.md', `## What is it?\n\n<table>${rows}</table>\n`))
      .entries[0]?.passages.filter(({ kind }) => kind === 'cell')
      .map(({ text, column }) => [text, column]);
  const row = (tag: string, ...texts: string[]) => `<tr>${texts.map(text => `<${tag}>${text}</${tag}>`).join('')}</tr>`;
  expect(columnsOf(row('th', 'GPU', 'Memory') + row('td', 'A10', '24 GB'))).toEqual([['24 GB', 'Memory']]);
  expect(columnsOf(row('td', 'H100', '80 GB') + row('td', 'A10', '24 GB'))).toEqual([
    ['80 GB', ''],
    ['24 GB', ''],
  ]);
  const spanning = '<tr><td rowspan="2">A10</td><td>24 GB</td></tr><tr><td>48 GB</td><td>two</td></tr>';
  expect(columnsOf(row('th', 'GPU', 'Memory') + spanning)?.map(([, column]) => column)).toEqual(['', '']);
});
