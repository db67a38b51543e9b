// Questions without any mark: a paragraph or numbered line that stands right above options.
import type { Lines } from './fences.ts';
import { type Found, landmark, type Whole } from './landmark.ts';

const OPTION = /^[ \t>]*(?:[-*+][ \t]*|\d{1,4}[.)][ \t]*)?(?:\[[ xX]?\](?!\()|\**[(]?[Aa][.):])/;
const WRAPPED_LINES = 8;

/** A paragraph, or a numbered line, with options right below it: a question without any mark of its own. */
export function readPlain(content: string, whole: Whole, lines: Lines, first: number): Found {
  const isText = first > 0x40 || first === 0x22 || first === 0x28 || (first >= 0x30 && first <= 0x39);
  if (!isText || content.startsWith('    ') || OPTION.test(content) || isInParagraph(lines, whole.line)) return null;
  let line = whole.line + 1;
  while (line < lines.count && line - whole.line < WRAPPED_LINES && isRunOn(lines.at(line))) line += 1;
  const last = line - 1;
  while (line < lines.count && lines.at(line).trim() === '') line += 1;
  if (line >= lines.count || !OPTION.test(lines.at(line))) return null;
  const start = whole.start;
  return landmark(
    'plain',
    { ...whole, end: lines.startOf(last + 1) },
    start,
    lines.startOf(last) + lines.at(last).length,
  );
}

function isInParagraph(lines: Lines, line: number): boolean {
  return (
    line > 0 &&
    isRunOn(lines.at(line - 1)) &&
    !/^[ \t]*(?:\*\*)?(?:A|Ans|Answer|Correct|Explanation)\b/.test(lines.at(line - 1))
  );
}

function isRunOn(content: string): boolean {
  return content.trim() !== '' && !OPTION.test(content) && !/^[ \t]*(?:[#>|`~<]|[-*_=]{3,}|[-*+][ \t])/.test(content);
}
