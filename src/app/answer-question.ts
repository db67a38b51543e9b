// Answers a question from an open index: part by part, chosen, composed, verified; or says that it is not covered.
import type { Answer, Nearest } from '../answer/answer.ts';
import { composeExtractive } from '../answer/compose-extractive.ts';
import { type DraftClaim, placeOf } from '../answer/draft.ts';
import { fitPassages } from '../answer/fit-passages.ts';
import { selectPassages, wantOf } from '../answer/select.ts';
import { type FileNow, type Verified, verify } from '../answer/verify.ts';
import type { Bank } from '../bank/entry.ts';
import type { Embedder } from '../ports/embedder.ts';
import { type ConceptFinder, isEverydayConcept } from '../retrieval/concepts.ts';
import type { ContentWord, Query } from '../retrieval/query.ts';
import { questionParts } from '../retrieval/question-parts.ts';
import { cosine, type Evidence, type UnitVectors } from '../retrieval/rank.ts';
import { confidenceIn, type Judged, judge, type Search } from '../retrieval/search.ts';
import { tokenise } from '../retrieval/tokenise.ts';
import type { BankIndex } from './bank-index.ts';
import type { Hit, Question } from './use-cases.ts';

/** An index opened for asking. */
export interface Asking {
  readonly index: BankIndex;
  readonly search: Search;
  readonly vectors: UnitVectors;
  readonly embedder: Embedder;
  /** The bytes of cited files as they are now, by their number in the bank; those that are gone are left out. */
  readonly filesNow: (files: readonly number[]) => Promise<ReadonlyMap<number, FileNow>>;
}

const NOT_COVERED = 'The bank does not cover this.';
const NEAREST = 3;

/** A part of a question with what search made of it. */
interface Part {
  readonly text: string;
  readonly judged: Judged;
  readonly vector: Float32Array;
  readonly confidence: number;
}

/** An answer and whether some of it was dropped because the bank's files are no longer what was indexed. */
export interface Outcome {
  readonly answer: Answer;
  readonly outdated: boolean;
}

/** Ranks the entries for a question, with the confidence that the first one covers it. */
export async function searchEntries(
  asking: Asking,
  question: Question,
  k: number,
): Promise<{ hits: Hit[]; confidence: number }> {
  const part = await readPart(asking, question.text, question.context);
  const { entries } = asking.index.bank;
  const hits = part.judged.ranked.slice(0, k).map(({ entry, score, evidence }) => ({
    entry: entries[entry]!.id,
    title: entries[entry]!.title,
    score,
    parts: {
      lexical: weighed(asking, evidence, ['entry', 'question', 'passage']),
      vector: weighed(asking, evidence, ['questionVector', 'passageVector', 'entryVector']),
      ...evidence,
    },
  }));
  return { hits, confidence: part.confidence };
}

function weighed({ index }: Asking, evidence: Evidence, names: readonly (keyof Evidence)[]): number {
  return names.reduce((sum, name) => sum + index.weights[name] * evidence[name], 0);
}

/** Answers `question`. `onRetrieved` hears when ranking is done. */
export async function answerQuestion(asking: Asking, question: Question, onRetrieved: () => void): Promise<Outcome> {
  const parts = await coveredParts(asking, question);
  onRetrieved();
  const { threshold } = asking.index.confidence;
  const covered = parts.filter(part => part.confidence >= threshold);
  const confidence = Math.max(0, ...parts.map(part => part.confidence));
  const draft = withoutRepeats(
    covered.flatMap(part => draftOf(asking, part)),
    asking.index.bank,
  );
  const verified = await verifyNow(asking, draft);
  const { outdated } = verified;
  const base = { question: question.text, confidence, mode: 'extractive' } as const;
  const spelling = parts.flatMap(part => spellingNotice(part.judged));
  if (!verified.claims.length) {
    const nearest = nearestOf(asking, parts);
    return {
      outdated,
      answer: { ...base, answered: false, text: NOT_COVERED, claims: [], citations: [], nearest, notices: spelling },
    };
  }
  const missed = parts.filter(part => part.confidence < threshold).map(part => `The bank does not cover: ${part.text}`);
  const { claims, citations } = verified;
  const notices = [...spelling, ...missed];
  return {
    outdated,
    answer: { ...base, answered: true, text: textOf(claims), claims, citations, nearest: [], notices },
  };
}

/** The parts of a question; the question as a whole when no part alone is covered. */
async function coveredParts(asking: Asking, { text, context }: Question): Promise<Part[]> {
  const texts = questionParts(text);
  if (texts.length === 1) return [await readPart(asking, text, context)];
  const parts: Part[] = [];
  for (const [i, part] of texts.entries()) parts.push(await readPart(asking, part, [...context, ...texts.slice(0, i)]));
  const covered = parts.some(part => part.confidence >= asking.index.confidence.threshold);
  return covered ? parts : [await readPart(asking, text, context)];
}

async function readPart(asking: Asking, text: string, context: readonly string[]): Promise<Part> {
  const query = asking.search.read(text, context);
  const [vector] = await asking.embedder.embed([query.embeddable]);
  const judged = judge(asking.search, query, vector!, asking.index.weights);
  return { text, judged, vector: vector!, confidence: confidenceIn(judged, asking.index.confidence) };
}

function draftOf(asking: Asking, { text, judged, vector }: Part): DraftClaim[] {
  const [first] = judged.ranked;
  const entry = asking.index.bank.entries[first!.entry]!;
  const fits = fitPassages(asking.index.search, asking.vectors, first!.entry, judged.coverage!, vector);
  const chosen = selectPassages(
    entry,
    fits,
    wantOf(text, asksForEntry(asking, judged, vector)),
    mentionsOf(judged.query, asking.search.concepts),
  );
  return composeExtractive(entry, first!.entry, chosen);
}

/** Tells of a name whether the question says one of its words, or something that stands for the name. */
function mentionsOf({ content }: Query, concepts: ConceptFinder): (name: string) => boolean {
  // What is asked now names its own; only a question that names nothing means what was named before.
  const now = content.filter(word => !word.carried);
  return name => mentions(now, name, concepts) || (!now.length && mentions(content, name, concepts));
}

function mentions(content: readonly ContentWord[], name: string, concepts: ConceptFinder): boolean {
  const tokens = tokenise(name).filter(({ word }) => !GENERIC.has(word));
  const meanings = concepts.find(tokens).filter(({ term, weight }) => weight >= SAFE && !isEverydayConcept(term));
  return content.some(
    word =>
      tokens.some(({ stem }) => stem === word.stem) ||
      meanings.some(({ term }) => word.concepts.some(concept => concept.term === term && concept.weight >= SAFE)),
  );
}

// Counterparts on other clouds share a concept loosely: naming one names no other.
const SAFE = 0.45;

// Words that stand in many names of columns and rows and single none out.
const GENERIC = new Set([
  'ml',
  'ai',
  'model',
  'models',
  'cloud',
  'data',
  'service',
  'services',
  'type',
  'name',
  'feature',
]);

const SAME_QUESTION = 0.5;

/** Whether a question is its entry's own title in other words, and so wants the entry as a whole. */
function asksForEntry({ search, vectors }: Asking, { ranked, query }: Judged, vector: Float32Array): boolean {
  const title = search.index.questionStarts[ranked[0]!.entry]!;
  return query.content.every(word => !word.carried) && cosine(vectors, title, vector) >= SAME_QUESTION;
}

/** Drops statements made twice, and leads whose place is spoken of already. */
function withoutRepeats(draft: readonly DraftClaim[], bank: Bank): DraftClaim[] {
  const seen = new Set<string>();
  let place = '';
  return draft.filter(claim => {
    if (claim.shape === 'lead') return placeOf(claim, bank) !== place;
    const key = JSON.stringify(claim.supports);
    if (seen.has(key)) return false;
    seen.add(key);
    place = placeOf(claim, bank);
    return true;
  });
}

async function verifyNow(asking: Asking, draft: readonly DraftClaim[]): Promise<Verified> {
  const { bank } = asking.index;
  const files = new Set(draft.flatMap(claim => claim.supports.map(support => bank.entries[support.entry]!.file)));
  return verify(draft, bank, await asking.filesNow([...files]));
}

function spellingNotice({ query }: Judged): string[] {
  const readings = query.corrections.map(({ typed, read }) => `“${typed}” as “${read}”`);
  return readings.length ? [`Read ${readings.join(', ')}.`] : [];
}

function nearestOf(asking: Asking, parts: readonly Part[]): Nearest[] {
  const most = Object.values(asking.index.weights).reduce((a, b) => a + b, 0);
  const ranked = parts.flatMap(part => part.judged.ranked).toSorted((a, b) => b.score - a.score);
  const first = new Map(ranked.map(found => [found.entry, found] as const).reverse());
  return [...first.values()]
    .toSorted((a, b) => b.score - a.score)
    .slice(0, NEAREST)
    .map(({ entry, score }) => ({
      entry: asking.index.bank.entries[entry]!.id,
      title: asking.index.bank.entries[entry]!.title,
      score: Math.min(1, score / most),
    }));
}

const MARKS: Readonly<Record<string, string>> = { point: '- ', cell: '- ' };

function textOf(claims: Answer['claims']): string {
  return claims
    .map(({ text, shape, citations }) => `${MARKS[shape] ?? ''}${text} ${citations.map(n => `[${n}]`).join('')}`)
    .join('\n');
}
