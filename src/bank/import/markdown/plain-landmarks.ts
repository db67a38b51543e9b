// Questions without any mark: a paragraph or numbered line that stands right above options.
import { fenceOpenedBy, type Lines, lineAfterFence } from './fences.ts';
import { type Found, landmark, type Whole } from './landmark.ts';

const OPTION =
  /^[ \t>]*(?:[-*+][ \t]*|\d{1,4}[.)][ \t]*)?(?:\[[ xX]?\](?!\()|\**[(（]?[AaАаΑαأاא甲가①अกア][.):）：、])/;
const WRAPPED_LINES = 8;

/** A paragraph, or a numbered line, with options right below it: a question without any mark of its own. */
export function readPlain(content: string, whole: Whole, lines: Lines, first: number): Found {
  const isText = first > 0x40 || first === 0x22 || first === 0x28 || (first >= 0x30 && first <= 0x39);
  if (!isText || content.startsWith('    ') || OPTION.test(content) || isInParagraph(lines, whole.line)) return null;
  let line = whole.line + 1;
  while (line < lines.count && line - whole.line < WRAPPED_LINES && isRunOn(lines.at(line))) line += 1;
  const last = line - 1;
  line = afterCode(lines, line);
  if (line >= lines.count || !OPTION.test(lines.at(line))) return null;
  const start = whole.start;
  return landmark(
    'plain',
    { ...whole, end: lines.startOf(last + 1) },
    start,
    lines.startOf(last) + lines.at(last).length,
    0,
    /^[ \t]*\d{1,4}[.)][ \t]+/.exec(content)?.[0].length ?? 0,
  );
}

/** The next line that is not blank, past one block of fenced code. */
function afterCode(lines: Lines, line: number): number {
  const next = afterBlanks(lines, line);
  const fence = next < lines.count ? fenceOpenedBy(lines.at(next)) : null;
  return fence === null ? next : afterBlanks(lines, lineAfterFence(lines, next, fence));
}

function afterBlanks(lines: Lines, line: number): number {
  let next = line;
  while (next < lines.count && lines.at(next).trim() === '') next += 1;
  return next;
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
