// A bank as its index stores it: what lists need lies open, the rest of an entry is read when somebody looks at it.
import type { Bank, Entry } from '../bank/entry.ts';
import type { BankIndex } from './bank-index.ts';

type Listed = Pick<Entry, 'id' | 'title' | 'file'>;
type Rest = Omit<Entry, keyof Listed>;

/** Plain data. To read all of a large bank back takes most of the time and memory that opening it does, and a question needs little. */
export interface StoredBank extends Omit<Bank, 'entries'> {
  readonly entries: readonly Listed[];
  /** The rest of entry n as JSON, from byte `starts[n]` to `starts[n + 1]`. */
  readonly rests: Uint8Array;
  readonly starts: Uint32Array;
}

/** An index as it is stored. */
export interface StoredBankIndex extends Omit<BankIndex, 'bank'> {
  readonly bank: StoredBank;
}

/** `index` as plain data to store. */
export function toStored(index: BankIndex): StoredBankIndex {
  const { entries, ...bank } = index.bank;
  const encoder = new TextEncoder();
  const rests = entries.map(({ id, title, file, ...rest }) => encoder.encode(JSON.stringify(rest)));
  const starts = new Uint32Array(entries.length + 1);
  rests.forEach((bytes, n) => {
    starts[n + 1] = starts[n]! + bytes.length;
  });
  const all = new Uint8Array(starts.at(-1)!);
  rests.forEach((bytes, n) => {
    all.set(bytes, starts[n]);
  });
  const listed = entries.map(({ id, title, file }) => ({ id, title, file }));
  return { ...index, bank: { ...bank, entries: listed, rests: all, starts } };
}

/** The index that `toStored` stored. */
export function fromStored(stored: StoredBankIndex): BankIndex {
  const { entries, rests, starts, ...bank } = stored.bank;
  const decoder = new TextDecoder();
  const read = (n: number) => JSON.parse(decoder.decode(rests.subarray(starts[n], starts[n + 1]))) as Rest;
  return { ...stored, bank: { ...bank, entries: entries.map((listed, n) => new StoredEntry(listed, () => read(n))) } };
}

/** An entry that reads the rest of itself once, when it is first asked for any of it. */
class StoredEntry implements Entry {
  readonly id: string;
  readonly title: string;
  readonly file: number;
  readonly #read: () => Rest;
  #rest: Rest | null = null;

  constructor({ id, title, file }: Listed, read: () => Rest) {
    this.id = id;
    this.title = title;
    this.file = file;
    this.#read = read;
  }

  get #own(): Rest {
    this.#rest ??= this.#read();
    return this.#rest;
  }

  get format() {
    return this.#own.format;
  }

  get titleRange() {
    return this.#own.titleRange;
  }

  get questionCode() {
    return this.#own.questionCode;
  }

  get tags() {
    return this.#own.tags;
  }

  get difficulty() {
    return this.#own.difficulty;
  }

  get url() {
    return this.#own.url;
  }

  get variants() {
    return this.#own.variants;
  }

  get keyPoints() {
    return this.#own.keyPoints;
  }

  get passages() {
    return this.#own.passages;
  }

  get line() {
    return this.#own.line;
  }
}
