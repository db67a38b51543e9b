// Careless and hostile quiz files: each fault is named with its line and its reason, and the rest is asked.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFully } from '../../../src/bank/import/markdown/parse.ts';
import { parsePieces } from '../../../src/bank/quiz-items/parse-pieces.ts';
import { readQuizItems } from '../../../src/bank/quiz-items/read-items.ts';
import { folder } from '../bank-files.ts';

const OPTIONS = '- [x] One\n- [ ] Two\n- [ ] Three';
const HEAD = '<!-- whetstone quiz -->\n# Quiz\n\n## topic\n\n';
const LINE = 6;

function item(prompt: string, id: string, body = OPTIONS): string {
  return `### ${prompt}\n\n\`id: ${id}\` · \`difficulty: easy\`\n\n${body}\n\nWhy: It is so.\n\nProof:\n\n> It is.\n\n`;
}

function read(text: string) {
  return readQuizItems(folder({ 'a.quiz.md': text }));
}

/** The faults of a file in which `wrong` stands before an item that is well, as `line: reason`. */
function faultsOf(wrong: string): string[] {
  const { items, faults } = read(`${HEAD}${wrong}${item('Which is well?', 'well')}`);
  expect(items.map(({ id }) => id)).toEqual(['a.quiz#well']);
  return faults.map(({ line, reason }) => `${line}: ${reason.replace(/^The quiz item ".*?" is not asked: /s, '')}`);
}

describe('an item that cannot be asked', () => {
  const option = (text: string) => `- [x] Two words\n- [ ] ${text}\n- [ ] Three`;
  const many = Array.from({ length: 40 }, (_, at) => `- [${at === 0 ? 'x' : ' '}] Option ${at}`).join('\n');
  const number = (answer: string) => item('How many?', 'many', `Answer: ${answer}`);
  const NOT_WRITTEN = 'its answer is not written like "2160 USD a month (± 2%)".';

  test.each([
    [item('Which?', 'a', ''), 'it needs either options, key points or one "Answer:", and only one of them.'],
    [item('Which?', 'a', option('two  WORDS')), 'two of its options are the same.'],
    [item('Which?', 'a', option('Two words.')), 'two of its options are the same.'],
    [item('Which?', 'a', option('Two\u200b words')), 'two of its options are the same.'],
    [item('Which?', 'a', option('x'.repeat(2_000))), 'one of its options is longer than 500 characters.'],
    [item('Which?', 'a', many), 'it has more than 26 options.'],
    [
      item('Which?', 'a', OPTIONS.replace('[ ]', '[]')),
      'one of its options has no box: write "[ ]" or "[x]" before each.',
    ],
    [item('Which?', 'a'.repeat(3_000)), 'its `id` is longer than 100 characters.'],
    [item('W'.repeat(5_000), 'a'), 'its heading is longer than 1000 characters.'],
    [number('1e999'), NOT_WRITTEN],
    [number('9'.repeat(500)), NOT_WRITTEN],
    [number('١٢٣'), NOT_WRITTEN],
    [number('5 USD (± 500%)'), 'its tolerance is not below 100%.'],
  ])('%#: is named with the reason', (wrong, reason) => {
    expect(faultsOf(wrong)).toEqual([`${LINE}: ${reason}`]);
  });

  test('is named by the beginning of its prompt, however long that is', () => {
    const { faults } = read(`${HEAD}${item('W'.repeat(5_000), 'a')}`);
    expect(faults[0]?.reason.length).toBeLessThan(300);
  });

  test('in another language than the labels says which line was not understood', () => {
    expect(faultsOf(item('Welche?', 'a').replace('Why:', 'Warum:'))).toEqual([
      '6: line 14 belongs to no part of an item; it needs one "Why:".',
    ]);
  });

  test('of HTML names the line', () => {
    expect(faultsOf(item('Which?', 'a', '<ul><li>One</li></ul>'))[0]).toMatch(/^6: line 10 belongs to no part/);
  });
});

describe('what stands under no heading of an item', () => {
  const STRAY = /: This belongs to no quiz item: the heading of an item has three signs/;
  const whole = item('Which?', 'a');

  test.each([
    ['a heading too deep', whole.replace('###', '####'), [6]],
    ['a heading too high', whole.replace('###', '##'), [8]],
    ['no heading', whole.replace('### ', ''), [8]],
    ['a heading by a line below it', whole.replace('### Which?', 'Which?\n---'), [9]],
  ])('by %s is named', (_, wrong, lines) => {
    const faults = faultsOf(wrong);
    expect(faults.map(fault => Number.parseInt(fault, 10))).toEqual(lines);
    for (const fault of faults) expect(fault).toMatch(STRAY);
  });

  test('after an item takes nothing of it along', () => {
    const { items, faults } = read(`${HEAD}${item('Which is well?', 'well')}${whole.replace('###', '####')}`);
    expect([items.length, faults.map(({ line }) => line)]).toEqual([1, [20]]);
  });

  test('is passed over where it is prose', () => {
    expect(faultsOf('These are about the first chapter.\n\n- by Ann\n- by Bob\n\n> A motto.\n\n')).toEqual([]);
  });

  test.each(['', '# Quiz\n\nTo be written.\n'])('and nothing else is a file without items, which is said', text => {
    expect(read(`<!-- whetstone quiz -->\n${text}`)).toMatchObject({
      items: [],
      faults: [{ path: 'bank/a.quiz.md', line: null, reason: expect.stringContaining('there is none in it') }],
    });
  });
});

test('line ends of another system and a byte order mark change nothing', () => {
  const text = `${HEAD}${item('Which?', 'a')}${item('Where?', 'b')}`;
  const plain = read(text);
  expect(plain.items).toHaveLength(2);
  expect(read(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(plain);
});

test('of files whose names differ in their ending alone, one id is asked once', () => {
  const text = `${HEAD}${item('Which?', 'a')}`;
  const { items, faults } = readQuizItems(folder({ 'a.quiz.md': text, 'a.quiz.txt': text }));
  expect(items.map(({ path }) => path)).toEqual(['bank/a.quiz.md']);
  expect(faults).toMatchObject([
    {
      path: 'bank/a.quiz.txt',
      line: 6,
      reason: expect.stringContaining('bank/a.quiz.md:6 has an item of the same id'),
    },
  ]);
});

test('a file of half a megabyte is read, each of its items, each of its items', () => {
  const count = 4_000;
  const text = HEAD + Array.from({ length: count }, (_, at) => item(`Which of ${at}?`, `${at}`)).join('');
  expect(text.length).toBeGreaterThan(450_000);
  const { items, faults } = read(text);
  expect([items.length, faults]).toEqual([count, []]);
}, 60_000);

describe('reading piece by piece', () => {
  /** Without what a short way leaves out and the lines, which nobody asks a node for. */
  const bare = (blocks: unknown) =>
    JSON.parse(
      JSON.stringify(blocks, (name, value) => (['line', 'column', 'start'].includes(name) ? undefined : value)),
    );

  test.each([
    '```\n### no heading\n```\n\n### heading\n',
    '~~~\n```\n### no heading\n~~~\n### heading\n',
    '<!--\n### no heading\n-->\n\n### heading\n',
    '<!-- all of it -->\n### heading\n',
    '<pre>\n\n### no heading\n\n</pre>\n\n### heading\n',
    '- item\n### heading\n',
    '> quote\n### heading\n```\n### no heading',
  ])('%#: takes nothing in code, comments and HTML for a heading', text => {
    expect(bare(parsePieces(text))).toEqual(bare(parseFully(text, 0, text.length)));
  });

  test('gives what reading at once gives, whatever stands in the file', () => {
    const line = fc.constantFrom(
      ...['### a', '## b', '#### c', '```', '~~~', '<!--', '-->', '<pre>', '</pre>', '- [ ] x', '> q', 'words', ''],
      ...['    ### d', '`id: a`', '#none', '<script>', '</script>', '1. one', '<!-- x --> y'],
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), lines => {
        const text = lines.join('\n');
        expect(bare(parsePieces(text))).toEqual(bare(parseFully(text, 0, text.length)));
      }),
      { numRuns: 500 },
    );
  });
});
