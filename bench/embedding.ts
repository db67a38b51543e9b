// How the local embedding was chosen: hashed words and character n-grams beside latent semantic analysis and plain words.
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { normaliseRows } from '../src/drivers/vector-rows.ts';
import { seededRandom } from '../src/retrieval/random.ts';
import { tokenise } from '../src/retrieval/tokenise.ts';
import { decompose } from '../tools/decompose.ts';
import { type RetrievalSet, readRetrievalSet, type Scores, scoreRanker } from './retrieval-sets.ts';

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { questions: { type: 'string', default: '400' } },
});

/** Counts of a text's features. */
type Features = (text: string) => Map<string, number>;
/** A text as features with weights, the vector of length one. */
type Sparse = ReadonlyMap<string, number>;
/** Projects sparse vectors; learned from the documents'. */
type Projection = (documents: readonly Sparse[]) => (sparse: Sparse) => Float32Array;

interface Candidate {
  readonly name: string;
  readonly features: Features;
  readonly projection: Projection;
}

/** How much a cosine counts beside plain words when both are added. */
const BESIDE = 0.5;
const SHORTEST = 3;
const LONGEST = 5;
const WORD_WEIGHT = 2;

const words: Features = text => count(tokenise(text).map(({ stem }) => [`w${stem}`, 1]));
const ngrams: Features = text => count(tokenise(text).flatMap(({ word }) => ngramsOf(word)));
const both: Features = text =>
  count(tokenise(text).flatMap(({ word, stem }) => [[`w${stem}`, WORD_WEIGHT] as const, ...ngramsOf(word)]));

const candidates: readonly Candidate[] = [
  { name: 'words, hashed, 512, 3 places', features: words, projection: hashed(512, 3) },
  { name: 'n-grams, hashed, 512, 3 places', features: ngrams, projection: hashed(512, 3) },
  ...[256, 512, 1024].flatMap(dimensions =>
    [1, 3].map(places => ({
      name: `words and n-grams, hashed, ${dimensions}, ${places} place${places > 1 ? 's' : ''}`,
      features: both,
      projection: hashed(dimensions, places),
    })),
  ),
  ...[64, 128, 256].map(rank => ({ name: `LSA of words, ${rank}`, features: words, projection: analysed(rank) })),
];

if (folders.length === 0) console.log('Give folders that hold corpus.jsonl, queries.jsonl and qrels.tsv each.');
for (const folder of folders) await measure(folder);

async function measure(folder: string): Promise<void> {
  const whole = readRetrievalSet(folder);
  const step = Math.max(1, Math.ceil(whole.questions.length / Number(values.questions)));
  const set = { ...whole, questions: whole.questions.filter((_, i) => i % step === 0) };
  const texts = set.documents.map(({ title, text }) => `${title}\n${text}`);
  const plain = plainWords(texts);
  const base = await scoreBy(plain, set);
  console.log(
    `\n${basename(folder)}: ${texts.length} documents, ${set.questions.length} questions; ratios to plain words`,
  );
  console.log(`  ${'S@1 and nDCG@10'.padEnd(44)}  alone          added to plain words`);
  console.log(`  ${'plain words (tf-idf, every word a dimension)'.padEnd(44)}  ${show(base)}`);
  for (const { name, features, projection } of candidates) {
    const cosine = cosines(texts, features, projection);
    const alone = await scoreBy(cosine, set);
    const added = await scoreBy(question => sum(plain(question), cosine(question)), set);
    console.log(`  ${name.padEnd(44)}  ${show(alone)}    ${show(added)}  × ${(added.ndcg / base.ndcg).toFixed(3)}`);
  }
}

function show({ s1, ndcg }: Scores): string {
  return `${s1.toFixed(3)}  ${ndcg.toFixed(3)}`;
}

function scoreBy(score: (question: string) => Float32Array, set: RetrievalSet): Promise<Scores> {
  return scoreRanker(question => {
    const scores = score(question);
    const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
    return order.slice(0, 10).map(i => set.documents[i]!.id);
  }, set);
}

function sum(lexical: Float32Array, cosine: Float32Array): Float32Array {
  return lexical.map((score, i) => score + BESIDE * cosine[i]!);
}

/** Products of sparse vectors by an inverted index: what projection can only come near. */
function plainWords(texts: readonly string[]): (question: string) => Float32Array {
  const weigh = weighing(texts, words);
  const postings = new Map<string, (readonly [number, number])[]>();
  texts.forEach((text, i) => {
    for (const [feature, weight] of weigh(text)) {
      const list = postings.get(feature) ?? [];
      list.push([i, weight]);
      postings.set(feature, list);
    }
  });
  return question => {
    const scores = new Float32Array(texts.length);
    for (const [feature, weight] of weigh(question)) {
      for (const [i, other] of postings.get(feature) ?? []) scores[i]! += weight * other;
    }
    return scores;
  };
}

function cosines(texts: readonly string[], features: Features, projection: Projection) {
  const weigh = weighing(texts, features);
  const documents = texts.map(weigh);
  const project = projection(documents);
  const vectors = documents.map(project);
  return (question: string): Float32Array => {
    const vector = project(weigh(question));
    return Float32Array.from(vectors, other => other.reduce((total, value, i) => total + value * vector[i]!, 0));
  };
}

/** Weighs features by their count's root and their rarity among `texts`; unknown ones count nothing. */
function weighing(texts: readonly string[], features: Features): (text: string) => Sparse {
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const feature of features(text).keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  }
  const rarity = (feature: string) => {
    const met = frequency.get(feature);
    return met === undefined ? 0 : Math.max(0, Math.log((texts.length + 1) / (met + 0.5)));
  };
  return text => {
    const weights = [...features(text)].map(([feature, n]) => [feature, Math.sqrt(n) * rarity(feature)] as const);
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([feature, weight]) => [feature, weight / length]));
  };
}

/** Adds each feature, with a sign, to so many coordinates that its hash names. */
function hashed(dimensions: number, places: number): Projection {
  return () => sparse => {
    const vector = new Float32Array(dimensions);
    for (const [feature, weight] of sparse) {
      for (let place = 0; place < places; place++) {
        const hash = hashOf(feature, place);
        vector[hash % dimensions]! += hash & 0x40000000 ? weight : -weight;
      }
    }
    return toUnit(vector);
  };
}

/** Latent semantic analysis: the leading directions of the documents. */
function analysed(rank: number): Projection {
  return documents => {
    const columnOf = new Map([...new Set(documents.flatMap(each => [...each.keys()]))].map((f, i) => [f, i]));
    const starts = new Uint32Array(documents.length + 1);
    const columns: number[] = [];
    const weights: number[] = [];
    documents.forEach((sparse, row) => {
      for (const [feature, weight] of sparse) {
        columns.push(columnOf.get(feature)!);
        weights.push(weight);
      }
      starts[row + 1] = columns.length;
    });
    const cells = { columns: Uint32Array.from(columns), values: Float32Array.from(weights) };
    const matrix = { rows: documents.length, columnCount: columnOf.size, starts, ...cells };
    const { basis, rank: k } = decompose(matrix, rank, seededRandom(1));
    return sparse => {
      const vector = new Float32Array(k);
      for (const [feature, weight] of sparse) {
        const column = columnOf.get(feature);
        if (column === undefined) continue;
        for (let j = 0; j < k; j++) vector[j]! += weight * basis[column * k + j]!;
      }
      return toUnit(vector);
    };
  };
}

function toUnit(vector: Float32Array): Float32Array {
  normaliseRows({ matrix: vector, dimensions: vector.length });
  return vector;
}

function ngramsOf(word: string): (readonly [string, number])[] {
  const padded = `^${word}$`;
  const found: (readonly [string, number])[] = [];
  for (let n = SHORTEST; n <= LONGEST; n++) {
    for (let start = 0; start + n <= padded.length; start++) found.push([padded.slice(start, start + n), 1]);
  }
  return found;
}

function count(features: readonly (readonly [string, number])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [feature, n] of features) counts.set(feature, (counts.get(feature) ?? 0) + n);
  return counts;
}

function hashOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b9);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
