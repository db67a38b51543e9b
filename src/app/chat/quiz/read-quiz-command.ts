// Reads what follows the command `quiz`: a round to start, the daily question, one's own reviews, standings and the rest.
import type { Control } from '../../../message/action.ts';
import { QUESTION_KINDS, type QuestionKind } from '../../../quiz/question.ts';

/** Standings since when. */
export type BoardSpan = 'week' | 'month' | 'all';

export type QuizCommand =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'start';
      readonly topic: string | undefined;
      readonly count: number;
      /** Choice alone unless said. */
      readonly kinds: readonly QuestionKind[];
      /** How long a question is open; what fits its kinds unless said. */
      readonly seconds: number;
    }
  | { readonly kind: 'conduct'; readonly control: Control }
  | { readonly kind: 'daily'; readonly text: string }
  | { readonly kind: 'me'; readonly topic: string | undefined }
  | { readonly kind: 'interview'; readonly topic: string | undefined }
  | { readonly kind: 'stats' }
  | { readonly kind: 'leaderboard'; readonly span: BoardSpan; readonly topic: string | undefined }
  | { readonly kind: 'board'; readonly shown: boolean }
  | { readonly kind: 'forget' }
  | { readonly kind: 'appeals' }
  /** `why` is a sentence that says what to do. */
  | { readonly kind: 'unread'; readonly why: string };

/** Characters; nobody needs more to say what they want. */
const LONGEST = 300;
const TOO_LONG: QuizCommand = {
  kind: 'unread',
  why: 'That is too long to be understood. Type “help” for what I can do.',
};
const COUNT = { usual: 5, most: 50 } as const;
const SECONDS = { least: 5, most: 3_600 } as const;
const SECONDS_FOR: Readonly<Record<QuestionKind, number>> = { choice: 30, number: 60, open: 120 };

/** Reads the text after the command. Nothing is thrown, whatever it holds. */
export function readQuizCommand(text: string): QuizCommand {
  const said = text.replace(/\s+/g, ' ').trim();
  if (said.length > LONGEST) return TOO_LONG;
  const [first = '', rest = ''] = split(said);
  const read = COMMANDS[first.toLowerCase()];
  if (said === '') return { kind: 'help' };
  if (read !== undefined && Object.hasOwn(COMMANDS, first.toLowerCase())) return read(rest);
  // "/quiz gpu 5" and "/quiz 3 open" say what to start.
  const started = readStart(said);
  return started.kind === 'start' && /\d/.test(said)
    ? started
    : { kind: 'unread', why: `I do not know “${said.slice(0, 60).toWellFormed()}”. Type “help” for what I can do.` };
}

function split(text: string): [string, string] {
  const at = text.indexOf(' ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1).trim()];
}

type Reader = (rest: string) => QuizCommand;

const conduct =
  (control: Control): Reader =>
  () => ({ kind: 'conduct', control });
const review: Reader = rest => ({ kind: 'me', topic: topicIn(rest) });
const board: Reader = rest => readBoard(rest);

const COMMANDS: Readonly<Record<string, Reader>> = {
  help: () => ({ kind: 'help' }),
  '?': () => ({ kind: 'help' }),
  start: rest => readStart(rest),
  begin: rest => readStart(rest),
  round: rest => readStart(rest),
  pause: conduct('pause'),
  resume: conduct('resume'),
  continue: conduct('resume'),
  skip: conduct('skip'),
  close: conduct('close'),
  reveal: conduct('close'),
  next: conduct('next'),
  stop: conduct('stop'),
  end: conduct('stop'),
  cancel: conduct('stop'),
  daily: rest => ({ kind: 'daily', text: rest }),
  me: review,
  review,
  reviews: review,
  practice: review,
  practise: review,
  interview: rest => ({ kind: 'interview', topic: topicIn(rest) }),
  stats: () => ({ kind: 'stats' }),
  streak: () => ({ kind: 'stats' }),
  progress: () => ({ kind: 'stats' }),
  leaderboard: board,
  board,
  standings: board,
  top: board,
  hide: () => ({ kind: 'board', shown: false }),
  show: () => ({ kind: 'board', shown: true }),
  forget: rest => (/^(?:me|my data|all)[.!]?$/i.test(rest) ? { kind: 'forget' } : UNSURE_FORGET),
  appeals: () => ({ kind: 'appeals' }),
};

const UNSURE_FORGET: QuizCommand = { kind: 'unread', why: 'Type “forget me” to delete what I keep of your quizzes.' };

function topicIn(text: string): string | undefined {
  const topic = text.replace(/^(?:on|about|for|of)\s+/i, '').trim();
  return topic === '' ? undefined : topic;
}

function readBoard(rest: string): QuizCommand {
  const [first = '', topic = ''] = split(rest);
  const span = SPANS[first.toLowerCase()];
  if (span !== undefined && Object.hasOwn(SPANS, first.toLowerCase())) {
    return { kind: 'leaderboard', span, topic: topicIn(topic) };
  }
  return { kind: 'leaderboard', span: 'all', topic: topicIn(rest) };
}

const SPANS: Readonly<Record<string, BoardSpan>> = {
  week: 'week',
  weekly: 'week',
  month: 'month',
  monthly: 'month',
  all: 'all',
  ever: 'all',
};

const KINDS: Readonly<Record<string, readonly QuestionKind[]>> = {
  choice: ['choice'],
  choices: ['choice'],
  'multiple-choice': ['choice'],
  number: ['number'],
  numbers: ['number'],
  open: ['open'],
  mixed: QUESTION_KINDS,
  all: QUESTION_KINDS,
};
/** Also one that no count can be, so that it is not taken for a topic; but a version can end one. */
const NUMBER = /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/;
const SPAN = /^(\d{1,5})(s|secs?|seconds?|m|mins?|minutes?)$/i;
const APART = /\b(\d{1,5}) (s|secs?|seconds?|m|mins?|minutes?)\b/gi;
const MINUTE = 60;
/** What stands beside the words that mean something. */
const FILLERS = new Set([
  'a',
  'quiz',
  'round',
  'with',
  'questions',
  'question',
  'about',
  'on',
  'of',
  'each',
  'and',
  'for',
  'please',
]);

interface StartWords {
  count: number | null;
  seconds: number | null;
  /** Whether more was named than a count and a time. */
  isOverfull: boolean;
  kinds: QuestionKind[];
  topic: string[];
}

function readStart(rest: string): QuizCommand {
  const found: StartWords = { count: null, seconds: null, isOverfull: false, kinds: [], topic: [] };
  // "30 seconds" is one word.
  for (const word of rest.replace(APART, '$1$2').split(' ')) takeWord(found, word);
  const kinds = found.kinds.length === 0 ? (['choice'] as const) : [...new Set(found.kinds)];
  const count = found.count ?? COUNT.usual;
  const seconds = found.seconds ?? Math.max(...kinds.map(kind => SECONDS_FOR[kind]));
  if (found.isOverfull)
    return {
      kind: 'unread',
      why: 'Name one count of questions and one time for each; type for example “start 5 30s”.',
    };
  if (!(Number.isInteger(count) && count >= 1 && count <= COUNT.most))
    return { kind: 'unread', why: `A round has 1 to ${COUNT.most} questions; type for example “start 5”.` };
  if (!(Number.isInteger(seconds) && seconds >= SECONDS.least && seconds <= SECONDS.most))
    return {
      kind: 'unread',
      why: `A question is open for ${SECONDS.least} to ${SECONDS.most} seconds; type for example “start 5 30s”.`,
    };
  return { kind: 'start', topic: topicIn(found.topic.join(' ')), count, kinds, seconds };
}

function takeWord(found: StartWords, word: string): void {
  const plain = word.toLowerCase().replace(/[,.!?]+$/, '');
  const span = SPAN.exec(plain);
  if (span) takeSeconds(found, Number(span[1]) * (span[2]?.startsWith('m') ? MINUTE : 1));
  else if (NUMBER.test(plain) && !(plain.includes('.') && found.topic.length > 0)) takeNumber(found, Number(plain));
  else if (Object.hasOwn(KINDS, plain)) found.kinds.push(...(KINDS[plain] ?? []));
  else if (plain !== '' && !FILLERS.has(plain)) found.topic.push(word);
}

/** The first number says how many questions, the second how many seconds. */
function takeNumber(found: StartWords, number: number): void {
  if (found.count === null) found.count = number;
  else takeSeconds(found, number);
}

function takeSeconds(found: StartWords, seconds: number): void {
  found.isOverfull ||= found.seconds !== null;
  found.seconds = seconds;
}
