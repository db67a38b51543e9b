// Reads a stream line by line without ever holding more than one line that could be a request.
import type { Readable } from 'node:stream';

/** A line of the input, numbered from 1, or why it cannot be read. `end` is its last byte's offset in the input. */
export type Line = { readonly number: number; readonly end: number } & (
  | { readonly text: string; readonly fault: null }
  | { readonly text: null; readonly fault: string }
);

const LF = 0x0a;
const LONGEST = 1_048_576;
const strict = new TextDecoder('utf-8', { fatal: true });

/** The lines of a stream in order; one that is longer than a megabyte is passed over and named as a fault. */
export async function* readLines(input: Readable): AsyncGenerator<Line> {
  let number = 0;
  let end = 0;
  let line = startLine();
  for await (const chunk of input) {
    const bytes: Buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let start = 0;
    for (let found = bytes.indexOf(LF); found >= 0; found = bytes.indexOf(LF, start)) {
      line.add(bytes.subarray(start, found));
      number += 1;
      yield { number, end: end + found, ...line.read() };
      line = startLine();
      start = found + 1;
    }
    line.add(bytes.subarray(start));
    end += bytes.length;
  }
  if (line.hasBytes()) yield { number: number + 1, end, ...line.read() };
}

type Reading = { text: string; fault: null } | { text: null; fault: string };

/** Gathers the pieces of one line; the pieces of one that is too long are let go at once. */
function startLine() {
  let pieces: Buffer[] = [];
  let length = 0;
  return {
    add(piece: Buffer): void {
      length += piece.length;
      if (length > LONGEST) pieces = [];
      else if (piece.length > 0) pieces.push(piece);
    },
    hasBytes: () => length > 0,
    read(): Reading {
      if (length > LONGEST) return { text: null, fault: 'This line is longer than a megabyte; shorten it.' };
      return decode(Buffer.concat(pieces));
    },
  };
}

/** The decoder drops a byte order mark itself. */
function decode(bytes: Buffer): Reading {
  try {
    return { text: strict.decode(bytes).replace(/\r$/, ''), fault: null };
  } catch {
    return { text: null, fault: 'This line is not valid UTF-8; save the input as UTF-8.' };
  }
}
