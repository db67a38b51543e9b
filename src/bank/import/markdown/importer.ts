// The Markdown importer: every way in which banks on code-hosting pages write their questions, mixed as they come.
import type { Imported, Skipped } from '../../entry.ts';
import type { SourceText } from '../../source-text.ts';
import type { Importer } from '../importer.ts';
import { contentOf } from './content.ts';
import { type Drafted, entryOf } from './entry-of-question.ts';
import { linesOf } from './fences.ts';
import { readFrontMatter } from './front-matter.ts';
import { entryOfBody, entryOfHead, type Headed, headAsks, withHead } from './front-matter-entry.ts';
import { shown } from './no-answer.ts';
import { outlineOf, type Section } from './outline.ts';
import { entriesOfTables } from './question-tables.ts';
import { type Question, rolesOf } from './roles.ts';
import { type Facts, factsOf } from './section-facts.ts';
import { hasQuestionMark, startsLikeQuestion } from './words.ts';

/** Reads questions and answers out of Markdown. */
export const markdownImporter: Importer = {
  name: 'markdown',
  recognises: source => /^ {0,3}#{1,6}\s|^\s*[-*] \[[ xX]?\]|<details\b/m.test(source.text),
  read: readMarkdown,
};

function readMarkdown({ text, path }: SourceText): Imported {
  const head = readFrontMatter(text);
  if (head === null) return readBody(text, 0, path);
  if (head.fault !== null) return withFault(readBody(text, head.end, path), path, head.fault);
  const headed = { path, text, head };
  return entryOfHead(headed) ?? readBelow(headed);
}

function readBelow(headed: Headed): Imported {
  const { path, text, head } = headed;
  const root = outlineOf(linesOf(text), head.end);
  const facts = factsOf(text, root);
  if (headAsks(headed, root, facts)) return entryOfBody(headed, root, facts);
  const imported = readOutline(root, facts, text, path);
  const [only] = imported.entries;
  return imported.entries.length !== 1 || only === undefined
    ? imported
    : { ...imported, entries: [withHead(only, head)] };
}

function withFault(imported: Imported, path: string, fault: string): Imported {
  const reason = `The YAML at the head of the file is not valid: ${fault.replace(/[:.]\s*$/, '')}.`;
  const told: Skipped = { path, line: 1, reason, severity: 'warning' };
  return { ...imported, skipped: [told, ...imported.skipped] };
}

function readBody(text: string, from: number, path: string): Imported {
  const root = outlineOf(linesOf(text), from);
  return readOutline(root, factsOf(text, root), text, path);
}

function readOutline(root: Section, facts: Facts, text: string, path: string): Imported {
  const roles = rolesOf(root, facts, nameAsks(path));
  const skipped: Skipped[] = roles.skipped.map(each => ({ path, ...each }));
  const entries: Drafted[] = [];
  const open: { readonly question: Question; readonly entry: Drafted }[] = [];
  for (const question of roles.questions) {
    const outcome = entryOf(question, contentOf(question, text, facts), text);
    if ('reason' in outcome) skipped.push(unanswered(question, outcome.reason, path));
    else if (outcome.offersAlone) open.push({ question, entry: outcome.entry });
    else entries.push(outcome.entry);
  }
  const exam = isExam(entries);
  for (const { question, entry } of open) {
    if (exam) skipped.push(unanswered(question, 'No option is marked as right.', path));
    else entries.push(entry);
  }
  const tables = entriesOfTables(root, text, new Set(roles.questions.map(question => question.section)));
  entries.push(...tables.entries);
  skipped.push(...tables.skipped.map(each => ({ path, ...each })));
  entries.sort((one, other) => one.line - other.line);
  if (entries.length === 1 && nameAsks(path)) askedByName(entries, path);
  skipped.push(...repeatedIds(entries, path));
  if (entries.length === 0 && skipped.length === 0) {
    skipped.push({ path, line: null, reason: 'No question with an answer was found.', severity: 'warning' });
  }
  return { entries, skipped: skipped.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)), copy: null };
}

const MANY_CHOICES = 3;

/** Where most questions have options, lettered lines are options as well. */
function isExam(entries: readonly Drafted[]): boolean {
  const choices = entries.filter(entry => entry.format === 'choices').length;
  return choices >= MANY_CHOICES && choices * 2 >= entries.length;
}

/** A file that is named like a question is asked for by its name as well. */
function askedByName(entries: Drafted[], path: string): void {
  const [only] = entries;
  const name = nameOf(path);
  if (only === undefined || only.title.toLowerCase().startsWith(name.toLowerCase())) return;
  entries[0] = { ...only, variants: [...only.variants, name] };
}

function nameOf(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? '')
    .replace(/\.[a-z]+$/i, '')
    .replace(/^\d+[-_. ]+/, '')
    .replace(/[-_]+/g, ' ');
}

function nameAsks(path: string): boolean {
  const name = nameOf(path);
  return hasQuestionMark(name) || (startsLikeQuestion(name) && name.split(' ').length > 2);
}

function unanswered({ section }: Question, reason: string, path: string): Skipped {
  const title = section.title.text === '' ? '' : ` ("${shown(section.title.text)}")`;
  return { path, line: section.line + 1, reason: `${reason.replace(/\.$/, '')}${title}.`, severity: 'warning' };
}

function repeatedIds(entries: readonly Drafted[], path: string): Skipped[] {
  const first = new Map<string, number>();
  return entries.flatMap(({ id, line }): Skipped[] => {
    if (id === null) return [];
    const before = first.get(id);
    if (before === undefined) first.set(id, line);
    if (before === undefined) return [];
    const reason = `The id "${id}" is given twice: on line ${before} and on line ${line}.`;
    return [{ path, line, reason, severity: 'error' }];
  });
}
