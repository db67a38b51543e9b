// Reads retrieval sets (corpus.jsonl, queries.jsonl, qrels.tsv) and scores rankings against them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, Rank } from './baselines.ts';

/** A retrieval set: documents, and questions with the graded relevance of documents. */
export interface RetrievalSet {
  readonly documents: readonly Document[];
  readonly questions: readonly { id: string; text: string; relevant: ReadonlyMap<string, number> }[];
}

/** Reads the set in `folder`; questions without a relevant document are left out. */
export function readRetrievalSet(folder: string): RetrievalSet {
  const relevant = new Map<string, Map<string, number>>();
  for (const line of readFileSync(join(folder, 'qrels.tsv'), 'utf8').trim().split('\n').slice(1)) {
    const [question, document, grade] = line.split('\t');
    const grades = relevant.get(question!) ?? new Map<string, number>();
    if (Number(grade) > 0) relevant.set(question!, grades.set(document!, Number(grade)));
  }
  const documents = jsonLines(join(folder, 'corpus.jsonl')).map(({ _id, title, text }) => ({
    id: String(_id),
    title: title ?? '',
    text: text ?? '',
  }));
  const questions = jsonLines(join(folder, 'queries.jsonl')).map(({ _id, text }) => ({
    id: String(_id),
    text: text ?? '',
    relevant: relevant.get(String(_id)) ?? new Map<string, number>(),
  }));
  return { documents, questions: questions.filter(question => question.relevant.size) };
}

function jsonLines(path: string): { _id: string; title?: string; text?: string }[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line.trim())
    .map(line => JSON.parse(line));
}

/** Success at 1, mean reciprocal rank at 10 and nDCG at 10, each from 0 to 1. */
export interface Scores {
  readonly s1: number;
  readonly mrr: number;
  readonly ndcg: number;
}

/** Scores a ranker over the questions of a set. */
export async function scoreRanker(rank: Rank, set: RetrievalSet): Promise<Scores> {
  const total = { s1: 0, mrr: 0, ndcg: 0 };
  for (const { text, relevant } of set.questions) {
    const ranked = (await rank(text)).slice(0, 10);
    const first = ranked.findIndex(id => relevant.has(id));
    total.s1 += first === 0 ? 1 : 0;
    total.mrr += first >= 0 ? 1 / (first + 1) : 0;
    total.ndcg += discounted(ranked.map(id => relevant.get(id) ?? 0)) / discounted(ideal(relevant));
  }
  const n = set.questions.length;
  return { s1: total.s1 / n, mrr: total.mrr / n, ndcg: total.ndcg / n };
}

const ideal = (relevant: ReadonlyMap<string, number>) => [...relevant.values()].sort((a, b) => b - a).slice(0, 10);
const discounted = (gains: readonly number[]) => gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
