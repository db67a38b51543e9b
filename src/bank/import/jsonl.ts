// JSON banks: one object a line (JSONL), or a list of objects, also inside an object such as `{ "faqs": [...] }`.
import type { Imported, Skipped } from '../entry.ts';
import type { SourceText } from '../source-text.ts';
import { namesDocuments, plainName, type Role, rolesOf } from './field-names.ts';
import type { Importer } from './importer.ts';
import { type JsonPiece, jsonLines, jsonListItems } from './json-pieces.ts';
import { type CopyWriter, NOTHING_TO_QUOTE, startCopy } from './markdown-copy.ts';
import { type Fields, type RowResult, recordOf } from './record.ts';

type Json = Readonly<Record<string, unknown>>;

/** Reads `.jsonl`, `.ndjson` and `.json`. */
export const jsonlImporter: Importer = {
  name: 'jsonl',
  recognises: source => /^\s*[[{]/.test(source.text) && firstRecord(source) !== null,
  read,
};

function read(source: SourceText): Imported {
  const copy = startCopy('jsonl');
  const skipped: Skipped[] = [];
  const skip: Skip = (line, reason) => skipped.push({ path: source.path, line, reason, severity: 'warning' });
  for (const piece of piecesOf(source.text)) readPiece(piece, copy, skip);
  if (copy.entries.length > 0) return { entries: copy.entries, skipped, copy: copy.text() };
  if (skipped.every(({ reason }) => reason.startsWith(NO_FIELDS))) {
    const reason = 'The JSON holds no list of questions.';
    return { entries: [], skipped: [{ path: source.path, line: null, reason, severity: 'warning' }], copy: null };
  }
  return { entries: [], skipped, copy: null };
}

type Skip = (line: number, reason: string) => void;
const NO_FIELDS = 'No question or answer among the fields';

function readPiece({ text, line }: JsonPiece, copy: CopyWriter, skip: Skip): void {
  const value = parse(text);
  const inner = isObject(value) && holdsRows(value) ? [...jsonListItems(text, line)] : [];
  for (const piece of inner) readPiece(piece, copy, skip);
  if (inner.length > 0) return;
  const result = rowOf(value, line);
  if ('reason' in result) skip(line, result.reason);
  else if (!copy.add(result.record)) skip(line, NOTHING_TO_QUOTE);
}

/** `{ "title": "FAQ", "items": [{…}] }` is no row: it has no answer, but lists of objects other than options. */
function holdsRows(value: Json): boolean {
  const fields = fieldsOf(value);
  if (fields === null) return true;
  return fields.answer === '' && fields.options.length === 0 && Object.values(value).some(holdsObjects);
}

function rowOf(value: unknown, line: number): RowResult {
  if (value === undefined) return { reason: 'The row is not valid JSON.' };
  if (!isObject(value)) return { reason: 'The row is no object with a question and an answer.' };
  const fields = fieldsOf(value);
  if (fields === null) return { reason: `${NO_FIELDS} ${nameSome(Object.keys(value))}.` };
  return recordOf(fields, line);
}

const LOOKED_AT = 20;

/** Rows are lines when most of the first ones are objects of their own; else they stand in a list. */
function piecesOf(text: string): Iterable<JsonPiece> {
  const head: unknown[] = [];
  for (const { text: line } of jsonLines(text)) {
    if (head.push(parse(line)) === LOOKED_AT) break;
  }
  const objects = head.filter(isObject);
  const inLines = objects.length * 2 >= head.length && objects.length > 0;
  const wholeInOneLine = head.length === 1 && objects.every(holdsRows);
  return inLines && !wholeInOneLine ? jsonLines(text) : jsonListItems(text);
}

function firstRecord(source: SourceText): Fields | null {
  for (const { text } of piecesOf(source.text)) {
    const value = parse(text);
    return isObject(value) ? fieldsOf(value) : null;
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(row: Json): Fields | null {
  const names = Object.keys(row);
  const roles = rolesFor(names);
  const at = (role: Role): unknown => row[names[roles.at.get(role) ?? -1] ?? ''];
  if (at('question') === undefined && at('answer') === undefined) return null;
  if (holdsObjects(at('question'))) return null;
  const questions = [...listOf(at('question')), ...listOf(at('variants'))];
  const options = optionsOf(row, names, roles.options, at('options'));
  return {
    id: textOf(at('id')),
    question: questions[0] ?? '',
    answer: listOf(at('answer')).join('\n\n'),
    tags: tagsOf(at('tags')),
    difficulty: textOf(at('difficulty')),
    url: textOf(at('url')),
    variants: questions.slice(1),
    options,
    wrong: roles.wrong.flatMap(index => listOf(row[names[index] ?? ''])),
    correct: correctOf(at('correct') ?? numberAmong(at('answer'), options) ?? marked(at('options')), options),
    explanation: textOf(at('explanation')),
    isDocument: roles.isDocument,
  };
}

/** `"questions": [{…}]` is a list of rows, not the question of one. */
function holdsObjects(value: unknown): boolean {
  return Array.isArray(value) && value.some(isObject);
}

type Roles = ReturnType<typeof rolesOf> & { readonly isDocument: boolean };

/** The rows of a file share their keys, so their meaning is worked out once. What is kept here only saves time. */
const rolesBefore = new Map<string, Roles>();
const ROLES_KEPT = 200;

function rolesFor(names: readonly string[]): Roles {
  const key = names.join('\u0000');
  const known = rolesBefore.get(key);
  if (known !== undefined) return known;
  const roles = { ...rolesOf(names), isDocument: namesDocuments(names) };
  if (rolesBefore.size > ROLES_KEPT) rolesBefore.clear();
  rolesBefore.set(key, roles);
  return roles;
}

function optionsOf(row: Json, names: readonly string[], at: readonly number[], list: unknown): string[] {
  if (isObject(list)) return Object.values(list).map(textOf);
  const listed = listOf(list);
  return listed.length > 0 ? listed : at.map(index => textOf(row[names[index] ?? ''])).filter(text => text !== '');
}

/** In JSON a bare number is a position from 0, unless an option is that number; elsewhere people count from 1. */
function correctOf(value: unknown, options: readonly string[]): string[] {
  const marks = Array.isArray(value) ? value : [value];
  return marks.flatMap(mark => listOf(typeof mark === 'number' && !options.includes(String(mark)) ? mark + 1 : mark));
}

/** `"answer": 2` beside options points at one of them. */
function numberAmong(answer: unknown, options: readonly string[]): number | undefined {
  return typeof answer === 'number' && options.length > 1 ? answer : undefined;
}

/** Options that say themselves that they are right: `{ "text": "…", "isCorrect": true }`. */
function marked(options: unknown): string[] {
  const right = (Array.isArray(options) ? options : []).filter(
    option => isObject(option) && Object.entries(option).some(([name, value]) => RIGHT.test(name) && value === true),
  );
  return right.map(textOf);
}

const RIGHT = /^(is_?)?(correct|right|answer|correcta|correcto)$/i;

function tagsOf(value: unknown): string[] {
  const tags = typeof value === 'string' ? value.split(/[,;|]/) : listOf(value);
  return tags.map(tag => tag.trim()).filter(tag => tag !== '');
}

function listOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.map(textOf).filter(text => text.trim() !== '');
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isObject(value)) return '';
  const inner = Object.entries(value).find(([name]) =>
    /^(text|value|content|answer|label|name)$/.test(plainName(name)),
  );
  return inner === undefined ? '' : typeof inner[1] === 'string' ? inner[1] : '';
}

function nameSome(names: readonly string[]): string {
  const some = names.slice(0, 5).map(name => `"${name.slice(0, 40)}"`);
  return some.length === 0 ? '(none)' : some.join(', ') + (names.length > 5 ? ' …' : '');
}
