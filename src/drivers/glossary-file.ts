// What the package knows of language: the glossary, known by its hash, and what words mean.
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PersonError } from '../message/person-error.ts';

/** A reader of the glossary at `path` that reads it once. */
export function readGlossary(path: string): () => Promise<{ readonly json: string; readonly sha256: string }> {
  let reading: Promise<{ json: string; sha256: string }> | null = null;
  return () => {
    reading ??= readFile(path, 'utf8').then(
      json => ({ json, sha256: hash('sha256', json) }),
      () => {
        throw new PersonError(`The glossary cannot be read at ${path}: reinstall Whetstone.`);
      },
    );
    return reading;
  };
}

/** A reader of the meanings at `path`. */
export async function readMeanings(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    throw new PersonError(`The meanings of words cannot be read at ${path}: reinstall Whetstone.`);
  }
}
