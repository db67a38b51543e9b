// Checks citations again: time may have gone by between an answer and the moment it is shown.
import type { Citation } from '../message/citation.ts';
import type { BankFiles } from '../ports/bank-files.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Whether each cited file is still the one that was cited, and each quote still its bytes. */
export async function stillHolds(files: Pick<BankFiles, 'read'>, citations: readonly Citation[]): Promise<boolean> {
  const paths = [...new Set(citations.map(({ source }) => source.path))];
  const read = await Promise.all(paths.map(path => files.read(path)));
  const now = new Map(paths.map((path, i) => [path, read[i]] as const));
  return citations.every(({ quote, source }) => {
    const file = now.get(source.path);
    return file?.sha256 === source.sha256 && decoder.decode(file.bytes.subarray(source.start, source.end)) === quote;
  });
}
