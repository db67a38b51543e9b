// Verifies a draft just before it is shown: every statement must stand, word for word, in bytes that are there now.
import type { Bank } from '../bank/entry.ts';
import type { Citation } from '../message/citation.ts';
import type { Claim } from './answer.ts';
import { leadOf } from './compose-extractive.ts';
import type { DraftClaim, Support } from './draft.ts';

/** The bytes of a cited file as they are now, and the hash of the whole file. */
export interface FileNow {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** What verification let through, and how many statements it dropped. */
export interface Verified {
  readonly claims: readonly Claim[];
  readonly citations: readonly Citation[];
  readonly dropped: number;
}

/** Longest quote of a citation, in characters. */
export const LONGEST_QUOTE = 1500;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Checks `draft` against `files` (by index of the bank's files); what fails is dropped, leads without points too. */
export function verify(draft: readonly DraftClaim[], bank: Bank, files: ReadonlyMap<number, FileNow>): Verified {
  const register = new CitationRegister(bank);
  const claims: Claim[] = [];
  let dropped = 0;
  for (const claim of draft) {
    const quotes = claim.supports.map(support => quoteOf(support, bank, files));
    if (quotes.some(quote => quote === null) || !stands(claim.text, quotes as string[], claim, bank)) {
      dropped++;
      continue;
    }
    const citations = claim.supports.map((support, i) => register.cite(support, quotes[i]!));
    claims.push({ text: claim.text, shape: claim.shape, citations });
  }
  return { ...register.number(withoutEmptyLeads(claims)), dropped };
}

/** The verbatim text of a support, or null when the file is not what was indexed or the range does not hold. */
function quoteOf({ entry, passage, part }: Support, bank: Bank, files: ReadonlyMap<number, FileNow>): string | null {
  const { file, passages } = bank.entries[entry]!;
  const range = part === 'label' ? passages[passage]!.labelBytes : passages[passage]!.bytes;
  const now = files.get(file);
  if (!range || !now || now.sha256 !== bank.files[file]!.sha256) return null;
  if (range.start < 0 || range.start >= range.end || range.end > now.bytes.length) return null;
  try {
    const quote = decoder.decode(now.bytes.subarray(range.start, range.end));
    return quote.length <= LONGEST_QUOTE ? quote : null;
  } catch {
    return null;
  }
}

/** Whether each word of a statement stands in its quotes, in order; a cell may be led by the names of its place. */
function stands(text: string, quotes: readonly string[], claim: DraftClaim, bank: Bank): boolean {
  const [support] = claim.supports;
  const passage = bank.entries[support!.entry]!.passages[support!.passage]!;
  const lead = claim.shape === 'cell' ? leadOf(passage) : '';
  const quoted = wordsOf(quotes.join(' '));
  const said = text.startsWith(lead) ? text.slice(lead.length) : text;
  const named = text.startsWith(lead) ? wordsOf(lead) : [];
  // A figure in a name is a number like any other: it must stand in the quote.
  if (named.some(word => /\d/.test(word) && !quoted.includes(word))) return false;
  return isSubsequence(wordsOf(said), quoted);
}

function isSubsequence(words: readonly string[], quoted: readonly string[]): boolean {
  let at = 0;
  return words.every(word => {
    const found = quoted.indexOf(word, at);
    at = found + 1;
    return found >= 0;
  });
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function wordsOf(text: string): string[] {
  const plain = text
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
      if (name) return NAMED[name.toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .normalize('NFKC');
  return plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function withoutEmptyLeads(claims: readonly Claim[]): Claim[] {
  return claims.filter((claim, i) => {
    const next = claims[i + 1];
    return claim.shape !== 'lead' || (next !== undefined && next.shape !== 'lead');
  });
}

/** Gives each distinct support one citation, and numbers those that are used in the order they are met. */
class CitationRegister {
  private readonly keys: string[] = [];
  private readonly drafts: Omit<Citation, 'n'>[] = [];
  private readonly bank: Bank;

  constructor(bank: Bank) {
    this.bank = bank;
  }

  cite(support: Support, quote: string): number {
    const key = `${support.entry}:${support.passage}:${support.part}`;
    const known = this.keys.indexOf(key);
    if (known >= 0) return known + 1;
    this.keys.push(key);
    this.drafts.push(this.draft(support, quote));
    return this.keys.length;
  }

  /** `claims` with their citations numbered from 1 in the order they are met. */
  number(claims: readonly Claim[]): { claims: Claim[]; citations: Citation[] } {
    const order = [...new Set(claims.flatMap(claim => claim.citations))];
    return {
      claims: claims.map(claim => ({ ...claim, citations: claim.citations.map(n => order.indexOf(n) + 1) })),
      citations: order.map((n, i) => ({ n: i + 1, ...this.drafts[n - 1]! })),
    };
  }

  private draft({ entry: number, passage: at, part }: Support, quote: string): Omit<Citation, 'n'> {
    const entry = this.bank.entries[number]!;
    const file = this.bank.files[entry.file]!;
    const passage = entry.passages[at]!;
    const range = part === 'label' ? passage.labelBytes! : passage.bytes;
    return {
      entry: entry.id,
      title: entry.title,
      quote,
      source: {
        path: file.path,
        sha256: file.sha256,
        start: range.start,
        end: range.end,
        line: part === 'label' ? (passage.labelLine ?? passage.line) : passage.line,
        url: entry.url,
        ...(file.originPath ? { origin: { path: file.originPath, line: entry.line } } : {}),
      },
    };
  }
}
