// Reads the quiz items that stand beside a bank. What is wrong with one is named, and the others still come.
import type { Heading } from 'mdast';
import type { BankFile } from '../bank-file.ts';
import { decodeFile } from '../decode-file.ts';
import type { Skipped } from '../entry.ts';
import { textOf } from '../import/markdown/inline-text.ts';
import { type Block, rangeOf } from '../import/markdown/parse.ts';
import type { SourceText } from '../source-text.ts';
import { itemFault, type QuizItem, type ReadItems } from './item.ts';
import { type Parts, readParts } from './item-parts.ts';
import { parsePieces } from './parse-pieces.ts';
import { settle } from './settle-item.ts';

/** The items of those of a bank's `files` that hold quiz items (`isQuizFile`), in their order. */
export function readQuizItems(files: readonly BankFile[]): ReadItems {
  const read = files.map(file => {
    const { source, skipped } = decodeFile(file.path, file.bytes);
    const { items, faults } = source === null ? NOTHING : itemsOfText(source, file.pathInBank);
    return { items, faults: [...skipped, ...faults] };
  });
  const { items, faults } = onceEach(read.flatMap(each => each.items));
  return { items, faults: [...read.flatMap(each => each.faults), ...faults] };
}

/** Two files whose names differ in their ending alone can have items of the same id. */
function onceEach(all: readonly QuizItem[]): ReadItems {
  const first = new Map<string, QuizItem>();
  const faults: Skipped[] = [];
  for (const item of all) {
    const earlier = first.get(item.id);
    if (earlier === undefined) first.set(item.id, item);
    else faults.push(itemFault(item, item.line, [`${earlier.path}:${earlier.line} has an item of the same id`]));
  }
  return { items: [...first.values()], faults };
}

const NOTHING: ReadItems = { items: [], faults: [] };
const SECTION_LEVEL = 2;
const ITEM_LEVEL = 3;

const NO_HEADING =
  'This belongs to no quiz item: the heading of an item has three signs, as in "### Which one is it?".';
const NO_ITEM = 'The file says that it holds quiz items, and there is none in it.';

/** The items of one file. */
function itemsOfText(source: SourceText, pathInBank: string): ReadItems {
  const address = pathInBank.replace(/(?<=[^/])\.[^./]+$/, '');
  const beside = address.replace(/\.quiz$/i, '');
  const { path } = source;
  const { found, strays } = itemsAmong(parsePieces(source.text), source);
  const items: QuizItem[] = [];
  const faults = strays.map((line): Skipped => ({ path, line, reason: NO_HEADING, severity: 'error' }));
  if (found.length + strays.length === 0) faults.push({ path, line: null, reason: NO_ITEM, severity: 'warning' });
  const lines = new Map<string, number>();
  for (const each of found) {
    const { line, prompt } = each;
    const { facts, wrong } = settle(each);
    const first = facts === null ? undefined : lines.get(facts.id);
    const all = first === undefined ? wrong : [...wrong, `line ${first} has an item of the same id`];
    if (facts === null || all.length > 0) faults.push(itemFault({ path, prompt }, line, all));
    else items.push({ ...facts, id: `${address}#${facts.id}`, beside, path, line });
    if (facts !== null && first === undefined) lines.set(facts.id, line);
  }
  return { items, faults };
}

/** An item as it stands in its file, not yet looked at. */
interface FoundItem {
  /** Id of the section's entry; null when the item stands in none. */
  readonly entry: string | null;
  readonly prompt: string;
  readonly line: number;
  readonly parts: Parts;
}

interface Found {
  readonly found: readonly FoundItem[];
  /** Lines of headings that are too deep for an item, and of parts of an item that stand under no item. */
  readonly strays: readonly number[];
}

/** Whatever stands under a heading of the third level is an item, about the entry that the heading above it names. */
function itemsAmong(blocks: readonly Block[], source: SourceText): Found {
  const found: FoundItem[] = [];
  const strays: number[] = [];
  let entry: string | null = null;
  for (const stretch of stretchesOf(blocks)) {
    const { heading, under } = stretch;
    const depth = heading?.depth ?? 0;
    if (heading !== null && depth === ITEM_LEVEL) {
      const line = source.lineAt(rangeOf(heading).start);
      found.push({ entry, prompt: textOf(heading), line, parts: readParts(under, source) });
      continue;
    }
    if (depth <= SECTION_LEVEL) entry = entryNamedBy(heading);
    const stray = strayIn(stretch, source);
    if (stray !== null) strays.push(source.lineAt(rangeOf(stray).start));
  }
  return { found, strays };
}

function entryNamedBy(heading: Heading | null): string | null {
  return heading?.depth === SECTION_LEVEL ? textOf(heading) || null : null;
}

/** What stands outside of any item and looks as if it were meant to be in one. */
function strayIn({ heading, under }: Stretch, source: SourceText): Block | null {
  if (heading !== null && heading.depth > ITEM_LEVEL) return heading;
  return under.find(block => isPart(block, source)) ?? null;
}

/** A heading with the blocks down to the next one; null for what stands above the first. */
interface Stretch {
  readonly heading: Heading | null;
  readonly under: Block[];
}

function stretchesOf(blocks: readonly Block[]): Stretch[] {
  const stretches: Stretch[] = [{ heading: null, under: [] }];
  for (const block of blocks) {
    if (block.type === 'heading') stretches.push({ heading: block, under: [] });
    else stretches.at(-1)?.under.push(block);
  }
  return stretches;
}

/** Whether a block is what only items have: an id or a difficulty, options with boxes, an answer or a reason. */
function isPart(block: Block, source: SourceText): boolean {
  const { chips, options, answers, reasons } = readParts([block], source);
  return (
    chips.some(({ id, difficulty }) => id !== null || difficulty !== null) ||
    options.length + answers.length + reasons.length > 0
  );
}
