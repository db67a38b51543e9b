// The rankers that Whetstone's search is measured against, each as its own documentation sets it up.
import { DatabaseSync } from 'node:sqlite';
import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';

/** A document of a retrieval set. */
export interface Document {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Ids of documents for a question, best first. */
export type Rank = (question: string) => Promise<readonly string[]> | readonly string[];

const DEPTH = 100;
const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** BM25 (k1 1.2, b 0.75) over Porter stems, the title counted `titleWeight` times. */
export function bm25(documents: readonly Document[], titleWeight: number): Rank {
  const postings = new Map<string, Map<number, number>>();
  const lengths = documents.map(({ title, text }, i) => {
    const stems = [...Array(titleWeight).fill(title), text].flatMap(words).map(word => stemmer(word));
    for (const stem of stems) {
      const list = postings.get(stem) ?? new Map<number, number>();
      postings.set(stem, list.set(i, (list.get(i) ?? 0) + 1));
    }
    return stems.length;
  });
  const mean = lengths.reduce((a, b) => a + b, 0) / lengths.length;
  return question => {
    const scores = new Map<number, number>();
    for (const word of words(question)) {
      const list = postings.get(stemmer(word)) ?? new Map<number, number>();
      const idf = Math.log(1 + (lengths.length - list.size + 0.5) / (list.size + 0.5));
      for (const [i, tf] of list) {
        const part = (idf * tf * 2.2) / (tf + 1.2 * (0.25 + (0.75 * lengths[i]!) / mean));
        scores.set(i, (scores.get(i) ?? 0) + part);
      }
    }
    return top(scores, documents);
  };
}

function top(scores: Map<number, number>, documents: readonly Document[]): string[] {
  const ranked = [...scores].sort((a, b) => b[1] - a[1]).slice(0, DEPTH);
  return ranked.map(([i]) => documents[i]!.id);
}

/** MiniSearch with its defaults, the title boosted as its documentation shows. */
export function miniSearch(documents: readonly Document[], titleWeight: number): Rank {
  const index = new MiniSearch({ fields: ['title', 'text'], searchOptions: { boost: { title: titleWeight } } });
  index.addAll(documents.map(document => ({ ...document })));
  return question =>
    index
      .search(question)
      .slice(0, DEPTH)
      .map(hit => String(hit.id));
}

/** Orama's full-text search with English stemming. */
export async function orama(documents: readonly Document[], titleWeight: number): Promise<Rank> {
  const index = create({
    schema: { id: 'string', title: 'string', text: 'string' },
    components: { tokenizer: { language: 'english', stemming: true } },
  });
  await insertMultiple(index, documents as Document[]);
  return async question => {
    const found = await oramaSearch(index, {
      term: question,
      properties: ['title', 'text'],
      boost: { title: titleWeight },
      limit: DEPTH,
      threshold: 1,
    });
    return found.hits.map(hit => String((hit.document as unknown as Document).id));
  };
}

/** SQLite FTS5 with its Porter tokeniser and bm25(), the words joined by OR. */
export function fts5(documents: readonly Document[], titleWeight: number): Rank {
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE VIRTUAL TABLE d USING fts5(id UNINDEXED, title, text, tokenize = 'porter unicode61')`);
  const add = database.prepare('INSERT INTO d VALUES (?, ?, ?)');
  database.exec('BEGIN');
  for (const { id, title, text } of documents) add.run(id, title, text);
  database.exec('COMMIT');
  const ask = database.prepare(
    `SELECT id FROM d WHERE d MATCH ? ORDER BY bm25(d, 0, ${titleWeight}, 1) LIMIT ${DEPTH}`,
  );
  return question => {
    const match = words(question).map(word => `"${word}"`);
    return match.length ? ask.all(match.join(' OR ')).map(row => String(row.id)) : [];
  };
}

/** Reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009; k = 60). */
export function fuse(rankers: readonly Rank[]): Rank {
  return async question => {
    const scores = new Map<string, number>();
    for (const rank of rankers)
      (await rank(question)).forEach((id, place) => {
        scores.set(id, (scores.get(id) ?? 0) + 1 / (61 + place));
      });
    return [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  };
}
