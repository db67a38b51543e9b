// How many headings of each level ask, set a task or merely name something: what tells questions from categories.
import type { Section } from './outline.ts';
import { type Facts, isTask, leadsAway } from './section-facts.ts';
import { isSideMatter } from './words.ts';

export interface Tally {
  marked: number;
  /** Questions that are no headings. */
  below: number;
  tasks: number;
  plain: number;
  options: number;
  /** Of those marked: how many have a number. */
  numbered: number;
  /** List items that ask and have nothing below them. */
  bare: number;
}

/** What is counted of a page, its title left out. */
export interface PageTally {
  readonly pageTitle: Section | null;
  readonly levels: ReadonlyMap<number, Tally>;
  readonly total: Tally;
}

/** Counts the headings of a page that have any content. */
export function tallyOf(root: Section, facts: Facts): PageTally {
  const headings = headingsOf(root, facts);
  const pageTitle = pageTitleOf(root, headings);
  const levels = new Map<number, Tally>();
  const total = emptyTally();
  for (const heading of headings) {
    if (heading === pageTitle || isSideMatter(heading.title.text)) continue;
    const level = levels.get(heading.level) ?? emptyTally();
    levels.set(heading.level, level);
    for (const tally of [level, total]) count(tally, heading, facts);
  }
  total.below = countBelow(root, facts);
  total.bare = countBare(root, facts);
  return { pageTitle, levels, total };
}

/** A tally of nothing. */
export function emptyTally(): Tally {
  return { marked: 0, below: 0, tasks: 0, plain: 0, options: 0, numbered: 0, bare: 0 };
}

function count(tally: Tally, heading: Section, facts: Facts): void {
  if (!facts.hasContent(heading)) return;
  if (facts.isMarked(heading)) {
    tally.marked += 1;
    if (heading.title.numbering !== 'none') tally.numbered += 1;
  } else if (isTask(heading)) tally.tasks += 1;
  else if (facts.saysSomething(heading)) tally.plain += 1;
  if (facts.hasOptions(heading)) tally.options += 1;
}

function countBelow(section: Section, facts: Facts): number {
  let found = facts.hasQuestionTable(section) ? 2 : 0;
  for (const part of section.parts) {
    if ('parts' in part) found += (asksBelow(section, part, facts) ? 1 : 0) + countBelow(part, facts);
  }
  return found;
}

function countBare(section: Section, facts: Facts): number {
  let found =
    section.kind === 'item' && facts.asks(section) && !leadsAway(section) && !facts.hasContent(section) ? 1 : 0;
  for (const part of section.parts) if ('parts' in part) found += countBare(part, facts);
  return found;
}

function asksBelow(around: Section, part: Section, facts: Facts): boolean {
  if (part.kind === 'heading') return false;
  if (part.kind === 'details' && part.isAnswer) return around.kind === 'root';
  const asks = part.kind === 'details' ? !facts.unfolds(part) : facts.isMarked(part);
  return asks && facts.hasContent(part) && !leadsAway(part);
}

function headingsOf(root: Section, facts: Facts): Section[] {
  const found: Section[] = [];
  const walk = (section: Section): void => {
    for (const part of section.parts) {
      if (!('parts' in part)) continue;
      if (part.kind === 'heading' && !part.isAnswer) found.push(part);
      if (part.kind !== 'details' || !facts.unfolds(part)) walk(part);
    }
  };
  walk(root);
  return found;
}

/** The single heading of the first level, when it is the first heading of the page. */
function pageTitleOf(root: Section, headings: readonly Section[]): Section | null {
  const tops = headings.filter(heading => heading.level === 1 && !isSideMatter(heading.title.text));
  const first = headings[0];
  if (first === undefined || first.title.text === '') return null;
  return tops.length === 1 && tops[0] === first && root.parts.includes(first) ? first : null;
}
