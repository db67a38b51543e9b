// Draws facts side by side, two in a row, or one below the other where they are long or look like markup.
import { cleanText, onOneLine } from '../../src/message/clean-text.ts';
import type { Block } from '../../src/message/message.ts';
import type { Mrkdwn } from './block-kit.ts';
import { escapeText, isPlainInMrkdwn } from './escape.ts';
import { LIMITS } from './limits.ts';
import { FULL_PIECE, type Piece, together } from './piece.ts';
import { chunksOf, styledRun, textRun } from './render-inline.ts';
import { sectionPiece } from './render-rich-text.ts';

interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Side by side where Slack would misread no sign of them, and in rich text, which it never misreads, where it might. */
export function factPieces({ facts }: Extract<Block, { kind: 'facts' }>): Piece[] {
  const told = facts
    .map(({ label, value }) => ({ label: onOneLine(label), value: cleanText(value).trim() }))
    .filter(({ label, value }) => label !== '' || value !== '');
  const areFields = told.every(fact => isPlainInMrkdwn(fact.label) && isPlainInMrkdwn(fact.value) && isShort(fact));
  if (!areFields) return together(told.flatMap(linePieces), '\n');
  return groupsOf(told).map(group => ({
    block: { type: 'section', fields: group.map(fieldOf) },
    said: group.map(saidOf).join('\n'),
  }));
}

/** Whether it fits in a field, in bold and on two lines. */
function isShort(fact: Fact): boolean {
  return fieldOf(fact).text.length <= LIMITS.sectionFieldText;
}

/** As many facts as fit in one block. */
function groupsOf(facts: readonly Fact[]): Fact[][] {
  const groups: Fact[][] = [];
  for (const fact of facts) {
    const last = groups.at(-1);
    const longer = [...(last ?? []), fact];
    const length = longer.reduce((sum, { label, value }) => sum + label.length + value.length, 0);
    if (last !== undefined && longer.length <= LIMITS.sectionFields && length < FULL_PIECE / 2) last.push(fact);
    else groups.push([fact]);
  }
  return groups;
}

function saidOf({ label, value }: Fact): string {
  return label === '' ? value : `${label}: ${value}`;
}

function fieldOf({ label, value }: Fact): Mrkdwn {
  const text = label === '' ? value : `*${label}*\n${value}`.trim();
  return { type: 'mrkdwn', text: escapeText(text), verbatim: true };
}

function linePieces({ label, value }: Fact): Piece[] {
  const name = label === '' ? [] : [styledRun(label, 'strong'), textRun(': ')];
  return chunksOf([...name, textRun(value)]).map(sectionPiece);
}
