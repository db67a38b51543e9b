// Says what is wrong with a price book in words: the first fault, and where it stands.
import type { ZodError, z } from 'zod';

/** By what a part of a book is known, in the order in which they are tried. */
const NAMES = ['id', 'name', 'region', 'route', 'provider', 'upTo'];

const LONGEST_NAME = 60;

/** A clause such as `instances > p5.48xlarge > count: it must be a whole number`. */
export function sentenceOf(error: ZodError, json: unknown): string {
  const issue = error.issues[0]!;
  const { place, found } = follow(issue.path, json);
  const message = found === undefined ? 'it is missing' : messageOf(issue);
  return place === '' ? message : `${place}: ${message}`;
}

function follow(path: readonly PropertyKey[], json: unknown): { readonly place: string; readonly found: unknown } {
  let found = json;
  const words = path.map(step => {
    found = childOf(found, step);
    return typeof step === 'number' ? nameOf(found, step) : String(step);
  });
  return { place: words.join(' > '), found };
}

function childOf(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<PropertyKey, unknown>>)[step]
    : undefined;
}

function nameOf(part: unknown, at: number): string {
  const name = NAMES.map(key => childOf(part, key)).find(value => typeof value === 'string' && value !== '');
  return name === undefined ? `number ${at + 1}` : cut(String(name));
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `"${cut(issue.keys[0] ?? '')}" is no part of it`;
  if (issue.code === 'invalid_value')
    return `it must be ${issue.values.map(value => JSON.stringify(value)).join(' or ')}`;
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}

function cut(text: string): string {
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text;
}
