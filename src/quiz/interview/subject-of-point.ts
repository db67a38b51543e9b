// What of a key point may be named when it is asked for: its subject, in words that give nothing of the answer away.
import { isStopWord } from '../../retrieval/stop-words.ts';
import { anyOf } from '../generate/any-of.ts';
import { shared, stemsOf } from '../generate/likeness.ts';
import type { OpenQuestion } from '../question.ts';

/** How much of a key point's words may be told before the answer is. */
const MOST_TOLD = 1 / 3;

/** Whether `text` tells more of a key point than its subject. */
export function givesAway(text: string, point: string): boolean {
  const stems = stemsOf(point);
  return shared(stems, stemsOf(text)) > stems.size * MOST_TOLD;
}

const HEADING = /^([^,;:]{2,40}):\s/;
const LONGEST_HEADING = 4;
/** They tell what kind of remark follows, not of what. */
const NO_SUBJECT = /^(?:(?:for )?examples?|definitions?|notes?|tips?|answers?|summary|remember|important|finally)$/i;
/** They tell what to do, which is the answer. */
const ORDERS = new RegExp(
  `^${anyOf(
    ['accept', 'add', 'avoid', 'build', 'check', 'choose', 'consider', 'keep', 'measure', 'minimi[sz]e', 'monitor'],
    ['plan', 'prefer', 'remove', 'run', 'serve', 'set', 'spread', 'start', 'step', 'store', 'train', 'use'],
  )}\\b`,
  'i',
);
/** "Hardware differs": the subject is hardware. */
const VERB_AT_END = /\s+(?:differs?|matters?|varies|vary|depends?|counts?|helps?|works?)$/i;
const WORD = /[\p{L}\d][\p{L}\d]*(?:[-.'’][\p{L}\d]+)*/gu;
/** A subject of more of the question's own words is half of the question again. */
const LONGEST_RUN = 3;

/**
 * The subjects of key point number `at`, the most telling first: its heading before a colon, then what it says
 * something is for, then its words that stand in the question as well, those first that few other key points have. None
 * has a figure in it, and none gives the point away.
 */
export function subjectsOf(question: OpenQuestion, at: number): string[] {
  const point = question.keyPoints[at]!.text;
  const found = [headingOf(point), ...purposesIn(point), ...wordsOfQuestion(question, at)];
  const written = found.flatMap(subject => (subject === null ? [] : [asInSentence(subject, question)]));
  return [...new Set(written)].filter(subject => !givesAway(subject, point));
}

function headingOf(point: string): string | null {
  const heading = HEADING.exec(point)?.[1]?.trim().replace(VERB_AT_END, '') ?? '';
  const isSubject =
    stemsOf(heading).size > 0 && !/\d/.test(heading) && !NO_SUBJECT.test(heading) && !ORDERS.test(heading);
  return isSubject && heading.split(/\s+/).length <= LONGEST_HEADING ? heading : null;
}

/**
 * "A request queue for spikes": who hears of spikes may know what they need. At most two words
 * each.
 */
const PURPOSE = /\bfor ((?:(?:an?|the) )?(\p{L}[\p{L}-]*)(?: (\p{L}[\p{L}-]*))?)(?![\p{L}\d-]| \d)/gu;

function purposesIn(point: string): string[] {
  return [...point.matchAll(PURPOSE)].flatMap(([, all = '', first = '', second = '']) => {
    if (isStopWord(first.toLowerCase())) return [];
    return isStopWord(second.toLowerCase()) ? [all.slice(0, -second.length).trimEnd()] : [all];
  });
}

/** Runs of words of the point that the question has too, told by no more than half of the key points. */
function wordsOfQuestion({ prompt, keyPoints }: OpenQuestion, at: number): string[] {
  const asked = stemsOf(prompt);
  const others = keyPoints.map(({ text }) => stemsOf(text));
  const runs = runsIn(keyPoints[at]!.text, asked).map(run => {
    const stems = stemsOf(run);
    return { run, stems, often: others.filter(each => [...stems].every(stem => each.has(stem))).length };
  });
  return runs
    .filter(({ often }) => 2 * often <= keyPoints.length)
    .toSorted((one, other) => one.often - other.often || other.stems.size - one.stems.size)
    .map(({ run }) => run);
}

/**
 * The longest stretches of `point`, each of at most three words one beside the other, that are made of stems of
 * `asked`.
 */
function runsIn(point: string, asked: ReadonlySet<string>): string[] {
  const runs: string[][] = [];
  let end = -1;
  for (const { 0: word, index } of point.matchAll(WORD)) {
    const stems = stemsOf(word);
    const isAsked = stems.size > 0 && !/\d/.test(word) && [...stems].every(stem => asked.has(stem));
    const goesOn = index === end + 1 && point[end] === ' ' && (runs.at(-1)?.length ?? LONGEST_RUN) < LONGEST_RUN;
    if (isAsked && goesOn) runs.at(-1)!.push(word);
    else if (isAsked) runs.push([word]);
    end = isAsked ? index + word.length : -1;
  }
  return runs.map(run => run.join(' '));
}

/** `subject` as it stands within a sentence: without the capital that a beginning asked for, unless it is of a name. */
function asInSentence(subject: string, { prompt, keyPoints }: OpenQuestion): string {
  const [first = ''] = subject.match(WORD) ?? [];
  const isPlainCapital = /^\p{Lu}[\p{Ll}-]*$/u.test(first) && !/\p{Lu}/u.test(subject.slice(first.length));
  const texts = [prompt, ...keyPoints.map(({ text }) => text)];
  const within = new RegExp(`[\\p{Ll}\\d,] ${first}(?![\\p{L}\\d])`, 'u');
  if (!isPlainCapital || !subject.startsWith(first) || texts.some(text => within.test(text))) return subject;
  return subject.charAt(0).toLowerCase() + subject.slice(1);
}
