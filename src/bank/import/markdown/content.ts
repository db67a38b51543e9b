// What a question's section holds, in order and parsed: blocks, labels, and where the answer begins.
import type { Section, TextPart } from './outline.ts';
import { type Block, parseBlocks } from './parse.ts';
import type { LabelBlock } from './passages.ts';
import type { Question } from './roles.ts';
import type { Facts } from './section-facts.ts';

/** The place where an answer begins; a title may tell the right option ("Answer: B"). */
export interface AnswerStart {
  readonly type: 'answer';
  readonly title: string;
}

export type Item = Block | LabelBlock | AnswerStart;

/** Summaries inside an answer stand below its headings. */
const SUMMARY_LEVEL = 6.5;
const ANSWER_LEVEL = 6.4;

/** The content of a question without the questions inside it. */
export function contentOf(question: Question, text: string, facts: Facts): Item[] {
  const items: Item[] = [];
  const run: { open: TextPart | null } = { open: null };
  const flush = (): void => {
    if (run.open !== null) items.push(...parseBlocks(text, run.open.start, run.open.end, run.open.indent));
    run.open = null;
  };
  const addText = (start: number, end: number, indent: number): void => {
    if (run.open !== null && run.open.end === start && run.open.indent === indent) run.open.end = end;
    else {
      flush();
      run.open = { kind: 'text', start, end, indent };
    }
  };
  const addSection = (section: Section): void => {
    if (section.kind === 'bold' || section.kind === 'plain' || section.kind === 'item') {
      const first = section.parts[0];
      const end = first === undefined ? section.end : Math.min(section.end, first.start);
      addText(section.start, end, run.open?.indent ?? 0);
      walk(section);
      return;
    }
    flush();
    const { text: title, range } = section.title;
    const answers = section.isAnswer || (section.kind === 'details' && facts.unfolds(section) && items.every(isQuiet));
    if (answers) items.push({ type: 'answer', title });
    else if (section.kind === 'details') items.push({ type: 'label', level: SUMMARY_LEVEL, text: title, range });
    else items.push({ type: 'label', level: Math.min(section.level, ANSWER_LEVEL), text: title, range });
    walk(section);
    flush();
    if (section.kind === 'details') items.push({ type: 'label', level: SUMMARY_LEVEL, text: '', range });
  };
  const walk = (section: Section, from = 0, to = section.parts.length): void => {
    for (const part of section.parts.slice(from, to)) {
      if (part.kind === 'text') addText(part.start, part.end, part.indent);
      else if (part.kind === 'answer') {
        flush();
        items.push({ type: 'answer', title: text.slice(part.start, part.end) });
      } else if (question.own.has(part)) flush();
      else addSection(part);
    }
  };
  walk(question.section, question.from, question.to);
  flush();
  return items;
}

/** Before any prose, a block that unfolds something unfolds the answer. */
function isQuiet(item: Item): boolean {
  return item.type !== 'paragraph' && item.type !== 'answer';
}
