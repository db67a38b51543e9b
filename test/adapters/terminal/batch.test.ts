// The rules of a batch: what a line may be, and that a bad one never stops the others.
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRequest } from '../../../adapters/terminal/batch-request.ts';
import { type Line, readLines } from '../../../adapters/terminal/read-lines.ts';

const line = (text: string): Line => ({ number: 7, end: 0, text, fault: null });
const read = (text: string) => readRequest(line(text));

describe('a line of a batch', () => {
  it('that is plain text is a question, and its id is its number', () => {
    expect(read('  what is trainium \r')).toEqual({
      id: 7,
      question: { text: 'what is trainium', context: [] },
      fault: null,
    });
    expect(read('[1] is an answer?')).toMatchObject({ id: 7, question: { text: '[1] is an answer?' } });
  });

  it('that is blank is no request', () => {
    expect(read('')).toBeNull();
    expect(read(' \t')).toBeNull();
  });

  it('that is JSON has its id back as it was given', () => {
    for (const id of ['3', '-0.50', '1.0', '1e400', '12345678901234567890', '"a"', 'null', 'true', '{"a":[1]}', '""']) {
      expect(JSON.stringify({ id: read(`{"id":${id},"text":"q"}`)?.id })).toBe(`{"id":${id}}`);
    }
    expect(read('{"text":"q"}')?.id).toBe(7);
  });

  it('takes the context as one turn or a list of turns', () => {
    const contextOf = (context: string) => read(`{"id":1,"text":"q","context":${context}}`)?.question?.context;
    expect(contextOf('"one"')).toEqual(['one']);
    expect(contextOf('["one","two\\u001b[2J"]')).toEqual(['one', 'two']);
    expect(contextOf('[]')).toEqual([]);
    expect(contextOf('null')).toEqual([]);
  });

  it('that cannot be served says why, under its id', () => {
    const faultOf = (text: string) => read(text)?.fault;
    expect(faultOf('{bad')).toMatch(/not valid JSON/);
    expect(faultOf('{"id":1}')).toMatch(/"text" must be a string/);
    expect(faultOf('{"id":1,"text":5}')).toMatch(/"text" must be a string/);
    expect(faultOf('{"id":1,"text":" "}')).toMatch(/question is empty/);
    expect(faultOf('{"id":1,"text":"q","context":[1]}')).toMatch(/"context"/);
    expect(faultOf('{"id":1,"text":"q","context":{}}')).toMatch(/"context"/);
    expect(faultOf(`{"id":1,"text":"${'x'.repeat(4_001)}"}`)).toMatch(/4,001 characters/);
    expect(faultOf(`{"id":${'['.repeat(200_000)}`)).toMatch(/not valid JSON/);
    expect(read('{"id":"x","text":""}')?.id).toBe('x');
    expect(read('{bad')?.id).toBe(7);
  });

  it('is read otherwise where that is wanted', () => {
    const asTyped = (text: string) => readRequest(line(text), typed => ({ text: typed, context: [] }))?.question;
    expect(asTyped('{"text":" \\u0007 ","context":5}')).toEqual({ text: ' \u0007 ', context: [] });
    expect(asTyped('x'.repeat(4_001))?.text).toHaveLength(4_001);
    expect(asTyped(' ')).toBeUndefined();
  });

  it('never throws, whatever it holds', () => {
    fc.assert(fc.property(fc.string(), text => void read(`{${text}`)));
    fc.assert(fc.property(fc.json(), text => void read(text)));
  });
});

describe('lines of a stream', () => {
  async function linesOf(...pieces: (Buffer | string)[]): Promise<Line[]> {
    const input = Readable.from(
      pieces.map(piece => Buffer.from(piece)),
      { objectMode: false },
    );
    return Readable.from(readLines(input)).toArray();
  }

  it('are numbered from 1 and know where they end', async () => {
    expect(await linesOf('a\n', '\nb', 'c\r\nd')).toEqual([
      { number: 1, end: 1, text: 'a', fault: null },
      { number: 2, end: 2, text: '', fault: null },
      { number: 3, end: 6, text: 'bc', fault: null },
      { number: 4, end: 8, text: 'd', fault: null },
    ]);
    expect(await linesOf('')).toEqual([]);
  });

  it('may start with a byte order mark and hold letters torn between two pieces', async () => {
    const bytes = Buffer.from('\ufeffmémoire\n');
    expect(await linesOf(bytes.subarray(0, 5), bytes.subarray(5))).toMatchObject([{ text: 'mémoire' }]);
  });

  it('that are not UTF-8 or endless are named, and the next is read', async () => {
    const huge = Buffer.alloc(1_048_577, 'x');
    const found = await linesOf(Buffer.from([0xff, 0x0a]), huge, huge, '\nok\n');
    expect(found.map(({ number, text, fault }) => [number, text, fault?.slice(0, 25)])).toEqual([
      [1, null, 'This line is not valid UT'],
      [2, null, 'This line is longer than '],
      [3, 'ok', undefined],
    ]);
  });
});
