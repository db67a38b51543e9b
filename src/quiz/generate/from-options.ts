// Questions that the bank asks with options of its own, of which it marks the right ones.
import { chanceOf } from '../chance.ts';
import { namesPlaces } from '../option-order.ts';
import type { ChoiceQuestion } from '../question.ts';
import { questionId } from '../question-ids.ts';
import { anyOf } from './any-of.ts';
import { folded } from './likeness.ts';
import { difficultyOf, isInOurLanguage, type Place, type Placed, placedIn, proofsBy } from './place.ts';
import { isClosed, needsPicture } from './readable.ts';
import { asks, asPrompt, plainTitle } from './titles.ts';

const LONGEST_OPTION = 300;
const LONGEST_EXPLANATION = 500;
const LONGEST_PROMPT = 900;
const FEWEST_OPTIONS = 3;
const MOST_OPTIONS = 10;

/** The options of the entry at `place` as a question; null where they are incomplete or cannot be told apart. */
export function fromOptions(place: Place, seed: number): ChoiceQuestion | null {
  const all = placedIn(place.entry);
  const options = all.filter(({ passage }) => passage.kind === 'option');
  const right = options.filter(({ passage }) => passage.right === true);
  const explaining = all.filter(isExplanation);
  const prompt = promptOf(place, options);
  if (prompt === null || right.length === 0 || right.length === options.length || !areOptions(options)) return null;
  const id = questionId(place.entry.id, 'options', place.entry.title, place.entry.questionCode ?? '');
  const order = [...options, ...explaining].some(({ passage }) => namesPlaces(passage.text))
    ? options
    : chanceOf(seed, id).shuffle(options);
  return {
    id,
    kind: 'choice',
    entry: place.at,
    prompt,
    explanation: explanationOf(place, right, explaining),
    difficulty: difficultyOf(place.entry, 'medium'),
    proofs: proofsBy(place, [...right, ...explaining.slice(0, 1)]),
    options: order.map(({ passage }) => passage.text),
    correct: order.flatMap(({ passage }, at) => (passage.right === true ? [at] : [])),
  };
}

/** Fewer words are a link back to the top, or "True." */
const FEWEST_WORDS = 5;

function isExplanation({ passage: { kind, text } }: Placed): boolean {
  return kind === 'paragraph' && text.trim().split(/\s+/).length >= FEWEST_WORDS && !/back to (?:the )?top/i.test(text);
}

const BLANK_START = /^(?:[-–•*]|\d+[.)])\s*/;
const SHOWN = [
  'code',
  'snippet',
  'table',
  'query',
  'file',
  'output',
  'example',
  'function',
  'data',
  'command',
  'schema',
];
const MORE_SHOWN = [
  'statement',
  'class',
  'component',
  'html',
  'css',
  'json',
  'script',
  'program',
  'pseudocode',
  'expression',
];
const THING = anyOf(SHOWN, MORE_SHOWN, ['regex', 'line']);
const ELSEWHERE = new RegExp(
  `\\b${anyOf([
    '(?:in|from|on) the (?:previous|last|next) (?:question|exercise)',
    'question (?:above|below)',
    `${THING}s? (?:shown |given )?(?:above|below|here)`,
    `(?:below|following|above|given|this) ${THING}\\b`,
  ])}`,
  'i',
);
/** Asks nothing by itself. */
const EMPTY =
  /^(?:what is|which is|choose|select|pick|find) the (?:correct|right|best|true) (?:option|answer|choice|statement)\b\W*$/i;
/** Words run together by a reader that lost the lines between them. */
const GLUED = /[a-z]\d+\.[A-Z]|[a-z][?!][A-Z]/;
const HOW_MANY = /\b(?:choose|select|pick|check|mark|all that apply|which (?:two|three|four))\b/i;

/** What a sentence ends with that an option is to complete. */
const LINKS = ['is', 'are', 'was', 'means', 'called', 'uses', 'has', 'can', 'will', 'an?', 'the', 'as', 'that'];
const TO_COMPLETE = new RegExp(
  `\\b${anyOf(LINKS, ['to', 'of', 'by', 'in', 'for', 'with', 'from', 'on', 'into'])}$`,
  'i',
);
const MARKED = /[?？:：_…,]$|\.{3}$|_{2,}|\b(?:which|what|following|except|true or false)\b/i;
const FEWEST_IN_STATEMENT = 4;

/** Whether a person who reads `asked` knows that the options are answers: those of a list of tasks are not. */
function looksForAnswer(asked: string, options: readonly Placed[]): boolean {
  const isJudged = areYesOrNo(options) && asked.split(/\s+/).length >= FEWEST_IN_STATEMENT;
  return isJudged || MARKED.test(asked) || asks(asked) || HOW_MANY.test(asked) || TO_COMPLETE.test(asked);
}

function promptOf({ entry }: Place, options: readonly Placed[]): string | null {
  const { title, questionCode } = entry;
  const asked = plainTitle(title.replace(BLANK_START, ''));
  const alone = questionCode === undefined && ELSEWHERE.test(asked);
  if (EMPTY.test(asked) || GLUED.test(asked) || !looksForAnswer(asked, options)) return null;
  if (asked.split(/\s+/).length < 2 || alone || needsPicture(asked) || !isClosed(asked)) return null;
  const right = options.filter(({ passage }) => passage.right === true).length;
  // What we add is in our language, and would be odd in another.
  const several = right > 1 && !HOW_MANY.test(asked) && isInOurLanguage(entry) ? ' (Choose all that apply.)' : '';
  const prompt = `${asPromptOf(asked)}${several}${questionCode ? `\n${questionCode}` : ''}`;
  return prompt.length <= LONGEST_PROMPT ? prompt : null;
}

function asPromptOf(asked: string): string {
  if (/[_:,?？：…]$/.test(asked)) return asked;
  return TO_COMPLETE.test(asked) && !asks(asked) ? `${asked} …` : asPrompt(asked);
}

const YES_OR_NO = /^(?:true|false|yes|no|t|f|correct|incorrect|right|wrong)$/;

function areYesOrNo(options: readonly Placed[]): boolean {
  return options.length === 2 && options.every(({ passage }) => YES_OR_NO.test(folded(passage.text)));
}

/** An option that goes on to explain itself. */
const EXPLAINED = /\b(?:explanation|reference|answer|source)s? ?:/i;
const FILE = /^\S+\.(?:png|jpe?g|gif|svg|webp)$/i;

function areOptions(options: readonly Placed[]): boolean {
  const texts = options.map(({ passage }) => passage.text.trim());
  const plain = texts.map(text => folded(text) || text);
  const enough = texts.length >= FEWEST_OPTIONS || areYesOrNo(options);
  return (
    enough &&
    texts.length <= MOST_OPTIONS &&
    new Set(plain).size === texts.length &&
    texts.every(
      text =>
        text !== '' &&
        text.length <= LONGEST_OPTION &&
        !FILE.test(text) &&
        !EXPLAINED.test(text) &&
        !/!\[|<img|https?:\S+\.(?:png|jpe?g|gif)/i.test(text),
    )
  );
}

function explanationOf({ entry }: Place, right: readonly Placed[], explaining: readonly Placed[]): string {
  const said = explaining
    .map(({ passage }) => passage.text)
    .find(text => text.length <= LONGEST_EXPLANATION && /[.!]$/.test(text));
  const marked = right.map(({ passage }) => `“${passage.text}”`).join(', ');
  return said ?? (isInOurLanguage(entry) ? `The bank marks as right: ${marked}.` : marked);
}
