// Two sets of answers to the bank's own open questions, with what a fair interviewer says of each answer.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildBankIndex } from '../src/app/bank-index.ts';
import type { Bank, Entry } from '../src/bank/entry.ts';
import { readQuizItems } from '../src/bank/quiz-items/read-items.ts';
import { authoredQuestions } from '../src/quiz/authored/authored-questions.ts';
import type { WordSense } from '../src/quiz/grade/words-alike.ts';
import type { OpenQuestion } from '../src/quiz/question.ts';
import { conceptFinder } from '../src/retrieval/concepts.ts';
import { bankAt } from './bank-at.ts';
import { shippedLexicon } from './our-search.ts';

/**
 * The first set is a hundred answers to the ten entries. The second, eighty, was written without a look at the grader or
 * at the first: to five of the entries, and to an authored item of each of the others.
 */
export type AnswerSet = 'first' | 'second';

/** The halves: thresholds are chosen on `tune`, and `held` tells what they are worth. */
export type Split = 'tune' | 'held';

/** An answer of the set. */
export interface LabelledAnswer {
  /** Id of an entry of the bank. */
  readonly entry: string;
  /** Id of the authored item that it answers; without one, the question is the entry's own. */
  readonly item?: string;
  readonly label: 'pass' | 'fail';
  readonly kind: string;
  readonly split: Split;
  readonly text: string;
}

const FILES: Readonly<Record<AnswerSet, string>> = { first: 'open-answers.jsonl', second: 'second-answers.jsonl' };
const BANK = 'knowledge/bank/cloud-ai-services.md';
const ITEMS = 'knowledge/bank/cloud-ai-services.quiz.md';

/** The answers of a set, in their order. */
export function labelledAnswers(set: AnswerSet = 'first'): LabelledAnswer[] {
  const lines = readFileSync(new URL(`../test/quiz/grade/${FILES[set]}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map(line => JSON.parse(line) as LabelledAnswer);
}

/** Our bank. */
export function ourBank(): Bank {
  return bankAt(BANK);
}

/** The open question of each entry of `bank`, by the entry's own id. */
export function openQuestionsOf(bank: Bank): ReadonlyMap<string, OpenQuestion> {
  return new Map(bank.entries.map((entry, at) => [localId(entry), openQuestion(entry, at)]));
}

/** Finds the question that an answer is to: the authored item that it names, or its entry's own. */
export function questionFinder(bank: Bank): (answer: LabelledAnswer) => OpenQuestion {
  const byName = new Map([...openQuestionsOf(bank), ...openItemsOf(bank)]);
  return ({ entry, item }) => byName.get(item ?? entry)!;
}

/** The open items that were written for our bank, by the local part of their ids. */
function openItemsOf(bank: Bank): (readonly [string, OpenQuestion])[] {
  const file = { path: ITEMS, pathInBank: basename(ITEMS), bytes: readFileSync(ITEMS), sha256: '' };
  const { questions } = authoredQuestions(bank, readQuizItems([file]).items);
  return questions.flatMap(question => (question.kind === 'open' ? [[localId(question), question] as const] : []));
}

function localId({ id }: { readonly id: string }): string {
  return id.slice(id.indexOf('#') + 1);
}

function openQuestion({ id, title, keyPoints }: Entry, at: number): OpenQuestion {
  return {
    id,
    kind: 'open',
    entry: at,
    prompt: title,
    explanation: '',
    difficulty: 'medium',
    proofs: [{ entry: at, passage: 0, part: 'passage' }],
    keyPoints: keyPoints.map(text => ({ text, proofs: [] })),
    answer: keyPoints.join('. '),
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
