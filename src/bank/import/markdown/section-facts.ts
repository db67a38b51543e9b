// What can be told about a section from its raw text alone, before anything is parsed.
import type { Section, TextPart } from './outline.ts';
import {
  hasQuestionMark,
  holdsQuestionTable,
  isPartTitle,
  isUnfoldTitle,
  startsLikeQuestion,
  startsWithChips,
} from './words.ts';

const NOISE =
  /<!--[\s\S]*?-->|!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<\/?[a-z][^>]*>|\*\*\[[^\]]*\]\([^)]*\)\*\*|\[(?:[^\][]|\[[^\]]*\])*\]\([^)]*\)|https?:\/\/\S+|&nbsp;/gi;
const CHECKBOX = /^[ \t>]*(?:(?:[-*+]|\d{1,4}[.)])[ \t]*)?\[(?: |x|X|)\](?!\()/m;
const LETTERED =
  /^[ \t>]*(?:[-*+][ \t]+)?(?:\*\*)?\(?([Aa])[.):][ \t*]*\S[^\n]*\n(?:[^\n]*\n){0,12}?[ \t>]*(?:[-*+][ \t]+)?(?:\*\*)?\(?([Bb])[.):]/m;

/** Facts of one file's sections, worked out once each. */
export interface Facts {
  /** Whether text of its own says something: links, images and tags alone do not. */
  saysSomething(section: Section): boolean;
  /** Whether anything in it, at any depth, says something. */
  hasContent(section: Section): boolean;
  hasOptions(section: Section): boolean;
  hasAnswerMark(section: Section): boolean;
  /** Whether a table in its own text holds questions and answers. */
  hasQuestionTable(section: Section): boolean;
  asks(section: Section): boolean;
  /** Whether it is a question of our own format. */
  hasChips(section: Section): boolean;
  /** Marked as a question beyond doubt. */
  isMarked(section: Section): boolean;
  /** Whether a details block only unfolds the answer to what stands above it. */
  unfolds(section: Section): boolean;
}

/** Facts about the sections of `root`, whose text is `text`. */
export function factsOf(text: string, root: Section): Facts {
  const repeated = repeatedSummaries(root);
  const raw = (part: TextPart): string => text.slice(part.start, part.end);
  const own = (section: Section): TextPart[] => section.parts.filter(part => part.kind === 'text');
  const unfolds = (section: Section): boolean => {
    const { text: title } = section.title;
    return section.isAnswer || isUnfoldTitle(title) || isPartTitle(title) || repeated.has(title.toLowerCase());
  };
  const saysSomething = remembered((section: Section) => own(section).some(part => says(raw(part))));
  const hasContent = remembered((section: Section): boolean => {
    if (section.kind === 'item' && !belongsToItem(section, text)) return false;
    if (saysSomething(section)) return true;
    return section.parts.some(part => 'parts' in part && hasContent(part));
  });
  const hasOptions = remembered((section: Section) =>
    own(section).some(part => CHECKBOX.test(raw(part)) || LETTERED.test(raw(part))),
  );
  const hasQuestionTable = remembered((section: Section) => own(section).some(part => holdsQuestionTable(raw(part))));
  const hasAnswerMark = remembered((section: Section) =>
    section.parts.some(
      part =>
        part.kind === 'answer' || ('parts' in part && (part.isAnswer || (part.kind === 'details' && unfolds(part)))),
    ),
  );
  const asks = (section: Section): boolean => hasQuestionMark(section.title.text);
  const hasChips = (section: Section): boolean => section.kind === 'heading' && startsWithChips(text, section.end);
  const plain = plainQuestions(root, hasOptions);
  const isMarked = remembered((section: Section) => {
    if (section.kind === 'plain') return plain.has(section);
    if (section.kind === 'root' || leadsAway(section)) return false;
    if (section.kind === 'line' || section.title.numbering === 'question-number' || asks(section)) return true;
    return section.kind !== 'details' && (hasChips(section) || hasOptions(section) || hasAnswerMark(section));
  });
  return { saysSomething, hasContent, hasOptions, hasAnswerMark, hasQuestionTable, hasChips, asks, isMarked, unfolds };
}

/** A title that is a link to a place in the page belongs to a contents list, unless it is a heading. */
export function leadsAway(section: Section): boolean {
  return section.title.isAnchor && section.kind !== 'heading';
}

/** What stands below a list item is its own when it is indented, or follows it without being the next item. */
function belongsToItem(section: Section, text: string): boolean {
  const [first] = section.parts;
  if (first === undefined) return false;
  if (first.kind !== 'text') return true;
  const raw = text.slice(first.start, Math.min(first.end, first.start + 2000));
  const next = /^[ \t]*\S[^\n]*/m.exec(raw)?.[0] ?? '';
  if (next === '') return section.parts.length > 1;
  if (/^(?: {2,}|[ ]*\t)/.test(next)) return true;
  if (/^[ \t]*(?:[-*+]|\d{1,5}[.)])[ \t]/.test(next))
    return isListBelow(text.slice(section.start, section.start + 12), next);
  const isApart = /^\s*\n\s*\n?/.test(raw) && /^[ \t]*\r?\n/.test(raw);
  return !isApart || /^[ \t>]*\d/.test(text.slice(section.start, section.start + 12));
}

/** Below a numbered question stands a list of points, or one that counts anew. */
function isListBelow(question: string, next: string): boolean {
  const own = /^(\d+)([.)])/.exec(question);
  if (own === null) return false;
  const item = /^[ \t]*(\d+)([.)])/.exec(next);
  return item === null || (item[1] === '1' && (own[1] !== '1' || own[2] !== item[2]));
}

/** Paragraphs before options are questions where a section has several, or where no heading could be the question. */
function plainQuestions(root: Section, hasOptions: (section: Section) => boolean): ReadonlySet<Section> {
  const found = new Set<Section>();
  const walk = (section: Section): void => {
    const offering = section.parts.filter(
      part => 'parts' in part && part.kind !== 'heading' && part.kind !== 'details' && hasOptions(part),
    ) as Section[];
    const isOneOfMany = offering.length > 1 || section.kind === 'root';
    for (const each of offering) if (each.kind === 'plain' && isOneOfMany) found.add(each);
    for (const part of section.parts) if ('parts' in part) walk(part);
  };
  walk(root);
  return found;
}

function remembered(work: (section: Section) => boolean): (section: Section) => boolean {
  const known = new Map<Section, boolean>();
  return section => {
    const before = known.get(section);
    if (before !== undefined) return before;
    const found = work(section);
    known.set(section, found);
    return found;
  };
}

/** Whether raw Markdown holds words or figures besides links, images and tags. */
export function says(raw: string): boolean {
  const window = raw.length > 4000 ? raw.slice(0, 4000) : raw;
  if (/```|~~~|^ {4}\S/m.test(window)) return true;
  if (/[\p{L}\p{N}]/u.test(window.replace(NOISE, ' '))) return true;
  return (window.match(/^[ \t]*[-*+\d][^\n]*\]\((?!#)/gm)?.length ?? 0) > 1;
}

const OFTEN = 3;

/** A summary that many blocks share names no question, whatever its language. */
function repeatedSummaries(root: Section): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const pending: Section[] = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const title = next.title.text.toLowerCase();
    if (next.kind === 'details' && !hasQuestionMark(title)) counts.set(title, (counts.get(title) ?? 0) + 1);
    for (const part of next.parts) if ('parts' in part) pending.push(part);
  }
  return new Set([...counts].filter(([, count]) => count >= OFTEN).map(([title]) => title));
}

/** Whether a section's title is put as questions and tasks are. */
export function isTask(section: Section): boolean {
  return startsLikeQuestion(section.title.text);
}
