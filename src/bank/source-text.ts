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

function sourceOver(path: string, text: string, lines: LineTable, badLines: number[]): SourceText {
  return {
    path,
    text,
    badLines,
    byteAt: offset => {
      const line = lines.indexOf(offset);
      const start = lines.charStart(line);
      return lines.byteStart(line) + Buffer.byteLength(text.slice(start, offset), 'utf8');
    },
    lineAt: offset => lines.indexOf(offset) + 1,
  };
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
