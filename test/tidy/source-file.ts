// What the tidy rules look at: the project's own text files, and what a rule says of one.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A file of the project; `path` is relative to its root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Looks at files and says what to mend, a sentence each, beginning with the place. */
export type Rule = (files: readonly SourceFile[]) => readonly string[];

const NOT_OURS = new Set(['node_modules', '.git', 'data', 'dist', 'coverage']);

/** Every text file below `root`, read by walking, so that a download without its history is checked as well. */
export function readProject(root: string): SourceFile[] {
  return walk(root)
    .map(file => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
    .filter(file => !file.text.slice(0, 8000).includes('\0'));
}

/** The files that are code: TypeScript and plain JavaScript, without the recorded inputs of tests. */
export function codeOf(files: readonly SourceFile[], ...folders: readonly string[]): SourceFile[] {
  return files.filter(
    file =>
      /\.(ts|mjs)$/.test(file.path) &&
      !file.path.startsWith('test/fixtures/') &&
      folders.some(folder => file.path.startsWith(folder)),
  );
}

/** Where an offset of a file stands, as an editor opens it: `path:line`. */
export function place(file: SourceFile, offset: number): string {
  return `${file.path}:${file.text.slice(0, offset).split('\n').length}`;
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(item => {
    if (NOT_OURS.has(item.name)) return [];
    const path = join(folder, item.name);
    if (item.isDirectory()) return walk(path);
    return item.isFile() ? [path] : [];
  });
}
