// From landmarks to a tree: sections that might be questions, with the text and sections inside them.
import type { Lines } from './fences.ts';
import type { Landmark } from './landmark.ts';
import { landmarksOf } from './landmarks.ts';
import { withoutRefrains } from './refrains.ts';
import { readTitle, type Title } from './titles.ts';
import { hasQuestionMark, isAnswerTitle, isPartTitle, startsLikeQuestion, startsWithChips } from './words.ts';

/** Running text of a section. */
export interface TextPart {
  readonly kind: 'text';
  start: number;
  end: number;
  /** How many leading blanks of each line do not count, since they come from an enclosing list. */
  readonly indent: number;
}

/** `**Answer:**` at the start of a line: what follows answers, what precedes asks. */
export interface AnswerMark {
  readonly kind: 'answer';
  readonly start: number;
  readonly end: number;
}

export interface Section {
  readonly kind: 'root' | 'heading' | 'line' | 'bold' | 'plain' | 'item' | 'details';
  /** Headings 1 to 6, lines 7, bold lines 8, list items 9; details stand where they are. */
  readonly level: number;
  readonly title: Title;
  readonly parts: Part[];
  readonly line: number;
  readonly start: number;
  /** Where its title line ends and its text begins. */
  readonly end: number;
  readonly indent: number;
  /** Whether its title only says that the answer follows. */
  readonly isAnswer: boolean;
}

export type Part = TextPart | AnswerMark | Section;

const LEVELS = { line: 7, bold: 8, plain: 9, item: 9 } as const;
/** List items nest by where they start on their line: from 9 on in steps of a tenth. */
const ITEM_STEP = 0.1;
const DEEPEST_ITEM = 9;
/** Blocks nested deeper than anyone reads stand side by side. */
const DEEPEST = 60;
const NO_TITLE: Title = { text: '', range: { start: 0, end: 0 }, numbering: 'none', number: null, isAnchor: false };

/** The outline of a file, from `from` on (after its front matter). */
export function outlineOf(lines: Lines, from: number): Section {
  const landmarks = withoutRefrains(landmarksOf(lines), lines.text).filter(each => each.start >= from);
  const unclosed = unclosedDetails(landmarks);
  const root = section('root', 0, NO_TITLE, { line: 0, start: from, end: from, indent: 0 });
  const open: Section[] = [root];
  let at = from;
  for (const landmark of landmarks) {
    if (landmark.start < at) continue;
    addText(top(open), at, landmark.start);
    at = landmark.end;
    place(landmark, lines.text, open, unclosed);
  }
  addText(top(open), at, lines.text.length);
  return root;
}

function top(open: readonly Section[]): Section {
  return open[open.length - 1] as Section;
}

function section(
  kind: Section['kind'],
  level: number,
  title: Title,
  at: { line: number; start: number; end: number; indent: number; isOwn?: boolean },
): Section {
  const isAnswer = kind === 'heading' && !at.isOwn && isAnswerTitle(title.text);
  return { kind, level, title, parts: [], line: at.line, start: at.start, end: at.end, indent: at.indent, isAnswer };
}

function addText(into: Section, start: number, end: number): void {
  if (end <= start) return;
  const last = into.parts.at(-1);
  if (last?.kind === 'text' && last.end === start) last.end = end;
  else into.parts.push({ kind: 'text', start, end, indent: into.indent });
}

function place(landmark: Landmark, text: string, open: Section[], unclosed: ReadonlySet<number>): void {
  switch (landmark.kind) {
    case 'gap':
      break;
    case 'answer':
      placeAnswer(landmark, open);
      break;
    case 'open':
      placeDetails(landmark, open, unclosed);
      break;
    case 'close':
      closeDetails(open);
      break;
    case 'summary':
      placeSummary(landmark, text, open);
      break;
    default:
      placeTitle(landmark, text, open, unclosed);
  }
}

/** An answer line inside an option's or a point's section speaks of the question around it. */
function placeAnswer(landmark: Landmark, open: Section[]): void {
  top(open).parts.push({ kind: 'answer', start: landmark.start, end: landmark.end });
}

function placeTitle(landmark: Landmark, text: string, open: Section[], unclosed: ReadonlySet<number>): void {
  const kind = landmark.kind as 'heading' | 'line' | 'bold' | 'plain' | 'item';
  const title = titleOf(landmark, kind, text);
  let level = levelOf(landmark, kind, text);
  const isOwn = kind === 'heading' && startsWithChips(text, landmark.end);
  const belongsAbove =
    !isOwn &&
    kind === 'heading' &&
    (isAnswerTitle(title.text) || isPartTitle(title.text)) &&
    title.numbering === 'none';
  if (belongsAbove) level = levelBelow(open, level);
  else if (kind === 'heading') level = levelOfCount(open, level, title);
  closeTo(open, level, unclosed);
  const inside = top(open);
  const indent = Math.max(landmark.indent, kind === 'heading' && landmark.indent === 0 ? 0 : inside.indent);
  const made = section(kind, level, title, {
    line: landmark.line,
    start: landmark.start,
    end: landmark.end,
    indent,
    isOwn,
  });
  inside.parts.push(made);
  open.push(made);
}

/** A heading in a list (`12. ### What …`) has the number of its item, and no number marks a question more clearly. */
function titleOf(landmark: Landmark, kind: string, text: string): Title {
  const title = readTitle(text, landmark.from, landmark.to);
  const item =
    kind === 'heading' ? /^[ \t>]*(\d{1,5})\\?[.)][ \t]/.exec(text.slice(landmark.start, landmark.from)) : null;
  return item === null ? title : { ...title, numbering: 'question-number', number: Number(item[1]) };
}

function levelOf(landmark: Landmark, kind: 'heading' | 'line' | 'bold' | 'plain' | 'item', text: string): number {
  if (kind === 'heading') return landmark.level;
  const before = /^[ \t]*(?=[-*+][ \t]|\d{1,5}\\?[.)])/.exec(text.slice(landmark.start, landmark.start + 40))?.[0];
  if (kind === 'line' || kind === 'plain' || before === undefined) return LEVELS[kind];
  return LEVELS.item + Math.min(DEEPEST_ITEM, before.length) * ITEM_STEP;
}

/** "Answer" as a heading of the question's own level stands below the question all the same. */
function levelBelow(open: readonly Section[], level: number): number {
  const question = open.findLast(
    each => each.kind !== 'details' && !each.isAnswer && each.level > 0 && !isPartTitle(each.title.text),
  );
  if (question === undefined || question.kind === 'root') return level;
  if (question.kind !== 'heading') return question.level + 0.5;
  return question.level >= level && question.level < level + 1 ? question.level + 0.5 : level;
}

/** How many numbers may be missing between a question and the next one. */
const NUMBERS_MISSING = 20;

/** Some banks change the level of their headings half-way: after "## 5." comes "### 6.", the next question. */
function levelOfCount(open: readonly Section[], level: number, { text, number, numbering }: Title): number {
  if (number === null || !(hasQuestionMark(text) || startsLikeQuestion(text))) return level;
  const before = open.find(each => each.kind === 'heading' && each.title.numbering === numbering);
  const from = before?.title.number ?? null;
  if (before === undefined || from === null || before.level >= level) return level;
  const countsAnew = before.parts.some(part => 'parts' in part && (part.title.number ?? from + 1) <= from);
  return number > from && number <= from + NUMBERS_MISSING && !countsAnew ? before.level : level;
}

/** Leaves the sections that a title of `level` ends: never a details block that is closed later on. */
function closeTo(open: Section[], level: number, unclosed: ReadonlySet<number>): void {
  while (open.length > 1) {
    const last = top(open);
    if (last.kind === 'details' ? !unclosed.has(last.start) : last.level < level) return;
    open.pop();
  }
}

function placeDetails(landmark: Landmark, open: Section[], unclosed: ReadonlySet<number>): void {
  while (open.length > 1 && top(open).kind === 'details' && unclosed.has(top(open).start)) open.pop();
  while (open.length > DEEPEST) open.pop();
  const inside = top(open);
  const made = section('details', inside.level, NO_TITLE, {
    line: landmark.line,
    start: landmark.start,
    end: landmark.end,
    indent: Math.max(landmark.indent, inside.indent),
  });
  inside.parts.push(made);
  open.push(made);
}

function placeSummary(landmark: Landmark, text: string, open: Section[]): void {
  const title = readTitle(text, landmark.from, landmark.to);
  const last = top(open);
  const fresh = last.kind === 'details' && last.title === NO_TITLE && last.parts.every(part => part.kind === 'text');
  if (!fresh) {
    placeDetails(landmark, open, new Set([last.start]));
    top(open).parts.length = 0;
  }
  const details = open.pop() as Section;
  const titled: Section = { ...details, title, line: landmark.line, isAnswer: isAnswerTitle(title.text), parts: [] };
  const around = top(open);
  around.parts[around.parts.length - 1] = titled;
  open.push(titled);
}

function closeDetails(open: Section[]): void {
  const index = open.findLastIndex(each => each.kind === 'details');
  if (index > 0) open.length = index;
}

/** Openings without a closing of their own, by where they start. */
function unclosedDetails(landmarks: readonly Landmark[]): ReadonlySet<number> {
  const open: number[] = [];
  for (const landmark of landmarks) {
    if (landmark.kind === 'open') open.push(landmark.start);
    if (landmark.kind === 'close') open.pop();
  }
  return new Set(open);
}
