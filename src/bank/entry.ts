// The bank's nouns: an entry is a question with its answer, a passage is a citable piece of that answer.

/** A range of a source file's text in UTF-16 code units, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * What kind of text a passage is. `label` is a line such as "Choose self-hosted when:" that introduces others,
 * `note` a dated remark on the source, `option` a choice of a multiple-choice question.
 */
export type PassageKind = 'paragraph' | 'bullet' | 'row' | 'cell' | 'code' | 'note' | 'label' | 'option';

/** A citable piece of an answer, as an importer finds it. */
export interface DraftPassage {
  readonly kind: PassageKind;
  /** Readable plain text: no markup, white space folded (code keeps its lines). */
  readonly text: string;
  /** Its raw bytes in the file (or in the copy): what a citation quotes. */
  readonly range: Range;
  /** Headings and labels above it inside the entry, outermost first, the question itself left out. */
  readonly headings: readonly string[];
  /** Where the innermost of `headings` stands, so that it can be cited as well; null when there is none. */
  readonly labelRange: Range | null;
  /** For a row or cell: the name of its row; for a cell also of its column. */
  readonly row?: string;
  readonly column?: string;
  /** For an option: whether the bank marks it as right. */
  readonly right?: boolean;
}

/** An entry as an importer finds it, before it gets an address in the bank. */
export interface DraftEntry {
  /** The id that the file itself gives, never a running number; null when it gives none. */
  readonly id: string | null;
  /** The question, plain text on one line (code that belongs to the question is in `questionCode`). */
  readonly title: string;
  readonly titleRange: Range;
  /** Code or further text that belongs to the question; part of what makes two questions different. */
  readonly questionCode?: string | undefined;
  readonly tags: readonly string[];
  readonly difficulty: string | null;
  readonly url: string | null;
  /** Other ways people put the question: found by, never quoted. */
  readonly variants: readonly string[];
  /** What a good spoken answer must mention: graded by, never quoted. */
  readonly keyPoints: readonly string[];
  readonly passages: readonly DraftPassage[];
  /** Line of the question in the file that a person edits, from 1 (the original's, when a copy is cited). */
  readonly line: number;
}

/** The formats of a bank, as `bank stats` counts them. */
export type Format = 'markdown' | 'details' | 'choices' | 'front-matter' | 'text' | 'csv' | 'jsonl' | 'html';

/** A line (or a whole file, when null) that gave no entry, and why, in one clear sentence. */
export interface Skipped {
  readonly path: string;
  readonly line: number | null;
  readonly reason: string;
  /** An error fails `bank lint`; a warning is only told. */
  readonly severity: 'warning' | 'error';
}

/** What an importer makes of one file. */
export interface Imported {
  readonly entries: readonly (DraftEntry & { readonly format: Format })[];
  readonly skipped: readonly Skipped[];
  /** For formats that escape their text: the Markdown copy that all ranges refer to; else null. */
  readonly copy: string | null;
}

/** A passage with its address: `id` is the entry's id, `:` and its ordinal. */
export interface Passage extends DraftPassage {
  readonly id: string;
  /** UTF-8 byte offsets of `range` and `labelRange` in the cited file. */
  readonly bytes: Range;
  readonly labelBytes: Range | null;
  /** Lines of the passage and of its label in the cited file, from 1. */
  readonly line: number;
  readonly labelLine: number | null;
}

/** An entry with its address in the bank: `id` is path without ending, `#`, local id. */
export interface Entry extends Omit<DraftEntry, 'id' | 'passages'> {
  readonly id: string;
  readonly format: Format;
  readonly file: number;
  readonly passages: readonly Passage[];
}

/** A file that citations point into. */
export interface CitedFile {
  /** Path as citations print it: absolute, or relative to the current folder. */
  readonly path: string;
  readonly sha256: string;
  /** The file that the person edits, when `path` is a copy. */
  readonly originPath: string | null;
}

/** A whole bank: what every index, answer and quiz is made from. */
export interface Bank {
  readonly files: readonly CitedFile[];
  readonly entries: readonly Entry[];
  readonly skipped: readonly Skipped[];
}
