// Which importer reads a file: by its name first, by what it holds where the name does not say.
import type { Imported, Skipped } from '../entry.ts';
import type { SourceText } from '../source-text.ts';
import { csvImporter } from './csv.ts';
import { endingOf, type Family, familyOf, isTextEnding } from './endings.ts';
import { htmlImporter } from './html.ts';
import type { Importer } from './importer.ts';
import { jsonlImporter } from './jsonl.ts';
import { markdownImporter } from './markdown/importer.ts';
import { plainTextImporter } from './plain-text.ts';

const BY_FAMILY: Readonly<Record<Family, Importer>> = {
  markdown: markdownImporter,
  csv: csvImporter,
  json: jsonlImporter,
  html: htmlImporter,
};

/** Asked in this order when the ending says nothing; the first that knows its format reads the file. */
const BY_CONTENT: readonly Importer[] = [jsonlImporter, htmlImporter, plainTextImporter, csvImporter];

/** Reads one file with the importer of its format; a file of no known format is named in `skipped`. */
export function importFile(source: SourceText): Imported {
  try {
    return importByFormat(source);
  } catch (error) {
    // One file must not cost the others: text nested thousands deep exhausts the stack of any parser.
    const cause = error instanceof RangeError ? 'it is nested too deep' : String(error);
    return nothing(source, `The file could not be read: ${cause}.`, 'error');
  }
}

function importByFormat(source: SourceText): Imported {
  const ending = endingOf(source.path);
  const family = familyOf(ending);
  if (family !== undefined) return family === 'markdown' ? readMarkdown(source) : BY_FAMILY[family].read(source);
  if (outlines(source.text) > marks(source.text)) return readOutlined(source);
  const importer = BY_CONTENT.find(candidate => candidate.recognises(source));
  if (importer !== undefined) return importer.read(source);
  if (outlines(source.text) > 0) return markdownImporter.read(source);
  return unknown(source, ending);
}

/** Lines of code that begin with a hash look like headings: plain text that finds far more questions is right. */
function readOutlined(source: SourceText): Imported {
  const outlined = markdownImporter.read(source);
  if (!plainTextImporter.recognises(source)) return outlined;
  const lines = plainTextImporter.read(source);
  return lines.entries.length > outlined.entries.length * 2 ? lines : outlined;
}

/** Questions that were found and have no answer are not to be looked for once more. */
const UNANSWERED = /^The (?:question|answer) (?:has|is) /;

/** A Markdown file may be plain text in all but its name, and the other way round. */
function readMarkdown(source: SourceText): Imported {
  const plain = outlines(source.text) === 0 && marks(source.text) > 1;
  if (plain && plainTextImporter.recognises(source)) return plainTextImporter.read(source);
  const imported = markdownImporter.read(source);
  const isRead = imported.entries.length > 0 || imported.skipped.some(({ reason }) => UNANSWERED.test(reason));
  if (isRead || !plainTextImporter.recognises(source)) return imported;
  const lines = plainTextImporter.read(source);
  return lines.entries.length > 0 ? lines : imported;
}

/** How many lines outline a text as Markdown does: headings, details, boxes to tick. */
function outlines(text: string): number {
  return text.match(/^ {0,3}#{1,6}[ \t]+\S|<details\b|^[ \t]*[-*][ \t]*\[[ xX]?\]/gm)?.length ?? 0;
}

/** How many lines mark a question or answer as plain text does. */
function marks(text: string): number {
  return text.match(/^[ \t]*(?:Q(?:uestion)?[ \t]*\d*|A(?:ns(?:wer)?)?)[ \t]*[:.)][ \t]/gim)?.length ?? 0;
}

function unknown(source: SourceText, ending: string): Imported {
  const reason =
    source.text.trim() === ''
      ? 'The file is empty.'
      : isTextEnding(ending)
        ? 'No question was found: none of the known formats fits this text.'
        : `Files ending in .${ending} are of no known format.`;
  return nothing(source, reason, 'warning');
}

function nothing(source: SourceText, reason: string, severity: Skipped['severity']): Imported {
  return { entries: [], skipped: [{ path: source.path, line: null, reason, severity }], copy: null };
}
