// Writes a price book so that people can compare two of them: a figure a line.
import type { PriceBook } from '../../cost/price-book.ts';

/** The text of a file that holds `book`. */
export function formatPriceBook(book: PriceBook): string {
  return `${format(book, '')}\n`;
}

function format(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map(item => `${inner}${format(item, inner)}`).join(',\n')}\n${indent}]`;
  }
  const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}: ${format(field, inner)}`);
  return 'unit' in value ? `{ ${fields.join(', ')} }` : `{\n${inner}${fields.join(`,\n${inner}`)}\n${indent}}`;
}
