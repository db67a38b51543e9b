// Passages of a plain-text answer: points, labels with what stands below them, tables, code, and prose by sentences.
import type { DraftPassage, Range } from '../entry.ts';
import { passagesOfMarkdown } from './markdown/passages.ts';
import type { Line } from './plain-text-lines.ts';
import { cutLong, sentenceGroups, sentencesOf, trimmed, wordCount } from './sentences.ts';

const BULLET = /^([ \t]*)(?:(?:[-*–—+]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+|[•◦▪‣●○■✓✔➤][ \t]*)(?=\S)/;
const TABLE_ROW = /^\s*\|.*\|\s*$/;
const TABLE_RULE = /^[\s|:]*-[\s|:-]*$/;
/** Nothing, or a line drawn across the page. */
const RULE = /^\s*(?:([=\-_*~#.+])\1{2,}\s*)?$/;
const FENCE = /^\s*(```|~~~)/;
/** A line of more words that ends in a colon states something: it is a paragraph. */
const LABEL_WORDS = 8;
const LEAD = /^([\p{Lu}\d][^.:!?\n]{1,70}):[ \t]+(?=\S)/u;

interface Label {
  readonly text: string;
  readonly range: Range;
}

interface State {
  readonly text: string;
  readonly passages: DraftPassage[];
  label: Label | null;
  /** A list or table under the label has begun, so the next paragraph no longer belongs to it. */
  listed: boolean;
}

type BlockKind = 'prose' | 'bullet' | 'table' | 'code' | 'blank';

interface Block {
  readonly kind: BlockKind;
  readonly range: Range;
}

/** The passages of an answer's lines, with ranges in `text`. */
export function passagesOfLines(text: string, lines: readonly Line[]): DraftPassage[] {
  const state: State = { text, passages: [], label: null, listed: false };
  for (const block of blocksOf(lines)) readBlock(state, block);
  return state.passages;
}

/** Whether a line below a question is code rather than words. */
export function isCode(line: string): boolean {
  return FENCE.test(line) || /^(\t| {4})\s*\S/.test(line) || /[{};]\s*$/.test(line);
}

function readBlock(state: State, { kind, range }: Block): void {
  if (kind === 'blank') return;
  if (kind === 'bullet') readBullet(state, range);
  else if (kind === 'prose') readProse(state, range);
  else readMarkup(state, range);
}

/** Tables and fenced code are Markdown in a plain text, too. */
function readMarkup(state: State, range: Range): void {
  state.listed = true;
  for (const passage of passagesOfMarkdown(state.text.slice(range.start, range.end), range.start)) {
    state.passages.push({
      ...passage,
      ...under(state.label),
      headings: [...headingsOf(state.label), ...passage.headings],
    });
  }
}

function readBullet(state: State, range: Range): void {
  state.listed = true;
  const skip = BULLET.exec(state.text.slice(range.start, range.end))?.[0].length ?? 0;
  for (const piece of cutLong(state.text, { start: range.start + skip, end: range.end })) push(state, 'bullet', piece);
}

function readProse(state: State, range: Range): void {
  const whole = trimmed(state.text, range.start, range.end);
  if (whole === null) return;
  if (state.listed) state.label = null;
  const label = labelAtEnd(state.text, whole);
  const prose = label === null ? whole : trimmed(state.text, whole.start, label.start);
  if (prose !== null) readParagraph(state, prose);
  if (label === null) return;
  state.label = null;
  push(state, 'label', label);
  state.label = { text: fold(state.text.slice(label.start, label.end - 1)), range: label };
  state.listed = false;
}

/** Sentences after the first group keep the lead-in ("Interview tip: …") as their heading. */
function readParagraph(state: State, range: Range): void {
  const outer = state.label;
  const lead = LEAD.exec(state.text.slice(range.start, range.end))?.[1];
  for (const [index, group] of sentenceGroups(state.text, range.start, range.end).entries()) {
    if (index === 1 && lead !== undefined && outer === null) {
      state.label = { text: lead, range: { start: range.start, end: range.start + lead.length } };
    }
    push(state, 'paragraph', group);
  }
  state.label = outer;
}

/** A short last sentence that ends in a colon introduces what follows. */
function labelAtEnd(text: string, range: Range): Range | null {
  if (!/[:：]/.test(text[range.end - 1] ?? '')) return null;
  const last = sentencesOf(text, range.start, range.end).at(-1);
  if (last === undefined) return null;
  const line = text.lastIndexOf('\n', last.end - 1) + 1;
  const label = { start: Math.max(last.start, line), end: last.end };
  return wordCount(text, label) <= LABEL_WORDS ? label : null;
}

function push(state: State, kind: DraftPassage['kind'], range: Range): void {
  // As everywhere, the text of a label goes without its colon; its range keeps it.
  const text = fold(state.text.slice(range.start, kind === 'label' ? range.end - 1 : range.end));
  state.passages.push({
    kind,
    text,
    range,
    headings: headingsOf(state.label),
    labelRange: null,
    ...under(state.label),
  });
}

function headingsOf(label: Label | null): string[] {
  return label === null ? [] : [label.text];
}

function under(label: Label | null): { labelRange?: Range } {
  return label === null ? {} : { labelRange: label.range };
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Joins lines that belong together: wrapped prose, a point with its indented lines, a table, fenced code. */
function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let fence = false;
  for (const [index, line] of lines.entries()) {
    const kind = fence ? 'code' : kindOf(line, lines[index + 1]);
    const before = blocks.at(-1);
    const joins = before !== undefined && (fence || continues(before, kind, line, lines[index - 1]));
    if (joins) blocks[blocks.length - 1] = { kind: before.kind, range: { start: before.range.start, end: line.end } };
    else blocks.push({ kind, range: { start: line.start, end: line.end } });
    if (FENCE.test(line.text)) fence = !fence;
  }
  return blocks;
}

function kindOf(line: Line, next: Line | undefined): BlockKind {
  if (RULE.test(line.text)) return 'blank';
  if (FENCE.test(line.text)) return 'code';
  if (TABLE_ROW.test(line.text) && (TABLE_RULE.test(next?.text ?? '') || TABLE_RULE.test(line.text))) return 'table';
  return BULLET.test(line.text) ? 'bullet' : 'prose';
}

/** In these files a line is a paragraph of its own; only a wrapped line, cut amid a sentence, goes on. */
function continues(before: Block, kind: BlockKind, line: Line, previous: Line | undefined): boolean {
  if (before.kind === 'table') return TABLE_ROW.test(line.text);
  if (kind !== 'prose' || previous === undefined) return false;
  if (before.kind === 'bullet') return /^\s{2,}\S/.test(line.text);
  const said = previous.text.trimEnd();
  return (
    before.kind === 'prose' &&
    !/[.!?:;。！？：]["')\]]*$/.test(said) &&
    (said.length >= 60 || /^\s*\p{Ll}/u.test(line.text))
  );
}
