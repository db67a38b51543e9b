// Blocks of Markdown to passages: bullets, rows, cells, paragraphs, code and notes, each under its headings and labels.
import type { Blockquote, Code, Heading, List, ListItem, Nodes, Paragraph } from 'mdast';
import type { DraftPassage, PassageKind, Range } from '../../entry.ts';
import { cutLong, QUOTE_LIMIT, sentenceGroups, trimmed } from '../sentences.ts';
import { codeRange, pieceLines } from './code-ranges.ts';
import { piecesOfHtml } from './html-block.ts';
import { textOf, textOfAll } from './inline-text.ts';
import { type Block, parseBlocks, rangeOf } from './parse.ts';
import { rowsOfTable } from './table-rows.ts';

/** A heading that is no Markdown heading, such as the summary of a details block inside an answer. */
export interface LabelBlock {
  readonly type: 'label';
  readonly level: number;
  readonly text: string;
  readonly range: Range;
}

/** What an answer is made of, in the order of the file. */
export type AnswerBlock = Block | LabelBlock;

interface Path {
  readonly headings: readonly string[];
  readonly labelRange: Range | null;
}

const NO_PATH: Path = { headings: [], labelRange: null };
/** A longer line in bold, or one that ends in a colon, says something itself. */
const LABEL_LENGTH = 140;
/** Bullets and notes stay whole up to this length. */
const WHOLE_LENGTH = 600;
/** How much of a bullet's lead text its nested bullets carry. */
const LEAD_LENGTH = 200;

/** The passages of a Markdown text that stands at `offset` in its file. */
export function passagesOfMarkdown(text: string, offset: number): DraftPassage[] {
  const passages = passagesOfBlocks(parseBlocks(text, 0, text.length), text);
  return offset === 0 ? passages : passages.map(passage => moved(passage, offset));
}

function moved(passage: DraftPassage, by: number): DraftPassage {
  const { range, labelRange } = passage;
  return {
    ...passage,
    range: { start: range.start + by, end: range.end + by },
    labelRange: labelRange === null ? null : { start: labelRange.start + by, end: labelRange.end + by },
  };
}

/** The passages of an answer's blocks; ranges are those of the nodes, in `text`. */
export function passagesOfBlocks(blocks: readonly AnswerBlock[], text: string): DraftPassage[] {
  const passages: DraftPassage[] = [];
  collect(blocks, NO_PATH, { text, passages });
  return passages;
}

interface Target {
  readonly text: string;
  readonly passages: DraftPassage[];
}

interface OpenHeading {
  readonly level: number;
  readonly text: string;
  readonly range: Range;
}

/** A bold line stands below all headings until the next one; a line with a colon speaks of the next block alone. */
const BOLD_LEVEL = 7;
const COLON_LEVEL = 8;

function collect(blocks: readonly AnswerBlock[], base: Path, target: Target): void {
  const open: OpenHeading[] = [];
  blocks.forEach((block, index) => {
    const label = labelOf(block, blocks[index + 1]);
    if (label === null) {
      addBlock(block as Block, pathUnder(base, open), target);
      closeFrom(open, COLON_LEVEL);
      return;
    }
    closeFrom(open, label.level);
    if (block.type === 'paragraph' && label.text !== '') {
      target.passages.push({ kind: 'label', text: label.text, range: label.range, ...pathUnder(base, open) });
    }
    if (label.text !== '') open.push(label);
  });
}

function closeFrom(open: OpenHeading[], level: number): void {
  while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
}

function pathUnder(base: Path, open: readonly OpenHeading[]): Path {
  const last = open.at(-1);
  if (last === undefined) return base;
  return { headings: [...base.headings, ...open.map(each => each.text)], labelRange: quotable(last.range) };
}

function labelOf(block: AnswerBlock, next: AnswerBlock | undefined): OpenHeading | null {
  if (block.type === 'label') return block;
  if (block.type === 'heading') return { level: block.depth, text: textOf(block), range: innerRange(block) };
  if (block.type !== 'paragraph') return null;
  if (next === undefined || next.type === 'heading' || next.type === 'label') return null;
  const text = textOf(block);
  if (text.length > LABEL_LENGTH || text === '') return null;
  if (isBoldAlone(block)) return { level: BOLD_LEVEL, text: text.replace(/:$/, ''), range: rangeOf(block) };
  const introduces = /[:：]$/.test(text) && /^(list|table|code|blockquote|html)$/.test(next.type);
  return introduces ? { level: COLON_LEVEL, text: text.replace(/[:：]$/, ''), range: rangeOf(block) } : null;
}

/** Where a heading's words stand, without the marks before and after them. */
export function innerRange(heading: Heading | Paragraph): Range {
  const first = heading.children[0];
  const last = heading.children.at(-1);
  if (first === undefined || last === undefined) return rangeOf(heading);
  return { start: rangeOf(first).start, end: rangeOf(last).end };
}

/** Whether a paragraph is one line of bold text and nothing else. */
function isBoldAlone(paragraph: Paragraph): boolean {
  const said = paragraph.children.filter(
    child =>
      !(child.type === 'text' && /^(?:[\s:：.\p{Extended_Pictographic}]|\uFE0F)*$/u.test(child.value)) &&
      child.type !== 'html',
  );
  return said.length === 1 && said[0]?.type === 'strong';
}

function addBlock(block: Block, path: Path, target: Target): void {
  switch (block.type) {
    case 'paragraph':
      addParagraph(block, 'paragraph', path, target);
      break;
    case 'list':
      addList(block, path, target);
      break;
    case 'code':
      addCode(block, path, target);
      break;
    case 'table':
      addPieces(rowsOfTable(block, target.text), path, target);
      break;
    case 'blockquote':
      addQuote(block, path, target);
      break;
    case 'html': {
      const { start, end } = rangeOf(block);
      addPieces(piecesOfHtml(target.text.slice(start, end), start), path, target);
      break;
    }
    case 'footnoteDefinition':
      collect(block.children, path, target);
      break;
    default:
  }
}

function addPieces(pieces: readonly Omit<DraftPassage, 'headings' | 'labelRange'>[], path: Path, target: Target): void {
  for (const piece of pieces) {
    if (piece.kind === 'paragraph' || piece.kind === 'bullet')
      addText(piece.text, piece.range, piece.kind, path, target);
    else if (piece.range.end - piece.range.start <= QUOTE_LIMIT) target.passages.push({ ...piece, ...path });
    else if (piece.kind !== 'row') addLong(piece, path, target);
  }
}

function addLong(piece: Omit<DraftPassage, 'headings' | 'labelRange'>, path: Path, target: Target): void {
  for (const range of cutLong(target.text, piece.range)) {
    target.passages.push({ ...piece, range, text: plainTextOf(target.text.slice(range.start, range.end)), ...path });
  }
}

function addParagraph(block: Paragraph, kind: PassageKind, path: Path, target: Target): void {
  if (isLinksAlone(block)) return;
  addText(textOf(block), rangeOf(block), kind, path, target);
}

/** A line that only leads elsewhere, such as "back to top" or a reference, says nothing that could be quoted. */
export function isLinksAlone(paragraph: Paragraph): boolean {
  const rest = paragraph.children.filter(child => !leadsElsewhere(child));
  return textOfAll(rest).replace(/[\p{P}\p{S}\s]/gu, '') === '';
}

function leadsElsewhere(node: Nodes): boolean {
  if (node.type === 'link' || node.type === 'linkReference' || node.type === 'image') return true;
  if (node.type === 'text') return /^\s*(https?:\/\/\S+\s*)+$/.test(node.value);
  return (node.type === 'strong' || node.type === 'emphasis') && node.children.every(leadsElsewhere);
}

function addText(text: string, around: Range, kind: PassageKind, path: Path, target: Target): void {
  const range = trimmed(target.text, around.start, around.end);
  if (text === '' || range === null) return;
  const length = range.end - range.start;
  if (length <= WHOLE_LENGTH) {
    target.passages.push({ kind, text, range, ...path });
    return;
  }
  for (const group of sentenceGroups(target.text, range.start, range.end)) {
    const part = plainTextOf(target.text.slice(group.start, group.end));
    if (part !== '') target.passages.push({ kind, text: part, range: group, ...path });
  }
}

/** The readable text of a piece that was cut out of a paragraph: marks may have lost their other half. */
function plainTextOf(raw: string): string {
  if (!/[*_`[\]<>&\\~]/.test(raw)) return raw.replace(/\s+/g, ' ').trim();
  const blocks = parseBlocks(raw.replace(/^\s*(?:\d+[.)]|[-+*>#]+)\s/, ''), 0, raw.length);
  return textOfAll(blocks)
    .replace(/\*\*|__|`/g, '')
    .trim();
}

function addList(list: List, path: Path, target: Target): void {
  for (const item of list.children) addItem(item, path, target);
}

function addItem(item: ListItem, path: Path, target: Target): void {
  const [first, ...rest] = item.children;
  if (first === undefined) return;
  if (first.type !== 'paragraph') {
    collect(item.children, path, target);
    return;
  }
  if (isBackLink(first)) {
    collect(rest, path, target);
    return;
  }
  const lead = textOf(first);
  addText(lead, rangeOf(first), 'bullet', path, target);
  if (rest.length > 0) collect(rest, underLead(path, lead, rangeOf(first)), target);
}

function isBackLink(paragraph: Paragraph): boolean {
  const link = paragraph.children.length === 1 ? paragraph.children[0] : undefined;
  return link?.type === 'link' && link.url.startsWith('#');
}

function underLead(path: Path, lead: string, range: Range): Path {
  if (lead === '') return path;
  const text = lead.length > LEAD_LENGTH ? `${lead.slice(0, LEAD_LENGTH).replace(/\s+\S*$/, '')} …` : lead;
  return { headings: [...path.headings, text.replace(/[:：]$/, '')], labelRange: quotable(range) };
}

/** A label that is too long for a quote cannot be cited, so it is not said. */
function quotable(range: Range): Range | null {
  return range.end - range.start <= QUOTE_LIMIT ? range : null;
}

function addQuote(quote: Blockquote, path: Path, target: Target): void {
  const first = quote.children[0];
  const isNote = first?.type === 'paragraph' && /^(\[!\w+\]|note\b)/i.test(textOf(first));
  if (!isNote) {
    collect(quote.children, path, target);
    return;
  }
  for (const child of quote.children) {
    if (child.type === 'paragraph') addNote(child, path, target);
    else collect([child], path, target);
  }
}

function addNote(paragraph: Paragraph, path: Path, target: Target): void {
  const { start, end } = rangeOf(paragraph);
  const mark = /^\[!\w+\]\s*>?\s*/.exec(target.text.slice(start, end))?.[0].length ?? 0;
  const text = textOf(paragraph).replace(/^\[!\w+\]\s*/, '');
  addText(text, { start: start + mark, end }, 'note', path, target);
}

function addCode(block: Code, path: Path, target: Target): void {
  if (block.value.trim() === '') return;
  const inside = codeRange(block, target.text);
  if (inside.end - inside.start <= QUOTE_LIMIT) {
    target.passages.push({ kind: 'code', text: block.value, range: inside, ...path });
    return;
  }
  for (const range of pieceLines(target.text, inside)) {
    target.passages.push({ kind: 'code', text: target.text.slice(range.start, range.end), range, ...path });
  }
}
