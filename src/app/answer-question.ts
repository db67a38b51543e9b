// Answers a question from an open index: part by part, chosen, composed, verified; or says that it is not covered.
import type { Answer, Nearest } from '../answer/answer.ts';
import { composeExtractive } from '../answer/compose-extractive.ts';
import { type DraftClaim, placeOf } from '../answer/draft.ts';
import { fitPassages } from '../answer/fit-passages.ts';
import { type Mentions, type PassageFit, selectPassages, wantOf } from '../answer/select.ts';
import { type FileNow, type Verified, verify } from '../answer/verify.ts';
import type { Bank } from '../bank/entry.ts';
import type { Embedder } from '../ports/embedder.ts';
import { type ConceptFinder, isEverydayConcept } from '../retrieval/concepts.ts';
import { coverageOf } from '../retrieval/coverage.ts';
import { type ContentWord, type Query, shareOfTurn, turnsThatCount } from '../retrieval/query.ts';
import { asksOutright, contentCount, leaningOf, questionParts } from '../retrieval/question-parts.ts';
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
interface Part extends Reading {
  readonly text: string;
  /** The part read by itself. */
  readonly own: Reading;
}

/** What search made of a question, `said` being the vectors of the earlier turns that it was read with. */
interface Reading {
  readonly judged: Judged;
  readonly vector: Float32Array;
  readonly said: readonly Float32Array[];
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
  const isCovered = (part: Part) => part.confidence >= asking.index.confidence.threshold;
  // What tells before it asks belongs to the question: such a part is not told to be missing.
  const areParts = parts.some(isCovered) && parts.every(part => isCovered(part) || asksOutright(part.text));
  return areParts ? parts : [await readPart(asking, text, context)];
}

/** Reads a part by itself, and with what was said before where it leans on that; the reading that is surer stands. */
async function readPart(asking: Asking, text: string, context: readonly string[]): Promise<Part> {
  const alone = await readAs(asking, asking.search.read(text));
  const leaning = leaningOf(text);
  const part = { text, ...alone, own: alone };
  if (leaning === 'alone' || !context.some(turn => turn.trim())) return part;
  const together = await readAs(asking, asking.search.read(text, context));
  const ownWords = leaning === 'short' || contentCount(text) >= OWN_WORDS;
  const stands = ownWords && alone.confidence >= Math.max(together.confidence, asking.index.confidence.threshold);
  if (stands) return part;
  const confidence = Math.max(together.confidence, await confidenceInTopic(asking, alone, together, context));
  return { text, ...together, confidence, own: alone };
}

/**
 * How likely a reply is covered because what it leans on is: it stays with the entry that the last turns led to, and asks
 * for nothing that is not there. Its own few words would say too little.
 */
async function confidenceInTopic(
  asking: Asking,
  alone: Reading,
  { judged }: Reading,
  context: readonly string[],
): Promise<number> {
  const isForeign = alone.judged.query.content.some(word => !word.known && !word.everyday);
  if (isForeign || !judged.signals || judged.signals.detail > 0 || judged.signals.figureLack === 1) return 0;
  const turns = await Promise.all(turnsThatCount(context).map(turn => readAs(asking, asking.search.read(turn))));
  const same = turns.filter(turn => turn.judged.ranked[0]?.entry === judged.ranked[0]!.entry);
  return IN_TOPIC * Math.max(0, ...same.map(({ confidence }) => confidence));
}

const IN_TOPIC = 0.6;

/** A reply of this many words of substance may ask something of its own. */
const OWN_WORDS = 3;

async function readAs(asking: Asking, query: Query): Promise<Reading> {
  const [own, ...said] = await asking.embedder.embed([query.embeddable, ...query.said]);
  const vector = said.length ? leanOn(own!, said) : own!;
  const judged = judge(asking.search, query, vector, asking.index.weights);
  return { judged, vector, said, confidence: confidenceIn(judged, asking.index.confidence) };
}

/** The direction of a question and what was said before it, which counts the less the longer ago it was. */
function leanOn(own: Float32Array, said: readonly Float32Array[]): Float32Array {
  const sum = Float32Array.from(own);
  said.forEach((turn, i) => {
    const share = shareOfTurn(said.length - 1 - i);
    turn.forEach((value, k) => {
      sum[k]! += share * value;
    });
  });
  const length = Math.hypot(...sum) || 1;
  return sum.map(value => value / length);
}

function draftOf(asking: Asking, part: Part): DraftClaim[] {
  const { text, judged, vector } = part;
  const [first] = judged.ranked;
  const entry = asking.index.bank.entries[first!.entry]!;
  const chosen = selectPassages(
    entry,
    fitsOf(asking, part, first!.entry),
    wantOf(text, asksForEntry(asking, judged, vector)),
    mentionsOf(judged.query, asking.search.concepts),
  );
  return composeExtractive(entry, first!.entry, chosen);
}

/** How well each passage fits: what is asked now before what was said, and what was said already least. */
function fitsOf(asking: Asking, { judged, vector, said, own }: Part, entry: number): PassageFit[] {
  const { search, vectors, index } = asking;
  const fits = fitPassages(index.search, vectors, entry, judged.coverage!, vector);
  if (!said.length) return fits;
  const coverage = coverageOf(own.judged.query, search.index, entry);
  const now = fitPassages(index.search, vectors, entry, coverage, own.vector);
  const first = search.index.passageStarts[entry]!;
  return fits.map(({ passage, fit }, i) => {
    const told = Math.max(...said.map(turn => cosine(vectors, first + i, turn)));
    return { passage, fit: (now[i]!.fit + BEFORE * fit) * (told > TOLD ? TOLD_SHARE : 1) };
  });
}

/** What the reading with earlier turns counts beside what is asked now. */
const BEFORE = 0.5;
/** A passage this near to a turn was said in it. */
const TOLD = 0.75;
const TOLD_SHARE = 0.6;

/** Tells of a name whether the question says one of its words, or something that stands for the name. */
function mentionsOf({ content }: Query, concepts: ConceptFinder): Mentions {
  const by = (words: readonly ContentWord[]) => (name: string) => mentions(words, name, concepts);
  return { now: by(content.filter(word => !word.carried)), before: by(content.filter(word => word.carried)) };
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
