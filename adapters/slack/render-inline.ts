// Draws lines as Slack's rich text, whose elements are shown letter by letter, and splits them where they are too long.
import { cleanText } from '../../src/message/clean-text.ts';
import type { Inline, Line } from '../../src/message/message.ts';
import { inlineText } from '../../src/message/plain-text.ts';
import type { RichElement } from './block-kit.ts';
import { ELEMENTS_IN_PART, TEXT_IN_PIECE } from './piece.ts';
import { splitText } from './split-text.ts';

/** Text of one look. `whole` stays in one piece, whatever its length. */
export interface Run {
  readonly text: string;
  readonly draw: (text: string) => RichElement;
  readonly whole?: true;
}

/** What fits in one block, and what it says. */
export interface Chunk {
  readonly elements: readonly RichElement[];
  readonly said: string;
}

/** In a notification, where a name would call its bearer and an id says nothing. */
const SOMEBODY = 'Somebody';
const SLACK_PERSON = /^[UW][A-Z0-9]{2,20}$/;

const STYLES = { strong: { bold: true }, emphasis: { italic: true }, code: { code: true } } as const;

/** Text without a style. */
export function textRun(text: string): Run {
  return { text: cleanText(text), draw: drawPlain };
}

/** Text in a style. */
export function styledRun(text: string, style: keyof typeof STYLES): Run {
  return { text: cleanText(text), draw: DRAW[style] };
}

const drawPlain = (text: string): RichElement => ({ type: 'text', text });

const DRAW = {
  strong: (text: string): RichElement => ({ type: 'text', text, style: STYLES.strong }),
  emphasis: (text: string): RichElement => ({ type: 'text', text, style: STYLES.emphasis }),
  code: (text: string): RichElement => ({ type: 'text', text, style: STYLES.code }),
};

/** The line in pieces of at most `TEXT_IN_PIECE` characters; none when there is nothing to see. */
export function chunksOfLine(line: Line): Chunk[] {
  return chunksOf(runsOfLine(line));
}

function runsOfLine(line: Line): Run[] {
  const runs: Run[] = [];
  for (const inline of line) runs.push(runOf(inline, runs.at(-1)?.text ?? ''));
  return runs;
}

function runOf(inline: Inline, before: string): Run {
  const text = inlineText(inline, before);
  if (inline.kind === 'text' && inline.style !== undefined) return { text, draw: DRAW[inline.style] };
  if (inline.kind !== 'person' || !SLACK_PERSON.test(inline.id)) return { text, draw: drawPlain };
  const { id } = inline;
  return { text: SOMEBODY, draw: () => ({ type: 'user', user_id: id }), whole: true };
}

/** The runs in pieces of at most `TEXT_IN_PIECE` characters and so many elements that they fit in a block. */
export function chunksOf(runs: readonly Run[]): Chunk[] {
  const merged = merge(runs.filter(run => run.text !== ''));
  const lengths = splitText(merged.map(run => run.text).join(''), TEXT_IN_PIECE).map(piece => piece.length);
  return lengths
    .reduce<{ chunks: Run[][]; rest: readonly Run[] }>(
      ({ chunks, rest }, length) => {
        const [taken, left] = take(rest, length);
        return { chunks: [...chunks, taken], rest: left };
      },
      { chunks: [], rest: merged },
    )
    .chunks.flatMap(inParts)
    .filter(part => part.some(run => run.text.trim() !== ''))
    .map(part => ({ elements: part.map(run => run.draw(run.text)), said: part.map(run => run.text).join('') }));
}

/** Neighbours of one look become one, so that an answer is not a heap of tiny elements. */
function merge(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    const isSame = last?.draw === run.draw && run.whole === undefined;
    if (isSame) merged[merged.length - 1] = { ...run, text: last.text + run.text };
    else merged.push(run);
  }
  return merged;
}

/** The first `length` characters, and the rest; what has to stay whole is taken whole. */
function take(runs: readonly Run[], length: number): [Run[], readonly Run[]] {
  const taken: Run[] = [];
  let left = length;
  for (const [index, run] of runs.entries()) {
    if (left <= 0) return [taken, runs.slice(index)];
    if (run.text.length > left && run.whole === undefined) {
      taken.push({ ...run, text: run.text.slice(0, left) });
      return [taken, [{ ...run, text: run.text.slice(left) }, ...runs.slice(index + 1)]];
    }
    taken.push(run);
    left -= run.text.length;
  }
  return [taken, []];
}

function inParts(runs: readonly Run[]): Run[][] {
  const parts: Run[][] = [];
  for (let at = 0; at < runs.length; at += ELEMENTS_IN_PART) parts.push(runs.slice(at, at + ELEMENTS_IN_PART));
  return parts;
}
