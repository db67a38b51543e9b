// What asking questions takes of a bank, made once for each index and day: the book of questions, and grading.
import type { Asking } from '../asking.ts';
import type { Grading } from './grading.ts';
import { dayOf, openGrading, type QuizPorts } from './open-quiz.ts';
import { openQuestionBook } from './question-book.ts';
import type { QuestionBook } from './quiz.ts';

export interface Quizzing {
  questions(asking: Asking): Promise<QuestionBook>;
  grading(asking: Asking): Promise<Grading>;
}

/** Over the bank at `path`; what was made for another index or another day is made anew. */
export function quizzingOver(ports: QuizPorts, path: string): Quizzing {
  const books = keptFor((asking, day) => openQuestionBook(ports, asking, path, day));
  const gradings = keptFor(asking => openGrading(ports, asking));
  return {
    questions: asking => books(asking, dayOf(ports.clock.now())),
    grading: asking => gradings(asking, 0),
  };
}

type Make<T> = (asking: Asking, day: number) => Promise<T>;

/** Keeps the last that was made; one that failed is made again. */
function keptFor<T>(make: Make<T>): Make<T> {
  let last: { readonly asking: Asking; readonly day: number; readonly made: Promise<T> } | null = null;
  return (asking, day) => {
    if (last?.asking !== asking || last.day !== day) {
      const made = make(asking, day);
      last = { asking, day, made };
      made.catch(() => {
        if (last?.made === made) last = null;
      });
    }
    return last.made;
  };
}
