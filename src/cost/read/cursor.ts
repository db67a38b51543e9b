// A place in the text of a request, from which phrases are taken one after the other.

/** What stands where a word ends: the next sign is no letter and no digit. */
export const END = String.raw`(?![\p{L}\p{N}])`;

export class Cursor {
  readonly text: string;
  place: number;

  constructor(text: string, place = 0) {
    this.text = text;
    this.place = place;
  }

  get atEnd(): boolean {
    return this.place >= this.text.length;
  }

  /** Takes what `pattern` (made by `phrase`) matches right here; null, and nothing taken, where it does not. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.place;
    const found = pattern.exec(this.text);
    if (found !== null) this.place += found[0].length;
    return found;
  }

  /** Whether `pattern` matches here; takes nothing. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.place;
    return pattern.test(this.text);
  }

  /** Takes the next word as it was typed. */
  takeWord(): string {
    return this.take(WORD)?.[0] ?? this.take(ANY)?.[0] ?? '';
  }

  /** The text between two places. */
  between(start: number, end = this.place): string {
    return this.text.slice(start, end).trim();
  }
}

const WORD = /[^\s,;]+/uy;
const ANY = /./suy;

/** A pattern that is tried at one place; letters of either case. Ends at the end of a word unless `open`. */
export function phrase(source: string, { open = false, strict = false } = {}): RegExp {
  return new RegExp(`(?:${source})${open ? '' : END}`, strict ? 'uy' : 'iuy');
}
