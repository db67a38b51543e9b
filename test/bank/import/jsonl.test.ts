// JSON banks: lines, lists, lists inside objects, and bad rows named by line.
import { describe, expect, it } from 'vitest';
import { jsonlImporter } from '../../../src/bank/import/jsonl.ts';
import { sourceOfString } from '../../../src/bank/source-text.ts';

const read = (text: string) => jsonlImporter.read(sourceOfString('faq.jsonl', text));
const titles = (text: string) => read(text).entries.map(({ title, line }) => [title, line]);
const skips = (text: string) => read(text).skipped.map(({ line, reason }) => [line, reason]);

describe('jsonlImporter', () => {
  it('reads both namings of a row, ids as they stand', () => {
    const { entries } = read(
      '{"_id": "a b#1", "title": "What?", "text": "This."}\n{"id": 7, "question": "Why?", "answer": ["One.", "Two."], "tags": "x, y", "url": "https://a.b"}\n',
    );
    expect(entries).toMatchObject([
      { id: 'a b#1', title: 'What?', passages: [{ text: 'This.' }], line: 1 },
      {
        id: '7',
        title: 'Why?',
        passages: [{ text: 'One.' }, { text: 'Two.' }],
        tags: ['x', 'y'],
        url: 'https://a.b',
        line: 2,
      },
    ]);
  });

  it('names bad rows and passes over them', () => {
    const text =
      '{"question": "A?", "answer": "a"}\nnot json\n\n[1]\n{"question": "B?", "answer": "TBD"}\n{"x": 1}\n{"question": "C?", "answer": "https://a.b/c"}\n{"question": "D?", "answer": "d"}\n';
    expect(titles(text)).toEqual([
      ['A?', 1],
      ['D?', 8],
    ]);
    expect(skips(text)).toEqual([
      [2, 'The row is not valid JSON.'],
      [4, 'The row is no object with a question and an answer.'],
      [5, 'The question "B?" has no answer.'],
      [6, 'No question or answer among the fields "x".'],
      [7, 'The answer to "C?" is a link alone.'],
    ]);
  });

  it('keeps a title alone in a collection of documents, and titles a text by its first sentence', () => {
    const { entries, copy } = read(
      '{"_id": "1", "title": "Just this", "text": ""}\n{"_id": "2", "title": "", "text": "First one. Second one."}\n',
    );
    expect(entries.map(({ title }) => title)).toEqual(['Just this', 'First one.']);
    const range = entries[0]?.passages[0]?.range;
    expect(copy?.slice(range?.start, range?.end)).toBe('Just this');
  });

  it('reads lists, also inside objects and by topic, and names the line of a broken row', () => {
    expect(
      titles('[\n  {"q": "A?", "a": "1"},\n  {"q": "B?" "a": "2"},\n  {"q": "C?", "a": "3 } ] \\" ["}\n]'),
    ).toEqual([
      ['A?', 2],
      ['C?', 4],
    ]);
    expect(titles('{"faqs": [{"question": "A?", "answer": "1"}]}')).toEqual([['A?', 1]]);
    expect(titles('{"title": "FAQ", "items": [{"question": "A?", "answer": "1"}]}')).toEqual([['A?', 1]]);
    const byTopic =
      '{"meta": {"v": 1},\n"py": [{"q": "A?", "a": "1"}],\n"js": [{"name": "x", "questions": [\n{"q": "B?", "a": "2"}]}]}';
    expect(titles(byTopic)).toEqual([
      ['A?', 2],
      ['B?', 4],
    ]);
    expect(skips('[{"name": "x"}, {"name": "y"}]')).toEqual([[null, 'The JSON holds no list of questions.']]);
  });

  it('reads intents: patterns are how people ask', () => {
    const { entries } = read(
      '{"intents": [{"tag": "cost", "patterns": ["What does it cost?", "Price?"], "responses": ["Nothing."]}]}',
    );
    expect(entries).toMatchObject([
      { title: 'What does it cost?', variants: ['Price?'], tags: ['cost'], passages: [{ text: 'Nothing.' }] },
    ]);
  });

  it('reads options by letter, text and position', () => {
    const right = (text: string) =>
      read(text)
        .entries[0]?.passages.filter(passage => passage.right)
        .map(passage => passage.text);
    const row = (rest: object) => JSON.stringify({ question: 'Pick?', options: ['red', 'green', 'blue'], ...rest });
    expect(right(row({ answer: 'B' }))).toEqual(['green']);
    expect(right(row({ answer: 'blue' }))).toEqual(['blue']);
    expect(right(row({ correct: 0 }))).toEqual(['red']);
    expect(right(row({ correct: ['A', 'C'] }))).toEqual(['red', 'blue']);
    expect(right(row({ options: [{ text: 'red' }, { text: 'a, b', isCorrect: true }] }))).toEqual(['a, b']);
    expect(right(row({ options: { a: 'red', b: 'green' }, answer: 'a' }))).toEqual(['red']);
  });

  it('keeps code that belongs to the question', () => {
    const [entry] = read(JSON.stringify({ question: 'What does it print?\nconsole.log(1);', answer: 'One.' })).entries;
    expect(entry).toMatchObject({ title: 'What does it print?', questionCode: 'console.log(1);' });
  });
});
