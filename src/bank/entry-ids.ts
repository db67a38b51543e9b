// Entry ids: the file's path within the bank without its ending, `#`, and the file's own id or the slug of the question.
import { slug } from 'github-slugger';
import type { DraftEntry, Skipped } from './entry.ts';

interface Located {
  readonly path: string;
  readonly pathInBank: string;
}

/** Gives every entry of a bank an id of its own. Ids that files give come first, slugs take what is left. */
export class EntryIds {
  private readonly taken = new Map<string, string>();
  private readonly explicit = new Map<DraftEntry, string>();
  private readonly repeats = new Map<string, number>();
  private readonly skipped: Skipped[];

  constructor(skipped: Skipped[]) {
    this.skipped = skipped;
  }

  /** Takes the ids that a file gives, before any slug is made; a repeated one is an error that names both places. */
  reserve(file: Located, entries: readonly DraftEntry[]): void {
    for (const entry of entries) {
      if (entry.id === null) continue;
      const wanted = `${folderOf(file)}#${entry.id}`;
      const place = `${file.path}:${entry.line}`;
      const first = this.taken.get(wanted);
      if (first !== undefined) this.report(file, entry, first);
      this.explicit.set(entry, this.take(wanted, place));
    }
  }

  /** The id of an entry. */
  idOf(file: Located, entry: DraftEntry): string {
    const local = slug(entry.title) || 'question';
    return this.explicit.get(entry) ?? this.take(`${folderOf(file)}#${local}`, `${file.path}:${entry.line}`);
  }

  private take(wanted: string, place: string): string {
    let id = wanted;
    for (let n = this.repeats.get(wanted) ?? 2; this.taken.has(id); n += 1) {
      id = `${wanted}-${n}`;
      this.repeats.set(wanted, n + 1);
    }
    this.taken.set(id, place);
    return id;
  }

  private report(file: Located, entry: DraftEntry, first: string): void {
    const reason = `The id "${entry.id}" is given twice: first at ${first}, again at ${file.path}:${entry.line}. The second is addressed with a number behind it.`;
    this.skipped.push({ path: file.path, line: entry.line, reason, severity: 'error' });
  }
}

function folderOf(file: Located): string {
  return file.pathInBank.replace(/(?<=[^/])\.[^./]+$/, '');
}
