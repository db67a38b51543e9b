// A quiz item as its author wrote it beside a bank: what is asked, what is right, and the excerpts that prove it.
import type { Skipped } from '../entry.ts';

/** Words of the bank that an author quotes, readable text on one line. */
export interface Excerpt {
  readonly text: string;
  /** Line of the file, from 1. */
  readonly line: number;
}

/** A choice of a question with several, and whether its author marks it as right. */
export interface AuthoredOption {
  readonly text: string;
  readonly right: boolean;
}

/** A point that a good answer makes, with the excerpts that stand below it. */
export interface AuthoredPoint {
  readonly text: string;
  readonly excerpts: readonly Excerpt[];
}

/** What an item asks for: options to choose from, a number, or an answer in one's own words. */
export type Asked =
  | { readonly kind: 'choice'; readonly options: readonly AuthoredOption[] }
  /** `answer` is a decimal without separators, `tolerance` a fraction of it. */
  | { readonly kind: 'number'; readonly answer: string; readonly unit: string; readonly tolerance: number }
  | { readonly kind: 'open'; readonly keyPoints: readonly AuthoredPoint[] };

/** An item that is complete in itself; whether the bank says what it quotes is not yet known. */
export interface QuizItem {
  /** Path of the quiz file within the bank without its ending, `#`, and the id that the item gives. */
  readonly id: string;
  /** The id of the entry that the item is about, as its section gives it. */
  readonly entry: string;
  /** Path within the bank, without its ending, of the file that the quiz stands beside. */
  readonly beside: string;
  readonly prompt: string;
  readonly difficulty: 'easy' | 'medium' | 'hard';
  readonly explanation: string;
  /** Excerpts of the whole item; those of single points are not among them. */
  readonly excerpts: readonly Excerpt[];
  readonly asked: Asked;
  readonly path: string;
  /** Line of the prompt, from 1. */
  readonly line: number;
}

/** What a quiz file gives: its items, and each thing in it that is wrong, as a sentence with its place. */
export interface ReadItems {
  readonly items: readonly QuizItem[];
  readonly faults: readonly Skipped[];
}

/** A fault of the item with that prompt; `wrong` names each thing without a capital letter or a full stop. */
export function itemFault(
  { path, prompt }: Pick<QuizItem, 'path' | 'prompt'>,
  line: number,
  wrong: readonly string[],
): Skipped {
  const reason = `The quiz item "${shortened(prompt)}" is not asked: ${wrong.join('; ')}.`;
  return { path, line, reason, severity: 'error' };
}

const LONGEST_QUOTED = 120;

/** As much of a text as it takes to find it in its file, for a sentence about it. */
export function shortened(text: string): string {
  return text.length <= LONGEST_QUOTED ? text : `${text.slice(0, LONGEST_QUOTED).toWellFormed().trimEnd()} …`;
}
