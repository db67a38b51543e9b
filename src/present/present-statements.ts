// Statements as blocks: short prose runs together, points make a list, and the name that a statement begins with stands out.
import type { Claim } from '../answer/answer.ts';
import { words } from '../message/lines.ts';
import type { Block, Inline, Line } from '../message/message.ts';

/** Prose up to this length reads better in one paragraph with the statement before it. */
const SHORT = 160;
/** A name before a colon, as in "Spot: 60–90% off". */
const NAMED = /^([^:\n]{1,60}): (?=\S)/;

/** The statements of an answer, in their order, each with the numbers of its citations. */
export function presentStatements(claims: readonly Claim[]): Block[] {
  return runsOf(claims).flatMap(blocksOf);
}

/** Statements that share a block. */
function runsOf(claims: readonly Claim[]): Claim[][] {
  const runs: Claim[][] = [];
  for (const claim of claims) {
    const run = runs.at(-1);
    if (run?.every(other => sharesBlock(other, claim))) run.push(claim);
    else runs.push([claim]);
  }
  return runs;
}

function sharesBlock(a: Claim, b: Claim): boolean {
  if (isItem(a) && isItem(b)) return true;
  return [a, b].every(({ shape, text }) => shape === 'prose' && text.length <= SHORT);
}

function isItem({ shape }: Claim): boolean {
  return shape === 'point' || shape === 'cell';
}

function blocksOf(run: readonly Claim[]): Block[] {
  const [first] = run as [Claim];
  if (isItem(first)) return [{ kind: 'list', items: run.map(itemOf), ordered: false }];
  if (first.shape === 'code') return [{ kind: 'code', text: first.text, marks: first.citations }];
  if (first.shape === 'lead') return [{ kind: 'text', line: [words(first.text, 'strong'), ...marksOf(first)] }];
  return [
    { kind: 'text', line: run.flatMap((claim, i) => [words(`${i > 0 ? ' ' : ''}${claim.text}`), ...marksOf(claim)]) },
  ];
}

function itemOf(claim: Claim): Line {
  const name = NAMED.exec(claim.text)?.[1];
  if (name === undefined) return [words(claim.text), ...marksOf(claim)];
  return [words(`${name}:`, 'strong'), words(claim.text.slice(name.length + 1)), ...marksOf(claim)];
}

function marksOf({ citations }: Claim): Inline[] {
  return citations.length === 0 ? [] : [{ kind: 'marks', numbers: citations }];
}
