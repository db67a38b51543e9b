// The Markdown importer: every way in which banks on code-hosting pages write their questions, mixed as they come.
import type { DraftEntry, Format, Imported, Skipped } from '../../entry.ts';
import type { SourceText } from '../../source-text.ts';
import type { Importer } from '../importer.ts';
import { contentOf } from './content.ts';
import { entryOf } from './entry-of-question.ts';
import { linesOf } from './fences.ts';
import { outlineOf } from './outline.ts';
import { type Question, rolesOf, shown } from './roles.ts';
import { factsOf } from './section-facts.ts';
import { hasQuestionMark, startsLikeQuestion } from './words.ts';

type Drafted = DraftEntry & { readonly format: Format };

/** Reads questions and answers out of Markdown. */
export const markdownImporter: Importer = {
  name: 'markdown',
  recognises: source => /^ {0,3}#{1,6}\s|^\s*[-*] \[[ xX]?\]|<details\b/m.test(source.text),
  read: readMarkdown,
};

function readMarkdown(source: SourceText): Imported {
  return readBody(source.text, 0, source.path);
}

/** The entries of a Markdown text from `from` on. */
export function readBody(text: string, from: number, path: string): Imported {
  const root = outlineOf(linesOf(text), from);
  const facts = factsOf(text, root);
  const roles = rolesOf(root, facts, nameAsks(path));
  const skipped: Skipped[] = roles.skipped.map(each => ({ path, ...each }));
  const entries: Drafted[] = [];
  for (const question of roles.questions) {
    const outcome = entryOf(question, contentOf(question, text, facts), text);
    if ('entry' in outcome) entries.push(outcome.entry);
    else skipped.push(unanswered(question, outcome.reason, path));
  }
  skipped.push(...repeatedIds(entries, path));
  if (entries.length === 0 && skipped.length === 0) {
    skipped.push({ path, line: null, reason: 'No question with an answer was found.', severity: 'warning' });
  }
  return { entries, skipped: skipped.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)), copy: null };
}

function nameAsks(path: string): boolean {
  const name = (path.split(/[/\\]/).at(-1) ?? '')
    .replace(/\.[a-z]+$/i, '')
    .replace(/^\d+[-_. ]+/, '')
    .replace(/[-_]+/g, ' ');
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
