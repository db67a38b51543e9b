// Quiz items as people write them: what is read of each, and that every fault is named while the others still come.
import { describe, expect, test } from 'vitest';
import { isQuizFile } from '../../../src/bank/quiz-items/quiz-file.ts';
import { readQuizItems } from '../../../src/bank/quiz-items/read-items.ts';
import { folder } from '../bank-files.ts';

const CHOICE = `### Which one is it?

\`id: which\` · \`difficulty: easy\`

- [ ] *This* one
- [x] That one
- [ ] Neither

Why: It is that one,
as is known.

Proof:

> That **one**
> it is.

> And no other.
`;
const NUMBER = `### How many?

\`id: many\` · \`difficulty: hard\`

Answer: 2160.5 USD a month (± 2.5%)

Why: 3 x 720.1666.

Proof:
> It costs $3.
`;
const OPEN = `### Why so?

\`id: why\` · \`difficulty: medium\`

- It is cheap.
  > Cheap it is.
- It is quick.

Why: Both are good reasons.
`;

function read(...items: string[]) {
  const text = `<!-- whetstone quiz -->\n# Quiz\n\nSome words.\n\n## topic\n\n${items.join('\n')}`;
  return readQuizItems(folder({ 'a/bank.quiz.md': text }));
}

/** Faults of a single item, with what comes before and after their reasons taken off. */
function wrongWith(item: string): string {
  const { items, faults } = read(item, OPEN);
  expect(items.map(({ id }) => id)).toEqual(['a/bank.quiz#why']);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatchObject({ path: 'bank/a/bank.quiz.md', line: 8, severity: 'error' });
  return faults[0]!.reason.replace(/^The quiz item ".*?" is not asked: /, '');
}

describe('readQuizItems', () => {
  test('reads a choice with its excerpts, as readable text with their lines', () => {
    expect(read(CHOICE)).toEqual({
      items: [
        {
          id: 'a/bank.quiz#which',
          entry: 'topic',
          beside: 'a/bank',
          prompt: 'Which one is it?',
          difficulty: 'easy',
          explanation: 'It is that one, as is known.',
          excerpts: [
            { text: 'That one it is.', line: 21 },
            { text: 'And no other.', line: 24 },
          ],
          asked: {
            kind: 'choice',
            options: [
              { text: 'This one', right: false },
              { text: 'That one', right: true },
              { text: 'Neither', right: false },
            ],
          },
          path: 'bank/a/bank.quiz.md',
          line: 8,
        },
      ],
      faults: [],
    });
  });

  test.each([
    ['2160.5 USD a month (± 2.5%)', { answer: '2160.5', unit: 'USD a month', tolerance: 0.025 }],
    ['30%', { answer: '30', unit: '%', tolerance: 0 }],
    ['-4 (±1 %)', { answer: '-4', unit: '', tolerance: 0.01 }],
  ])('reads the number %s', (written, asked) => {
    const { items } = read(NUMBER.replace('2160.5 USD a month (± 2.5%)', written));
    expect(items[0]?.asked).toEqual({ kind: 'number', ...asked });
    expect(items[0]?.excerpts).toEqual([{ text: 'It costs $3.', line: 17 }]);
  });

  test('keeps the excerpts of a key point with it', () => {
    const [item] = read(OPEN).items;
    expect(item?.excerpts).toEqual([]);
    expect(item?.asked).toEqual({
      kind: 'open',
      keyPoints: [
        { text: 'It is cheap.', excerpts: [{ text: 'Cheap it is.', line: 13 }] },
        { text: 'It is quick.', excerpts: [] },
      ],
    });
  });

  test('reads several sections and several files', () => {
    const other = `<!-- whetstone quiz -->\n## one\n\n${CHOICE}\n## two\n\n${NUMBER}`;
    const { items, faults } = readQuizItems(folder({ 'x.quiz.md': other, 'y.md': other }));
    expect(faults).toEqual([]);
    expect(items.map(({ id, entry, beside }) => [id, entry, beside])).toEqual([
      ['x.quiz#which', 'one', 'x'],
      ['x.quiz#many', 'two', 'x'],
      ['y#which', 'one', 'y'],
      ['y#many', 'two', 'y'],
    ]);
  });

  test.each([
    ['no id', CHOICE.replace('`id: which` · ', ''), 'it has no `id`.'],
    ['another difficulty', CHOICE.replace('easy', 'tricky'), 'its `difficulty` is not easy, medium or hard.'],
    ['two lines of ids', CHOICE.replace('Why:', '`id: b`\n\nWhy:'), 'it has several lines with an id or a difficulty.'],
    ['no reason', CHOICE.replace(/Why: [^P]*/, ''), 'it needs one "Why:".'],
    ['no proof', CHOICE.replace(/^>.*\n/gm, ''), 'it quotes no proof.'],
    ['nothing right', CHOICE.replace('[x]', '[ ]'), 'none of its options is right.'],
    ['nothing wrong', CHOICE.replaceAll('[ ]', '[x]'), 'none of its options is wrong.'],
    ['a repeated option', CHOICE.replace('*This* one', 'that ONE'), 'two of its options are the same.'],
    ['an empty option', CHOICE.replace('*This* one', '<!-- none -->'), 'one of its options is empty.'],
    ['two options', CHOICE.replace('- [ ] Neither\n', ''), 'it has fewer than 3 options.'],
    [
      'a number with separators',
      NUMBER.replace('2160.5', '2,160.5'),
      'its answer is not written like "2160 USD a month (± 2%)".',
    ],
    ['words that are no part', CHOICE.replace('Why:', 'Because.\n\nWhy:'), 'line 16 belongs to no part of an item.'],
    [
      'options and a number',
      CHOICE.replace('Why:', 'Answer: 3\n\nWhy:'),
      'it needs either options, key points or one "Answer:", and only one of them.',
    ],
  ])('names %s, and the next item still comes', (_, item, reason) => expect(wrongWith(item)).toBe(reason));

  test('takes true or false as options enough', () => {
    const item = CHOICE.replace('*This* one', 'False').replace('That one', 'True').replace('- [ ] Neither\n', '');
    expect(read(item).faults).toEqual([]);
  });

  test('names a second item of the same id', () => {
    const { items, faults } = read(CHOICE, CHOICE.replace('[x]', '[ ]').replace('`id: which`', '`id: other`'), CHOICE);
    expect(items).toHaveLength(1);
    expect(faults.map(({ line, reason }) => [line, reason])).toEqual([
      [26, 'The quiz item "Which one is it?" is not asked: none of its options is right.'],
      [44, 'The quiz item "Which one is it?" is not asked: line 8 has an item of the same id.'],
    ]);
  });

  test('names an item that stands in no section', () => {
    const text = `<!-- whetstone quiz -->\n# Quiz\n\n${CHOICE}`;
    expect(readQuizItems(folder({ 'a.md': text })).faults.map(({ reason }) => reason)).toEqual([
      'The quiz item "Which one is it?" is not asked: it stands under no section that names an entry.',
    ]);
  });

  test('names lines that are no text', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('<!-- whetstone quiz -->\n\n## a\n\n'), 0xff, 0x0a]);
    expect(readQuizItems(folder({ 'a.md': bytes })).faults).toMatchObject([
      { line: 5, path: 'bank/a.md' },
      { line: null, reason: expect.stringContaining('there is none in it') },
    ]);
  });
});

describe('isQuizFile', () => {
  const isQuiz = (text: string) => isQuizFile({ bytes: new TextEncoder().encode(text) });

  test.each(['<!-- whetstone quiz -->', '\uFEFF<!-- whetstone quiz -->\r\n# A', '<!--Whetstone Quiz-->  \n'])(
    'is told by the first line of %j',
    text => expect(isQuiz(text)).toBe(true),
  );

  test.each(['', '# Quiz', '\n<!-- whetstone quiz -->', '<!-- whetstone quiz --> # A', '<!-- a whetstone quiz -->'])(
    'is not told by %j',
    text => expect(isQuiz(text)).toBe(false),
  );
});
