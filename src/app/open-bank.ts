// An open bank: its index loaded (and built first where it must be), asked, and exchanged when its files change.
import { basename, isAbsolute, relative, resolve } from 'node:path';
import { passOverPath } from '../bank/folder-rules.ts';
import { PersonError } from '../message/person-error.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { PriceSource } from '../ports/price-source.ts';
import type { VectorIndex } from '../ports/vector-index.ts';
import { conceptFinder } from '../retrieval/concepts.ts';
import { embed } from '../retrieval/embedding.ts';
import { openSearch } from '../retrieval/search.ts';
import { answerQuestion, searchEntries } from './answer-question.ts';
import type { Asking } from './asking.ts';
import type { BankIndex } from './bank-index.ts';
import type { Beside } from './estimate-beside.ts';
import type { Indexed, IndexingPorts } from './index-bank.ts';
import { EMBEDDER_ID, indexKey } from './index-identity.ts';
import type { Quizzing } from './quiz/quizzing.ts';
import { stillHolds } from './still-holds.ts';
import { fromStored } from './stored-bank.ts';
import type { IndexReport, OnProgress, OpenBank, Question, Reply } from './use-cases.ts';
import { wholeEntry } from './whole-entry.ts';

/** What asking needs of the world: what indexing does, and somebody who indexes off the main thread. */
export interface AskingPorts extends IndexingPorts {
  readonly indexer: (path: string, onProgress: OnProgress) => Promise<Indexed>;
  /** For estimates beside answers. */
  readonly prices: Pick<PriceSource, 'load'>;
  /** Milliseconds of a monotonic clock, for how long things take. */
  readonly stopwatch: () => number;
}

/** Opens the bank at `path`, indexing it first when there is no index of it as it is now. */
export async function openBank(ports: AskingPorts, path: string, onProgress: OnProgress): Promise<OpenBank> {
  // Looked at together: each waits for the disk more than it works.
  const fingerprint = ports.files.fingerprint(path, passOverPath);
  const [opened, stored] = await Promise.all([fingerprint, loadCurrent(ports, path, fingerprint)]);
  const made = stored ? { asking: stored, unsaved: null } : await indexAndLoad(ports, path, onProgress);
  let { asking, unsaved } = made;
  let watch: { close(): Promise<void> } | null = null;
  let closed = false;
  let quizzes: Promise<Quizzing> | null = null;
  // Loaded when the first question is wanted, since most processes answer and never ask.
  const quizzing = () => {
    quizzes ??= import('./quiz/quizzing.ts').then(({ quizzingOver }) => quizzingOver(ports, path));
    return quizzes;
  };
  const refresh = oneAtATime(async (): Promise<IndexReport> => {
    const indexed = await indexAndLoad(ports, path, () => {});
    ({ asking, unsaved } = indexed);
    return indexed.report;
  });
  return {
    ask: question => ask(ports, () => asking, refresh, question),
    search: (question, k) => searchEntries(asking, question, k),
    entry: id => wholeEntry(asking, id),
    quiz: async (wish, learner) => (await import('./quiz/open-quiz.ts')).openQuiz(ports, asking, path, wish, learner),
    questions: async () => (await quizzing()).questions(asking),
    grading: async () => (await quizzing()).grading(asking),
    pathInBank: file => pathWithin(resolve(ports.cwd, path), resolve(ports.cwd, file)),
    stillHolds: citations => stillHolds(ports.files, citations),
    get unsaved() {
      return unsaved;
    },
    get entries() {
      return asking.index.bank.entries.map(({ id, title }) => ({ id, title }));
    },
    get threshold() {
      return asking.index.confidence.threshold;
    },
    follow(onRefresh) {
      const tell: typeof onRefresh = event => {
        if (!closed) onRefresh(event);
      };
      const onChange = () => void refresh().then(tell, (error: unknown) => tell({ failed: failureOf(error) }));
      watch ??= ports.files.watch(path, onChange, passOverPath);
      // What was edited while the index was built is news to nobody but us.
      ports.files.fingerprint(path, passOverPath).then(now => now !== opened && onChange(), onChange);
    },
    close: async () => {
      closed = true;
      await watch?.close();
    },
  };
}

/** A bank may be a single file, and what it cites a copy that lies elsewhere. */
function pathWithin(bank: string, file: string): string {
  const within = relative(bank, file);
  return within === '' || within.startsWith('..') || isAbsolute(within) ? basename(file) : within.replaceAll('\\', '/');
}

/** Runs `work` one call at a time. Calls that come while it runs share the run after it, since they may know of more. */
function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const start = (): Promise<T> => {
    next = null;
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) return start();
    next ??= running.then(start, start);
    return next;
  };
}

/** Nobody waits for what following does, so a bug there is told as well: the index before goes on serving. */
function failureOf(error: unknown): string {
  if (error instanceof PersonError) return error.message;
  return `The edited bank could not be indexed because of a bug (${String(error)}); answers come from the index before.`;
}

/** Asks; when the files are no longer what was indexed, indexes them and asks again. */
async function ask(
  ports: AskingPorts,
  current: () => Asking,
  refresh: () => Promise<unknown>,
  question: Question,
): Promise<Reply> {
  const started = ports.stopwatch();
  let retrieved = started;
  const onRetrieved = () => {
    retrieved = ports.stopwatch();
  };
  let outcome = await answerQuestion(current(), question, onRetrieved);
  if (outcome.outdated) {
    const failure = await refresh().then(() => null, personErrorOf);
    outcome = await answerQuestion(current(), question, onRetrieved);
    // What still stands is said; where nothing does, the bank's trouble is the answer.
    if (failure && !outcome.answer.answered) throw failure;
  }
  const beside = await besideOf(ports, question);
  const notices = [...outcome.answer.notices, ...beside.notices];
  const ended = ports.stopwatch();
  return {
    ...outcome.answer,
    notices,
    estimate: beside.estimate,
    timings: { retrieveMs: retrieved - started, totalMs: ended - started },
  };
}

/** Loaded only for questions with a number in them, since most have none. */
async function besideOf(ports: AskingPorts, { text }: Question): Promise<Beside> {
  if (!MAY_STATE_QUANTITIES.test(text)) return { estimate: null, notices: [] };
  return (await import('./estimate-beside.ts')).estimateBeside(ports, text);
}

const MAY_STATE_QUANTITIES =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|half)\b/i;

function personErrorOf(error: unknown): PersonError {
  if (error instanceof PersonError) return error;
  throw error;
}

/** The stored index of the bank as its files are now. */
export async function loadCurrent(
  ports: AskingPorts,
  path: string,
  fingerprint: Promise<string>,
): Promise<Asking | null> {
  const loading = ports.store.load(indexKey(ports.cwd, path), { embedder: EMBEDDER_ID });
  const [lexicon, now, stored] = await Promise.all([ports.lexicon.stamp(), fingerprint, loading]);
  if ('missing' in stored) return null;
  if (stored.manifest.bankFingerprint !== now || stored.manifest.lexicon !== lexicon) return null;
  return openIndex(ports, fromStored(stored.data), stored.matrix, stored.vectors);
}

async function indexAndLoad(ports: AskingPorts, path: string, onProgress: OnProgress) {
  const { report, unsaved } = await ports.indexer(path, onProgress);
  if (unsaved) {
    const { index, matrix } = unsaved;
    const vectors = ports.store.inMemory({ matrix, dimensions: index.search.embedding.dimensions });
    return { report, asking: openIndex(ports, index, matrix, vectors), unsaved: unsaved.reason };
  }
  onProgress({ stage: 'loading', done: 0, total: 1 });
  const stored = await ports.store.load(indexKey(ports.cwd, path), { embedder: EMBEDDER_ID });
  if ('missing' in stored) throw new PersonError(`The index that was just built cannot be read: ${stored.missing}`);
  return { report, asking: openIndex(ports, fromStored(stored.data), stored.matrix, stored.vectors), unsaved: null };
}

function openIndex(ports: AskingPorts, stored: BankIndex, matrix: Float32Array, vectors: VectorIndex): Asking {
  const index = rebase(stored, ports.cwd);
  const finder = conceptFinder(index.glossary);
  const { embedding } = index.search;
  const units = { ...vectors, matrix, entryLengths: index.entryLengths };
  const embedder: Embedder = {
    id: EMBEDDER_ID,
    dimensions: embedding.dimensions,
    embed: async texts => texts.map(text => embed(embedding, text)),
  };
  return {
    index,
    search: openSearch(index.search, units, finder),
    vectors: units,
    embedder,
    filesNow: async files => {
      const read = await Promise.all(files.map(file => ports.files.read(index.bank.files[file]!.path)));
      return new Map(files.flatMap((file, i) => (read[i] ? [[file, read[i]] as const] : [])));
    },
  };
}

/** The index with its paths as this folder sees them: citations are relative to where one stands. */
function rebase(index: BankIndex, here: string): BankIndex {
  if (index.indexedFrom === here) return index;
  const seen = (path: string) => {
    const near = relative(here, isAbsolute(path) ? path : resolve(index.indexedFrom, path));
    return near.startsWith('..') ? resolve(here, near) : near;
  };
  const files = index.bank.files.map(file => ({
    ...file,
    path: seen(file.path),
    originPath: file.originPath && seen(file.originPath),
  }));
  return { ...index, indexedFrom: here, bank: { ...index.bank, files } };
}
