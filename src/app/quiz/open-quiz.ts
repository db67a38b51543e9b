// Opens a quiz for one person: draws questions from the book of the day, and tells why there are fewer than were wished for.
import { PersonError } from '../../message/person-error.ts';
import { counted } from '../../present/quiz/quiz-words.ts';
import type { Question } from '../../quiz/question.ts';
import { conceptFinder } from '../../retrieval/concepts.ts';
import type { Asking } from '../asking.ts';
import { type LexiconSource, readLexicon } from '../index-bank.ts';
import { type Grading, gradingBy } from './grading.ts';
import { type OwnReviews, ownReviewsOf } from './own-reviews.ts';
import { startPlay } from './play.ts';
import { type BookPorts, openQuestionBook } from './question-book.ts';
import type { Learner, QuestionBook, Quiz, QuizWish } from './quiz.ts';

/** What a quiz needs of the world. */
export interface QuizPorts extends BookPorts {
  readonly lexicon: LexiconSource;
}

/**
 * A quiz over the bank at `path`, which `asking` has indexed. Without a `learner` nothing is reviewed or remembered. Throws
 * `PersonError` for a topic that the bank does not have.
 */
export async function openQuiz(
  ports: QuizPorts,
  asking: Asking,
  path: string,
  wish: QuizWish,
  learner: Learner | null = null,
): Promise<Quiz> {
  const { clock } = ports;
  const now = clock.now();
  const book = await openQuestionBook(ports, asking, path, wish.seed ?? dayOf(now));
  if (wish.topic !== undefined && book.entriesOf(wish.topic) === null)
    throw new PersonError(unknownTopic(wish.topic, book));
  const reviews = learner === null ? null : ownReviewsOf(learner, book);
  const drawn =
    wish.review === true && reviews !== null ? await toReview(reviews, book, wish, now) : toPlay(book, wish, now);
  const questions = await book.prove(drawn.candidates, wish.count);
  return {
    questions,
    notices: [...book.faults, ...drawn.notices(questions.length)],
    play: () => startPlay({ questions, asking, clock, reviews, grading: () => openGrading(ports, asking) }),
  };
}

/** What may be asked, in its order, and what is to be said about how many of them are. */
interface Drawn {
  readonly candidates: readonly Question[];
  readonly notices: (found: number) => readonly string[];
}

function toPlay(book: QuestionBook, wish: QuizWish, now: Date): Drawn {
  const candidates = book.matching(wish, wish.seed ?? dayOf(now));
  return { candidates, notices: found => shortOf(found, wish, book) };
}

/** What is due; where nothing is, questions that the person does not review yet, others each time. */
async function toReview(reviews: OwnReviews, book: QuestionBook, wish: QuizWish, now: Date): Promise<Drawn> {
  const fitting = book.matching(wish, wish.seed ?? now.getTime());
  const due = await reviews.due(fitting, now.getTime());
  if (due.length > 0) return { candidates: due, notices: found => moreDue(found, due.length) };
  const outlook = await reviews.outlook(now.getTime());
  const nothing = ['Nothing is due', wish.topic === undefined ? '' : ` about “${wish.topic}”`, '.'].join('');
  const why = outlook ?? 'What you miss comes back here.';
  return {
    candidates: await reviews.unmet(fitting),
    notices: found => [`${nothing} ${why} ${found > 0 ? 'These are new.' : 'There is nothing new to ask.'}`],
  };
}

function moreDue(found: number, due: number): string[] {
  return found < due ? [`${counted(due, 'question')} are due; these are the first ${found}.`] : [];
}

/** Grading with what is known of language: of the field by the glossary, of words at large by their meanings. */
export async function openGrading({ lexicon }: Pick<QuizPorts, 'lexicon'>, { index }: Asking): Promise<Grading> {
  const { meanings } = await readLexicon(lexicon);
  return gradingBy({ concepts: conceptFinder(index.glossary), meanings });
}

/** "20261124": whoever plays on the same day (of UTC) gets the same questions. */
export function dayOf(now: Date): number {
  return Number(now.toISOString().slice(0, 10).replaceAll('-', ''));
}

/** Why there are fewer questions than were wished for; nothing where there are as many. */
export function shortOf(found: number, { count, topic }: Pick<QuizWish, 'count' | 'topic'>, book: Topics) {
  if (found >= count) return [];
  if (found > 0) return [`The bank has ${found} such ${found === 1 ? 'question' : 'questions'}.`];
  if (topic === undefined) return ['The bank has no such question.'];
  const isKnown = book.topics.includes(topic);
  return [isKnown ? `The bank has no such question about “${topic}”.` : unknownTopic(topic, book)];
}

type Topics = Pick<QuestionBook, 'topics' | 'topicsNear'>;

/** That the bank has nothing of that name, and what was meant or could be asked for. */
export function unknownTopic(topic: string, book: Topics): string {
  return `The bank has no such question about “${topic}”; ${topicsInWords(topic, book)}`;
}

const MOST_TOPICS = 15;

/** The end of a sentence: what a slip was meant to be, else which topics there are, the largest ones where there are many. */
function topicsInWords(topic: string, { topics, topicsNear }: Topics): string {
  const near = topicsNear(topic).map(name => `“${name}”`);
  if (near.length > 0) return `did you mean ${near.join(' or ')}?`;
  const more = topics.length - MOST_TOPICS;
  const named = topics.slice(0, MOST_TOPICS).join(', ');
  return `its topics: ${named}${more > 0 ? ` and ${more} more` : ''}.`;
}
