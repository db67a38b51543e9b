// A file whose head is YAML, as one entry: from an answer in the head, or from the text below it.
import type { Imported, Skipped } from '../../entry.ts';
import { startCopy } from '../markdown-copy.ts';
import { type Fields, recordOf } from '../record.ts';
import { contentOf } from './content.ts';
import { type Drafted, entryOf } from './entry-of-question.ts';
import { type FrontMatter, listField, textField } from './front-matter.ts';
import type { Section } from './outline.ts';
import { type Facts, isTask, says } from './section-facts.ts';
import { hasQuestionMark, startsLikeQuestion } from './words.ts';

/** What a file's text is, for those who read its head. */
export interface Headed {
  readonly path: string;
  readonly text: string;
  readonly head: FrontMatter;
}

/** The entry of a file whose head holds the answer; its text is written to a copy. Null when the head has none. */
export function entryOfHead({ path, text, head }: Headed): Imported | null {
  const question = textField(head, 'question') || textField(head, 'title');
  const answer = textField(head, 'answer');
  const options = listField(head, 'options');
  if (question === '' || (answer === '' && options.length === 0)) return null;
  const body = text.slice(head.end);
  const fields: Fields = {
    id: textField(head, 'id'),
    question,
    answer: says(body) ? [answer, body.trim()].filter(each => each !== '').join('\n\n') : answer,
    tags: listField(head, 'tags'),
    difficulty: textField(head, 'difficulty'),
    url: textField(head, 'url'),
    variants: listField(head, 'variants'),
    options,
    correct: listField(head, 'correct'),
    explanation: textField(head, 'explanation'),
    isDocument: false,
  };
  const line = lineOf(text, head.titleRange.start);
  const result = recordOf(fields, line);
  if ('reason' in result) return { entries: [], skipped: [skip(path, line, result.reason)], copy: null };
  const copy = startCopy('front-matter');
  copy.add(result.record);
  const entries = copy.entries.map(entry => ({
    ...entry,
    format: options.length > 1 ? ('choices' as const) : entry.format,
  }));
  return { entries, skipped: [], copy: copy.text() };
}

/** Below this many questions of its own a text belongs to the title in the head. */
const MANY = 3;

/** Whether the title in the head is what the text below it answers. */
export function headAsks({ head }: Headed, root: Section, facts: Facts): boolean {
  if (textField(head, 'question') !== '') return true;
  const title = textField(head, 'title');
  if (title === '') return false;
  const marked = countMarked(root, facts);
  const asks = hasQuestionMark(title) || startsLikeQuestion(title);
  if (asks) return marked < MANY;
  const isOfABank = ['id', 'tags', 'difficulty'].some(name => head.fields.has(name));
  return isOfABank && marked === 0 && !hasTasks(root);
}

function countMarked(section: Section, facts: Facts): number {
  let count = 0;
  for (const part of section.parts) {
    if (!('parts' in part)) continue;
    if (facts.isMarked(part) && facts.hasContent(part)) count += 1;
    count += countMarked(part, facts);
  }
  return count;
}

function hasTasks(section: Section): boolean {
  return section.parts.filter(part => 'parts' in part && isTask(part)).length >= MANY;
}

/** The entry whose question is the head's and whose answer is the text below. */
export function entryOfBody({ path, text, head }: Headed, root: Section, facts: Facts): Imported {
  const title = (textField(head, 'question') || textField(head, 'title')).replace(/\s+/g, ' ');
  const line = lineOf(text, head.titleRange.start);
  const section: Section = {
    ...root,
    kind: 'heading',
    title: { text: title, range: head.titleRange, numbering: 'none', number: null, isAnchor: false },
    line: line - 1,
  };
  const question = { section, own: new Set<Section>(), categories: [], from: 0, to: section.parts.length };
  const outcome = entryOf(question, contentOf(question, text, facts), text);
  if ('reason' in outcome) return { entries: [], skipped: [skip(path, line, outcome.reason)], copy: null };
  const named = withHead(outcome.entry, head);
  const entry: Drafted = { ...named, format: named.format === 'choices' ? 'choices' : 'front-matter' };
  return { entries: [entry], skipped: [], copy: null };
}

/** What the head says of the only entry of its file. */
export function withHead(entry: Drafted, head: FrontMatter): Drafted {
  const tags = listField(head, 'tags');
  return {
    ...entry,
    id: entry.id ?? (textField(head, 'id') || null),
    tags: tags.length > 0 ? tags : entry.tags,
    difficulty: entry.difficulty ?? (textField(head, 'difficulty') || null),
    url: entry.url ?? (textField(head, 'url') || null),
    variants: [...entry.variants, ...listField(head, 'variants')],
  };
}

function skip(path: string, line: number, reason: string): Skipped {
  return { path, line, reason, severity: 'warning' };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
