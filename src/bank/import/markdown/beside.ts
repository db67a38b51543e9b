// Sections beside the questions: licences and contents lists, and what a page says of itself before it asks.
import type { Section } from './outline.ts';
import type { Facts } from './section-facts.ts';
import type { Tally } from './tally.ts';
import { isIntroduction, isSideMatter } from './words.ts';

/** Whether a heading opens a matter of its own, such as a licence, and asks nothing. */
export function isBeside(section: Section, facts: Facts): boolean {
  if (section.kind !== 'heading' || !(isSideMatter(section.title.text) || section.isAnswer)) return false;
  return !facts.hasOptions(section) && !facts.asks(section) && !facts.hasChips(section);
}

interface Page {
  readonly facts: Facts;
  readonly total: Tally;
  readonly questions: readonly unknown[];
}

/** What a page says of itself before numbered questions is none of them, even where it asks. */
export function introduces(section: Section, { facts, total, questions }: Page): boolean {
  if (section.kind !== 'heading' || section.title.numbering !== 'none' || questions.length > 0) return false;
  if (!isIntroduction(section.title.text) || facts.hasOptions(section)) return false;
  return total.numbered > 1 && total.numbered * 2 >= total.marked && !holdsNumber(section);
}

function holdsNumber(section: Section): boolean {
  return section.parts.some(part => 'parts' in part && (part.title.numbering !== 'none' || holdsNumber(part)));
}
