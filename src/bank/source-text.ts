// A bank file's text with its way back to bytes: offsets in the text map to UTF-8 byte offsets in the file.

/** A decoded file. Lines that are not valid UTF-8 are blank in `text` and named in `badLines`. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
  /** Line numbers (from 1) that held invalid UTF-8 and were left out. */
  readonly badLines: readonly number[];
  /** The byte offset in the file of a UTF-16 offset in `text`. */
  byteAt(offset: number): number;
  /** The line (from 1) that a UTF-16 offset in `text` stands on. */
  lineAt(offset: number): number;
}

const LF = 0x0a;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes UTF-8 `bytes` (a byte order mark is passed over), keeping the way back to byte offsets. */
export function decodeSource(path: string, bytes: Uint8Array): SourceText {
  const lines = new LineTable();
  const parts: string[] = [];
  const badLines: number[] = [];
  let start = hasByteOrderMark(bytes) ? 3 : 0;
  let length = 0;
  do {
    const found = bytes.indexOf(LF, start);
    const end = found < 0 ? bytes.length : found + 1;
    lines.add(length, start);
    const line = decodeLine(bytes.subarray(start, end));
    if (line === null) badLines.push(lines.count);
    const text = line ?? '\n';
    parts.push(text);
    length += text.length;
    start = end;
  } while (start < bytes.length);
  return sourceOver(path, parts.join(''), lines, badLines);
}

/** A source text over a string that was made here, such as a Markdown copy. */
export function sourceOfString(path: string, text: string): SourceText {
  return decodeSource(path, new TextEncoder().encode(text));
}

/** In a line longer than this, bytes are counted from marks this many characters apart. */
const STEP = 8192;

interface Steps {
  readonly chars: readonly number[];
  readonly bytes: readonly number[];
}

function sourceOver(path: string, text: string, lines: LineTable, badLines: number[]): SourceText {
  const steps = new Map<number, Steps>();
  const stepsOf = (line: number, start: number): Steps => {
    const known =
      steps.get(line) ?? countSteps(text, start, lines.charStart(line + 1) || text.length, lines.byteStart(line));
    steps.set(line, known);
    return known;
  };
  return {
    path,
    text,
    badLines,
    byteAt: offset => {
      const line = lines.indexOf(offset);
      const start = lines.charStart(line);
      // A line of ASCII, as most are, is as many bytes as characters.
      if (lines.isAscii(line)) return lines.byteStart(line) + Math.min(offset, text.length) - start;
      if (offset - start <= STEP) return lines.byteStart(line) + byteLength(text, start, offset);
      const { chars, bytes } = stepsOf(line, start);
      const step = Math.floor((offset - start) / STEP);
      return (bytes[step] ?? 0) + byteLength(text, chars[step] ?? start, offset);
    },
    lineAt: offset => lines.indexOf(offset) + 1,
  };
}

/** Marks along a long line; none falls between the halves of a character. */
function countSteps(text: string, start: number, end: number, byte: number): Steps {
  const chars = [start];
  const bytes = [byte];
  for (let at = start + STEP; at <= end; at += STEP) {
    const low = text.charCodeAt(at);
    const mark = low >= 0xdc00 && low <= 0xdfff ? at - 1 : at;
    bytes.push((bytes.at(-1) ?? byte) + byteLength(text, chars.at(-1) ?? start, mark));
    chars.push(mark);
  }
  return { chars, bytes };
}

function byteLength(text: string, start: number, end: number): number {
  return Buffer.byteLength(text.slice(start, end), 'utf8');
}

function decodeLine(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Start of each line, in characters and in bytes, searched by halving. */
class LineTable {
  private readonly chars: number[] = [];
  private readonly bytes: number[] = [];

  get count(): number {
    return this.chars.length;
  }

  /** Whether a line that another one follows has one byte for each character. */
  isAscii(line: number): boolean {
    if (line + 1 >= this.chars.length) return false;
    return this.charStart(line + 1) - this.charStart(line) === this.byteStart(line + 1) - this.byteStart(line);
  }

  add(char: number, byte: number): void {
    this.chars.push(char);
    this.bytes.push(byte);
  }

  charStart(line: number): number {
    return this.chars[line] ?? 0;
  }

  byteStart(line: number): number {
    return this.bytes[line] ?? 0;
  }

  indexOf(char: number): number {
    let low = 0;
    let high = this.chars.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.charStart(middle) <= char) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
