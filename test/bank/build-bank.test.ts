// Building a bank: addresses, byte offsets, copies, repeated ids, and files that cannot be read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BuiltBank } from '../../src/bank/build-bank.ts';
import type { Bank } from '../../src/bank/entry.ts';
import { lint } from '../../src/bank/lint.ts';
import { build, hash, reasons } from './bank-files.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const encode = (text: string) => new TextEncoder().encode(text);

/** The bytes of every file that citations point into. */
function citedBytes(built: BuiltBank, texts: Record<string, string | Uint8Array>): Map<string, Uint8Array> {
  const originals = Object.entries(texts).map(
    ([path, text]) => [`bank/${path}`, typeof text === 'string' ? encode(text) : text] as const,
  );
  return new Map([...originals, ...built.copies.map(({ path, text }) => [path, encode(text)] as const)]);
}

function expectSoundQuotes(built: BuiltBank, texts: Record<string, string | Uint8Array>): void {
  const bytes = citedBytes(built, texts);
  for (const { file, passages } of built.bank.entries) {
    const cited = built.bank.files[file];
    const whole = bytes.get(cited?.path ?? '') ?? new Uint8Array();
    expect(cited?.sha256).toBe(hash(whole));
    for (const passage of passages) {
      const quote = utf8.decode(whole.subarray(passage.bytes.start, passage.bytes.end));
      expect(quote.trim()).not.toBe('');
      expect(quote.length).toBeLessThanOrEqual(1500);
      expect(quote.length).toBe(passage.range.end - passage.range.start);
      expect(utf8.decode(whole.subarray(0, passage.bytes.start)).split('\n')).toHaveLength(passage.line);
    }
  }
}

const ids = (bank: Bank) => bank.entries.map(({ id }) => id);

describe('buildBank', () => {
  it('addresses entries by path, id or slug, and passages by their order', () => {
    const built = build({
      'ops/faq.csv': 'id,question,answer\nx/y 1,What?,A thing. \n,Why not?,So it is.\n',
      'quiz.txt': 'Q1: Why not?\nAnswer: Because.\nQ2: Why not?\nAnswer: No reason.\nQ3: ???\nAnswer: None.\n',
    });
    expect(ids(built.bank)).toEqual([
      'ops/faq#x/y 1',
      'ops/faq#why-not',
      'quiz#why-not',
      'quiz#why-not-2',
      'quiz#question',
    ]);
    expect(built.bank.entries[0]?.passages.map(({ id }) => id)).toEqual(['ops/faq#x/y 1:1']);
  });

  it('gives the same bank whatever the order of files', () => {
    const texts = { 'b.txt': 'Q: B?\nA: b\n', 'a.txt': 'Q: A?\nA: a\n', 'a.csv': 'question,answer\nA?,a\n' };
    const turned = Object.fromEntries(Object.entries(texts).reverse());
    expect(build(turned)).toEqual(build(texts));
    expect(ids(build(texts).bank)).toEqual(['a#a', 'a#a-2', 'b#b']);
  });

  it('reports an id that is given twice, and slugs give way to ids', () => {
    const built = build({
      'a.jsonl':
        '{"question":"Same?","answer":"1"}\n{"id":"same","question":"B?","answer":"2"}\n{"id":"same","question":"C?","answer":"3"}\n',
    });
    expect(ids(built.bank)).toEqual(['a#same-3', 'a#same', 'a#same-2']);
    expect(lint(built.bank).errors).toEqual([
      'bank/a.jsonl:3: The id "same" is given twice: first at bank/a.jsonl:2, again at bank/a.jsonl:3. The second is addressed with a number behind it.',
    ]);
  });

  it('cites bytes exactly, behind a byte order mark and letters of any script', () => {
    const texts = {
      'a.txt':
        '\uFEFFQ1: Что это?\r\nAnswer: Это кэш 🚀. Il coûte 5 €.\r\n- Größe: 10 GB\r\nQ2: مرحبا؟\nAnswer: أهلا 😀 — yes\n',
      'b.csv': '\uFEFFquestion,answer\n"Où, ça?","Là-bas, 🚀 ""ici"""\n',
      'c.jsonl': '{"question":"\\u00bfQu\\u00e9?","answer":"Na\\u00efve \\ud83d\\ude80 caf\\u00e9 \\ud800 lone"}\n',
      'd.html': '<h2>Wo?</h2><p>Dort &amp; da &mdash; 🚀</p>',
    };
    const built = build(texts);
    expect(built.bank.entries).toHaveLength(5);
    expectSoundQuotes(built, texts);
    expect(built.bank.files.map(({ originPath }) => originPath)).toEqual([
      null,
      'bank/b.csv',
      'bank/c.jsonl',
      'bank/d.html',
    ]);
  });

  it('cuts what is too long for a quote', () => {
    const long = 'word '.repeat(900).trim();
    const texts = {
      'a.txt': `Q1: Long?\nAnswer: ${long}\n- ${long}\n`,
      'b.jsonl': JSON.stringify({ question: 'Long?', answer: `- ${'x'.repeat(4000)}` }),
    };
    const built = build(texts);
    expectSoundQuotes(built, texts);
    expect(built.bank.entries[0]?.passages.map(({ text }) => text).join(' ')).toBe(`${long} ${long}`);
  });

  it('names lines that are not UTF-8 and files that are no text', () => {
    const bad = Buffer.concat([
      Buffer.from('Q1: A?\nAnswer: one.\n- caf'),
      Buffer.from([0xe9, 0x0a]),
      Buffer.from('- two\n'),
    ]);
    const built = build({
      'a.txt': bad,
      'b.md': Buffer.from('\uFEFFQ1: A?\nAnswer: b\n', 'utf16le'),
      'c.txt': Buffer.from([0x51, 0x31, 0x3a, 0x00, 0x00, 0x00, 0x00, 0x01, 0x02]),
      'd.txt': Buffer.from('Q1: \xe9?\nAnswer: \xe9t\xe9\n', 'latin1'),
      'e.txt': '',
    });
    expect(built.bank.entries[0]?.passages.map(({ text }) => text)).toEqual(['one.', 'two']);
    expect(built.bank.skipped.find(({ path }) => path === 'bank/a.txt')).toMatchObject({
      line: 3,
      reason: 'The line is not valid UTF-8 and was left out.',
    });
    expect(reasons(built)).toMatchObject({
      'b.md': 'The file is UTF-16; save it as UTF-8.',
      'c.txt': 'The file is binary, not text.',
      'd.txt': 'The file is not UTF-8 (more lines are invalid than valid); save it as UTF-8.',
      'e.txt': 'The file is empty.',
    });
  });

  it('leaves notes out beside questions, and keeps them where nothing asks', () => {
    const notes = '<h2>Overview</h2><p>Text.</p><h2>Details</h2><p>More.</p>';
    expect(ids(build({ 'notes.html': notes, 'faq.csv': 'question,answer\nWhat?,This.\n' }).bank)).toEqual(['faq#what']);
    expect(ids(build({ 'notes.html': notes, LICENSE: 'MIT' }).bank)).toEqual(['notes#overview', 'notes#details']);
  });

  it('never throws and never cites a broken range, whatever the bytes', () => {
    const markup = fc.stringMatching(
      /^([#>|`~*_[\]()\-:<>a-zA-Z?."'{}0-9,;\n\t \\&=]|Q1: |Answer: |\n\n|<h2>|<\/h2>|<details>|<summary>|<dl><dt>|<dd>|\{"question":"|","answer":"|"\}){0,60}$/,
    );
    const content = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }), markup);
    const name = fc.constantFrom(
      'a.md',
      'b.txt',
      'c.csv',
      'd.tsv',
      'e.json',
      'f.jsonl',
      'g.html',
      'h',
      'sub/i.md',
      'j-fr.md',
    );
    fc.assert(
      fc.property(fc.dictionary(name, content, { maxKeys: 3 }), texts => {
        expectSoundQuotes(build(texts), texts);
      }),
      { numRuns: 300 },
    );
  });

  it('survives nesting that exhausts a stack', () => {
    const built = build({ 'a.html': `${'<div>'.repeat(30_000)}<h2>A?</h2>b`, 'b.txt': 'Q: B?\nA: b\n' });
    expect(ids(built.bank)).toContain('b#b');
  });
});

describe('lint', () => {
  it('counts what answers, and fails when nothing does', () => {
    const { bank } = build({
      'a.jsonl': '{"question":"A?","answer":"a"}\n{"question":"B?","options":["x","y"],"answer":"B"}\n',
      'b.txt': 'Q: C?\nA: c\n',
    });
    expect(lint(bank)).toMatchObject({
      entries: 3,
      choices: 1,
      formats: { jsonl: 2, text: 1 },
      skipped: [],
      errors: [],
    });
    expect(lint(build({ 'a.txt': 'nothing' }).bank).errors).toEqual(['No question with an answer was found.']);
  });
});
