// A message as plain text: for screen readers, notifications, and wherever a surface draws nothing.
import { assertNever } from '../assert.ts';
import { decimalOf } from './amounts.ts';
import { chartTable } from './chart-table.ts';
import { cleanText, onOneLine } from './clean-text.ts';
import type { Block, Button, Field, Inline, Line, Message, Source } from './message.ts';
import { numbersOf, placeOf, runsOf, type SourceRun } from './source-runs.ts';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** All that the message says, block by block with an empty line between: statements with their marks, sources, buttons. */
export function plainText(message: Message): string {
  return message.blocks
    .map(blockText)
    .filter(text => text.trim() !== '')
    .join('\n\n');
}

/** The line as text; marks stand behind a space, a person is their id. */
export function lineText(line: Line): string {
  return line.reduce((text, inline) => text + inlineText(inline, text), '');
}

/** A piece of a line as text, behind `before`. */
export function inlineText(inline: Inline, before: string): string {
  switch (inline.kind) {
    case 'text':
      return cleanText(inline.text);
    case 'marks':
      return before === '' || /\s$/.test(before) ? marksText(inline.numbers) : ` ${marksText(inline.numbers)}`;
    case 'person':
      return cleanText(inline.id);
    default:
      return assertNever(inline);
  }
}

/** `[1][2]`. */
export function marksText(numbers: readonly number[]): string {
  return numbers.map(n => `[${n}]`).join('');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return onOneLine(block.text);
    case 'text':
    case 'notice':
      return lineText(block.line);
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${lineText(item)}`).join('\n');
    case 'code':
      return [cleanText(block.text), marksText(block.marks)].join('\n').trimEnd();
    case 'facts':
      return block.facts.map(({ label, value }) => `${cleanText(label)}: ${cleanText(value)}`).join('\n');
    case 'table':
      return [block.columns, ...block.rows].map(rowText).join('\n');
    case 'chart':
      return chartText(block);
    case 'quote':
      return quoteText(block);
    case 'sources':
      return sourcesText(block.sources);
    default:
      return controlText(block);
  }
}

function controlText(block: Of<'choices' | 'buttons' | 'picker' | 'vote' | 'form' | 'divider'>): string {
  switch (block.kind) {
    case 'choices':
      return block.choices.map(choiceText).join('\n');
    case 'buttons':
      return block.buttons.map(buttonText).join(' ');
    case 'picker':
      return pickerText(block);
    case 'form':
      return [...block.fields.map(fieldText), buttonText(block.submit)].join('\n');
    // Thumbs and rules say nothing.
    case 'vote':
    case 'divider':
      return '';
    default:
      return assertNever(block);
  }
}

/** The cells of a row between bars. */
export function rowText(cells: readonly string[]): string {
  return cells.map(onOneLine).join(' | ');
}

/** A label in brackets, as a button looks in text. */
export function buttonText(button: Button): string {
  return `[${onOneLine(button.label)}]`;
}

/** The text of a choice, with its button where that says something else. */
export function choiceText({ text, button }: Of<'choices'>['choices'][number]): string {
  const isSaid = onOneLine(text) === onOneLine(button.label);
  return isSaid ? onOneLine(text) : `${cleanText(text)} ${buttonText(button)}`;
}

/** A question of a form with its hint, the answers to choose from, and the answer that it has already. */
export function fieldText(field: Field): string {
  const label = onOneLine(field.label);
  if (field.kind === 'one-of') return `${label}: ${optionsText(field.options, field.chosen)}`;
  if (field.kind === 'some-of') return `${label} (several can be chosen): ${optionsText(field.options)}`;
  const value = cleanText(field.value ?? '').trim();
  const hint = onOneLine(field.hint ?? '');
  if (value === '') return `${label}: ${hint}`.trimEnd();
  return hint === '' ? `${label}: ${value}` : `${label}: ${value} (${hint})`;
}

function optionsText(options: Extract<Field, { kind: 'one-of' }>['options'], chosen?: string): string {
  const at = options.findIndex(({ value }) => value === chosen);
  return options.map((option, i) => `${onOneLine(option.label)}${i === at ? ' (chosen)' : ''}`).join(', ');
}

/** The title, the names of the points, and a row for each series. */
function chartText({ title, ...chart }: Of<'chart'>): string {
  const table = chartTable(chart, decimalOf);
  return table === null ? '' : [onOneLine(title), rowText(table.columns), ...table.rows.map(rowText)].join('\n');
}

function pickerText(picker: Of<'picker'>): string {
  const options = picker.options.map(
    ({ label }, index) => `${index === picker.chosen ? '(•)' : '( )'} ${onOneLine(label)}`,
  );
  return [onOneLine(picker.label), ...options].join('\n');
}

function quoteText({ text, from }: Of<'quote'>): string {
  const lines = cleanText(text)
    .split('\n')
    .map(line => `> ${line}`);
  return [...lines, ...(from === null ? [] : [`— ${onOneLine(from)}`])].join('\n');
}

/** One line for each run of sources, and the excerpts below, each line set in. */
function sourcesText(sources: readonly Source[]): string {
  return runsOf(sources)
    .flatMap(run => [runText(run), ...(run.excerpt ? [excerptText(run.citations[0].quote)] : [])])
    .join('\n');
}

function runText(run: SourceRun): string {
  const { path, lines } = placeOf(run);
  const title = run.isSameEntry ? '' : ` "${onOneLine(run.citations[0].title)}"`;
  return `[${numbersOf(run)}] ${onOneLine(path)}:${lines}${title}`;
}

function excerptText(quote: string): string {
  return cleanText(quote)
    .split('\n')
    .map(line => `    ${line}`.trimEnd())
    .join('\n');
}
