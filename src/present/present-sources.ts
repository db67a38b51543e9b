// Where statements stand, with the excerpts that say more than they do.
import type { Claim } from '../answer/answer.ts';
import type { Citation } from '../message/citation.ts';
import { isPrintedAlready } from '../message/excerpt.ts';
import type { Block } from '../message/message.ts';

interface SourcesSetting {
  /** The name by which readers know the file at a path. */
  readonly fileAt: (path: string) => string;
  /** Whether excerpts are shown that the statements repeat word for word. */
  readonly all: boolean;
}

export function presentSources(
  citations: readonly Citation[],
  claims: readonly Claim[],
  { fileAt, all }: SourcesSetting,
): Block {
  const statementsOn = (n: number) => claims.filter(claim => claim.citations.includes(n)).map(({ text }) => text);
  return {
    kind: 'sources',
    sources: citations.map(citation => ({
      citation,
      excerpt: all || !isPrintedAlready(citation.quote, statementsOn(citation.n)),
      file: fileAt((citation.source.origin ?? citation.source).path),
    })),
  };
}
