// Study notes: a page without a single question, beside pages that hold questions, is not part of the bank.
import type { BankFile, ReadFile } from './bank-file.ts';
import type { Imported, Skipped } from './entry.ts';
import { startsLikeQuestion } from './import/markdown/words.ts';

const QUESTION_WORD =
  /^(what|why|how|when|where|which|who|whom|whose|explain|describe|compare|contrast|define|list|name|give|tell|write|implement|design|discuss|state|mention|differentiate|distinguish|outline|identify|is|are|was|were|do|does|did|can|could|should|would|will|has|have|true or false|walk|show|find|difference)\b/i;

/** Takes the pages of notes out, when other files of the folder hold questions. */
export function notesBesideQuestions(read: readonly ReadFile[]): { kept: ReadFile[]; skipped: Skipped[] } {
  const asks = read.some(each => each.imported.entries.length > 0 && !readsAsNotes(each.imported));
  if (!asks) return { kept: [...read], skipped: [] };
  const kept: ReadFile[] = [];
  const skipped: Skipped[] = [];
  for (const each of read) {
    if (each.imported.entries.length > 0 && readsAsNotes(each.imported)) skipped.push(named(each.file));
    else kept.push(each);
  }
  return { kept, skipped };
}

/** Titles that only begin like a question ("State management") need company to make one of a page. */
const ASKING_SHARE = 0.2;

/** Headings alone make an entry of anything; notes are where none of them asks. */
function readsAsNotes(imported: Imported): boolean {
  const byHeading = imported.entries.filter(entry => entry.format === 'markdown' || entry.format === 'html');
  if (byHeading.length < imported.entries.length) return false;
  if (byHeading.some(entry => entry.id !== null || /[?\u037e？؟]/.test(entry.title))) return false;
  return (
    byHeading.filter(({ title }) => QUESTION_WORD.test(title) || startsLikeQuestion(title)).length <
    byHeading.length * ASKING_SHARE
  );
}

function named(file: BankFile): Skipped {
  const reason = 'The file reads as notes: nothing in it asks a question, while other files do.';
  return { path: file.path, line: null, reason, severity: 'warning' };
}
