// Citations: which bytes of which bank file a statement stands on.

/** A verbatim piece of a bank file. `start` and `end` are UTF-8 byte offsets, `line` counts from 1. */
export interface Span {
  readonly path: string;
  /** SHA-256 of the whole file, hexadecimal. */
  readonly sha256: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** Where a copied passage came from, when the bank's format escapes its text. */
export interface Origin {
  readonly path: string;
  readonly line: number;
}

/** A numbered citation as a reader sees it: `quote` is exactly the bytes of `source`. */
export interface Citation {
  readonly n: number;
  readonly entry: string;
  readonly title: string;
  readonly quote: string;
  readonly source: Span & { readonly url: string | null; readonly origin?: Origin };
}
