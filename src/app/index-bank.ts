// Brings a bank's index up to date: reads the files, builds what changed, and puts it where everyone finds it.
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { BankFile } from '../bank/bank-file.ts';
import { type BuiltBank, buildBank } from '../bank/build-bank.ts';
import { passOverPath } from '../bank/folder-rules.ts';
import { parseGlossary } from '../bank/glossary.ts';
import { PersonError } from '../message/person-error.ts';
import type { BankFiles, BankListing } from '../ports/bank-files.ts';
import type { Clock } from '../ports/clock.ts';
import type { CopyFiles } from '../ports/copy-files.ts';
import type { IndexFacts, IndexStore, StoredIndex } from '../ports/index-store.ts';
import { parseMeanings } from '../retrieval/meanings.ts';
import { type BankIndex, type BuiltIndex, buildBankIndex, type Lexicon } from './bank-index.ts';
import { EMBEDDER_ID, indexKey } from './index-identity.ts';
import { fromStored, type StoredBankIndex, toStored } from './stored-bank.ts';
import type { IndexReport, OnProgress } from './use-cases.ts';

/** What is known of language beside any bank. */
export interface LexiconSource {
  /** Another one when the lexicon changes; cheap, since every start asks for it. */
  stamp(): Promise<string>;
  /** The glossary as JSON, and what words mean as bytes for `parseMeanings`. */
  read(): Promise<{ readonly glossary: string; readonly meanings: Uint8Array }>;
}

/** What indexing needs of the world. */
export interface IndexingPorts {
  readonly files: BankFiles;
  readonly store: IndexStore<StoredBankIndex>;
  readonly copies: CopyFiles;
  readonly clock: Clock;
  /** The current folder: what relative paths are seen from. */
  readonly cwd: string;
  readonly lexicon: LexiconSource;
}

/** What became of indexing. Where the index could not be stored it comes along, with the reason. */
export interface Indexed {
  readonly report: IndexReport;
  readonly unsaved: { readonly index: BankIndex; readonly matrix: Float32Array; readonly reason: string } | null;
}

/** Builds or refreshes the index of the bank at `path`. Throws a `PersonError` when there is no bank to index. */
export async function indexBank(ports: IndexingPorts, path: string, onProgress: OnProgress): Promise<Indexed> {
  const started = ports.clock.now().getTime();
  onProgress({ stage: 'reading', done: 0, total: 1 });
  const bankFingerprint = await ports.files.fingerprint(path, passOverPath);
  const listing = await ports.files.list(path, passOverPath);
  const lexicon = await ports.lexicon.stamp();
  const facts = { bankFingerprint, bankHash: hashOf(listing.files), lexicon };
  const timed = ({ report, ...rest }: Indexed): Indexed => ({
    ...rest,
    report: { ...report, path, ms: ports.clock.now().getTime() - started },
  });
  const onWait = () => onProgress({ stage: 'waiting', done: 0, total: 1, notice: WAITING });
  const build = async () => {
    const stored = await ports.store.load(indexKey(ports.cwd, path), {
      embedder: EMBEDDER_ID,
      lexicon,
    });
    const previous = 'missing' in stored ? null : stored;
    // Files that were touched but say the same get their new fingerprint, so that the next start need not read them.
    if (previous?.manifest.bankHash === facts.bankHash && (await haveCopies(ports, path, listing, previous.data)))
      return timed(await keep(ports, path, facts, previous));
    const { bank, copies } = await readBank(ports, path, listing, onProgress);
    const earlier = previous && { index: fromStored(previous.data), matrix: previous.matrix };
    const built = buildBankIndex(bank, await readLexicon(ports.lexicon), earlier, onProgress);
    const index = { ...built.index, indexedFrom: ports.cwd };
    const indexed = await save(ports, path, facts, index, built, onProgress);
    if (!indexed.unsaved) await ports.copies.settle(copies, ports.store.copiesCited);
    return timed(indexed);
  };
  return ports.store.building(indexKey(ports.cwd, path), build, { onWait });
}

/** The lexicon, parsed. */
export async function readLexicon(source: LexiconSource): Promise<Lexicon> {
  const { glossary, meanings } = await source.read();
  return { glossary: parseGlossary(glossary), meanings: parseMeanings(meanings) };
}

const WAITING = 'Another process is indexing this bank; waiting for it.';

async function readBank(
  ports: IndexingPorts,
  path: string,
  listing: BankListing,
  onProgress: OnProgress = () => {},
): Promise<BuiltBank> {
  onProgress({ stage: 'importing', done: 0, total: 1 });
  const { bank, copies } = buildBank(listing.files, {
    hash: bytes => createHash('sha256').update(bytes).digest('hex'),
    copyPath: ports.copies.pathOf,
    alreadySkipped: listing.skipped,
    onRead: (done, total) => onProgress({ stage: 'importing', done, total }),
  });
  if (bank.entries.length === 0) throw new PersonError(`No question with an answer was found in ${path}.`);
  for (const copy of copies) await ports.copies.write(copy.path, copy.text);
  return { bank, copies };
}

/** What of an index tells which files it cites. */
type CitingIndex = Pick<StoredBankIndex, 'indexedFrom'> & { readonly bank: Pick<StoredBankIndex['bank'], 'files'> };

/** Whether the copies that an index cites are there, after those that were lost or damaged have been written again. */
async function haveCopies(
  ports: IndexingPorts,
  path: string,
  listing: BankListing,
  index: CitingIndex,
): Promise<boolean> {
  if (await copiesStand(ports, index)) return true;
  await readBank(ports, path, listing);
  return copiesStand(ports, index);
}

async function copiesStand(ports: IndexingPorts, { bank, indexedFrom }: CitingIndex): Promise<boolean> {
  for (const { path, sha256, originPath } of bank.files) {
    if (originPath === null) continue;
    const copy = await ports.files.read(resolve(indexedFrom, path));
    if (copy?.sha256 !== sha256) return false;
  }
  return true;
}

type BankFacts = Omit<IndexFacts, 'embedder' | 'calibration' | 'copies'>;

async function save(
  ports: IndexingPorts,
  path: string,
  facts: BankFacts,
  index: BankIndex,
  { matrix, reused }: Pick<BuiltIndex, 'matrix' | 'reused'>,
  onProgress: OnProgress,
): Promise<Indexed> {
  const report = (done: number, total: number) => onProgress({ stage: 'saving', done, total });
  report(0, 1);
  const vectors = { matrix, dimensions: index.search.embedding.dimensions };
  const key = indexKey(ports.cwd, path);
  const saved = await ports.store.save(key, factsOf(facts, index), toStored(index), vectors, report);
  if ('failure' in saved) {
    const unsaved = { index, matrix, reason: saved.failure.message };
    return { report: reportOf(index, reused, true, 'exact'), unsaved };
  }
  return { report: reportOf(index, reused, true, saved.manifest.search.kind), unsaved: null };
}

async function keep(
  ports: IndexingPorts,
  path: string,
  facts: BankFacts,
  { manifest, data, vectors }: StoredIndex<StoredBankIndex>,
): Promise<Indexed> {
  const same = manifest.bankFingerprint === facts.bankFingerprint;
  if (!same) await ports.store.renew(indexKey(ports.cwd, path), facts);
  return { report: reportOf(data, manifest.count, false, vectors.kind), unsaved: null };
}

function hashOf(files: readonly BankFile[]): string {
  const hash = createHash('sha256');
  for (const { pathInBank, sha256 } of files) hash.update(`${pathInBank}\0${sha256}\n`);
  return hash.digest('hex');
}

function factsOf(facts: BankFacts, index: BankIndex): IndexFacts {
  const { weights, bias, threshold } = index.confidence;
  const copies = index.bank.files.flatMap(({ path, originPath }) => (originPath === null ? [] : [path]));
  return { ...facts, copies, embedder: EMBEDDER_ID, calibration: { ...weights, bias, threshold } };
}

function reportOf(
  { bank, search }: BankIndex | StoredBankIndex,
  reused: number,
  rebuilt: boolean,
  vectorSearch: IndexReport['vectorSearch'],
): Omit<IndexReport, 'path' | 'ms'> & { path: ''; ms: 0 } {
  const passages = search.passageNumbers.length;
  const { skipped } = bank;
  return { path: '', ms: 0, entries: bank.entries.length, passages, reused, rebuilt, skipped, vectorSearch };
}
