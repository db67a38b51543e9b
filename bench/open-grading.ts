// Grading of open answers measured on both sets: how often it agrees with a fair interviewer, by kind and half, beside word overlap.

import { gradeOpen, PASS_FROM } from '../src/quiz/grade/open.ts';
import type { OpenQuestion } from '../src/quiz/question.ts';
import { isStopWord } from '../src/retrieval/stop-words.ts';
import { tokenise } from '../src/retrieval/tokenise.ts';
import {
  type AnswerSet,
  agreed,
  type LabelledAnswer,
  labelledAnswers,
  openQuestionsOf,
  ourBank,
  questionFinder,
  type Split,
  wordsBeside,
} from './answer-set.ts';

const SETS: readonly AnswerSet[] = ['first', 'second'];
const SPLITS: readonly Split[] = ['tune', 'held'];
const STEPS = 101;

const bank = ourBank();
const words = wordsBeside(bank);
const questions = openQuestionsOf(bank);
const questionOf = questionFinder(bank);
const bySet = new Map(SETS.map(set => [set, labelledAnswers(set)]));
const answers = [...bySet.values()].flat();
const tuning = answers.filter(({ split }) => split === 'tune');

const grades = new Map(answers.map(answer => [answer, gradeOpen(questionOf(answer), answer.text, words)]));
const overlaps = new Map(answers.map(answer => [answer, overlap(questionOf(answer), answer.text)]));
const passes = (answer: LabelledAnswer) => grades.get(answer)!.passed;
const stretch = bestStretch(({ objection, share }, from) => objection === null && share >= from, grades);
const overlapFrom = middle(bestStretch((share, from) => share >= from, overlaps));
const overlapPasses = (answer: LabelledAnswer) => overlaps.get(answer)! >= overlapFrom;

print();

/** The share of the words of the key points, small words apart, that the answer has. */
function overlap({ keyPoints }: OpenQuestion, text: string): number {
  const stems = (from: string) => new Set(tokenise(from).flatMap(({ word, stem }) => (isStopWord(word) ? [] : [stem])));
  const wanted = stems(keyPoints.map(point => point.text).join('\n'));
  const said = stems(text);
  return [...wanted].filter(stem => said.has(stem)).length / wanted.size;
}

/** The widest run of thresholds that agree best on the halves for tuning, from its first to its last. */
function bestStretch<Graded>(
  passesFrom: (graded: Graded, from: number) => boolean,
  graded: ReadonlyMap<LabelledAnswer, Graded>,
): { readonly first: number; readonly last: number } {
  const thresholds = Array.from({ length: STEPS }, (_, i) => i / (STEPS - 1));
  const scores = thresholds.map(from => agreed(tuning, answer => passesFrom(graded.get(answer)!, from)));
  const best = Math.max(...scores);
  let widest = { first: 0, last: -1 };
  let first = 0;
  for (const [i, score] of scores.entries()) {
    if (score !== best) first = i + 1;
    else if (i - first > widest.last - widest.first) widest = { first, last: i };
  }
  return { first: thresholds[widest.first]!, last: thresholds[widest.last]! };
}

function middle({ first, last }: { first: number; last: number }): number {
  return (first + last) / 2;
}

function print(): void {
  for (const [set, all] of bySet) {
    const kinds = [...new Set(all.map(({ kind }) => kind))];
    console.log(row(`${set} set`, ...SPLITS.flatMap(split => [`${split}: ours`, 'overlap'])));
    for (const kind of [...kinds, 'all']) console.log(row(kind, ...SPLITS.flatMap(split => cells(all, kind, split))));
    console.log('');
  }
  for (const split of SPLITS)
    console.log(`Right answers of "${split}" that pass for the question of another entry: ${misplaced(split)}.`);
  console.log(`The share to pass from: ${PASS_FROM}; ${stretch.first} to ${stretch.last} agree best on "tune".`);
  console.log(`Word overlap passes from ${overlapFrom.toFixed(2)}, the best for it on "tune".`);
}

/** How many right answers of a half would pass for a question that they do not answer, of how many pairs. */
function misplaced(split: Split): string {
  const right = answers.filter(answer => answer.split === split && answer.label === 'pass');
  const pairs = right.flatMap(({ entry, text }) =>
    [...questions].filter(([id]) => id !== entry).map(([, question]) => gradeOpen(question, text, words).passed),
  );
  return `${pairs.filter(Boolean).length}/${pairs.length}`;
}

function cells(all: readonly LabelledAnswer[], kind: string, split: Split): string[] {
  const some = all.filter(answer => answer.split === split && (kind === 'all' || answer.kind === kind));
  return [passes, overlapPasses].map(judge => `${agreed(some, judge)}/${some.length}`);
}

function row(name: string, ...columns: readonly string[]): string {
  return name.padEnd(22) + columns.map(column => column.padStart(12)).join('');
}
