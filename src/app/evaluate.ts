// Evaluation: asks a set of questions with known answers and counts what came right, what was refused, what was invented.
import type { Answer } from '../answer/answer.ts';
import { PersonError } from '../message/person-error.ts';
import type { ExportFiles } from '../ports/export-files.ts';
import { type AskingPorts, openBank } from './open-bank.ts';
import type { Evaluation, Hit, OnProgress, OpenBank, Reply } from './use-cases.ts';

/** A question with what a right answer must do. */
interface Probe {
  readonly text: string;
  readonly context: readonly string[];
  readonly expected: readonly string[];
  readonly answerable: boolean;
  readonly facts: readonly string[];
  /** What kind of question it is, where the set tells. */
  readonly kind: string | null;
}

interface Outcome {
  readonly probe: Probe;
  readonly reply: Reply;
  readonly hits: readonly Hit[];
}

const DEPTH = 10;
const BREATHE_EVERY = 20;

/** Asks the questions of `queriesFile`, or the bank's own variants when it is null. */
export async function evaluate(
  ports: AskingPorts & { readonly exports: ExportFiles },
  path: string,
  queriesFile: string | null,
  onProgress: OnProgress,
): Promise<Evaluation> {
  const bank = await openBank(ports, path, onProgress);
  const probes =
    queriesFile === null ? titlesOf(bank) : parseProbes(await ports.exports.read(queriesFile), queriesFile);
  const outcomes: Outcome[] = [];
  for (const [i, probe] of probes.entries()) {
    onProgress({ stage: 'asking', done: i, total: probes.length });
    const { hits } = await bank.search(probe, DEPTH);
    outcomes.push({ probe, hits, reply: await bank.ask(probe) });
    // A long evaluation leaves room for the progress bar and for Ctrl-C.
    if (i % BREATHE_EVERY === 0) await new Promise(resolve => setImmediate(resolve));
  }
  await bank.close();
  return { ...score(outcomes), threshold: bank.threshold };
}

/** Without a set of questions, the bank's own titles show that it finds itself. */
function titlesOf(bank: OpenBank): Probe[] {
  return bank.entries.map(({ id, title }) => ({
    text: title,
    context: [],
    expected: [id],
    answerable: true,
    facts: [],
    kind: null,
  }));
}

function parseProbes(text: string, path: string): Probe[] {
  const lines = text.split('\n').map((line, i) => ({ line: line.trim(), number: i + 1 }));
  const probes = lines.filter(({ line }) => line).map(({ line, number }) => parseProbe(line, `${path}:${number}`));
  if (!probes.length) throw new PersonError(`${path} holds no questions: one JSON object a line is expected.`);
  return probes;
}

function parseProbe(line: string, place: string): Probe {
  const fault = (what: string) => new PersonError(`${place}: ${what}`);
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(line);
  } catch {
    throw fault('this line is not JSON.');
  }
  const { text, context, expected, answerable, facts, kind } = value ?? {};
  if (typeof text !== 'string' || !text.trim()) throw fault('"text" must be a question.');
  const strings = (list: unknown): string[] =>
    typeof list === 'string' ? [list] : Array.isArray(list) ? list.filter(each => typeof each === 'string') : [];
  const wanted = strings(expected);
  return {
    text,
    context: strings(context),
    expected: wanted,
    answerable: typeof answerable === 'boolean' ? answerable : wanted.length > 0,
    facts: strings(facts),
    kind: typeof kind === 'string' ? kind : null,
  };
}

function score(outcomes: readonly Outcome[]): Omit<Evaluation, 'threshold'> {
  const inside = outcomes.filter(({ probe }) => probe.answerable);
  const outside = outcomes.filter(({ probe }) => !probe.answerable);
  const placed = inside.filter(({ probe }) => probe.expected.length > 0);
  const factual = inside.filter(({ probe }) => probe.facts.length > 0);
  return {
    questions: outcomes.length,
    answerable: inside.length,
    firstRight: mean(placed, outcome => (placeOf(outcome) === 0 ? 1 : 0)),
    reciprocalRank: mean(placed, outcome => (placeOf(outcome) < 0 ? 0 : 1 / (placeOf(outcome) + 1))),
    ndcg: mean(placed, gain),
    factsPresent: mean(factual, ({ probe, reply }) => mean(probe.facts, fact => (states(reply, fact) ? 1 : 0)) ?? 0),
    coveredRefused: mean(inside, ({ reply }) => (reply.answered ? 0 : 1)),
    outsideAnswered: mean(outside, isAnswered),
    outsideByKind: byKind(outside),
    citationFaults: outcomes.reduce((sum, { reply }) => sum + citationFaults(reply), 0),
    medianMs: median(outcomes.map(({ reply }) => reply.timings.totalMs)),
  };
}

function isAnswered({ reply }: Outcome): number {
  return reply.answered ? 1 : 0;
}

function byKind(outcomes: readonly Outcome[]): Evaluation['outsideByKind'] {
  const kinds = Map.groupBy(
    outcomes.filter(({ probe }) => probe.kind !== null),
    ({ probe }) => probe.kind!,
  );
  return Array.from(kinds, ([kind, of]) => ({ kind, answered: mean(of, isAnswered)!, questions: of.length }));
}

function placeOf({ probe, hits }: Outcome): number {
  return hits.findIndex(hit => probe.expected.includes(hit.entry));
}

function gain({ probe, hits }: Outcome): number {
  const got = hits.reduce((sum, hit, i) => sum + (probe.expected.includes(hit.entry) ? 1 / Math.log2(i + 2) : 0), 0);
  const best = probe.expected.reduce((sum, _, i) => sum + 1 / Math.log2(i + 2), 0);
  return got / best;
}

/** Whether an answer states a fact, whatever the dashes and the case. */
function states({ text }: Answer, fact: string): boolean {
  const plain = (words: string) =>
    words
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[‐-―−]/g, '-')
      .replace(/\s+/g, ' ');
  return plain(text).includes(plain(fact));
}

/** Statements without a citation, and citations that no statement uses or that are numbered wrongly. */
function citationFaults({ claims, citations }: Answer): number {
  const numbers = new Set(citations.map(({ n }) => n));
  const used = new Set(claims.flatMap(claim => claim.citations));
  const unsupported = claims.filter(claim => !claim.citations.length || claim.citations.some(n => !numbers.has(n)));
  return unsupported.length + [...numbers].filter(n => !used.has(n)).length;
}

function mean<T>(list: readonly T[], value: (item: T) => number): number | null {
  return list.length ? list.reduce((sum, item) => sum + value(item), 0) / list.length : null;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
