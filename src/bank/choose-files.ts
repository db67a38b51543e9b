// Chooses the files of a folder that may hold questions: decodes them and names each one that is left out.
import type { BankFile, DecodedFile } from './bank-file.ts';
import { decodeFile } from './decode-file.ts';
import type { Skipped } from './entry.ts';
import { type PassedOver, passOverPath, passOverText } from './folder-rules.ts';
import { isQuizFile } from './quiz-items/quiz-file.ts';
import { withoutTranslations } from './translations.ts';

interface Chosen {
  readonly kept: readonly DecodedFile[];
  readonly skipped: readonly Skipped[];
}

/**
 * The files to import, in the order of their paths. A file that stands alone was meant, so no rule applies to it. Quiz
 * files hold no entries and are read elsewhere, so they neither count nor are they named as left out.
 */
export function chooseFiles(found: readonly BankFile[]): Chosen {
  const files = found.filter(file => !isQuizFile(file));
  const skipped: Skipped[] = [];
  const [only] = files;
  if (files.length === 1 && only !== undefined) return { kept: decode(only, skipped), skipped };
  const named = withoutTestQueries(withoutPassedOver(inOrder(files), skipped), skipped);
  const decoded = withoutRepeats(named, skipped).flatMap(file => decode(file, skipped));
  const worded = decoded.filter(({ file, source }) => {
    const reason = passOverText(file.pathInBank, source.text);
    if (reason !== null) skipped.push(warning(file.path, reason));
    return reason === null;
  });
  const chosen = withoutTranslations(worded);
  return { kept: chosen.kept, skipped: [...skipped, ...chosen.skipped] };
}

function inOrder(files: readonly BankFile[]): BankFile[] {
  return [...files].sort((a, b) => (a.pathInBank < b.pathInBank ? -1 : a.pathInBank > b.pathInBank ? 1 : 0));
}

/** A folder that is passed over is named once, not once a file. */
function withoutPassedOver(files: readonly BankFile[], skipped: Skipped[]): BankFile[] {
  const told = new Set<string>();
  return files.filter(file => {
    const passed = passOverPath(file.pathInBank);
    if (passed === null) return true;
    if (!told.has(passed.at)) skipped.push(warning(citedPath(file, passed), passed.reason));
    told.add(passed.at);
    return false;
  });
}

/** Retrieval collections keep the questions that test them beside their documents. */
function withoutTestQueries(files: readonly BankFile[], skipped: Skipped[]): BankFile[] {
  const paths = new Set(files.map(file => file.pathInBank));
  return files.filter(file => {
    const corpus = file.pathInBank.replace(/(^|\/)queries(?=\.jsonl$)/, '$1corpus');
    if (corpus === file.pathInBank || !paths.has(corpus)) return true;
    skipped.push(warning(file.path, 'The file holds questions without answers that test the collection beside it.'));
    return false;
  });
}

function citedPath(file: BankFile, { at }: PassedOver): string {
  return file.path.slice(0, file.path.length - (file.pathInBank.length - at.length));
}

/** The same bytes twice would give every answer twice. */
function withoutRepeats(files: readonly BankFile[], skipped: Skipped[]): BankFile[] {
  const first = new Map<string, BankFile>();
  return files.filter(file => {
    const same = first.get(file.sha256);
    if (same === undefined || file.bytes.length === 0) {
      first.set(file.sha256, file);
      return true;
    }
    skipped.push(warning(file.path, `The file holds the same bytes as ${same.path}, which is indexed.`));
    return false;
  });
}

function decode(file: BankFile, skipped: Skipped[]): DecodedFile[] {
  const decoded = decodeFile(file.path, file.bytes);
  skipped.push(...decoded.skipped);
  return decoded.source === null ? [] : [{ file, source: decoded.source }];
}

function warning(path: string, reason: string): Skipped {
  return { path, line: null, reason, severity: 'warning' };
}
