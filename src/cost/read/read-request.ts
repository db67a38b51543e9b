// Reads a request: phrase by phrase, in any order, until every word has a meaning; one that has none is refused.
import type { Rules } from '../estimation.ts';
import type { PriceBook } from '../price-book.ts';
import type { Request, Slots } from '../request.ts';
import { takeCountedUnit } from './counted.ts';
import { Cursor, phrase } from './cursor.ts';
import { Draft } from './draft.ts';
import { intentOf } from './intent.ts';
import { takeGpu, takeMachine } from './machines.ts';
import { takeMoney } from './money.ts';
import { nearWords } from './near-words.ts';
import { takeOverride } from './overrides.ts';
import { takePhrase } from './phrases.ts';
import { CannotEstimate } from './refuse.ts';
import {
  refuseDataForTokens,
  settleAccelerators,
  settleBare,
  settleEpochs,
  settlePrice,
  settleShares,
} from './settle.ts';
import { knownWords, type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { takeFiller, takeMeaning } from './words.ts';

const BLANK = phrase(String.raw`\s+`, { open: true });
/** Characters of a request, so that reading one takes no time. */
const LONGEST = 500;

export interface ReadingManner {
  /** The rules that hold where the text names none. */
  readonly rules?: Rules;
  /** Whether words that nobody knows are passed over, as in a sentence around a request. Misspelled ones never are. */
  readonly lenient?: boolean;
}

export interface ReadRequest {
  readonly request: Request;
  /** What was passed over. */
  readonly ignored: readonly string[];
}

/** Reads `text` against the names of `book`. What cannot be read throws `CannotEstimate`. */
export function readWords(
  text: string,
  book: PriceBook,
  { rules = 'market', lenient = false }: ReadingManner = {},
): ReadRequest {
  const input = normalised(text);
  if ([...text].length > LONGEST) throw new CannotEstimate(`A request has at most ${LONGEST} characters.`);
  if (input === '') throw new CannotEstimate('Say what you want to run, keep or move.');
  const draft = scan(input, vocabularyOf(book), lenient);
  settleShares(draft);
  settleAccelerators(draft, book);
  settlePrice(draft, book);
  settleBare(draft);
  settleEpochs(draft);
  const intent = intentOf(draft, input);
  refuseDataForTokens(draft, intent);
  const request: Request = {
    ...slotsOf(draft),
    input: text,
    intent,
    rules: draft.rules ?? rules,
    rulesNamed: draft.rules !== null,
    idle: draft.idle,
    moves: draft.topics.has('egress') || draft.get('toCloud') !== null,
  };
  return { request, ignored: draft.ignored };
}

/** One sign for what people write in many ways: dashes, arrows, the times sign, wide figures and blanks. */
function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[×✕✖]/g, 'x')
    .replace(/[→⇒➜⟶]/g, '->')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

function scan(input: string, words: Vocabulary, lenient: boolean): Draft {
  const draft = new Draft();
  const cursor = new Cursor(input);
  const takers = [
    () => takeOverride(cursor, draft, words),
    () => takeMoney(cursor, draft),
    () => takePhrase(cursor, draft, words),
    () => takeMachine(cursor, draft, words),
    () => takeCountedUnit(cursor, draft),
    () => takeGpu(cursor, draft),
    () => takeMeaning(cursor, draft),
    () => takeFiller(cursor),
  ];
  // A phrase begins with its word, not with the blank before it.
  for (cursor.take(BLANK); !cursor.atEnd; cursor.take(BLANK)) {
    const start = cursor.place;
    const taken = takers.some(take => {
      cursor.place = start;
      return take();
    });
    if (!taken) {
      cursor.place = start;
      passOver(cursor, draft, words, lenient);
    }
  }
  return draft;
}

/** Refuses a word that has no meaning here, or notes it where that is allowed. */
function passOver(cursor: Cursor, draft: Draft, words: Vocabulary, lenient: boolean): void {
  const token = cursor.takeWord().replace(/[.,;:?!)"'”’]+$/, '');
  const near = nearTo(token, words);
  if (/^[\d.]/.test(token)) throw strangeNumber(token, unknownNext(cursor, words), near);
  if (lenient && near.length === 0 && !/[\d$€£=%]/.test(token)) {
    if (token !== '') draft.ignored.push(token);
    return;
  }
  throw new CannotEstimate(`I do not understand “${token}”.`, { token, suggestions: near });
}

/** The word behind a number, where it means nothing either: then it is what the number counts. */
function unknownNext(cursor: Cursor, words: Vocabulary): string {
  const rest = new Cursor(cursor.text, cursor.place);
  takeFiller(rest);
  const next = rest.takeWord().replace(/[.,;:?!)"'”’]+$/, '');
  return /^\p{L}/u.test(next) && !isKnown(next, words) ? next : '';
}

function isKnown(word: string, words: Vocabulary): boolean {
  const draft = new Draft();
  const cursor = new Cursor(word);
  return (
    takePhrase(cursor, draft, words) ||
    takeMachine(cursor, draft, words) ||
    takeMeaning(cursor, draft) ||
    takeFiller(cursor)
  );
}

/** Near words, of what stands behind a count too: "8xh1000". */
function nearTo(token: string, words: Vocabulary): string[] {
  const name = token.replace(/^[\d.,]+\s*[x*]?/i, '');
  const names = [token, ...(name === token || name === '' ? [] : [name])];
  return [...names, ...names.map(withFigures)].flatMap(each => nearWords(each, knownWords(words)));
}

/** "H1OO", "Lambda_l4": letters that look like figures, as figures. */
function withFigures(name: string): string {
  return name.replace(/o/gi, '0').replace(/(?<=\d)[il]|[il](?=\d)/gi, '1');
}

function strangeNumber(token: string, next: string, near: readonly string[]): CannotEstimate {
  if (/^[\d.,]+$/.test(token) && next === '') {
    return new CannotEstimate(`“${token}” of what? Give it a unit.`, {
      token,
      meant: [`${token} h`, `${token} days`, `${token} GB`],
    });
  }
  const words = `${token} ${next}`.trim();
  return new CannotEstimate(`I do not understand “${words}”.`, { token: words, suggestions: near });
}

const SINGLES = [
  'toCloud',
  'term',
  'span',
  'activity',
  'daysAWeek',
  'price',
  'dataPrice',
  'bill',
  'serverlessRate',
  'provider',
  'spotDiscount',
  'reservedDiscount',
  'mfu',
  'util',
  'month',
  'bytes',
  'mtbf',
  'ckpt',
  'restart',
  'tps',
  'mem',
  'compile',
  'params',
  'precision',
  'tokens',
  'flops',
  'traffic',
  'tokenTraffic',
  'tokensIn',
  'tokensOut',
  'secondsEach',
  'size',
  'sizePer',
  'checkpoints',
  'storageKind',
  'route',
  'bandwidth',
  'sample',
  'computeShare',
  'regionCount',
  'syncs',
  'mlEngineers',
  'infraEngineers',
  'swing',
] as const satisfies readonly (keyof Slots)[];

function slotsOf(draft: Draft): Slots {
  const singles = Object.fromEntries(SINGLES.map(name => [name, draft.get(name)])) as Pick<
    Slots,
    (typeof SINGLES)[number]
  >;
  const { machines, clouds, regions, purchases, flags } = draft;
  return { ...singles, machines, clouds, regions, purchases: [...purchases], flags };
}
