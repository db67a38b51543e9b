// Export: what is written in our own format gives the same entries when it is read again.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bank } from '../../src/bank/entry.ts';
import { exportBank } from '../../src/bank/export.ts';
import { build } from './bank-files.ts';

/** What must survive: addresses, titles, tags and what every passage says. */
function told(bank: Bank) {
  return bank.entries.map(({ id, title, tags, url, difficulty, variants, questionCode, passages }) => ({
    id,
    title,
    tags,
    url,
    difficulty,
    variants,
    questionCode,
    passages: passages.map(({ kind, text, right }) => [kind, text, right]),
  }));
}

function readAgain(bank: Bank): Bank {
  return build(Object.fromEntries(exportBank(bank).map(({ path, text }) => [path, text]))).bank;
}

describe('exportBank', () => {
  it('keeps a plain text bank', () => {
    const text = readFileSync(new URL('../fixtures/banks/questions.txt', import.meta.url), 'utf8');
    const { bank } = build({ 'questions.txt': text });
    expect(told(readAgain(bank))).toEqual(told(bank));
  });

  it('keeps tables, code, options, nested points, headings and notes', () => {
    const answer =
      'First.\n\n- one\n  - inner\n  - second inner\n- two\n\n### Part\n\n| A | B | C |\n|---|---|---|\n| x | 1 | 2 |\n| y | 3 | |\n\n```\nif (a) {\n  b();\n}\n```\n\n> **Note, 2026-01-02:** It changed.\n';
    const rows = [
      { id: 'a b', question: 'What is `x`?', answer, tags: ['k8s', 'ops'], url: 'https://a.b/c' },
      { question: 'Pick one?', options: ['red *is* it', 'green', 'blue'], correct: 'B', explanation: 'Since.' },
    ];
    const { bank } = build({ 'deep/faq.jsonl': rows.map(row => JSON.stringify(row)).join('\n') });
    expect(told(readAgain(bank))).toEqual(told(bank));
  });

  it('keeps entries whose titles ask nothing', () => {
    const titles = [
      'gas',
      'shopping_list',
      'Define $\\leq$ and explain it',
      'Why?',
      'Example',
      'Answer',
      'Key points',
      '1. Numbered',
    ];
    const rows = titles.map((title, n) => ({
      _id: `d${n}`,
      title,
      text: `Text of number ${n}, long enough to say something.`,
    }));
    const { bank } = build({ 'corpus.jsonl': rows.map(row => JSON.stringify(row)).join('\n') });
    expect(told(readAgain(bank)).map(({ id }) => id)).toEqual(told(bank).map(({ id }) => id));
  });

  it('keeps the file’s own spelling where that says the same', () => {
    const { bank, copies } = build({
      'a.jsonl': '{"question":"A?","answer":"See [the docs](https://a.b) and `code`."}',
    });
    const [file] = exportBank(bank, (_, { range }) => copies[0]?.text.slice(range.start, range.end) ?? null);
    expect(file?.text).toContain('See [the docs](https://a.b) and `code`.');
  });

  it('keeps any words', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'the',
        'GPU',
        'a*b',
        '_x_',
        '`y`',
        '<div>',
        '&amp;',
        '#',
        '-',
        '1.',
        '>',
        '|',
        '[z](w)',
        '\\',
        '~~',
        '$5',
        '=',
        '+',
        '![i]',
        ':',
      ),
      fc.stringMatching(/^[a-zA-Zéß漢я]{1,8}$/),
    );
    const phrase = fc.array(word, { minLength: 1, maxLength: 12 }).map(words => `so ${words.join(' ')} end`);
    const row = fc.record({
      id: fc.stringMatching(/^[a-z0-9/_.-]{1,12}$/),
      question: phrase.map(text => `What ${text}?`),
      answer: phrase.map(text => `It ${text}.`),
      tags: fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,8}$/), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 1, maxLength: 3 }), rows => {
        const { bank } = build({ 'q.csv': csvOf(rows) });
        expect(told(readAgain(bank))).toEqual(told(bank));
      }),
      { numRuns: 150 },
    );
  });
});

function csvOf(rows: readonly { id: string; question: string; answer: string; tags: readonly string[] }[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map(({ id, question, answer, tags }) =>
    [id, question, answer, tags.join(',')].map(cell).join(','),
  );
  return `id,question,answer,tags\n${lines.join('\n')}\n`;
}
