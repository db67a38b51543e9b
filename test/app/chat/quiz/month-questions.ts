// The questions of a simulated month: many, of each kind, each with words that give its answer away.
import type { Question } from '../../../../src/quiz/question.ts';
import { choice, NUMBER, OPEN } from '../quiz-questions.ts';

const OPTIONS = 4;
const CHOICES = 90;
const OTHERS = 12;

/** Words that are in the answer to a question and nowhere else. */
export function secretOf({ id }: Pick<Question, 'id'>): string {
  return `hidden in ${id.slice(id.indexOf('#') + 1)}.`;
}

function withSecret<Q extends Question>(question: Q): Q {
  return { ...question, explanation: `The answer was ${secretOf(question)}` };
}

const names = (kind: string, count: number) => Array.from({ length: count }, (_, at) => `${kind}-${at + 100}`);

/** Where the right option stands differs. */
const choices = names('choice', CHOICES).map((name, at) =>
  withSecret({ ...choice(name), correct: [at % OPTIONS] } as Question),
);
const numbers = names('number', OTHERS).map(name =>
  withSecret({ ...NUMBER, id: `bank.quiz#${name}`, prompt: `What does ${name} cost a month?` }),
);
const opens = names('open', OTHERS).map(name =>
  withSecret({ ...OPEN, id: `bank.quiz#${name}`, prompt: `Why does the kettle of ${name} need care?` }),
);

export const MONTH_QUESTIONS: readonly Question[] = [...choices, ...numbers, ...opens];

/** What people type where words are asked for, with how right it is (0 to 1). */
export const SAID: Readonly<Record<'number' | 'open', Readonly<Record<string, number>>>> = {
  number: { '2160': 1, '2.16k': 1, '$2,160/mo': 1, '700': 0 },
  open: {
    'Limescale slows the kettle down, and vinegar removes limescale within an hour.': 1,
    'The weather is nice today and I like my bicycle a lot.': 0,
  },
};
