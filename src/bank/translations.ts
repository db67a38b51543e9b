// Translations beside the original: finds files that say the same in several languages and keeps one of them.
import type { DecodedFile } from './bank-file.ts';
import type { Skipped } from './entry.ts';
import { languageOf } from './language-names.ts';
import { couldBeIn, linesShared } from './language-of-text.ts';

/** A reading of a path as a translation: the path that the original would have, and the language. */
interface Reading {
  readonly original: string;
  readonly language: string;
}

interface Candidate extends Reading {
  readonly of: DecodedFile;
}

const COLLECTIONS = /^(translations?|translated|i18n|l10n|locales?|languages?|langs?)$/i;
/** A text that repeats this share of the original's lines is the original again, half translated. */
const SAME_LINES = 0.3;

/** The bank's files by the ways that they are looked for. */
interface Shelf {
  readonly byPath: ReadonlyMap<string, DecodedFile>;
  readonly byOriginal: ReadonlyMap<string, readonly DecodedFile[]>;
  readonly byFolder: ReadonlyMap<string, readonly DecodedFile[]>;
}

/** Keeps one language of each file: the one without a suffix, else English, else the bank's most frequent. */
export function withoutTranslations(files: readonly DecodedFile[]): { kept: DecodedFile[]; skipped: Skipped[] } {
  const shelf = shelve(files);
  const candidates = files.flatMap(each => candidateOf(each, shelf));
  const groups = Map.groupBy(candidates, candidate => candidate.original);
  const frequent = languagesByCount(candidates);
  const left = new Map<DecodedFile, Skipped>();
  const translated = new Set(candidates.map(({ of }) => of));
  const outside = outsideCollections(files, translated);
  for (const [original, group] of groups) {
    const named = shelf.byPath.get(original) ?? alikeInOther(original, group, shelf, translated);
    const kept = named ?? keptOf(original, group, frequent, outside);
    for (const { of, language } of group) {
      if (of !== kept) left.set(of, leftOut(of, language, kept));
    }
  }
  return { kept: files.filter(each => !left.has(each)), skipped: [...left.values()] };
}

function shelve(files: readonly DecodedFile[]): Shelf {
  const read = files.flatMap(each => readings(pathOf(each)).map(({ original }) => ({ original, each })));
  const byOriginal = Map.groupBy(read, ({ original }) => original);
  return {
    byPath: new Map(files.map(each => [pathOf(each), each])),
    byOriginal: new Map([...byOriginal].map(([original, found]) => [original, found.map(({ each }) => each)])),
    byFolder: Map.groupBy(files, each => folderOf(pathOf(each))),
  };
}

function pathOf(each: DecodedFile): string {
  return each.file.pathInBank.toLowerCase();
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function candidateOf(each: DecodedFile, shelf: Shelf): Candidate[] {
  const found = readings(pathOf(each)).find(reading => isTranslation(each, reading, shelf));
  return found === undefined ? [] : [{ ...found, of: each }];
}

/** Every way to read a path as a translation: a language behind the name, or a folder named for one. */
function readings(path: string): Reading[] {
  const segments = path.split('/');
  const name = segments.at(-1) ?? '';
  const folder = segments.slice(0, -1);
  return [...folderReadings(folder, name), ...suffixReadings(folder, name)];
}

function suffixReadings(folder: string[], name: string): Reading[] {
  const parts = /^(.+?)(\.[a-z0-9]+)?$/.exec(name);
  const stem = parts?.[1] ?? name;
  const ending = parts?.[2] ?? '';
  const suffix =
    /^(.+?)[-_.]([a-z]{2,3}(?:[-_][a-z]{2,4})?|[a-z]{4,}(?:[-_](?:simplified|traditional|brazil|br))?)$/.exec(stem);
  const language = suffix === null ? null : languageOf(suffix[2] ?? '');
  if (suffix === null || language === null) return [];
  return [{ original: [...folder, `${suffix[1]}${ending}`].join('/'), language }];
}

function folderReadings(folder: string[], name: string): Reading[] {
  return folder.flatMap((segment, depth) => {
    const language = languageOf(segment);
    if (language === null) return [];
    const above = folder.slice(0, depth);
    if (COLLECTIONS.test(above.at(-1) ?? '')) above.pop();
    const inside = [...folder.slice(depth + 1), withoutSuffix(name, language)];
    return [{ original: [...above, ...inside].join('/'), language }];
  });
}

/** `French/README_FR.md` translates `README.md`. */
function withoutSuffix(name: string, language: string): string {
  const found = /^(.+)[-_.]([a-z]{2}(?:[-_][a-z]{2,4})?)(\.[a-z0-9]+)$/.exec(name);
  return found !== null && languageOf(found[2] ?? '') === language ? `${found[1]}${found[3]}` : name;
}

function isTranslation(each: DecodedFile, { original, language }: Reading, shelf: Shelf): boolean {
  const first = shelf.byPath.get(original);
  if (first === each) return false;
  if (first !== undefined) return translates(each, first, language);
  return (hasRelatives(each, original, shelf) || inCollection(each)) && couldBeIn(language, each.source.text);
}

/** A second English page beside an English one is another page, whatever its name; one that repeats it is not. */
function translates(each: DecodedFile, first: DecodedFile, language: string): boolean {
  const here = couldBeIn(language, each.source.text) && !couldBeIn(language, first.source.text);
  return here || linesShared(each.source.text, first.source.text) >= SAME_LINES;
}

/** Whether files read as the same original in other languages, or carry the original's name and more. */
function hasRelatives(each: DecodedFile, original: string, shelf: Shelf): boolean {
  const relatives = [...(shelf.byOriginal.get(original) ?? []), ...namedAlike(original, shelf)];
  return relatives.some(other => other !== each);
}

/** Files beside an original whose names go on where its name ends. */
function namedAlike(original: string, shelf: Shelf): DecodedFile[] {
  const stem = original.replace(/\.[a-z0-9]+$/, '');
  const near = shelf.byFolder.get(folderOf(original)) ?? [];
  return near.filter(other => pathOf(other).startsWith(`${stem}-`) || pathOf(other).startsWith(`${stem}_`));
}

/** A file below `translations/` or the like is one whatever stands beside it. */
function inCollection(each: DecodedFile): boolean {
  return each.file.pathInBank
    .split('/')
    .slice(0, -1)
    .some(segment => COLLECTIONS.test(segment));
}

function languagesByCount(candidates: readonly Candidate[]): string[] {
  const counts = Map.groupBy(candidates, candidate => candidate.language);
  return [...counts].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).map(([language]) => language);
}

/** A lone translation whose original has a longer name (`x-ch.md` beside `x-quiz.md`). */
function alikeInOther(
  original: string,
  group: readonly Candidate[],
  shelf: Shelf,
  translated: ReadonlySet<DecodedFile>,
): DecodedFile | undefined {
  const [only] = group;
  if (group.length !== 1 || only === undefined) return undefined;
  return namedAlike(original, shelf).find(each => !translated.has(each) && !couldBeIn(only.language, each.source.text));
}

/** Files that are no translation and stand in no folder of them, by their bare names. */
function outsideCollections(
  files: readonly DecodedFile[],
  translated: ReadonlySet<DecodedFile>,
): Map<string, DecodedFile> {
  const others = files.filter(each => !translated.has(each) && !inCollection(each));
  return new Map(others.map(each => [nameOf(pathOf(each)), each]));
}

/**
 * What is indexed of a group without an original of the same path: English; for files below `translations/` whatever
 * stands outside, be it under another path; else the language that the bank has most of.
 */
function keptOf(
  original: string,
  group: readonly Candidate[],
  frequent: readonly string[],
  outside: ReadonlyMap<string, DecodedFile>,
): DecodedFile | undefined {
  const english = group.find(({ language }) => language === 'en')?.of;
  if (english !== undefined) return english;
  if (outside.size > 0 && group.every(({ of }) => inCollection(of))) return outside.get(nameOf(original));
  const wanted = frequent.find(language => group.some(candidate => candidate.language === language));
  return group.find(candidate => candidate.language === wanted)?.of;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function leftOut(of: DecodedFile, language: string, kept: DecodedFile | undefined): Skipped {
  const indexed = kept === undefined ? 'the files outside are' : `${kept.file.path} is`;
  const reason = `The file is a translation (${language}); ${indexed} indexed instead.`;
  return { path: of.file.path, line: null, reason, severity: 'warning' };
}
