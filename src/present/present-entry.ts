// A whole entry as a window of pages, each with the sources of what it says.
import type { Claim, WholeEntry } from '../answer/answer.ts';
import type { Citation } from '../message/citation.ts';
import { lineOf } from '../message/lines.ts';
import type { Block, Button, Dialog } from '../message/message.ts';
import { presentSources } from './present-sources.ts';
import { presentStatements } from './present-statements.ts';

/** Characters of statements on a page: a window is read on one screen or two. */
const PAGE = 6_000;

/** Page `page` of the entry, its files named by `fileAt`, from 0; the last one for a page beyond it. */
export function presentEntry(entry: WholeEntry, page: number, fileAt: (path: string) => string): Dialog {
  const pages = pagesOf(entry.claims);
  const shown = Math.max(0, Math.min(page, pages.length - 1));
  const claims = pages[shown] ?? [];
  const { statements, citations } = renumbered(claims, entry.citations);
  return {
    title: pages.length > 1 ? `Entry, page ${shown + 1} of ${pages.length}` : 'The whole entry',
    message: {
      blocks: [
        { kind: 'heading', text: entry.title },
        ...presentStatements(statements),
        ...(entry.dropped > 0 && shown === pages.length - 1 ? [droppedNotice(entry.dropped)] : []),
        presentSources(citations, statements, { fileAt, all: false }),
        ...turning(entry.id, shown, pages.length),
      ],
    },
  };
}

function pagesOf(claims: readonly Claim[]): Claim[][] {
  const pages: Claim[][] = [[]];
  let length = 0;
  for (const claim of claims) {
    // A lead belongs to what it heads, so it goes with that to the next page.
    if (length > 0 && length + claim.text.length > (claim.shape === 'lead' ? PAGE * 0.9 : PAGE)) {
      pages.push([]);
      length = 0;
    }
    pages.at(-1)!.push(claim);
    length += claim.text.length;
  }
  return pages;
}

/** The citations of a page, numbered from 1 as on any other page. */
function renumbered(claims: readonly Claim[], all: readonly Citation[]) {
  const used = [...new Set(claims.flatMap(({ citations }) => citations))];
  const numberOf = (n: number) => used.indexOf(n) + 1;
  return {
    statements: claims.map(claim => ({ ...claim, citations: claim.citations.map(numberOf) })),
    citations: all
      .filter(({ n }) => used.includes(n))
      .map(citation => ({ ...citation, n: numberOf(citation.n) }))
      .toSorted((a, b) => a.n - b.n),
  };
}

function droppedNotice(dropped: number): Block {
  const what = dropped === 1 ? 'One statement is' : `${dropped} statements are`;
  return {
    kind: 'notice',
    level: 'warning',
    line: lineOf(`${what} left out: the file changed, or the passage is longer than an excerpt may be.`),
  };
}

function turning(entry: string, page: number, pages: number): Block[] {
  const to = (label: string, target: number): Button => ({
    label,
    action: { kind: 'show-entry', entry, page: target },
  });
  const buttons = [
    ...(page > 0 ? [to('Previous page', page - 1)] : []),
    ...(page < pages - 1 ? [to('Next page', page + 1)] : []),
  ];
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}
