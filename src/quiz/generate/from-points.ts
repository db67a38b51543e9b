// Open questions: what an entry asks, graded against its key points, or else against the bullets of its answer.
import type { Support } from '../../answer/draft.ts';
import type { KeyPoint, OpenQuestion } from '../question.ts';
import { questionId } from '../question-ids.ts';
import { disputeIn } from './disputed.ts';
import { likeness, stemsOf } from './likeness.ts';
import { difficultyOf, type Place, type Placed, placedIn, proofsBy } from './place.ts';
import { standsAlone } from './readable.ts';
import { isRemark } from './terms.ts';
import { asksSeveral, asPrompt, isQuestion, plainTitle } from './titles.ts';

/** What a user asks of one case. */
const OWN_CASE = /\b(?:I|me|my|we|our|us)\b|[-–:] ?what (?:is|are) (?:it|they)\b/i;
/** "Can they be deployed alone?" is answered by yes or no, and bullets are none of both. */
const YES_OR_NO = /^(?:is|are|do|does|did|can|could|should|would|will|must|may|has|have|was|were)\b/i;
/** "What stages are needed?" may be asked of anything, and bullets seldom say what one thing is. */
const FEWEST_IN_TITLE = 3;
const FEWEST_POINTS = 2;
/** Who answers from memory cannot be asked for more. */
const MOST_BULLETS = 8;
const LONGEST_BULLET = 300;
/** A bullet of fewer words of substance is a name, and "because of its speed" is no point. */
const FEWEST_WORDS = 3;
/** A bullet that begins small goes on from what stands above it, unless it begins with a name ("etcd is", "open: ..."). */
const BEGINS = /^[\p{Lu}\d"“'(]|^[\p{Ll}-]+(?::| (?:is|are|runs?|keeps?|holds?|only) )|^\p{Ll}+[\p{Lu}-]/u;
/** This much of a key point stands in a passage that says it. */
const SAYS_SO = 0.6;

/** The question of the entry at `place`; null where it asks none, or nothing that can be graded and proved. */
export function fromPoints(place: Place): OpenQuestion | null {
  const { entry } = place;
  if (!isQuestion(entry.title) || entry.questionCode !== undefined || OWN_CASE.test(entry.title)) return null;
  const isGraded = entry.keyPoints.length > 0;
  // Bullets answer one question, and what an author wrote to grade by answers all of them.
  if (
    !isGraded &&
    (asksSeveral(entry.title) || YES_OR_NO.test(plainTitle(entry.title)) || stemsOf(entry.title).size < FEWEST_IN_TITLE)
  )
    return null;
  const keyPoints = isGraded ? pointsOfAuthor(place) : pointsInBullets(place);
  const proofs = distinct(keyPoints.flatMap(point => point.proofs));
  if (keyPoints.length < FEWEST_POINTS || proofs.length === 0) return null;
  const answer = keyPoints.map(({ text }) => ended(text)).join(' ');
  return {
    id: questionId(entry.id, 'points', entry.title),
    kind: 'open',
    entry: place.at,
    prompt: asPrompt(entry.title),
    explanation: `A good answer says: ${answer}`,
    difficulty: difficultyOf(entry, 'hard'),
    proofs,
    keyPoints,
    answer,
  };
}

function pointsOfAuthor(place: Place): KeyPoint[] {
  const disputed = disputeIn(place.entry);
  const saying = placedIn(place.entry).filter(({ passage: { kind } }) => kind !== 'note' && kind !== 'label');
  return place.entry.keyPoints
    .filter(text => !disputed(text))
    .map(text => ({ text, proofs: proofsBy(place, saidBest(text, saying)) }));
}

/** The passage that says most of `text`, the shorter one of two; none where no one says most of it. */
function saidBest(text: string, passages: readonly Placed[]): Placed[] {
  const stems = stemsOf(text);
  const scored = passages.map(placed => {
    const said = stemsOf(placed.passage.text);
    return { placed, share: said.size < FEWEST_WORDS ? 0 : likeness(stems, said), length: placed.passage.text.length };
  });
  const [best] = scored.toSorted((a, b) => b.share - a.share || a.length - b.length);
  return best !== undefined && best.share >= SAYS_SO ? [best.placed] : [];
}

/** The bullets of the answer itself; none where some cannot be asked for, since what is left is not the answer. */
function pointsInBullets(place: Place): KeyPoint[] {
  const disputed = disputeIn(place.entry);
  const passages = placedIn(place.entry).filter(({ passage: { headings } }) => !headings.some(isRemark));
  const bullets = passages.filter(({ passage }) => passage.kind === 'bullet');
  const isAskable = ({ passage: { text } }: Placed) =>
    !text.trim().endsWith('?') &&
    standsAlone(text, LONGEST_BULLET) &&
    stemsOf(text).size >= FEWEST_WORDS &&
    BEGINS.test(text) &&
    !disputed(text);
  if (bullets.length > MOST_BULLETS || !bullets.every(isAskable)) return [];
  if (passages.some(({ passage: { kind } }) => kind === 'row' || kind === 'code')) return [];
  // Points of several lists, such as those for and those against, need what stands above each.
  if (new Set(bullets.map(({ passage: { headings } }) => headings.join('\n'))).size > 1) return [];
  const length = (of: readonly Placed[]) => of.reduce((sum, { passage: { text } }) => sum + text.length, 0);
  // Where most is said in paragraphs, the bullets are an aside.
  if (2 * length(bullets) < length(passages.filter(({ passage: { kind } }) => kind !== 'note'))) return [];
  return bullets.map(bullet => ({ text: bullet.passage.text.trim(), proofs: proofsBy(place, [bullet]) }));
}

function ended(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function distinct(supports: readonly Support[]): Support[] {
  const byPlace = new Map(supports.map(support => [`${support.entry}:${support.passage}:${support.part}`, support]));
  return [...byPlace.values()];
}
