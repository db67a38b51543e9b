// CSV banks: headers in any case and language, any delimiter, quoted line breaks, and malformed rows named by line.
import { describe, expect, it } from 'vitest';
import { csvImporter } from '../../../src/bank/import/csv.ts';
import { sourceOfString } from '../../../src/bank/source-text.ts';

const read = (text: string) => csvImporter.read(sourceOfString('faq.csv', text));
const brief = (text: string) =>
  read(text).entries.map(({ id, title, line, passages }) => [
    id,
    title,
    line,
    passages.map(passage => passage.text).join(' / '),
  ]);

describe('csvImporter', () => {
  it('reads id, tags and address, and quotes what stands in the copy', () => {
    const { entries, copy, skipped } = read(
      'id,question,answer,tags,url\nq-1,What is a pod?,A group of containers.,"k8s, basics",https://a.b/c\n',
    );
    const [entry] = entries;
    expect(entry).toMatchObject({
      id: 'q-1',
      title: 'What is a pod?',
      tags: ['k8s', 'basics'],
      url: 'https://a.b/c',
      line: 2,
      format: 'csv',
    });
    const range = entry?.passages[0]?.range;
    expect(copy?.slice(range?.start, range?.end)).toBe('A group of containers.');
    expect(copy).toContain('## What is a pod?\n\n`id: q-1` · `tags: k8s, basics` · `url: https://a.b/c`\n\n');
    expect(skipped).toEqual([]);
  });

  it.each([
    ['semicolons', 'Answer;ID;QUESTION\nIt is.;7;Is it?\n'],
    ['tabs', 'ID\tQuestion\tAnswer\n7\tIs it?\tIt is.\n'],
    ['bars', 'id|Question Text|Response\n7|Is it?|It is.\n'],
    ['a spreadsheet line', 'sep=;\nid;question;answer\n7;Is it?;It is.\n'],
    ['synonyms', '_id,Prompt,Reply\n7,Is it?,It is.\n'],
    ['German', 'id,Frage,Antwort\n7,Is it?,It is.\n'],
    ['carriage returns', 'id,question,answer\r\n7,Is it?,It is.\r\n'],
  ])('reads %s', (_, text) => expect(brief(text)).toEqual([['7', 'Is it?', expect.any(Number), 'It is.']]));

  it('keeps line breaks, quotes and the delimiter inside of quotes, and counts lines across them', () => {
    const text = 'question,answer\n"What is\na ""pod""?","One, two.\n\nThree."\nNext?,Yes.\n';
    expect(brief(text)).toEqual([
      [null, 'What is a "pod"?', 2, 'One, two. / Three.'],
      [null, 'Next?', 6, 'Yes.'],
    ]);
  });

  it('names malformed rows and goes on behind them', () => {
    const text =
      'question,answer\nA?,one\n"B?,two\nC?,three\n\nD "quoted"?,four\n"E"?,five\n,\nF?,\n,"Only this. And that."\n';
    const { skipped } = read(text);
    expect(brief(text).map(([, title, line]) => [title, line])).toEqual([
      ['A?', 2],
      ['C?', 4],
      ['D "quoted"?', 6],
      ['"E"?', 7],
      ['Only this.', 10],
    ]);
    expect(skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'The row is malformed: its quotes do not match.'],
      [9, 'The question "F?" has no answer.'],
    ]);
  });

  it('reads multiple choice from columns', () => {
    const text =
      'Question,Option A,Option B,Option C,Correct Answer,Explanation\nPick?,red,green,blue,B,Since green.\nAnd?,x,y,z,z,\nNone?,x,y,z,,\n';
    const { entries, skipped } = read(text);
    expect(entries[0]?.passages.map(({ kind, text: said, right }) => [kind, said, right])).toEqual([
      ['option', 'red', false],
      ['option', 'green', true],
      ['option', 'blue', false],
      ['paragraph', 'Since green.', undefined],
    ]);
    expect(entries[1]?.passages.filter(({ right }) => right).map(({ text: said }) => said)).toEqual(['z']);
    expect(skipped.map(({ line }) => line)).toEqual([4]);
  });

  it('finds the columns of a file without a header by what they hold', () => {
    expect(brief('1,What is A?,It is a.\n2,What is B?,It is b.\n')).toEqual([
      [null, 'What is A?', 1, 'It is a.'],
      [null, 'What is B?', 2, 'It is b.'],
    ]);
    expect(read('name,price\nH100,3\n').skipped[0]?.reason).toBe('No column holds questions and answers.');
    expect(read('').skipped[0]?.reason).toBe('The file holds no rows.');
  });

  it('keeps an answer from ending its entry in the copy', () => {
    const { copy, entries } = read('question,answer\nA?,"## Not an entry\n\nText\n---\n~~~\n## code"\nB?,b\n');
    expect(copy?.match(/^## .*/gm)).toEqual(['## A?', '## code', '## B?']);
    expect(copy).toContain('### Not an entry');
    expect(copy).toContain('~~~\n## code\n~~~');
    expect(entries.map(({ title }) => title)).toEqual(['A?', 'B?']);
  });
});
