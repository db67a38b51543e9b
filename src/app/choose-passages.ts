// Chooses the passages that answer a part of a question, as statements not yet verified.
import { withCaveats } from '../answer/caveats.ts';
import { composeExtractive } from '../answer/compose-extractive.ts';
import type { DraftClaim } from '../answer/draft.ts';
import { fitPassages } from '../answer/fit-passages.ts';
import { type Mentions, type PassageFit, selectPassages, wantOf } from '../answer/select.ts';
import { type ConceptFinder, isEverydayConcept } from '../retrieval/concepts.ts';
import { coverageOf } from '../retrieval/coverage.ts';
import type { ContentWord, Query } from '../retrieval/query.ts';
import { cosine } from '../retrieval/rank.ts';
import type { Judged } from '../retrieval/search.ts';
import { tokenise } from '../retrieval/tokenise.ts';
import type { Asking, Part } from './asking.ts';

/** What the entry that was found says to a part: its chosen passages, each under its label. */
export function draftOf(asking: Asking, part: Part): DraftClaim[] {
  const { text, judged, vector } = part;
  const [first] = judged.ranked;
  const entry = asking.index.bank.entries[first!.entry]!;
  const chosen = selectPassages(
    entry,
    fitsOf(asking, part, first!.entry),
    wantOf(text, likenessToTitle(asking, judged, vector)),
    mentionsOf(judged.query, asking.search.concepts),
  );
  const caveats = asking.index.caveats.get(first!.entry) ?? [];
  return composeExtractive(entry, first!.entry, withCaveats(entry, caveats, chosen));
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

/** How like a question is to its entry's own; a follow-up is never that. */
function likenessToTitle({ search, vectors }: Asking, { ranked, query }: Judged, vector: Float32Array): number {
  const title = search.index.questionStarts[ranked[0]!.entry]!;
  return query.content.every(word => !word.carried) ? cosine(vectors, title, vector) : 0;
}
