// Which sections are questions, which only group them, and which belong to the answer around them.
import type { Skipped } from '../../entry.ts';
import { introduces, isBeside } from './beside.ts';
import { noAnswerTo, shown } from './no-answer.ts';
import type { Section } from './outline.ts';
import { ownEntries } from './own-entries.ts';
import { type Facts, isTask, leadsAway } from './section-facts.ts';
import { emptyTally, type Tally, tallyOf } from './tally.ts';
import { isPartTitle, isSideMatter } from './words.ts';

/** A question found, with the sections inside it that are questions of their own. */
export interface Question {
  readonly section: Section;
  readonly own: ReadonlySet<Section>;
  /** Headings that it stands under, outermost first. */
  readonly categories: readonly string[];
  /** How many parts of `section` belong to it, from which on (for a question that has no heading of its own). */
  readonly from: number;
  readonly to: number;
}

export interface Roles {
  readonly questions: readonly Question[];
  readonly skipped: readonly Omit<Skipped, 'path'>[];
}

interface Context {
  readonly facts: Facts;
  readonly levels: ReadonlyMap<number, Tally>;
  readonly total: Tally;
  readonly pageTitle: Section | null;
  readonly fileAsks: boolean;
  /** Whether the page says of itself that it holds questions. */
  readonly isFaq: boolean;
  readonly questions: Question[];
  readonly skipped: Omit<Skipped, 'path'>[];
}

/** Finds the questions of an outline. `fileAsks` says that the file's name puts a question. */
export function rolesOf(root: Section, facts: Facts, fileAsks: boolean): Roles {
  const { pageTitle, levels, total } = tallyOf(root, facts);
  const isFaq = /\bfaqs?\b|frequently asked|q ?& ?a\b|\bquestions\b|questions? (and|&) answers?/i.test(
    pageTitle?.title.text ?? '',
  );
  const context: Context = { facts, levels, total, pageTitle, fileAsks, isFaq, questions: [], skipped: [] };
  if (pageTitle !== null && isOneQuestion(pageTitle, context)) ask(pageTitle, context, []);
  else visitParts(root, context, []);
  return context;
}

/** A page that is one question: its title or file name asks, and nothing below it does. */
function isOneQuestion(title: Section, context: Context): boolean {
  const { facts } = context;
  const puts = facts.asks(title) || context.fileAsks || isTask(title);
  if (!puts || !facts.hasContent(title)) return false;
  if (!facts.asks(title) && !context.fileAsks)
    return context.total.marked + context.total.tasks + context.total.plain === 0;
  return context.total.marked <= (facts.saysSomething(title) ? 1 : 0) && !hasOtherQuestions(title, facts);
}

function hasOtherQuestions(section: Section, facts: Facts): boolean {
  return section.parts.some(
    part =>
      'parts' in part &&
      ((part.kind !== 'heading' && facts.isMarked(part) && facts.hasContent(part)) || hasOtherQuestions(part, facts)),
  );
}

function visitParts(section: Section, context: Context, categories: readonly string[]): void {
  section.parts.forEach((part, index) => {
    if (!('parts' in part)) return;
    if (part.kind === 'details' && context.facts.unfolds(part))
      visitUnfolding(section, index, part, context, categories);
    else visit(part, context, categories);
  });
}

/** A block that unfolds the answer, without a heading: what stands before it is the question. */
function visitUnfolding(
  around: Section,
  index: number,
  part: Section,
  context: Context,
  categories: readonly string[],
): void {
  const { facts } = context;
  const before = around.parts[index - 1];
  const inner = innerQuestions(part, context);
  if (inner.length > 1 || (inner.length > 0 && !facts.saysSomething(part))) visitParts(part, context, categories);
  else if (part.isAnswer && before?.kind === 'text' && facts.hasContent(part)) {
    context.questions.push({ section: around, own: new Set(), categories, from: index - 1, to: index + 1 });
  }
}

function innerQuestions(section: Section, context: Context): Section[] {
  return section.parts.filter(
    part => 'parts' in part && context.facts.isMarked(part) && !part.isAnswer && context.facts.hasContent(part),
  ) as Section[];
}

function visit(section: Section, context: Context, categories: readonly string[]): void {
  const { facts } = context;
  if (leadsAway(section) || (section.kind === 'details' && isSideMatter(section.title.text))) return;
  if (introduces(section, context)) {
    tellBeside(section, context);
    return;
  }
  if (isBeside(section, facts)) {
    if (deepMarked(section, context)) visitParts(section, context, categories);
    else tellBeside(section, context);
    return;
  }
  if (isListed(section, facts) && !facts.hasContent(section)) {
    tellUnanswered(section, context);
    return;
  }
  if (isQuestion(section, context) && !groups(section, context)) ask(section, context, categories);
  else visitParts(section, context, section.kind === 'heading' ? under(section, context, categories) : categories);
}

/** A point of a list, or one in bold that does not ask but leads elsewhere. */
function isListed(section: Section, facts: Facts): boolean {
  return section.kind === 'item' || (section.kind === 'bold' && !facts.isMarked(section));
}

/** A bare list of questions is told line by line, so that nobody looks for them in vain. */
function tellUnanswered(section: Section, context: Context): void {
  context.skipped.push({ line: section.line + 1, reason: noAnswerTo(section.title.text), severity: 'warning' });
}

function deepMarked(section: Section, context: Context): boolean {
  return section.parts.some(
    part =>
      'parts' in part &&
      ((context.facts.isMarked(part) && context.facts.hasContent(part)) || deepMarked(part, context)),
  );
}

function tellBeside(section: Section, context: Context): void {
  if (!context.facts.hasContent(section)) return;
  const reason = `The section "${shown(section.title.text)}" is beside the questions and gives no entry.`;
  context.skipped.push({ line: section.line + 1, reason, severity: 'warning' });
}

function under(section: Section, context: Context, categories: readonly string[]): readonly string[] {
  if (
    section === context.pageTitle ||
    /^[^\p{L}\p{N}]*(interview )?(questions?|q ?& ?a|faqs?|quiz|exercises?|questions? (and|&) answers?)[^\p{L}\p{N}]*$/iu.test(
      section.title.text,
    )
  )
    return categories;
  return section.title.text === '' ? categories : [...categories, section.title.text];
}

/** Questions with options make a page an exam: text under other headings is then no question. */
const EXAM_OPTIONS = 4;

/** Questions that are no headings, from this many on, make other headings categories. */
const MANY_BELOW = 2;

function isQuestion(section: Section, context: Context): boolean {
  const { facts, total, pageTitle } = context;
  if (section === pageTitle) return false;
  if (section.kind !== 'heading') return isQuestionBelowHeadings(section, context);
  if (facts.hasChips(section)) return true;
  if (isPartTitle(section.title.text) && !facts.hasOptions(section)) return false;
  const exam = total.options >= EXAM_OPTIONS && total.options >= total.marked * 0.5;
  if (facts.isMarked(section)) return !exam || !isPromotion(section, context);
  return !exam && !facts.hasQuestionTable(section) && isUnmarkedQuestion(section, context);
}

/** Headings that do not ask: questions where those beside them are, or where the whole page is written so. */
function isUnmarkedQuestion(section: Section, { facts, levels, total, isFaq }: Context): boolean {
  const level = levels.get(section.level) ?? emptyTally();
  if (total.marked > 0) return isAccepted(level, isTask(section) || isFaq);
  if (total.below >= MANY_BELOW || total.bare >= MANY_BARE) return false;
  if (section.title.numbering === 'number') return facts.saysSomething(section) || !hasInner(section);
  if (total.tasks >= 2 || total.tasks > total.plain) {
    return isTask(section) || level.tasks >= (level.tasks + level.plain) * 0.3;
  }
  return facts.saysSomething(section) && total.below === 0;
}

function hasInner(section: Section): boolean {
  return section.parts.some(part => 'parts' in part && part.kind === 'heading' && !part.isAnswer);
}

/** In an exam, a heading that merely asks, on a level where nothing has options, advertises. */
function isPromotion(section: Section, context: Context): boolean {
  if (context.facts.hasOptions(section) || section.title.numbering === 'question-number') return false;
  return (context.levels.get(section.level)?.options ?? 0) === 0 && !context.facts.hasAnswerMark(section);
}

/** Headings that do not ask are questions where those beside them do. */
function isAccepted(level: Tally, task: boolean): boolean {
  const all = level.marked + level.tasks + level.plain;
  return level.marked > 0 && level.marked >= all * (task ? 0.1 : 0.34);
}

function isQuestionBelowHeadings(section: Section, context: Context): boolean {
  const { facts } = context;
  switch (section.kind) {
    case 'line':
      return true;
    case 'details':
      return !facts.unfolds(section);
    case 'plain':
      return facts.isMarked(section);
    case 'bold':
      return (
        facts.asks(section) || facts.hasOptions(section) || facts.hasAnswerMark(section) || context.total.marked === 0
      );
    case 'item':
      return facts.hasContent(section) && (facts.asks(section) || context.total.below >= MANY_BELOW);
    default:
      return false;
  }
}

/** A list of this many questions without answers is what the page is: its headings group them. */
const MANY_BARE = 3;

/** Whether a section that could be a question only holds others. */
function groups(section: Section, context: Context): boolean {
  const { facts } = context;
  const inner = ownEntries(section, context);
  if (inner.size === 0) return false;
  if (!facts.saysSomething(section)) return true;
  const lines = [...inner].filter(each => each.kind !== 'heading');
  return !facts.asks(section) && lines.length > 0 && !facts.hasOptions(section);
}

function ask(section: Section, context: Context, categories: readonly string[]): void {
  const own = ownEntries(section, context);
  context.questions.push({ section, own, categories, from: 0, to: section.parts.length });
  for (const each of own) visit(each, context, categories);
  for (const part of section.parts) {
    if (!('parts' in part) || part.kind !== 'details' || context.facts.unfolds(part)) continue;
    if (context.facts.asks(part) && !context.facts.hasContent(part)) tellUnanswered(part, context);
  }
}
