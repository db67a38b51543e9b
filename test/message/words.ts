// What a message says, as strings and as words, read off its data without any renderer.
import { decimalOf } from '../../src/message/amounts.ts';
import { chartTable } from '../../src/message/chart-table.ts';
import type { Block, Button, Line, Message } from '../../src/message/message.ts';

/** Letters and figures in their order; what nobody can see is no word, and half a character is none. */
export function wordsIn(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What is said to be read, in its order; of sources the numbers, titles and excerpts. */
export function stringsOf(message: Message): string[] {
  return message.blocks.flatMap(stringsOfBlock).map(visible);
}

/** Control characters and halves of characters show as nothing, also between two letters. */
function visible(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\p{Surrogate}/gu, '');
}

function stringsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'text':
    case 'notice':
      return stringsOfLine(block.line);
    case 'list':
      return block.items.flatMap(stringsOfLine);
    case 'code':
      return [block.text, ...block.marks.map(String)];
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, value]);
    case 'quote':
      return [block.text, ...(block.from === null ? [] : [block.from])];
    case 'sources':
      return block.sources.filter(({ excerpt }) => excerpt).map(({ citation }) => citation.quote);
    case 'choices':
      return block.choices.map(({ text }) => text);
    case 'picker':
      return [block.label];
    case 'chart':
      return chartTable(block, decimalOf) === null ? [] : [block.title];
    default:
      return [];
  }
}

function stringsOfLine(line: Line): string[] {
  return line.flatMap(inline => {
    if (inline.kind === 'text') return [inline.text];
    return inline.kind === 'marks' ? inline.numbers.map(String) : [inline.id];
  });
}

/** What stands in tables, whose cells may be shown in another order, and on buttons, which may stand below. */
export function looseStringsOf(message: Message): string[] {
  return message.blocks.flatMap(looseStrings).map(visible);
}

function looseStrings(block: Block): string[] {
  switch (block.kind) {
    case 'table':
      return [...block.columns, ...block.rows.flat()];
    case 'chart': {
      const table = chartTable(block, decimalOf);
      return table === null ? [] : [...table.columns, ...table.rows.flat()];
    }
    case 'buttons':
      return block.buttons.flatMap(stringsOfButton);
    case 'choices':
      return block.choices.flatMap(({ button }) => stringsOfButton(button));
    case 'picker':
      return block.options.map(({ label }) => label);
    case 'form':
      return [...block.fields.map(({ label }) => label), ...stringsOfButton(block.submit)];
    case 'sources':
      return block.sources.flatMap(({ citation: { n, title, source } }, at) =>
        // A title is told once while its sources follow each other.
        [`${n}`, (source.origin ?? source).path, ...(at === 0 ? [title] : [])],
      );
    default:
      return [];
  }
}

function stringsOfButton({ label }: Button): string[] {
  return [label];
}

/** The first word of `words` that does not follow in `text`; null when all are there in order. */
export function firstMissing(words: readonly string[], text: readonly string[]): string | null {
  let at = 0;
  for (const word of words) {
    const found = text.indexOf(word, at);
    if (found < 0) return word;
    at = found + 1;
  }
  return null;
}
