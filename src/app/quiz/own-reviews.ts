// What one person reviews alone: which questions are due, what each answer changes, and when the next comes back.
import { PersonError } from '../../message/person-error.ts';
import { counted, spanInWords } from '../../present/quiz/quiz-words.ts';
import type { Question } from '../../quiz/question.ts';
import { knownBy } from '../../quiz/question-ids.ts';
import { type AnsweredQuestion, cardAfter } from '../../quiz/review/feed.ts';
import { DAY } from '../../quiz/review/memory.ts';
import { forecast, sessionOf } from '../../quiz/review/session.ts';
import type { Learner, QuestionBook } from './quiz.ts';
import { cardOf, keptCard } from './review-cards.ts';

/** The reviews of a person over the questions of one bank; `now` is in milliseconds since 1970. */
export interface OwnReviews {
  /** Those of `questions` that are due, the most urgent first. */
  due(questions: readonly Question[], now: number): Promise<readonly Question[]>;
  /** Those of `questions` that the person does not review yet. */
  unmet(questions: readonly Question[]): Promise<readonly Question[]>;
  /** Keeps what an answer tells of memory. A sentence where that cannot be kept, the first time; else null. */
  learn(answered: AnsweredQuestion, now: number): Promise<string | null>;
  /** What is due or when something will be, as a sentence; null where the person reviews nothing. */
  outlook(now: number): Promise<string | null>;
}

/** The reviews of `learner`. Cards of questions that `book` does not have stay as they are. */
export function ownReviewsOf({ workspace, person, record }: Learner, book: QuestionBook): OwnReviews {
  let told = false;
  const cards = async () => {
    const kept = await record.cards(workspace, person);
    return kept.map(cardOf).filter(({ question }) => book.byKnown.has(question));
  };
  const learn = async (answered: AnsweredQuestion, now: number) => {
    const before = (await cards()).find(({ question }) => question === knownBy(answered.question));
    const card = cardAfter(before ?? null, answered, now);
    if (card !== null) await record.keepCards([keptCard(workspace, person, card)]);
  };
  return {
    due: async (questions, now) => {
      const fitting = new Map(questions.map(question => [knownBy(question.id), question]));
      const asked = (await cards()).filter(({ question }) => fitting.has(question));
      return sessionOf(asked, now, { most: asked.length }).flatMap(({ question }) => fitting.get(question) ?? []);
    },
    unmet: async questions => {
      const met = new Set((await cards()).map(({ question }) => question));
      return questions.filter(({ id }) => !met.has(knownBy(id)));
    },
    learn: async (answered, now) => {
      try {
        await learn(answered, now);
        return null;
      } catch (trouble) {
        const sentence = troubleOf(trouble);
        if (told) return null;
        told = true;
        return sentence;
      }
    },
    outlook: async now => sentenceOf(forecast(await cards(), now), now),
  };
}

/** The quiz goes on whatever is the matter with the disk; a bug is none of that. */
function troubleOf(trouble: unknown): string {
  if (!(trouble instanceof PersonError)) throw trouble;
  return `What you answer is not remembered: ${trouble.message}`;
}

function sentenceOf({ now: due, next }: ReturnType<typeof forecast>, now: number): string | null {
  if (due > 0) return `${counted(due, 'question')} ${due === 1 ? 'is' : 'are'} due for review.`;
  return next === null ? null : `The next review is due in ${timeInWords(next - now)}.`;
}

const SECOND = 1_000;
const DAYS_FROM = 2 * DAY;

function timeInWords(milliseconds: number): string {
  if (milliseconds >= DAYS_FROM) return counted(Math.round(milliseconds / DAY), 'day');
  return spanInWords(Math.ceil(milliseconds / SECOND));
}
