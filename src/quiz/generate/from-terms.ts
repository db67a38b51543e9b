// Questions from lists of "term: description": which term a description is of, or which description a term has.
import type { ChoiceQuestion } from '../question.ts';
import { questionId } from '../question-ids.ts';
import { choiceOf } from './choice.ts';
import { disputeIn } from './disputed.ts';
import { areNamesOfOneForm, areOfOneForm } from './form.ts';
import { folded, likeness, shared, stemsOf } from './likeness.ts';
import { hasIdentifier, isOfManual, isSpoken } from './naming.ts';
import { difficultyOf, isNamed, lead, type Place, placedIn, proofsBy } from './place.ts';
import { hasSameElsewhere, type Term, type TermBook, termListsOf } from './terms.ts';
import { isQuestion } from './titles.ts';

/** Fewer words of substance fit more than one term. */
const FEWEST_WORDS = 6;
const LONGEST_DESCRIPTION = 260;
const LONGEST_OPTION = 150;
/** Descriptions with more of their words in common may be of both. */
const TOO_ALIKE = 0.25;
const FEWEST_OTHERS = 2;

/** Questions from the terms that the entry at `place` lists; `book` tells what the whole bank says of terms. */
export function fromTerms(place: Place, book: TermBook, seed: number): ChoiceQuestion[] {
  const { title } = place.entry;
  const asking = isQuestion(title);
  if (!isNamed(place.entry) || (!asking && isOfManual(title))) return [];
  const isName = ({ term }: Term) => (asking ? !hasIdentifier(term) : isSpoken(term));
  const disputed = disputeIn(place.entry);
  return termListsOf(placedIn(place.entry)).flatMap(list =>
    list
      .filter(term => isName(term) && !disputed(term.description, term.term))
      .flatMap(term => ask(place, term, list.filter(isName), book, seed)),
  );
}

function ask(place: Place, term: Term, list: readonly Term[], book: TermBook, seed: number): ChoiceQuestion[] {
  if (!isTelling(term)) return [];
  const titled = stemsOf(place.entry.title);
  const inTitle = ({ term: name }: Term) => shared(stemsOf(name), titled) === stemsOf(name).size;
  // A name that stands in the title alone among the options, or that alone does not, would be seen there.
  const others = list.filter(
    other => inTitle(other) === inTitle(term) && other !== term && isWrongFor(term, other, book),
  );
  if (others.length < FEWEST_OTHERS) return [];
  return [askForTerm(place, term, others, seed) ?? [], askForDescription(place, term, others, seed) ?? []].flat();
}

function askForTerm(place: Place, term: Term, others: readonly Term[], seed: number): ChoiceQuestion | null {
  const { term: right, description, placed } = term;
  const wrong = others.filter(other => areNamesOfOneForm(other.term, right));
  return choiceOf(
    {
      id: questionId(place.entry.id, 'term', right, description),
      entry: place.at,
      prompt: `${lead(place, placed.passage)}: which of these fits this description? “${description}”`,
      explanation: placed.passage.text,
      difficulty: difficultyOf(place.entry, 'easy'),
      proofs: proofsBy(place, [placed]),
      right,
      wrong: [wrong.map(other => other.term)],
    },
    seed,
  );
}

/** The other way round: descriptions that all could be of the term by their form, and do not name their own. */
function askForDescription(place: Place, term: Term, others: readonly Term[], seed: number): ChoiceQuestion | null {
  const { term: name, description: right, placed } = term;
  const isOfForm = ({ description }: Term) => description.length <= LONGEST_OPTION && areOfOneForm(description, right);
  const wrong = others.filter(other => isOfForm(other) && isTelling(other) && !names(other.description, name));
  if (right.length > LONGEST_OPTION || wrong.length < FEWEST_OTHERS) return null;
  return choiceOf(
    {
      id: questionId(place.entry.id, 'term', 'described', name, right),
      entry: place.at,
      prompt: `${lead(place, placed.passage)}: which description fits “${name}”?`,
      explanation: placed.passage.text,
      difficulty: difficultyOf(place.entry, 'easy'),
      proofs: proofsBy(place, [placed]),
      right,
      wrong: [wrong.map(other => other.description)],
    },
    seed,
  );
}

/** Whether the description says enough to be of its term alone, and does not name it. */
function isTelling({ term, description }: Term): boolean {
  const words = stemsOf(description);
  if (NO_STATEMENT.test(description) || hasIdentifier(description) || isListing(description)) return false;
  return words.size >= FEWEST_WORDS && description.length <= LONGEST_DESCRIPTION && !names(description, term);
}

/** "Editors. Examples: vi", and what ends in a slip of the pen. */
const NO_STATEMENT = /\bexamples?\b|\betc\b|(?<!\.)\.\.$|\bdeprecated\b|\bobsolete\b|^[\p{L}\p{N}/ ]{2,30}: /iu;
/** With fewer words between its commas a description only lists. */
const FEWEST_BETWEEN_COMMAS = 3;

function isListing(description: string): boolean {
  const parts = description.replace(/\([^)]*\)/g, ' ').split(/,|\band\b|\bor\b/).length;
  return parts > 2 && description.split(/\s+/).length / parts < FEWEST_BETWEEN_COMMAS;
}

/** Whether `text` has a word of `term`, or the letters that it is short for. */
function names(text: string, term: string): boolean {
  // The words within a name such as "missingEmail" give it away as well.
  const parted = term.replace(/(?<=[a-z])(?=[A-Z])|[_.-]/g, ' ');
  const [stems, words] = [stemsOf(text), stemsOf(`${term} ${parted}`)];
  if (words.size === 0 || shared(words, stems) > 0) return true;
  const plain = folded(text).replace(/[^\p{L}\p{N}]/gu, '');
  const parts = [...words].filter(word => word.length >= 4);
  return parts.some(part => plain.includes(part.slice(0, Math.max(4, part.length - 2))));
}

function isWrongFor(term: Term, other: Term, book: TermBook): boolean {
  const [own, its] = [stemsOf(term.description), stemsOf(other.description)];
  return (
    other.term.length <= LONGEST_OPTION &&
    folded(other.term) !== folded(term.term) &&
    likeness(own, its) < TOO_ALIKE &&
    !names(term.description, other.term) &&
    !hasSameElsewhere(book, other, own)
  );
}
