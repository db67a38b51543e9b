// Over banks of random Markdown: as long as a bank is untouched, everything that can be said of it stands.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeExtractive } from '../../src/answer/compose-extractive.ts';
import { selectPassages, wantOf } from '../../src/answer/select.ts';
import { verify } from '../../src/answer/verify.ts';
import { build, folder } from '../bank/bank-files.ts';
import { anyBank, anyLine } from './random-markdown.ts';

function bankOf(markdown: string) {
  const texts = { 'bank.md': markdown };
  const files = new Map(folder(texts).map(({ bytes, sha256 }, i) => [i, { bytes, sha256 }]));
  return { bank: build(texts).bank, files };
}

test('every passage can be said with its label, and is cited by its bytes', () => {
  fc.assert(
    fc.property(anyBank, markdown => {
      const { bank, files } = bankOf(markdown);
      bank.entries.forEach((entry, number) => {
        const all = entry.passages.flatMap(({ kind }, i) => (kind === 'label' ? [] : [i]));
        const { claims, citations, dropped } = verify(composeExtractive(entry, number, all), bank, files);
        expect(dropped).toBe(0);
        expect(claims.filter(({ shape }) => shape !== 'lead').length).toBeGreaterThanOrEqual(all.length ? 1 : 0);
        expect(claims.every(claim => claim.citations.length > 0)).toBe(true);
        for (const { quote, source } of citations) {
          expect(Buffer.from(files.get(0)!.bytes.subarray(source.start, source.end)).toString()).toBe(quote);
          expect(quote.length).toBeLessThanOrEqual(1500);
        }
      });
    }),
    { numRuns: 100 },
  );
});

test('what is chosen is of the entry, each piece once, in its order, and no row beside its own cells', () => {
  const fit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      anyBank,
      anyLine,
      fc.boolean(),
      fc.array(fit, { minLength: 60, maxLength: 60 }),
      (markdown, question, whole, fits) => {
        const { bank } = bankOf(markdown);
        for (const entry of bank.entries) {
          const scored = entry.passages.map((_, passage) => ({ passage, fit: fits[passage % fits.length]! }));
          const chosen = selectPassages(entry, scored, wantOf(question, whole ? 1 : 0), {
            now: name => question.includes(name),
            before: () => false,
          });
          expect(chosen).toEqual([...new Set(chosen)].sort((a, b) => a - b));
          const ranges = chosen.map(number => entry.passages[number]!.bytes).sort((a, b) => a.start - b.start);
          expect(ranges.every((range, i) => i === 0 || ranges[i - 1]!.end <= range.start)).toBe(true);
        }
      },
    ),
    { numRuns: 100 },
  );
});
