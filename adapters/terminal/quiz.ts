// The command `quiz`: questions to play in the terminal, or as JSON with their answers and proofs.
import type { Learner, Quiz, QuizWish } from '../../src/app/quiz/quiz.ts';
import { PersonError } from '../../src/message/person-error.ts';
import { cleanLine } from './clean-text.ts';
import { withBank } from './open-bank.ts';
import { printJson } from './print.ts';
import { isInteractive, type Surroundings } from './surroundings.ts';
import { WrongUsage } from './wrong-usage.ts';

export interface QuizOptions extends Omit<QuizWish, 'count'> {
  readonly count?: number;
  readonly bank?: string;
  readonly json?: boolean;
}

const COUNT = 5;
const REVIEW_COUNT = 10;

/** Plays, or prints the questions, and gives the exit status: 1 where there is nothing to play. */
export async function quiz(options: QuizOptions, around: Surroundings): Promise<number> {
  if (options.topic?.trim() === '') throw new WrongUsage('The topic is empty; name one, such as --topic serverless.');
  const wish = { ...options, count: options.count ?? (options.review === true ? REVIEW_COUNT : COUNT) };
  return withBank(options.bank, around, async bank => {
    if (options.json !== true)
      return withLearner(around, async learner => play(await bank.quiz(wish, learner), around));
    // Who prints questions answers none, so that only a review looks at what is remembered.
    const drawn = await (options.review === true
      ? withLearner(around, learner => bank.quiz(wish, learner))
      : bank.quiz(wish));
    tellNotices(drawn, around);
    const { quizAsJson } = await import('./quiz-json.ts');
    await printJson(around.terminal.output, quizAsJson(drawn.questions));
    return 0;
  });
}

async function play(opened: Quiz, around: Surroundings): Promise<number> {
  tellNotices(opened, around);
  if (opened.questions.length === 0) return 1;
  const { terminal } = around;
  if (isInteractive(terminal)) return (await import('./play-with-keys.ts')).playWithKeys(opened.play(), terminal);
  return (await import('./play-in-lines.ts')).playInLines(opened.play(), terminal);
}

function tellNotices({ notices }: Quiz, { terminal }: Surroundings): void {
  for (const notice of notices) terminal.errors.write(`${cleanLine(notice)}\n`);
}

/** Whoever sits at this terminal has the data folder for themselves. */
const WHO = { workspace: 'terminal', person: 'you' };

/** Runs `use` with who is to remember; with nobody, which is said once, where the data folder cannot keep anything. */
async function withLearner<T>(around: Surroundings, use: (learner: Learner | null) => Promise<T>): Promise<T> {
  const record = await openRecord(around);
  try {
    return await use(record === null ? null : { ...WHO, record });
  } finally {
    await record?.close();
  }
}

type OpenRecord = Awaited<ReturnType<Surroundings['openStore']>>;

async function openRecord(around: Surroundings): Promise<OpenRecord | null> {
  try {
    return await around.openStore();
  } catch (trouble) {
    if (!(trouble instanceof PersonError)) throw trouble;
    around.terminal.errors.write(`What you answer is not remembered: ${cleanLine(trouble.message)}\n`);
    return null;
  }
}
