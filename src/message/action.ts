// Actions: what a person can do to a message, as data, and how they travel through a platform as text.

export type Vote = 'up' | 'down';

/** What people may set for themselves, with the values that each can have; the first is what holds until they choose. */
export const SETTINGS = {
  follow: ['on', 'off'],
  excerpts: ['new', 'all'],
  /** Whether others see them in standings. */
  board: ['shown', 'hidden'],
} as const;

export type SettingName = keyof typeof SETTINGS;

/** What a button stands for. An answer is named by its id in the store, an entry by its id in the bank. */
export type Action =
  | { readonly kind: 'ask-entry'; readonly entry: string }
  | { readonly kind: 'ask-again'; readonly answer: string }
  | { readonly kind: 'show-entry'; readonly entry: string; readonly page: number }
  | { readonly kind: 'share'; readonly answer: string }
  | { readonly kind: 'vote'; readonly answer: string; readonly vote: Vote }
  | { readonly kind: 'explain-vote'; readonly answer: string }
  | { readonly kind: 'unfollow' }
  /** Opens a form by which a cost estimate is changed. */
  | { readonly kind: 'adjust'; readonly answer: string }
  /** What that form sends. `place` is how the estimate that is replaced can be reached, as only the platform can read it. */
  | { readonly kind: 'recompute'; readonly answer: string; readonly place: string | null }
  | { readonly kind: 'estimate'; readonly request: string }
  | { readonly kind: 'set'; readonly setting: SettingName; readonly value: string }
  | { readonly kind: 'forget-me' }
  | QuizAction;

/** What can be done to a round; `close` shows the answer at once, `skip` does so without points. */
export const CONTROLS = ['pause', 'resume', 'close', 'skip', 'next', 'stop'] as const;

export type Control = (typeof CONTROLS)[number];

/** What a button of a quiz stands for. A round and an appeal are named by their ids in the store, a question by its number from 0. */
export type QuizAction =
  /** Answers with one option. */
  | { readonly kind: 'quiz-pick'; readonly round: string; readonly question: number; readonly option: number }
  /** Opens the form by which it is answered. */
  | { readonly kind: 'quiz-answer'; readonly round: string; readonly question: number }
  /** What that form sends. */
  | ({ readonly kind: 'quiz-give' } & FromForm)
  | { readonly kind: 'quiz-conduct'; readonly round: string; readonly control: Control }
  /** Shows a person how their own answer was graded. */
  | { readonly kind: 'quiz-detail'; readonly round: string; readonly question: number }
  /** Opens the form by which a question, or its grade, is said to be wrong. */
  | { readonly kind: 'quiz-doubt'; readonly round: string; readonly question: number }
  | ({ readonly kind: 'quiz-appeal' } & FromForm)
  | { readonly kind: 'quiz-settle'; readonly appeal: string; readonly verdict: 'uphold' | 'decline' }
  /** Begins to review what is due. */
  | { readonly kind: 'quiz-review' }
  /** Removes what is kept of the person's quizzes. */
  | { readonly kind: 'quiz-forget' };

/** A form of a quiz, with the channel that it was opened in, and how whoever opened it can be reached, as only the platform can read it. */
interface FromForm {
  readonly round: string;
  readonly question: number;
  readonly channel: string;
  readonly place: string | null;
}

// Raised when the meaning of a text changes: a button of an older version is then told to be stale, not misread.
const VERSION = 'w1';
const SEPARATOR = '|';

/** The action as a short text for a platform to carry. `decodeAction` gives it back. */
export function encodeAction(action: Action): string {
  return [VERSION, action.kind, ...argumentsOf(action).map(encodePart)].join(SEPARATOR);
}

/** Half a character, which an id of a bank may have, travels nowhere: it becomes the sign for one. */
function encodePart(part: string | number): string {
  return encodeURIComponent(`${part}`.toWellFormed());
}

function argumentsOf(action: Action): (string | number)[] {
  switch (action.kind) {
    case 'ask-entry':
      return [action.entry];
    case 'show-entry':
      return [action.entry, action.page];
    case 'ask-again':
    case 'share':
    case 'explain-vote':
    case 'adjust':
      return [action.answer];
    case 'recompute':
      return action.place === null ? [action.answer] : [action.answer, action.place];
    case 'estimate':
      return [action.request];
    case 'vote':
      return [action.answer, action.vote];
    case 'set':
      return [action.setting, action.value];
    case 'quiz-pick':
      return [action.round, action.question, action.option];
    case 'quiz-answer':
    case 'quiz-detail':
    case 'quiz-doubt':
      return [action.round, action.question];
    case 'quiz-give':
    case 'quiz-appeal':
      return [action.round, action.question, action.channel, ...(action.place === null ? [] : [action.place])];
    case 'quiz-conduct':
      return [action.round, action.control];
    case 'quiz-settle':
      return [action.appeal, action.verdict];
    default:
      return [];
  }
}

/** The action that `text` stands for; null for one of another version or of nobody's making. */
export function decodeAction(text: string): Action | null {
  const [version, kind = '', ...encoded] = text.split(SEPARATOR);
  const args = version === VERSION ? decodeAll(encoded) : null;
  const read = Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;
  if (args === null || read === undefined) return null;
  const action = read(args);
  // Whatever else stood in the text would be lost, so it was not ours.
  return action !== null && encodeAction(action) === text ? action : null;
}

type Reader = (args: readonly string[]) => Action | null;

const READERS: Readonly<Record<string, Reader>> = {
  'ask-entry': ([entry = '']) => ({ kind: 'ask-entry', entry }),
  'ask-again': ([answer = '']) => ({ kind: 'ask-again', answer }),
  'show-entry': ([entry = '', page = '']) =>
    /^\d{1,4}$/.test(page) ? { kind: 'show-entry', entry, page: Number(page) } : null,
  share: ([answer = '']) => ({ kind: 'share', answer }),
  vote: ([answer = '', vote]) => (vote === 'up' || vote === 'down' ? { kind: 'vote', answer, vote } : null),
  'explain-vote': ([answer = '']) => ({ kind: 'explain-vote', answer }),
  adjust: ([answer = '']) => ({ kind: 'adjust', answer }),
  recompute: ([answer = '', place = null]) => ({ kind: 'recompute', answer, place }),
  estimate: ([request = '']) => ({ kind: 'estimate', request }),
  unfollow: () => ({ kind: 'unfollow' }),
  set: ([setting = '', value = '']) => (isSetting(setting, value) ? { kind: 'set', setting, value } : null),
  'forget-me': () => ({ kind: 'forget-me' }),
  'quiz-pick': ([round = '', question = '', option = '']) =>
    isIndex(question) && isIndex(option)
      ? { kind: 'quiz-pick', round, question: Number(question), option: Number(option) }
      : null,
  'quiz-answer': ([round = '', question = '']) =>
    isIndex(question) ? { kind: 'quiz-answer', round, question: Number(question) } : null,
  'quiz-give': ([round = '', question = '', channel = '', place = null]) =>
    isIndex(question) ? { kind: 'quiz-give', round, question: Number(question), channel, place } : null,
  'quiz-conduct': ([round = '', control]) => {
    const known = CONTROLS.find(each => each === control);
    return known === undefined ? null : { kind: 'quiz-conduct', round, control: known };
  },
  'quiz-detail': ([round = '', question = '']) =>
    isIndex(question) ? { kind: 'quiz-detail', round, question: Number(question) } : null,
  'quiz-doubt': ([round = '', question = '']) =>
    isIndex(question) ? { kind: 'quiz-doubt', round, question: Number(question) } : null,
  'quiz-appeal': ([round = '', question = '', channel = '', place = null]) =>
    isIndex(question) ? { kind: 'quiz-appeal', round, question: Number(question), channel, place } : null,
  'quiz-settle': ([appeal = '', verdict]) =>
    verdict === 'uphold' || verdict === 'decline' ? { kind: 'quiz-settle', appeal, verdict } : null,
  'quiz-review': () => ({ kind: 'quiz-review' }),
  'quiz-forget': () => ({ kind: 'quiz-forget' }),
};

function isIndex(text: string): boolean {
  return /^\d{1,4}$/.test(text);
}

function isSetting(name: string, value: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name) && (SETTINGS[name as SettingName] as readonly string[]).includes(value);
}

function decodeAll(encoded: readonly string[]): string[] | null {
  try {
    return encoded.map(decodeURIComponent);
  } catch {
    return null;
  }
}
