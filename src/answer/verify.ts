// Verifies a draft just before it is shown: every statement must stand, word for word, in bytes that are there now.
import type { Bank } from '../bank/entry.ts';
import type { Citation } from '../message/citation.ts';
import type { Claim } from './answer.ts';
import { leadOf } from './compose-extractive.ts';
import { type DraftClaim, placeOf, type Support } from './draft.ts';
import { hasForeignFigure, joinedWords, withoutTags, wordsOf } from './words.ts';

/** The bytes of a cited file as they are now, and the hash of the whole file. */
export interface FileNow {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** What verification let through, how many statements it dropped, and whether a cited file is no longer what was indexed. */
export interface Verified {
  readonly claims: readonly Claim[];
  readonly citations: readonly Citation[];
  readonly dropped: number;
  readonly outdated: boolean;
}

/** Longest quote of a citation, in characters. */
const LONGEST_QUOTE = 1500;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Checks `draft` against `files` (by index of the bank's files); what fails is dropped, leads without points too. */
export function verify(draft: readonly DraftClaim[], bank: Bank, files: ReadonlyMap<number, FileNow>): Verified {
  const register = new CitationRegister(bank);
  const kept: Kept[] = [];
  let dropped = 0;
  for (const claim of draft) {
    const quotes = claim.supports.map(support => quoteOf(support, bank, files));
    if (
      !quotes.length ||
      quotes.some(quote => quote === null) ||
      !stands(claim.text, quotes as string[], claim, bank)
    ) {
      dropped++;
      continue;
    }
    const citations = claim.supports.map((support, i) => register.cite(support, quotes[i]!));
    kept.push({ claim: { text: claim.text, shape: claim.shape, citations }, place: placeOf(claim, bank) });
  }
  const cited = draft.flatMap(claim => claim.supports.map(({ entry }) => bank.entries[entry]!.file));
  const outdated = cited.some(file => files.get(file)?.sha256 !== bank.files[file]!.sha256);
  return { ...register.number(withoutEmptyLeads(kept)), dropped, outdated };
}

/** A statement that stands, and the place of the bank that it is from. */
interface Kept {
  readonly claim: Claim;
  readonly place: string;
}

/** `supports` as citations, numbered from 1; null where the bytes of one of them are not what was indexed. */
export function cite(
  supports: readonly Support[],
  bank: Bank,
  files: ReadonlyMap<number, FileNow>,
): readonly Citation[] | null {
  const register = new CitationRegister(bank);
  const quotes = supports.map(support => quoteOf(support, bank, files));
  if (quotes.length === 0 || quotes.includes(null)) return null;
  for (const [i, support] of supports.entries()) register.cite(support, quotes[i]!);
  return register.all();
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
  // A figure in a name is a number like any other: it must stand in the quote.
  if (text.startsWith(lead) && hasForeignFigure(lead, quotes.join(' '))) return false;
  if (isSubsequence(wordsOf(said), quoted)) return true;
  // Markup can stand within a word, where the plain reading cuts it in two; a figure must stand in one piece.
  const figures = wordsOf(said).filter(word => /\p{N}/u.test(word));
  return (
    figures.every(word => quoted.includes(word)) && isSubsequence(joinedWords(said), joinedWords(withoutTags(quotes)))
  );
}

function isSubsequence(words: readonly string[], quoted: readonly string[]): boolean {
  let at = 0;
  return words.every(word => {
    const found = quoted.indexOf(word, at);
    at = found + 1;
    return found >= 0;
  });
}

/** A lead stands only above a statement that it heads. */
function withoutEmptyLeads(kept: readonly Kept[]): Claim[] {
  return kept
    .filter(({ claim, place }, i) => {
      const next = kept[i + 1];
      return claim.shape !== 'lead' || (next !== undefined && next.claim.shape !== 'lead' && next.place === place);
    })
    .map(({ claim }) => claim);
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

  /** Every citation, numbered from 1 in the order they were made. */
  all(): Citation[] {
    return this.drafts.map((draft, i) => ({ n: i + 1, ...draft }));
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
