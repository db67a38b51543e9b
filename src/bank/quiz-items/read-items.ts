// Reads the quiz items that stand beside a bank. What is wrong with one is named, and the others still come.
import type { Heading } from 'mdast';
import type { BankFile } from '../bank-file.ts';
import { decodeFile } from '../decode-file.ts';
import type { Skipped } from '../entry.ts';
import { textOf } from '../import/markdown/inline-text.ts';
import { type Block, parseBlocks, rangeOf } from '../import/markdown/parse.ts';
import type { SourceText } from '../source-text.ts';
import { itemFault, type QuizItem, type ReadItems } from './item.ts';
import { type Parts, readParts } from './item-parts.ts';
import { settle } from './settle-item.ts';

/** The items of those of a bank's `files` that hold quiz items (`isQuizFile`), in their order. */
export function readQuizItems(files: readonly BankFile[]): ReadItems {
  const read = files.map(file => {
    const { source, skipped } = decodeFile(file.path, file.bytes);
    const { items, faults } = source === null ? NOTHING : itemsOfText(source, file.pathInBank);
    return { items, faults: [...skipped, ...faults] };
  });
  return { items: read.flatMap(({ items }) => items), faults: read.flatMap(({ faults }) => faults) };
}

const NOTHING: ReadItems = { items: [], faults: [] };
const SECTION_LEVEL = 2;
const ITEM_LEVEL = 3;

/** The items of one file. */
function itemsOfText(source: SourceText, pathInBank: string): ReadItems {
  const address = pathInBank.replace(/(?<=[^/])\.[^./]+$/, '');
  const beside = address.replace(/\.quiz$/i, '');
  const items: QuizItem[] = [];
  const faults: Skipped[] = [];
  const lines = new Map<string, number>();
  for (const found of itemsAmong(parseBlocks(source.text, 0, source.text.length), source)) {
    const { line, prompt } = found;
    const { facts, wrong } = settle(found);
    const first = facts === null ? undefined : lines.get(facts.id);
    const all = first === undefined ? wrong : [...wrong, `line ${first} has an item of the same id`];
    if (facts === null || all.length > 0) faults.push(itemFault({ path: source.path, prompt }, line, all));
    else items.push({ ...facts, id: `${address}#${facts.id}`, beside, path: source.path, line });
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

/** Whatever stands under a heading of the third level is an item, about the entry that the heading above it names. */
function itemsAmong(blocks: readonly Block[], source: SourceText): FoundItem[] {
  const starts = blocks.flatMap((block, at) => (isHeading(block) && block.depth === ITEM_LEVEL ? [at] : []));
  return starts.map(start => {
    const heading = blocks[start] as Heading;
    const end = blocks.findIndex((block, at) => at > start && isHeading(block) && block.depth <= ITEM_LEVEL);
    const section = blocks.slice(0, start).findLast(block => isHeading(block) && block.depth <= SECTION_LEVEL);
    const named = section?.type === 'heading' && section.depth === SECTION_LEVEL ? textOf(section) : '';
    return {
      entry: named === '' ? null : named,
      prompt: textOf(heading),
      line: source.lineAt(rangeOf(heading).start),
      parts: readParts(blocks.slice(start + 1, end < 0 ? blocks.length : end), source),
    };
  });
}

function isHeading(block: Block): block is Heading {
  return block.type === 'heading';
}
