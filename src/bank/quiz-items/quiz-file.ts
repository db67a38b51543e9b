// Which files of a bank hold quiz items about the others: their first line says so.

const FIRST_LINE = /^\uFEFF?<!--\s*whetstone quiz\s*-->\s*$/i;
/** More than the first line of a quiz file can take, in bytes. */
const LOOKED_AT = 200;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Whether a file holds quiz items and no entries; whatever its name is, its first line tells. */
export function isQuizFile({ bytes }: { readonly bytes: Uint8Array }): boolean {
  const [firstLine = ''] = decoder.decode(bytes.subarray(0, LOOKED_AT)).split('\n', 1);
  return FIRST_LINE.test(firstLine);
}
