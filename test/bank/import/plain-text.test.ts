// Plain text banks: marks of questions and answers, labels, tables, points, and what belongs to no question.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainTextImporter } from '../../../src/bank/import/plain-text.ts';
import { sourceOfString } from '../../../src/bank/source-text.ts';

const read = (text: string) => plainTextImporter.read(sourceOfString('q.txt', text));
const fixture = readFileSync(new URL('../../fixtures/banks/questions.txt', import.meta.url), 'utf8');
const brief = (text: string) =>
  read(text).entries.map(({ title, passages }) => [title, ...passages.map(passage => passage.text)]);

describe('the style of our source text', () => {
  const { entries, skipped } = read(fixture);

  it('finds each question that has an answer, and names what belongs to none', () => {
    expect(entries.map(({ title, line }) => [title, line])).toEqual([
      ['Compare object storage, block storage and a shared file system.', 3],
      ['When should checkpoints go to local disks vs object storage?', 9],
      ['How much does it cost to keep 50 TB for a month?', 17],
      ['Who may delete a data set?', 23],
    ]);
    expect(skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'Text before the first question is an introduction.'],
      [25, '"Nordlicht Data Works" is a footer, not part of an answer.'],
      [21, 'The question "Is there a backup?" has no answer.'],
    ]);
  });

  it('reads a table by rows and cells, and cuts a tip so that a sentence can be quoted', () => {
    const passages = entries[0]?.passages ?? [];
    expect(passages.filter(({ kind }) => kind === 'row').map(({ row }) => row)).toEqual(['Strength', 'Weakness']);
    expect(passages.find(({ row, column }) => row === 'Weakness' && column === 'Block')?.text).toBe(
      'One machine at a time',
    );
    expect(
      passages.filter(({ kind }) => kind === 'paragraph').map(({ text, headings }) => [text.slice(0, 24), headings]),
    ).toEqual([
      ['Interview tip: Do not na', []],
      ['Always mention that a ca', ['Interview tip']],
    ]);
  });

  it('puts points under their label, and what follows the list under none', () => {
    const passages = entries[1]?.passages ?? [];
    expect(passages.map(({ kind, headings }) => [kind, ...headings])).toEqual([
      ['paragraph'],
      ['label'],
      ['bullet', 'Choose local disks when'],
      ['bullet', 'Choose local disks when'],
      ['label'],
      ['bullet', 'Choose object storage when'],
      ['paragraph'],
    ]);
    const bullet = passages[2];
    expect(bullet?.text).toMatch(/^Short runs \(under 2 hours\): A lost run .* wins\.$/);
    expect(fixture.slice(bullet?.range.start, bullet?.range.end)).toBe(bullet?.text);
    expect(fixture.slice(bullet?.labelRange?.start, bullet?.labelRange?.end)).toBe('Choose local disks when:');
  });

  it('cuts the label off a line that says something before it', () => {
    expect(entries[2]?.passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'Storage of 50 TB has been about $1,150 a month since 2020 at list price.'],
      ['label', 'Ways to pay less'],
      ['bullet', 'Compress: Text shrinks to a third.'],
      ['bullet', 'Delete old runs'],
    ]);
  });
});

describe('other marks', () => {
  it.each([
    ['Q. / A.', 'Q. What is a pod?\nA. A group.\n\nQ. And a node?\nA. A machine.\n'],
    ['Q: / A:', 'Q: What is a pod?\nA: A group.\nQ: And a node?\nA: A machine.\n'],
    ['Question 1) / Ans:', 'Question 1) What is a pod?\nAns: A group.\nQuestion 2) And a node?\nAns: A machine.'],
    ['numbers', '1) What is a pod?\nA group.\n\n2) And a node?\nA machine.\n'],
    ['numbers with stops', '10. What is a pod?\nA group.\n10. And a node?\nA machine.\n'],
    ['answers alone', 'What is a pod?\nAnswer: A group.\n\nAnd a node?\nAnswer: A machine.\n'],
    ['question marks alone', 'What is a pod?\nA group.\n\nAnd a node?\nA machine.\n'],
    ['carriage returns', 'Q1: What is a pod?\r\nAnswer: A group.\r\nQ2: And a node?\r\nAnswer:\r\nA machine.\r\n'],
    ['one line', 'Q: What is a pod? A: A group.\nQ: And a node? A: A machine.\n'],
    ['one line in bold', '**Q1: What is a pod?** **A:** A group.\n**Q2: And a node?** **A:** A machine.\n'],
    [
      'numbered answers',
      'Question 1: What is a pod?\nAnswer 1: A group.\n-----\nQuestion 2: And a node?\nAnswer 2: A machine.\n',
    ],
    [
      'sections',
      'BASICS\n======\n\nQ1: What is a pod?\nA: A group.\n\nSection 2: More\n\nQ2: And a node?\nA: A machine.\n\n--- END ---\n',
    ],
    ['emphasis', '**Q1: What is a pod?**\n**Answer:** A group.\n\n**Q2: And a node?**\n**Answer:** A machine.\n'],
  ])('reads %s', (_, text) => {
    expect(brief(text)).toEqual([
      ['What is a pod?', 'A group.'],
      ['And a node?', 'A machine.'],
    ]);
  });

  it('takes a quarter of a year for no question, and dots without a space for points', () => {
    expect(brief('Q1: When?\nAnswer: In spring:\nQ2 2024 was late.\n•one\n•two\n')).toEqual([
      ['When?', 'In spring', 'Q2 2024 was late.', 'one', 'two'],
    ]);
  });

  it('takes numbered steps of an answer for no questions', () => {
    expect(
      brief('1. What is a pod?\nA group:\n1. one\n2. two\n\n2. Explain nodes.\n\nMachines.\n\n3. Why?\nSo.\n'),
    ).toEqual([
      ['What is a pod?', 'A group', 'one', 'two'],
      ['Explain nodes.', 'Machines.'],
      ['Why?', 'So.'],
    ]);
  });

  it('reads lettered options and the letter of the right one', () => {
    const { entries } = read(
      '1) What is 2 + 2?\nA. 3\nB. 4\nAnswer: B\n\n2) Which are colours?\nA) red\nB) stone\nC) blue\nCorrect answer: A, C\nRed and blue are.\n',
    );
    expect(
      entries.map(({ title, passages }) => [title, passages.map(({ kind, text, right }) => [kind, text, right])]),
    ).toEqual([
      [
        'What is 2 + 2?',
        [
          ['option', '3', false],
          ['option', '4', true],
        ],
      ],
      [
        'Which are colours?',
        [
          ['option', 'red', true],
          ['option', 'stone', false],
          ['option', 'blue', true],
          ['paragraph', 'Red and blue are.', undefined],
        ],
      ],
    ]);
  });

  it('keeps code that stands before the answer with the question', () => {
    const [entry] = read('Q1: What does this print?\n    print(1)\nAnswer: 1\n').entries;
    expect(entry).toMatchObject({
      title: 'What does this print?',
      questionCode: '    print(1)',
      passages: [{ text: '1' }],
    });
  });

  it('goes on with a question over lines, and keeps wrapped prose together', () => {
    const text =
      'Q1: What is it that makes a model\nslow to start?\nAnswer: Loading the weights takes a long time, since they are read over\nthe network first.\n';
    expect(brief(text)).toEqual([
      [
        'What is it that makes a model slow to start?',
        'Loading the weights takes a long time, since they are read over the network first.',
      ],
    ]);
  });

  it('keeps a short last line that answers', () => {
    expect(brief('Q1: Which store?\nAnswer: One is fast.\nRedis is fastest\n')[0]).toEqual([
      'Which store?',
      'One is fast.',
      'Redis is fastest',
    ]);
    expect(brief('Q1: Which store?\nAnswer:\nAmazon Redshift\n')[0]).toEqual(['Which store?', 'Amazon Redshift']);
    expect(brief('Q1: Which stores?\nAnswer: These:\n- Big Table\n- Red Shift\n')[0]).toContain('Red Shift');
  });

  it('does not take text without questions for a bank', () => {
    expect(plainTextImporter.recognises(sourceOfString('x.txt', 'Just notes.\n- one\n1. two\n'))).toBe(false);
    expect(read('Just notes.').skipped).toHaveLength(1);
  });
});
