// From files to a bank: picks what a folder's files give, addresses every entry and turns ranges into byte offsets.

import type { BankFile, ReadFile } from './bank-file.ts';
import { chooseFiles } from './choose-files.ts';
import type { Bank, CitedFile, DraftEntry, DraftPassage, Entry, Format, Passage, Range, Skipped } from './entry.ts';
import { EntryIds } from './entry-ids.ts';
import { importFile } from './import/registry.ts';
import { cutLong, QUOTE_LIMIT } from './import/sentences.ts';
import { type SourceText, sourceOfString } from './source-text.ts';
import { notesBesideQuestions } from './study-notes.ts';

/** What building a bank needs from outside. */
export interface BuildOptions {
  /** SHA-256 in hexadecimal. */
  hash(bytes: Uint8Array): string;
  /** Where the Markdown copy of a file whose format escapes its text will stand. */
  copyPath(sha256OfOriginal: string, pathInBank: string): string;
  /** What was left out before reading: files too large, unreadable, in folders that are passed over. */
  readonly alreadySkipped?: readonly Skipped[];
  /** Hears how many of the bytes are read: half of a file's when it is imported, the rest when its entries have addresses. */
  onRead?(done: number, total: number): void;
}

/** A bank, and the copies that must be written before anything in them is cited. */
export interface BuiltBank {
  readonly bank: Bank;
  readonly copies: readonly { readonly path: string; readonly text: string }[];
}

type Drafted = DraftEntry & { readonly format: Format };

/** Builds a bank from all the files of a folder, or from a single file. Same files, same bank. */
export function buildBank(files: readonly BankFile[], options: BuildOptions): BuiltBank {
  const chosen = chooseFiles(files);
  const step = stepsOf(chosen.kept, options);
  const read = chosen.kept.map(each => {
    const imported = importFile(each.source);
    step(each.file);
    return { ...each, imported };
  });
  const { kept, skipped } = notesBesideQuestions(read);
  const told = kept.flatMap(each => each.imported.skipped);
  return addressAll(kept, [...(options.alreadySkipped ?? []), ...chosen.skipped, ...skipped, ...told], options, step);
}

type Step = (file: BankFile) => void;

function stepsOf(kept: readonly { readonly file: BankFile }[], { onRead }: BuildOptions): Step {
  const total = 2 * kept.reduce((sum, { file }) => sum + file.bytes.length, 0);
  let done = 0;
  return ({ bytes }) => {
    done += bytes.length;
    onRead?.(done, total);
  };
}

function addressAll(read: readonly ReadFile[], skipped: Skipped[], options: BuildOptions, step: Step): BuiltBank {
  const withEntries = read.filter(each => each.imported.entries.length > 0);
  const ids = new EntryIds(skipped);
  for (const { file, imported } of withEntries) ids.reserve(file, imported.entries);
  const files: CitedFile[] = [];
  const copies: { path: string; text: string }[] = [];
  const entries: Entry[] = [];
  for (const each of withEntries) {
    const { cited, text } = cite(each, options, copies);
    for (const draft of each.imported.entries) {
      entries.push(addressEntry(draft, ids.idOf(each.file, draft), files.length, text));
    }
    files.push(cited);
    step(each.file);
  }
  return { bank: { files, entries, skipped: skipped.toSorted(byPlace) }, copies };
}

function byPlace(a: Skipped, b: Skipped): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}

/** The file that ranges refer to: the original, or the copy that its importer wrote. */
function cite({ file, source, imported }: ReadFile, options: BuildOptions, copies: { path: string; text: string }[]) {
  if (imported.copy === null) {
    return { cited: { path: file.path, sha256: file.sha256, originPath: null }, text: source };
  }
  const path = options.copyPath(file.sha256, file.pathInBank);
  copies.push({ path, text: imported.copy });
  const sha256 = options.hash(new TextEncoder().encode(imported.copy));
  return { cited: { path, sha256, originPath: file.path }, text: sourceOfString(path, imported.copy) };
}

function addressEntry(draft: Drafted, id: string, file: number, source: SourceText): Entry {
  const passages = draft.passages
    .flatMap(passage => withinLimit(passage, source.text))
    .map((passage, index) => addressPassage(passage, `${id}:${index + 1}`, source));
  return { ...draft, id, file, passages };
}

function addressPassage(passage: DraftPassage, id: string, source: SourceText): Passage {
  const labelBytes = passage.labelRange === null ? null : bytesOf(passage.labelRange, source);
  return {
    ...passage,
    id,
    bytes: bytesOf(passage.range, source),
    labelBytes,
    line: source.lineAt(passage.range.start),
    labelLine: passage.labelRange === null ? null : source.lineAt(passage.labelRange.start),
  };
}

function bytesOf(range: Range, source: SourceText): Range {
  return { start: source.byteAt(range.start), end: source.byteAt(range.end) };
}

/** Importers cut what is too long for a quote; this holds for those that missed a case. */
function withinLimit(passage: DraftPassage, text: string): DraftPassage[] {
  if (passage.range.end - passage.range.start <= QUOTE_LIMIT) return [passage];
  return cutLong(text, passage.range).map(range => ({
    ...passage,
    range,
    text: text.slice(range.start, range.end).replace(/\s+/g, ' '),
  }));
}
