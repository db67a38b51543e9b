// What can be told about a section from its raw text alone, before anything is parsed.
import type { Section, TextPart } from './outline.ts';
import { hasQuestionMark, isPartTitle, isUnfoldTitle, startsLikeQuestion } from './words.ts';

const NOISE =
  /<!--[\s\S]*?-->|!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<\/?[a-z][^>]*>|\*\*\[[^\]]*\]\([^)]*\)\*\*|\[(?:[^\][]|\[[^\]]*\])*\]\([^)]*\)|https?:\/\/\S+|&nbsp;/gi;
const CHECKBOX = /^[ \t>]*(?:[-*+]|\d{1,4}[.)])?[ \t]*\[(?: |x|X|)\](?!\()/m;
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
  asks(section: Section): boolean;
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
    if (saysSomething(section)) return true;
    return section.parts.some(part => 'parts' in part && hasContent(part));
  });
  const hasOptions = remembered((section: Section) =>
    own(section).some(part => CHECKBOX.test(raw(part)) || LETTERED.test(raw(part))),
  );
  const hasAnswerMark = remembered((section: Section) =>
    section.parts.some(
      part =>
        part.kind === 'answer' || ('parts' in part && (part.isAnswer || (part.kind === 'details' && unfolds(part)))),
    ),
  );
  const asks = (section: Section): boolean => hasQuestionMark(section.title.text);
  const isMarked = remembered((section: Section) => {
    if (section.kind === 'root' || section.title.isAnchor) return false;
    if (section.kind === 'line' || section.title.numbering === 'question-number' || asks(section)) return true;
    return section.kind !== 'details' && (hasOptions(section) || hasAnswerMark(section));
  });
  return { saysSomething, hasContent, hasOptions, hasAnswerMark, asks, isMarked, unfolds };
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
