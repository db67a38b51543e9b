// Composes the extractive answer: the chosen passages as statements, each under its label.
import { assertNever } from '../assert.ts';
import type { Entry, Passage } from '../bank/entry.ts';
import type { DraftClaim } from './draft.ts';
import { hasForeignFigure } from './words.ts';

/** Statements from the passages numbered `chosen`, in that order; labels lead where they are needed to understand. */
export function composeExtractive(entry: Entry, entryNumber: number, chosen: readonly number[]): DraftClaim[] {
  const claims: DraftClaim[] = [];
  let led = '';
  for (const number of chosen.flatMap(each => cellsOf(entry, each))) {
    const passage = entry.passages[number]!;
    const label = passage.headings.at(-1) ?? '';
    if (label && label !== led && passage.labelBytes) {
      claims.push({ text: label, shape: 'lead', supports: [{ entry: entryNumber, passage: number, part: 'label' }] });
    }
    led = label;
    claims.push({
      text: statementOf(passage),
      shape: shapeOf(passage),
      supports: [{ entry: entryNumber, passage: number, part: 'passage' }],
    });
  }
  return claims;
}

/** A row says what its cells say, each under its own name: that reads better than a line of bars. */
function cellsOf({ passages }: Entry, number: number): number[] {
  const row = passages[number]!;
  if (row.kind !== 'row') return [number];
  const cells = passages.flatMap(({ kind, bytes }, i) =>
    kind === 'cell' && bytes.start >= row.bytes.start && bytes.end <= row.bytes.end ? [i] : [],
  );
  return cells.length ? cells : [number];
}

/** What a passage says on its own: a cell under the names of its row and column. */
function statementOf(passage: Passage): string {
  const lead = leadOf(passage);
  // A figure in a name of a row or column would be a number outside the cited cell.
  return hasForeignFigure(lead, passage.text) ? passage.text : `${lead}${passage.text}`;
}

/** The names of a cell's column and row, as they lead its statement; empty for everything else. */
export function leadOf(passage: Passage): string {
  const place = [passage.column, passage.row].filter(Boolean).join(', ');
  return passage.kind === 'cell' && place ? `${place}: ` : '';
}

function shapeOf(passage: Passage): DraftClaim['shape'] {
  switch (passage.kind) {
    case 'code':
      return 'code';
    case 'cell':
    case 'row':
      return 'cell';
    case 'bullet':
    case 'option':
      return 'point';
    case 'paragraph':
    case 'note':
    case 'label':
      return 'prose';
    default:
      return assertNever(passage.kind);
  }
}
