// The set of a hundred answers to the bank's own questions, with what a fair interviewer says of each.
import { readFileSync } from 'node:fs';
import { buildBankIndex } from '../src/app/bank-index.ts';
import type { Bank, Entry } from '../src/bank/entry.ts';
import type { WordSense } from '../src/quiz/grade/words-alike.ts';
import type { OpenQuestion } from '../src/quiz/question.ts';
import { conceptFinder } from '../src/retrieval/concepts.ts';
import { bankAt } from './bank-at.ts';
import { shippedLexicon } from './our-search.ts';

/** The halves: thresholds are chosen on `tune`, and `held` tells what they are worth. */
export type Split = 'tune' | 'held';

/** An answer of the set. */
export interface LabelledAnswer {
  /** Id of an entry of the bank. */
  readonly entry: string;
  readonly label: 'pass' | 'fail';
  readonly kind: string;
  readonly split: Split;
  readonly text: string;
}

/** The answers of the set, in their order. */
export function labelledAnswers(): LabelledAnswer[] {
  const lines = readFileSync(new URL('../test/quiz/grade/open-answers.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map(line => JSON.parse(line) as LabelledAnswer);
}

/** Our bank. */
export function ourBank(): Bank {
  return bankAt('knowledge/bank/cloud-ai-services.md');
}

/** The open question of each entry of `bank`, by the entry's own id. */
export function openQuestionsOf(bank: Bank): ReadonlyMap<string, OpenQuestion> {
  return new Map(bank.entries.map((entry, at) => [localId(entry), openQuestion(entry, at)]));
}

function localId({ id }: Entry): string {
  return id.slice(id.indexOf('#') + 1);
}

function openQuestion({ id, title, keyPoints, passages }: Entry, at: number): OpenQuestion {
  return {
    id,
    kind: 'open',
    entry: at,
    prompt: title,
    explanation: '',
    difficulty: 'medium',
    proofs: [{ entry: at, passage: 0, part: 'passage' }],
    keyPoints: keyPoints.map(text => ({ text, proofs: [] })),
    answer: passages.map(({ text }) => text).join('\n'),
  };
}

/** What is known of language beside `bank`, as a quiz over it has it: the glossary that its index keeps, and the meanings. */
export function wordsBeside(bank: Bank): WordSense {
  const lexicon = shippedLexicon();
  const { index } = buildBankIndex(bank, lexicon, null, () => {});
  return { concepts: conceptFinder(index.glossary), meanings: lexicon.meanings };
}

/** How many of `answers` are judged by `passes` as a fair interviewer judges them. */
export function agreed(answers: readonly LabelledAnswer[], passes: (answer: LabelledAnswer) => boolean): number {
  return answers.filter(answer => passes(answer) === (answer.label === 'pass')).length;
}
