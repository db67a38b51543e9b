// A bank as search sees it: entries, the questions that lead to them, and the passages that answer.
import type { Bank, Entry, Passage } from '../bank/entry.ts';

/** A text by which an entry is asked for: its title (first) or a variant. */
export interface QuestionUnit {
  readonly entry: number;
  readonly text: string;
  readonly variant: boolean;
}

/** A citable passage with the text it is found by. */
export interface PassageUnit {
  readonly entry: number;
  readonly passage: number;
  readonly text: string;
}

/** Everything that search indexes, in the order of its indexes. */
export interface Corpus {
  readonly entries: readonly string[];
  readonly questions: readonly QuestionUnit[];
  readonly passages: readonly PassageUnit[];
}

/** Lays out `bank` for search. Labels are found through the passages that they head. */
export function corpusOf(bank: Bank): Corpus {
  const questions: QuestionUnit[] = [];
  const passages: PassageUnit[] = [];
  const entries = bank.entries.map((entry, i) => {
    questions.push({ entry: i, text: titleText(entry), variant: false });
    for (const text of entry.variants) questions.push({ entry: i, text, variant: true });
    entry.passages.forEach((passage, j) => {
      if (isSearched(passage)) passages.push({ entry: i, passage: j, text: passageText(passage) });
    });
    return [titleText(entry), entry.tags.join(' '), bodyText(entry)].join('\n');
  });
  return { entries, questions, passages };
}

function titleText(entry: Entry): string {
  return entry.questionCode ? `${entry.title}\n${entry.questionCode}` : entry.title;
}

/** The text that a passage is found by: itself, under the names of its row, column and headings. */
export function passageText(passage: Passage): string {
  return [...passage.headings, passage.row ?? '', passage.column ?? '', passage.text].filter(Boolean).join(' \n');
}

function bodyText(entry: Entry): string {
  // Cells repeat their rows; counted once.
  return entry.passages
    .filter(passage => passage.kind !== 'cell')
    .map(passage => passage.text)
    .join('\n');
}

function isSearched(passage: Passage): boolean {
  return passage.kind !== 'label';
}
