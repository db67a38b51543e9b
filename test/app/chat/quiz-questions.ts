// A small book of questions for tests of quizzes on a chat platform: a few of each kind, whose proof a test can take away.

import { type Grading, gradingBy } from '../../../src/app/quiz/grading.ts';
import type { QuestionBook } from '../../../src/app/quiz/quiz.ts';
import { parseGlossary } from '../../../src/bank/glossary.ts';
import type { Citation } from '../../../src/message/citation.ts';
import type { KeptQuestion } from '../../../src/ports/quiz-record.ts';
import type { ChoiceQuestion, NumberQuestion, OpenQuestion, Question } from '../../../src/quiz/question.ts';
import { knownBy } from '../../../src/quiz/question-ids.ts';
import { compileGlossary, conceptFinder } from '../../../src/retrieval/concepts.ts';
import { parseMeanings } from '../../../src/retrieval/meanings.ts';
import { formatMeanings } from '../../../tools/format-meanings.ts';
import { learnMeanings } from '../../../tools/learn-meanings.ts';

const PROOF = { entry: 0, passage: 0, part: 'passage' } as const;
const ENTRY = { id: 'chips#0', title: 'What is Trainium?' };

/** A choice of four of which option B is right. */
export function choice(name: string): ChoiceQuestion {
  return {
    kind: 'choice',
    id: `bank.quiz#${name}`,
    entry: 0,
    prompt: `Which is right about ${name}?`,
    options: ['the first', 'the second', 'the third', 'the fourth'],
    correct: [1],
    explanation: `The second is right about ${name}.`,
    difficulty: 'medium',
    proofs: [PROOF],
  };
}

export const NUMBER: NumberQuestion = {
  kind: 'number',
  id: 'bank.quiz#amount',
  entry: 0,
  prompt: 'What does it cost a month?',
  answer: '2160',
  unit: 'USD a month',
  tolerance: 0.02,
  explanation: 'It is 720 hours at 3 USD.',
  difficulty: 'medium',
  proofs: [PROOF],
};

export const OPEN: OpenQuestion = {
  kind: 'open',
  id: 'bank.quiz#open',
  entry: 0,
  prompt: 'Why does a kettle need care?',
  keyPoints: [
    { text: 'Limescale slows the kettle down.', proofs: [PROOF] },
    { text: 'Vinegar removes limescale within an hour.', proofs: [PROOF] },
  ],
  answer: 'Limescale slows it down, and vinegar removes it.',
  explanation: 'Limescale builds up with every boiling.',
  difficulty: 'hard',
  proofs: [PROOF],
};

export const QUESTIONS: readonly Question[] = [
  ...['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta'].map(choice),
  NUMBER,
  OPEN,
];

/** The book of these questions; `stamp` gives the hash that the bank's file has now. */
export function questionBook(questions: readonly Question[], stamp: () => string): QuestionBook {
  const citation = (): Citation => ({
    n: 1,
    entry: ENTRY.id,
    title: ENTRY.title,
    quote: 'Trainium is a chip for training.',
    source: { path: 'knowledge/bank/chips.md', sha256: stamp(), start: 10, end: 42, line: 3, url: null },
  });
  const kept = (question: Question): KeptQuestion => ({ question, entry: ENTRY, citations: [citation()] });
  return {
    matching: ({ topic, kinds }) =>
      questions.filter(({ kind }) => (topic === undefined || topic === 'chips') && (kinds?.includes(kind) ?? true)),
    byKnown: new Map(questions.map(question => [knownBy(question.id), question])),
    about: entry => (entry === ENTRY.id ? questions : []),
    prove: async (wanted, count) => wanted.slice(0, count).map(kept),
    topics: ['chips'],
    topicsNear: topic => (topic === 'chpis' ? ['chips'] : []),
    entriesOf: topic => (topic === 'chips' ? [ENTRY.id] : null),
    entryOf: () => ENTRY.id,
    faults: [],
  };
}

const GLOSSARY = parseGlossary(
  JSON.stringify({ groups: [{ terms: ['limescale', 'chalk'], weight: 1, area: 'test' }], everyday: ['what'] }),
);

let grading: Grading | null = null;

/** Grading with a handful of words. */
export function smallGrading(): Grading {
  grading ??= makeGrading();
  return grading;
}

function makeGrading(): Grading {
  const meanings = parseMeanings(formatMeanings(learnMeanings(GLOSSARY, 16), 'none'));
  return gradingBy({ concepts: conceptFinder(compileGlossary(GLOSSARY)), meanings });
}
