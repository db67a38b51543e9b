// A file's bytes as text, or the reason why they are none: binary, UTF-16, or another encoding than UTF-8.
import type { Skipped } from './entry.ts';
import { decodeSource, type SourceText } from './source-text.ts';

/** The text of a file with each line named that had to be left out; no source when it is no UTF-8 text at all. */
export interface Decoded {
  readonly source: SourceText | null;
  readonly skipped: readonly Skipped[];
}

const LOOKED_AT = 8192;

/** Decodes a bank file, naming what is not valid UTF-8. */
export function decodeFile(path: string, bytes: Uint8Array): Decoded {
  const unreadable = binaryReason(bytes);
  if (unreadable !== null) return { source: null, skipped: [whole(path, unreadable)] };
  const source = decodeSource(path, bytes);
  if (mostlyBad(source)) {
    const reason = 'The file is not UTF-8 (more lines are invalid than valid); save it as UTF-8.';
    return { source: null, skipped: [whole(path, reason)] };
  }
  const skipped = source.badLines.map(
    line => ({ path, line, reason: 'The line is not valid UTF-8 and was left out.', severity: 'warning' }) as const,
  );
  return { source, skipped };
}

function binaryReason(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (marked) return 'The file is UTF-16; save it as UTF-8.';
  const zeros = [0, 0];
  for (const [at, byte] of bytes.subarray(0, LOOKED_AT).entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0) return null;
  const onOneSide =
    Math.min(even, odd) * 10 < Math.max(even, odd) && even + odd > Math.min(bytes.length, LOOKED_AT) / 4;
  return onOneSide ? 'The file looks like UTF-16; save it as UTF-8.' : 'The file is binary, not text.';
}

function mostlyBad(source: SourceText): boolean {
  if (source.badLines.length === 0) return false;
  const written = source.text.split('\n').filter(line => line.trim() !== '').length;
  return source.badLines.length > written;
}

function whole(path: string, reason: string): Skipped {
  return { path, line: null, reason, severity: 'warning' };
}
