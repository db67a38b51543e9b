// Draws facts side by side, two in a row, and those that are too long one below the other.
import { cleanText, onOneLine } from '../../src/message/clean-text.ts';
import type { Block } from '../../src/message/message.ts';
import { type Mrkdwn, type PlainText, plain } from './block-kit.ts';
import { escapeText, isPlainInMrkdwn } from './escape.ts';
import { LIMITS } from './limits.ts';
import { FULL_PIECE, type Piece } from './piece.ts';
import { chunksOf, styledRun, textRun } from './render-inline.ts';
import { sectionPiece } from './render-rich-text.ts';

interface Fact {
  readonly label: string;
  readonly value: string;
}

export function factPieces({ facts }: Extract<Block, { kind: 'facts' }>): Piece[] {
  const told = facts
    .map(({ label, value }) => ({ label: onOneLine(label), value: cleanText(value).trim() }))
    .filter(({ label, value }) => label !== '' || value !== '');
  // Labels are bold where that needs no sign that Slack might misread, in all of them or in none.
  const isPlain = told.every(({ label, value }) => isPlainInMrkdwn(label) && isPlainInMrkdwn(value));
  return groupsOf(told).flatMap(group => {
    const fields = group.map(fact => fieldOf(fact, isPlain));
    const fit = fields.every(field => field.text.length <= LIMITS.sectionFieldText);
    return fit ? [{ block: { type: 'section', fields }, said: group.map(saidOf).join('\n') }] : group.flatMap(longFact);
  });
}

/** As many facts as fit in one block; one that does not fit in a field stands alone. */
function groupsOf(facts: readonly Fact[]): Fact[][] {
  const groups: Fact[][] = [];
  for (const fact of facts) {
    const last = groups.at(-1);
    const isLong = saidOf(fact).length * 2 > FULL_PIECE / 2;
    const room = last !== undefined && last.length < LIMITS.sectionFields && lengthOf([...last, fact]) < FULL_PIECE / 2;
    if (room && !isLong) last.push(fact);
    else groups.push([fact]);
  }
  return groups;
}

function lengthOf(facts: readonly Fact[]): number {
  return facts.reduce((sum, fact) => sum + saidOf(fact).length, 0);
}

function saidOf({ label, value }: Fact): string {
  return `${label}: ${value}`;
}

function fieldOf({ label, value }: Fact, isPlain: boolean): PlainText | Mrkdwn {
  if (!isPlain || label === '') return plain(`${label}\n${value}`.trim());
  return { type: 'mrkdwn', text: escapeText(`*${label}*\n${value}`.trim()), verbatim: true };
}

function longFact({ label, value }: Fact): Piece[] {
  return chunksOf([styledRun(label, 'strong'), textRun(`: ${value}`)]).map(sectionPiece);
}
