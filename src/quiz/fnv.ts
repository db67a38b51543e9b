// Hashes texts to whole numbers: the same on every machine, and no secret.

const PRIME = 0x01000193;
/** The usual beginning; another one gives another hash that has nothing to do with it. */
export const FNV_BASIS = 0x811c9dc5;

/** 32 bits of `text`, with a sign (FNV-1a; Fowler, Noll, Vo). The lowest bits tell little: whoever needs them mixes them. */
export function fnv1a(text: string, basis = FNV_BASIS): number {
  let hash = basis;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, PRIME);
  return hash;
}
