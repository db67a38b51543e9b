// Answers a question from an open index: part by part, chosen, composed, verified; or says that it is not covered.
import type { Answer, Nearest } from '../answer/answer.ts';
import { type DraftClaim, placeOf } from '../answer/draft.ts';
import { type Verified, verify } from '../answer/verify.ts';
import type { Bank } from '../bank/entry.ts';
import { isNew } from '../retrieval/coverage.ts';
import { asksForDetail } from '../retrieval/detail-words.ts';
import { isJoined } from '../retrieval/query.ts';
import type { Evidence } from '../retrieval/rank.ts';
import type { Judged } from '../retrieval/search.ts';
import type { Asking, Part } from './asking.ts';
import { draftOf } from './choose-passages.ts';
import { coveredParts, readPart } from './read-question.ts';
import type { Hit, Question } from './use-cases.ts';

const NOT_COVERED = 'The bank does not cover this.';
const NEAREST = 3;

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
  const missed = parts
    .filter(part => part.confidence < threshold)
    .map(part => `The bank does not cover “${part.text}”.`);
  const { claims, citations } = verified;
  const text = textOf(claims);
  const notices = [...spelling, ...unmentioned(asking, covered, text), ...missed];
  return {
    outdated,
    answer: { ...base, answered: true, text, claims, citations, nearest: [], notices },
  };
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

const COMPARES = /\b(?:or|vs|versus|compared?|than)\b/i;
const MOST_NAMED = 3;
// Consonants alone are an abbreviation of something that may well be there ("chkpt").
const NAME = /^(?=.*[aeiouy\d])\p{L}[\p{L}\p{N}]{2,29}$/u;

/**
 * Names what covered parts ask about that neither the bank nor the answer, as `said`, has a word of. Where things are compared
 * or a particular is asked for, what only stands for something near ("kserve") is named as well.
 */
function unmentioned({ search }: Asking, parts: readonly Part[], said: string): string[] {
  const words = parts.flatMap(({ text, judged: { query, coverage } }) =>
    COMPARES.test(text) || query.content.some(({ read }) => asksForDetail(read))
      ? query.content.filter(isNew)
      : (coverage?.foreign ?? []),
  );
  const answer = said.toLowerCase();
  const names = words
    .map(({ word }) => word)
    .filter(word => NAME.test(word) && !answer.includes(word) && !isJoined(word, search.index));
  const listed = [...new Set(names)].slice(0, MOST_NAMED).map(name => `“${name}”`);
  return listed.length > 0 ? [`The bank does not mention ${listed.join(', ')}.`] : [];
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
