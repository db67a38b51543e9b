// Names as people say them, as against those that programs and manuals give: options, functions, files, versions.
import { anyOf } from './any-of.ts';

/** What no word of a person's has: "max_size", "--force", "get()", "std::map", "/etc/hosts", "localStorage", "ch.html". */
const CODED = [
  '_',
  '^[-$@%/\\\\.~#&*+=]',
  '\\p{L}\\(',
  '::',
  '\\p{Ll}/\\p{L}{3}',
  '/\\S*/',
  '\\p{Ll}\\.\\p{Ll}(?!s\\b)',
  '\\.[#*]',
  '[=<>{}`]',
  '^\\p{Ll}+\\p{Lu}',
  '^(?:\\p{Lu}\\p{Ll}+){3}',
  '^\\w+-\\w+-\\w+-\\w+',
].join('|');
const CODE = new RegExp(CODED, 'u');

/** Whether a word of `text` is one of a program. */
export function hasIdentifier(text: string): boolean {
  return text.split(/\s+/).some(word => CODE.test(word.replace(/^[("“'[]+|[)"”'\],.:;!?]+$/g, '')));
}

/** "pax", "ibus-cangjie", "SIGTERM", "E404", "1.2": the name of a command, a package, a code. */
const BARE = /^(?:[\p{Ll}\d.+:-]+|\p{Lu}{7,}|\p{Lu}+\d{2,}|[\d.]+|0x\p{Hex}+)$/u;

/** Whether people say `name` rather than type it. */
export function isSpoken(name: string): boolean {
  const said = name.trim();
  return /\p{L}{2}/u.test(said) && !BARE.test(said) && !hasIdentifier(said);
}

const PARTS = ['directives?', 'options?', 'parameters?', 'arguments?', 'attributes?', 'flags?', 'switches', 'syntax'];
const CALLS = ['functions?', 'methods?', 'apis?', 'subcommands?', 'macros?', 'builtins?', 'hvsupport'];
const RECORDS = ['change ?log', 'release', 'releases', 'history', 'versions?', 'compatibility', 'deprecat\\w+'];
const CODES = ['(?:error|exit|status|return|result) (?:codes?|values?)', 'errors', 'error messages?', 'variables?'];
const OF_MANUAL = new RegExp(`\\b${anyOf(PARTS, CALLS, RECORDS, CODES)}\\b`, 'i');

/** Whether `title` is that of a list in a manual, to look things up in and not to know. */
export function isOfManual(title: string): boolean {
  return hasIdentifier(title) || OF_MANUAL.test(title);
}
