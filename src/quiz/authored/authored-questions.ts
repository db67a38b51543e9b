// Joins the items that authors wrote with the bank: each becomes a question once all that it quotes is found there.
import type { Support } from '../../answer/draft.ts';
import type { Bank, Skipped } from '../../bank/entry.ts';
import { type Excerpt, itemFault, type QuizItem, shortened } from '../../bank/quiz-items/item.ts';
import type { KeyPoint, Question } from '../question.ts';
import { entriesOfItem } from './entries-of-item.ts';
import { findProof } from './find-proof.ts';

/** Questions in the order of their items, and each thing that keeps an item from being asked. */
export interface AuthoredQuestions {
  readonly questions: readonly Question[];
  readonly faults: readonly Skipped[];
}

/** Questions from `items` about `bank`. An item that quotes what its entry does not say is a fault, never a question. */
export function authoredQuestions(bank: Bank, items: readonly QuizItem[]): AuthoredQuestions {
  const joined = items.map(item => join(item, bank));
  return {
    questions: joined.flatMap(each => ('question' in each ? [each.question] : [])),
    faults: joined.flatMap(each => ('faults' in each ? each.faults : [])),
  };
}

type Joined = { readonly question: Question } | { readonly faults: readonly Skipped[] };

function join(item: QuizItem, bank: Bank): Joined {
  const entries = entriesOfItem(item, bank);
  if (typeof entries === 'string') return { faults: [itemFault(item, item.line, [entries])] };
  const excerpts = [...item.excerpts, ...pointsOf(item).flatMap(point => point.excerpts)];
  const found = new Map(excerpts.map(excerpt => [excerpt, findProof(excerpt.text, entries, bank)]));
  const missing = excerpts.filter(excerpt => found.get(excerpt) === null);
  const supportsOf = (wanted: readonly Excerpt[]) => distinct(wanted.map(excerpt => found.get(excerpt) ?? null));
  const proofs = supportsOf(excerpts);
  const [first] = proofs;
  if (missing.length > 0 || first === undefined) return { faults: missing.map(excerpt => unproved(item, excerpt)) };
  const { id, prompt, explanation, difficulty } = item;
  const asked = askedOf(item, supportsOf, excerpts);
  return { question: { id, entry: first.entry, prompt, explanation, difficulty, proofs, ...asked } };
}

/** What only questions of its kind have. */
type Own<Q> = Q extends Question ? Omit<Q, 'id' | 'entry' | 'prompt' | 'explanation' | 'difficulty' | 'proofs'> : never;

function askedOf(
  { asked }: QuizItem,
  supportsOf: (excerpts: readonly Excerpt[]) => Support[],
  all: readonly Excerpt[],
): Own<Question> {
  if (asked.kind === 'number') return asked;
  if (asked.kind === 'open') {
    const keyPoints = asked.keyPoints.map(({ text, excerpts }): KeyPoint => ({ text, proofs: supportsOf(excerpts) }));
    return { kind: 'open', keyPoints, answer: [...new Set(all.map(({ text }) => text))].join(' ') };
  }
  return {
    kind: 'choice',
    options: asked.options.map(({ text }) => text),
    correct: asked.options.flatMap(({ right }, at) => (right ? [at] : [])),
  };
}

function pointsOf({ asked }: QuizItem) {
  return asked.kind === 'open' ? asked.keyPoints : [];
}

/** Each piece of the bank once, in the order they are met. */
function distinct(supports: readonly (Support | null)[]): Support[] {
  const met = new Map<string, Support>();
  for (const support of supports) {
    if (support === null) continue;
    const key = `${support.entry}:${support.passage}:${support.part}`;
    if (!met.has(key)) met.set(key, support);
  }
  return [...met.values()];
}

function unproved(item: QuizItem, { text, line }: Excerpt): Skipped {
  return itemFault(item, line, [`no passage of "${item.entry}" says "${shortened(text)}"`]);
}
