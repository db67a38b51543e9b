// Which sections inside a question are questions of their own, and which belong to its answer.
import type { Section } from './outline.ts';
import { type Facts, isTask, leadsAway } from './section-facts.ts';
import type { Tally } from './tally.ts';
import { isPartTitle } from './words.ts';

interface Page {
  readonly facts: Facts;
  readonly levels: ReadonlyMap<number, Tally>;
}

/** The sections inside a question that are questions of their own. */
export function ownEntries(section: Section, context: Page): Set<Section> {
  const found = new Set<Section>();
  const walk = (inside: Section): void => {
    for (const part of inside.parts) {
      if (!('parts' in part)) continue;
      if (isOwnEntry(section, part, context)) found.add(part);
      else if (part.kind !== 'details' || !context.facts.unfolds(part)) walk(part);
    }
  };
  walk(section);
  return found;
}

function isOwnEntry(around: Section, part: Section, context: Page): boolean {
  const { facts } = context;
  if (part.isAnswer || leadsAway(part) || !facts.hasContent(part)) return false;
  switch (part.kind) {
    case 'line':
      return !isRestatement(around, part, facts);
    case 'details':
      return !facts.unfolds(part) && facts.asks(part);
    case 'plain':
      return facts.isMarked(part);
    case 'heading':
      return isOwnHeading(around, part, context);
    default:
      return facts.isMarked(part) && (isLoose(around, facts) || isNextOf(around, part));
  }
}

function isOwnHeading(around: Section, part: Section, { facts, levels }: Page): boolean {
  if (facts.hasChips(part)) return true;
  if (!facts.isMarked(part) || isPartTitle(part.title.text)) return false;
  if (part.title.numbering === 'question-number' || facts.hasOptions(part)) return true;
  if (isBareCategory(around, facts)) return true;
  return (levels.get(part.level)?.marked ?? 0) >= (levels.get(around.level)?.marked ?? 0);
}

/** A heading that neither asks nor says anything itself only holds what stands below it. */
function isBareCategory(section: Section, facts: Facts): boolean {
  const puts = facts.isMarked(section) || isTask(section) || section.title.numbering !== 'none';
  return section.kind === 'heading' && !puts && !facts.saysSomething(section);
}

/** A numbered bold question below a Q line is the next question. */
function isNextOf(around: Section, part: Section): boolean {
  if (part.title.numbering === 'none') return false;
  const counts = around.kind === 'bold' && (part.title.number ?? 0) > (around.title.number ?? Infinity);
  return around.kind === 'line' || counts;
}

/** A section whose own title asks nothing, so that bold lines and items in it may ask. */
function isLoose(section: Section, facts: Facts): boolean {
  return !facts.asks(section) && section.title.numbering !== 'question-number';
}

/** `**Question:** …` below a heading that is the question's name: the two are one. */
function isRestatement(around: Section, part: Section, facts: Facts): boolean {
  const lines = around.parts.filter(each => 'parts' in each && each.kind === 'line');
  return lines.length === 1 && lines[0] === part && facts.asks(around) && !facts.asks(part);
}
