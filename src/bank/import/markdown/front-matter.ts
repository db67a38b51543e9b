// One file a question: what the YAML at a file's head says, and where the text below it begins.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { frontmatter } from 'micromark-extension-frontmatter';
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import type { Range } from '../../entry.ts';

/** The head of a file, read. */
export interface FrontMatter {
  /** Where the text below it begins. */
  readonly end: number;
  readonly fields: ReadonlyMap<string, unknown>;
  /** Where the words of the title or question stand. */
  readonly titleRange: Range;
  /** What is wrong with the YAML, or null. */
  readonly fault: string | null;
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  question: ['question', 'q', 'prompt', 'pregunta', 'frage', 'вопрос', '问题', '質問', '질문', 'السؤال'],
  title: ['title', 'name', 'heading'],
  answer: ['answer', 'a', 'solution', 'response', 'respuesta', 'antwort', 'ответ', '答案', '回答', '답변', 'الإجابة'],
  id: ['id', '_id', 'slug', 'uuid'],
  tags: ['tags', 'tag', 'category', 'categories', 'topic', 'topics', 'keywords', 'labels'],
  difficulty: ['difficulty', 'level'],
  url: ['url', 'link', 'source', 'permalink'],
  options: ['options', 'choices'],
  correct: ['correct', 'correct_answer', 'correct_option', 'right'],
  explanation: ['explanation', 'rationale', 'feedback'],
  variants: ['variants', 'asked_as', 'aliases', 'alternatives'],
};

const LONGEST_HEAD = 65_536;
const NOTHING: Range = { start: 0, end: 0 };

/** Reads the YAML at the head of a text; null when there is none. */
export function readFrontMatter(text: string): FrontMatter | null {
  if (!text.startsWith('---')) return null;
  const closing = /\n---[ \t]*(?:\r?\n|$)/.exec(text.slice(0, LONGEST_HEAD));
  if (closing === null) return null;
  const head = text.slice(0, closing.index + closing[0].length);
  const [node] = fromMarkdown(head, {
    extensions: [frontmatter()],
    mdastExtensions: [frontmatterFromMarkdown()],
  }).children;
  if (node?.type !== 'yaml') return null;
  const start = head.indexOf('\n') + 1;
  return readYaml(head.slice(start, closing.index), start, head.length);
}

function readYaml(yaml: string, start: number, end: number): FrontMatter | null {
  const document = parseDocument(yaml, { prettyErrors: true, uniqueKeys: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) {
    const fault = error.message.split('\n')[0] ?? 'it cannot be read';
    return { end, fields: new Map(), titleRange: NOTHING, fault };
  }
  const { contents } = document;
  if (!isMap(contents)) return yaml.trim() === '' ? { end, fields: new Map(), titleRange: NOTHING, fault: null } : null;
  const names = namesOf(contents);
  const fields = new Map<string, unknown>();
  for (const [role, name] of names) fields.set(role, plainValue(contents, name));
  return {
    end,
    fields,
    titleRange: rangeOfValue(contents, names.get('question') ?? names.get('title'), start),
    fault: null,
  };
}

/** Which key of the file stands for which of our names: the first that is there. */
function namesOf(contents: YAMLMap): Map<string, string> {
  const keys = new Map(contents.items.map(({ key }) => [String(isScalar(key) ? key.value : key), true]));
  const spelled = new Map([...keys.keys()].map(key => [key.toLowerCase().replace(/[\s-]+/g, '_'), key]));
  const found = new Map<string, string>();
  for (const [role, names] of Object.entries(NAMES)) {
    const name = names.find(each => spelled.has(each));
    if (name !== undefined) found.set(role, spelled.get(name) as string);
  }
  return found;
}

/** A value as plain data; aliases that lead too far are no data. */
function plainValue(contents: YAMLMap, name: string): unknown {
  const value = contents.get(name);
  if (value === null || typeof value !== 'object') return value;
  try {
    return 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : value;
  } catch {
    return null;
  }
}

function rangeOfValue(contents: YAMLMap, name: string | undefined, start: number): Range {
  const node = name === undefined ? undefined : contents.get(name, true);
  if (!isScalar(node) || !node.range) return NOTHING;
  const quote = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
  return { start: start + node.range[0] + quote, end: start + node.range[1] - quote };
}

/** A field as one text: lists are joined by blank lines. */
export function textField(head: FrontMatter, name: string): string {
  const value = head.fields.get(name);
  if (Array.isArray(value))
    return value
      .map(asText)
      .filter(each => each !== '')
      .join('\n\n');
  return asText(value).trim();
}

/** A field as a list: a plain text is split at its commas. */
export function listField(head: FrontMatter, name: string): string[] {
  const found = head.fields.get(name);
  const value = isLettered(found) ? Object.values(found) : found;
  const items = Array.isArray(value) ? value.map(asText) : asText(value).split(/[,;]/);
  return items.map(item => item.trim()).filter(item => item !== '');
}

/** `options: { A: …, B: … }`. */
function isLettered(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && Object.keys(value).length > 1 && !Array.isArray(value);
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value !== null && typeof value === 'object' && 'text' in value) return asText(value.text);
  return '';
}
