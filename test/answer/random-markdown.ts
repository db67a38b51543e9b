// Banks of random Markdown: what importers meet in the wild, mixed in every way.
import fc from 'fast-check';

const word = fc.constantFrom(
  ...[
    'kettle',
    'boils',
    'gas',
    'water',
    '100',
    '3.5',
    '1,000',
    '70%',
    'été',
    '云计算',
    'שלום',
    '🙂',
    'C++',
    'p5.48xlarge',
  ],
  ...[
    '**bold**',
    '_leaning_',
    '`code`',
    'Sage**Maker**',
    '[link](https://example.org/a_b)',
    '&eacute;',
    '&amp;',
    '\\*',
    'a_b',
  ],
  ...['<b>x</b>', '~~old~~', '![picture](p.png)', '“quoted”', "it's", '*', '|', '<', '#', '\\|', 'https://example.org'],
);
/** A line of words, some of them with markup, signs and other scripts. */
export const anyLine = fc.array(word, { minLength: 1, maxLength: 12 }).map(words => words.join(' '));
const cell = fc.array(word, { maxLength: 4 }).map(words => words.join(' ').replaceAll('|', ''));
const long = anyLine.map(text => `${text} and then `.repeat(60));

const block = fc.oneof(
  anyLine,
  long,
  fc.array(anyLine, { minLength: 1, maxLength: 4 }).map(lines => lines.map(text => `- ${text}`).join('\n')),
  fc
    .array(anyLine, { minLength: 1, maxLength: 3 })
    .map(lines => lines.map((text, i) => `${i + 1}. ${text}`).join('\n')),
  fc.tuple(anyLine, anyLine).map(([a, b]) => `- ${a}\n  - ${b}`),
  fc.tuple(anyLine, anyLine).map(([label, point]) => `**${label.replaceAll('*', '')}:**\n\n- ${point}`),
  fc
    .array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 4 })
    .map(rows =>
      ['Feature', 'Gas', 'Electric 2']
        .join(' | ')
        .concat('\n|---|---|---|\n', rows.map(row => `| ${row.join(' | ')} |`).join('\n')),
    ),
  anyLine.map(text => `> **Note, 2026-01-01:** ${text}`),
  anyLine.map(text => `\`\`\`sh\n${text}\n\n# ${text}\n\`\`\``),
  anyLine.map(text => `### ${text}`),
  fc.constantFrom('', '---', '<!-- hidden -->', '> quoted', '    indented', '$$x^2$$', '***'),
);

/** A Markdown file with a few questions. */
export const anyBank = fc
  .array(fc.tuple(anyLine, fc.array(block, { minLength: 1, maxLength: 5 })), { minLength: 1, maxLength: 5 })
  .chain(entries =>
    fc.record({
      markdown: fc.constant(
        entries.map(([title, blocks], i) => `## What is ${title} ${i}?\n\n${blocks.join('\n\n')}\n`).join('\n'),
      ),
      start: fc.constantFrom('', '\ufeff', '# Kettles\n\n', '---\ntitle: x\n---\n\n'),
      newline: fc.constantFrom('\n', '\r\n'),
      end: fc.constantFrom('', '\n\n'),
    }),
  )
  .map(({ markdown, start, newline, end }) => `${start}${markdown}${end}`.replaceAll('\n', newline));
