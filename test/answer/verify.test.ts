// Verification: what no longer stands in the bank, word for word and byte for byte, is never said.
import { describe, expect, test } from 'vitest';
import { composeExtractive } from '../../src/answer/compose-extractive.ts';
import type { DraftClaim } from '../../src/answer/draft.ts';
import { type FileNow, verify } from '../../src/answer/verify.ts';
import type { Bank, Passage } from '../../src/bank/entry.ts';
import { build, folder, hash } from '../bank/bank-files.ts';

const MARKDOWN = `# Kettles

## How does a kettle work?

Water boils at 100 degrees. It whistles — été, naïve, 云.

Choose gas when:

- you camp
- you like **whis**tling

| Feature | Gas | 3 litres |
|---|---|---|
| Speed | 9 minutes | fast |
| Noise | caf&eacute; &amp; &#x74;ea | 3 litres of it |

### Safety

A fuse blows.
`;

interface Case {
  readonly bank: Bank;
  readonly files: Map<number, FileNow>;
  /** What is said of each passage. */
  readonly draft: readonly DraftClaim[];
}

function caseOf(markdown = MARKDOWN): Case {
  const texts = { 'kettles.md': markdown };
  const { bank } = build(texts);
  const files = new Map(folder(texts).map(({ bytes, sha256 }, i) => [i, { bytes, sha256 }]));
  const all = bank.entries[0]!.passages.flatMap(({ kind }, i) => (kind === 'label' || kind === 'row' ? [] : [i]));
  return { bank, files, draft: composeExtractive(bank.entries[0]!, 0, all) };
}

const said = ({ draft, bank, files }: Case) => verify(draft, bank, files);
const texts = (each: Case) => said(each).claims.map(({ text }) => text);

/** The case with the passage of a text changed. */
function withPassage(each: Case, text: string, change: (passage: Passage) => Partial<Passage>): Case {
  const [entry] = each.bank.entries;
  const passages = entry!.passages.map(passage =>
    passage.text.includes(text) ? { ...passage, ...change(passage) } : passage,
  );
  return { ...each, bank: { ...each.bank, entries: [{ ...entry!, passages }] } };
}

/** The case with another sentence in the place of one. */
function saying(each: Case, text: string, otherwise: string): Case {
  return {
    ...each,
    draft: each.draft.map(claim => (claim.text.includes(text) ? { ...claim, text: otherwise } : claim)),
  };
}

describe('an untouched bank', () => {
  test('stands whole: every statement with its quote', () => {
    const { claims, citations, dropped, outdated } = said(caseOf());
    expect({ dropped, outdated }).toEqual({ dropped: 0, outdated: false });
    expect(claims.map(({ text }) => text)).toEqual([
      'Water boils at 100 degrees. It whistles — été, naïve, 云.',
      'Choose gas when',
      'you camp',
      'you like whistling',
      'Gas, Speed: 9 minutes',
      'fast',
      'Gas, Noise: café & tea',
      '3 litres, Noise: 3 litres of it',
      'Safety',
      'A fuse blows.',
    ]);
    expect(citations.map(({ quote }) => quote)).toContain('caf&eacute; &amp; &#x74;ea');
  });

  test('is cited by the bytes of each quote, its line and its file', () => {
    const each = caseOf();
    const { bytes, sha256 } = each.files.get(0)!;
    const lines = MARKDOWN.split('\n');
    for (const { quote, source, entry, title } of said(each).citations) {
      expect(Buffer.from(bytes.subarray(source.start, source.end)).toString()).toBe(quote);
      expect(lines[source.line - 1]).toContain(quote.split('\n')[0]);
      expect(source).toMatchObject({ path: 'bank/kettles.md', sha256, url: null });
      expect([entry, title]).toEqual(['kettles#how-does-a-kettle-work', 'How does a kettle work?']);
      expect(source).not.toHaveProperty('origin');
    }
  });

  test('is cited from 1 on, without gaps, each statement by what it stands on', () => {
    const { claims, citations } = said(caseOf());
    expect(citations.map(({ n }) => n)).toEqual(citations.map((_, i) => i + 1));
    expect(claims.every(claim => claim.citations.length > 0)).toBe(true);
    expect([...new Set(claims.flatMap(claim => claim.citations))]).toEqual(citations.map(({ n }) => n));
  });

  test('gives one citation to statements that stand on the same words', () => {
    const each = caseOf();
    const { claims, citations } = said({ ...each, draft: [each.draft[0]!, each.draft[0]!] });
    expect(claims.map(claim => claim.citations)).toEqual([[1], [1]]);
    expect(citations).toHaveLength(1);
  });
});

describe('a file', () => {
  test('with one altered byte is not cited', () => {
    const each = caseOf();
    const bytes = each.files.get(0)!.bytes.slice();
    bytes[bytes.length - 3]! ^= 1;
    each.files.set(0, { bytes, sha256: hash(bytes) });
    expect(said(each)).toEqual({ claims: [], citations: [], dropped: each.draft.length, outdated: true });
  });

  test('that is gone is not cited', () => {
    const each = caseOf();
    each.files.clear();
    expect(said(each)).toMatchObject({ claims: [], citations: [], outdated: true });
  });

  test('of another hash than was indexed is not cited, though its bytes are the same', () => {
    const each = caseOf();
    const bank = { ...each.bank, files: [{ ...each.bank.files[0]!, sha256: 'ab'.repeat(32) }] };
    expect(said({ ...each, bank })).toMatchObject({ claims: [], citations: [], outdated: true });
  });
});

describe('a range is dropped', () => {
  const FUSE = 'A fuse blows.';
  const bytes = (change: (bytes: Passage['bytes']) => Passage['bytes']) => (passage: Passage) => ({
    bytes: change(passage.bytes),
  });

  test.each<[string, (range: Passage['bytes']) => Passage['bytes']]>([
    ['that was moved', ({ start, end }) => ({ start: start + 3, end: end + 1 })],
    ['that was cut short', ({ start, end }) => ({ start, end: end - 3 })],
    ['beyond the file', ({ start, end }) => ({ start, end: end + 1000 })],
    ['before the file', ({ end }) => ({ start: -5, end })],
    ['that is empty', ({ start }) => ({ start, end: start })],
    ['that runs backwards', ({ start, end }) => ({ start: end, end: start })],
  ])('%s', (_, change) => {
    const each = withPassage(caseOf(), FUSE, bytes(change));
    expect(texts(each)).not.toContain(FUSE);
    expect(said(each)).toMatchObject({ dropped: 1, outdated: false });
  });

  test('through a character of several bytes', () => {
    const WATER = 'Water boils';
    const at = Buffer.from(MARKDOWN).indexOf('été');
    for (const cut of [at + 1, at - 2 - 1]) {
      const start = withPassage(
        caseOf(),
        WATER,
        bytes(range => ({ ...range, start: cut })),
      );
      const end = withPassage(
        caseOf(),
        WATER,
        bytes(range => ({ ...range, end: cut })),
      );
      expect([said(start).dropped, said(end).dropped]).toEqual([1, 1]);
    }
  });

  test('of over 1,500 characters, and not of 1,500', () => {
    const long = (length: number) =>
      caseOf(MARKDOWN.replace('A fuse blows.', `${'fuse '.repeat(length / 5 - 1)}fuses`));
    expect(said(long(1500)).dropped).toBe(0);
    const over = long(1500);
    expect(
      said(
        withPassage(
          over,
          'fuse fuse',
          bytes(({ start, end }) => ({ start: start - 1, end })),
        ),
      ).dropped,
    ).toBe(1);
  });
});

describe('a statement is dropped', () => {
  test.each([
    ['with a word that is not in its quote', 'Water boils at 100 degrees Celsius.'],
    ['with another number', 'Water boils at 90 degrees.'],
    ['with a number in pieces', 'Water boils at 10 degrees.'],
    ['with its words in another order', '100 degrees boils Water'],
    ['with a word in another case', 'water boils'],
    ['with words of its neighbours', 'you camp'],
    ['with something hidden in a tag', 'Water boils <b title="5">'],
  ])('%s', (_, otherwise) => {
    expect(said(saying(caseOf(), 'Water', otherwise)).dropped).toBe(1);
  });

  test('that stands on nothing', () => {
    const each = caseOf();
    const draft = [{ ...each.draft[0]!, supports: [] }];
    expect(said({ ...each, draft })).toMatchObject({ claims: [], citations: [], dropped: 1 });
  });

  test('when one of the several things that it stands on fails', () => {
    const each = caseOf();
    const [water, lead] = each.draft as [DraftClaim, DraftClaim];
    const both = { ...water, supports: [...water.supports, ...lead.supports] };
    expect(said({ ...each, draft: [both] }).citations).toHaveLength(2);
    const broken = withPassage({ ...each, draft: [both] }, 'you camp', () => ({ labelBytes: null }));
    expect(said(broken)).toMatchObject({ claims: [], citations: [], dropped: 1 });
  });

  test('when it says a cell under a name with a figure that the cell has not', () => {
    const each = saying(caseOf(), 'fast', '3 litres, Speed: fast');
    expect(said(each).dropped).toBe(1);
    expect(said(saying(caseOf(), 'Gas, Speed: 9 minutes', 'Gas, Speed: 8 minutes')).dropped).toBe(1);
    expect(said(saying(caseOf(), 'Gas, Speed: 9 minutes', 'Coal, Speed: 9 minutes')).dropped).toBe(1);
  });
});

describe('a statement stands', () => {
  test('in part, and whatever the marks between its words', () => {
    for (const text of ['Water boils', 'Water boils … naïve', 'Water: boils, at (100) degrees!']) {
      expect(texts(saying(caseOf(), 'Water', text))).toContain(text);
    }
  });

  test('when markup stands within its words, but a figure must be in one piece', () => {
    const each = caseOf('## Q?\n\nSage**Maker** <b>bo</b>ils 5*10 and wait\\_for.\n');
    expect(said(each).dropped).toBe(0);
    expect(said(saying(each, 'Maker', 'SageMaker boils')).dropped).toBe(0);
    expect(said(saying(each, 'Maker', 'SageMaker 510')).dropped).toBe(1);
  });

  test('when its characters are written as references, in whatever way', () => {
    const each = caseOf(
      '## Q?\n\nT&#233;l&eacute;phone &lt;b&gt; r&#xE9;sum&Eacute; &amp;amp; na&iuml;ve Stra&szlig;e &unknown; &#99999999;.\n',
    );
    expect(said(each).dropped).toBe(0);
    expect(texts(each)[0]).toMatch(/^Téléphone <b> résumÉ/);
  });
});

describe('a lead', () => {
  const FIRST = 'you camp';
  const LAST = 'you like whistling';
  const gone = () => ({ bytes: { start: 0, end: 0 } });

  test('stays while one of its statements does', () => {
    expect(texts(withPassage(caseOf(), FIRST, gone))).toContain('Choose gas when');
    expect(texts(withPassage(caseOf(), LAST, gone))).toContain('Choose gas when');
  });

  test('goes with the last of them, whatever follows', () => {
    const bare = withPassage(withPassage(caseOf(), FIRST, gone), LAST, gone);
    expect(texts(bare)).not.toContain('Choose gas when');
    expect(texts(bare)).toContain('Gas, Speed: 9 minutes');
    expect(texts(withPassage(caseOf(), 'A fuse', gone))).not.toContain('Safety');
  });

  test('that is gone takes nothing with it, and leaves no gap in the numbers', () => {
    const each = withPassage(caseOf(), FIRST, () => ({ labelBytes: null }));
    expect(texts(each)).toContain(FIRST);
    expect(texts(each)).not.toContain('Choose gas when');
    const { citations } = said(withPassage(caseOf(), 'A fuse', gone));
    expect(citations.map(({ n }) => n)).toEqual(citations.map((_, i) => i + 1));
    expect(citations.map(({ quote }) => quote)).not.toContain('Safety');
  });
});

test('of a copy, the citation names the file and the line that a person edits', () => {
  const texts = {
    'faq.jsonl':
      '{"id":"a","question":"Why?","answer":"No."}\n{"id":"b","question":"Who?","answer":"A fuse \\"blows\\"."}\n',
  };
  const { bank, copies } = build(texts);
  const bytes = new TextEncoder().encode(copies[0]!.text);
  const files = new Map([[0, { bytes, sha256: hash(bytes) }]]);
  const { citations } = verify(composeExtractive(bank.entries[1]!, 1, [0]), bank, files);
  expect(citations).toHaveLength(1);
  expect(citations[0]!.source).toMatchObject({ path: copies[0]!.path, origin: { path: 'bank/faq.jsonl', line: 2 } });
});
