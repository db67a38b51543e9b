// One entry in our own Markdown: question, chips, answer, key points, the ways that people ask it.
import { slug } from 'github-slugger';
import type { Entry, Passage } from './entry.ts';
import { tableMarkdown } from './export-table.ts';
import { passagesOfMarkdown } from './import/markdown/passages.ts';
import { chips, fenced } from './import/markdown-copy.ts';
import { escapeInline, escapeLineStarts } from './import/markdown-escape.ts';

/** A passage as its file spells it, when that is Markdown; null when it is not or is not known. */
export type RawText = (entry: Entry, passage: Passage) => string | null;

/** A block of output and what nests below it. */
interface Writer {
  readonly blocks: string[];
  readonly spelled: (passage: Passage) => string;
  headings: readonly string[];
  /** Open bullets, outermost first: what they say, as nested passages name it. */
  leads: string[];
  label: string | null;
}

/** The Markdown of an entry, ending in a line break. */
export function entryMarkdown(entry: Entry, rawText: RawText): string {
  const id = entry.id.slice(entry.id.indexOf('#') + 1);
  const title = escapeInline(entry.title).replace(/(?<=\s|^)#+$/, '\\$&');
  const said = [`## ${title || slug(id)}`, chips({ ...entry, id }).trimEnd()];
  if (entry.questionCode !== undefined) said.push(fenced(entry.questionCode));
  said.push(...answerBlocks(entry, rawText));
  said.push(...listUnder('Key points', entry.keyPoints), ...listUnder('Asked as', entry.variants));
  return `${said.join('\n\n')}\n`;
}

function listUnder(heading: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return [`### ${heading}`, items.map(item => `- ${spell(item)}`).join('\n')];
}

function answerBlocks(entry: Entry, rawText: RawText): string[] {
  const spelled = (passage: Passage) => rawIfSame(rawText(entry, passage), passage) ?? spell(passage.text);
  const writer: Writer = { blocks: [], spelled, headings: [], leads: [], label: null };
  const { passages } = entry;
  for (let at = 0; at < passages.length; ) {
    const passage = passages[at] as Passage;
    if (passage.kind !== 'row' && passage.kind !== 'cell') {
      write(writer, passage, passages[at + 1], passages[at - 1]);
      at += 1;
      continue;
    }
    const after = passages.findIndex((other, index) => index > at && other.kind !== 'row' && other.kind !== 'cell');
    const end = after < 0 ? passages.length : after;
    openPath(writer, passage, passages[at - 1]);
    writer.blocks.push(tableMarkdown(passages.slice(at, end)));
    at = end;
  }
  return writer.blocks;
}

/** The file's own spelling, where reading it again gives the same text. */
function rawIfSame(raw: string | null, passage: Passage): string | null {
  if (raw === null || /\n/.test(raw)) return null;
  const [only, ...others] = passagesOfMarkdown(raw, 0);
  return others.length === 0 && only?.kind === 'paragraph' && only.text === passage.text ? raw : null;
}

function spell(text: string): string {
  return escapeLineStarts(escapeInline(text));
}

function write(writer: Writer, passage: Passage, next: Passage | undefined, before: Passage | undefined): void {
  if (passage.kind === 'bullet') {
    writeBullet(writer, passage, before);
    return;
  }
  writer.leads = [];
  openPath(writer, passage, before);
  const text = writer.spelled(passage);
  if (passage.kind === 'label') writeLabel(writer, passage, next);
  else if (passage.kind === 'code') writer.blocks.push(fenced(passage.text));
  else if (passage.kind === 'note')
    writer.blocks.push(/^note\b/i.test(passage.text) ? `> ${text}` : `> [!NOTE]\n> ${text}`);
  else if (passage.kind === 'option') pushLine(writer, optionLine(passage), before?.kind === 'option');
  else writer.blocks.push(text);
}

/** An option of several lines is code. */
function optionLine({ text, right }: Passage): string {
  const box = `- [${right ? 'x' : ' '}]`;
  return text.includes('\n') ? `${box}\n\n${fenced(text)}\n` : `${box} ${spell(text)}`;
}

/** A label before a list speaks of that list; before anything else it stands in bold. */
function writeLabel(writer: Writer, passage: Passage, next: Passage | undefined): void {
  const words = spell(passage.text.replace(/[:：]$/, ''));
  const listed = next !== undefined && /^(bullet|row|cell|code)$/.test(next.kind);
  writer.blocks.push(listed ? `${words}:` : `**${words}**`);
  writer.label = passage.text.replace(/[:：]$/, '');
}

function writeBullet(writer: Writer, passage: Passage, before: Passage | undefined): void {
  const lead = passage.headings.at(-1);
  const depth = lead === undefined ? -1 : writer.leads.lastIndexOf(lead);
  if (depth < 0) openPath(writer, passage, before);
  const joins = before?.kind === 'bullet' && (depth >= 0 || sameHeadings(before, passage) || writer.leads.length > 1);
  writer.leads = [...(joins ? writer.leads.slice(0, depth + 1) : []), leadOf(passage.text)];
  pushLine(writer, `${'  '.repeat(joins ? depth + 1 : 0)}- ${writer.spelled(passage)}`, joins);
}

function leadOf(text: string): string {
  const cut = text.length > 200 ? `${text.slice(0, 200).replace(/\s+\S*$/, '')} …` : text;
  return cut.replace(/[:：]$/, '');
}

function pushLine(writer: Writer, line: string, joins: boolean): void {
  if (joins) writer.blocks[writer.blocks.length - 1] += `\n${line}`;
  else writer.blocks.push(line);
}

function sameHeadings(a: Passage, b: Passage): boolean {
  return a.headings.join('\n') === b.headings.join('\n');
}

/** Writes the headings that a passage stands under and the one before it does not. */
function openPath(writer: Writer, passage: Passage, before: Passage | undefined): void {
  const wanted = passage.headings.filter(heading => !isSaid(writer, heading, before));
  const known = wanted.findIndex((heading, at) => writer.headings[at] !== heading);
  if (known < 0) return;
  for (const [at, heading] of wanted.entries()) {
    if (at >= known) writer.blocks.push(`${'#'.repeat(Math.min(at + 3, 6))} ${spell(heading)}`);
  }
  writer.headings = wanted;
}

/** Labels and lead-ins ("Tip: …") were written with their own passage. */
function isSaid(writer: Writer, heading: string, before: Passage | undefined): boolean {
  return heading === writer.label || writer.leads.includes(heading) || before?.text.startsWith(`${heading}:`) === true;
}
