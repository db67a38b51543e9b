// Walks a file line by line for what could open a question or an answer: headings, bold lines, Q and A lines, details.

import { type Admonition, admonitionAt } from './admonitions.ts';
import { fenceOpenedBy, type Lines, lineAfterFence } from './fences.ts';
import { readHtml } from './html-landmarks.ts';
import { type Found, type Landmark, landmark, lineAt, type Whole } from './landmark.ts';
import { readPlain } from './plain-landmarks.ts';
import { ANSWER_WORDS, hasQuestionMark, QUESTION_WORDS, startsLikeQuestion } from './words.ts';

const QUOTE = String.raw`[ \t]{0,3}(?:>[ \t]?)*[ \t]{0,3}`;
const HEADING = new RegExp(
  String.raw`^(${QUOTE}(?:(?:\d{1,5}\\?[.)]|[-*+])[ \t]+)?)(#{1,6})(?=[ \t]|$|[\p{L}\p{N}*\[¿"'\x60])`,
  'u',
);
const BOLD_MARK = String.raw`(?:\*\*\*|\*\*|__|<b>|<strong>)`;
const ITEM_MARK = String.raw`(?:(?:[-*+]|\d{1,5}[.)])[ \t]+)?`;
/** Lines with wide gaps are drawings or columns; patterns would try every way to share the blanks out. */
const GAP = /[ \t]{30}/;
const Q_LINE = new RegExp(
  String.raw`^${QUOTE}${ITEM_MARK}(?:\d{1,5}[.)][ \t]*)?(?:(${BOLD_MARK}|[*_])?[ \t]*(?:❓|🔹|✅)?[ \t]*(?:\d{1,5}[.)][ \t]*)?(?:Q[ \t]?[#.\-]?[ \t]?\p{Nd}{1,5}(?:\.\p{Nd}+)*(?:[ \t]*[*_]{0,3}[ \t]*[.:)：、\]–—-]|(?=[ \t]*\*\*|[ \t]*$))|Q[ \t]*[*_]{0,3}[ \t]*[:：]|Q[.)][ \t]|(?:NEW )?(?:${QUESTION_WORDS})[ \t]*(?:(?:(?:[Nn][Oo]|[Nn]r|[Nn]um|[Nn]umber|NUMBER)[.:]*[ \t]*)?[#№.\-]?[ \t]*\p{Nd}{1,5}[ \t]*(?:[*_]{0,3}[ \t]*(?:\([^)\n]{1,40}\)[ \t]*)?[.:)：、\]–—-]|(?=[*_ \t]*$|[ \t]*\*\*))|[*_]{0,3}[ \t]*[:：])))`,
  'u',
);
const A_LINE = new RegExp(
  String.raw`^([ \t]{0,5}${QUOTE}(?:[-*+][ \t]+)?(?:${BOLD_MARK}|[*_])?[ \t]*(?:✅|✔️?|👉|💡|🅰️|\\?>)*[ \t]*(?:${BOLD_MARK}|[*_])?(?:(?:[Tt]he )?(?:[Cc]orrect|[Rr]ight|CORRECT|Sample|Model|Expected|[Ss]hort)[ \t]+)?(?:(?:A|${ANSWER_WORDS})[ \t]*\d{0,4}[ \t]*(?:\(s\))?(?:[*_]{0,3}|<\/b>|<\/strong>)[ \t]*(?:[:：]|[-–—][ \t])|(?:[Cc]orrect|CORRECT|Right)(?:[*_]{0,3})[ \t]*[:：])[ \t]*(?:[*_]{2,3}|<\/b>|<\/strong>)?[ \t]*)`,
  'u',
);
const ALONE_ANSWER = new RegExp(
  String.raw`^(${QUOTE}${BOLD_MARK}(?:${ANSWER_WORDS})\.?${BOLD_MARK.replace('<b>|<strong>', '</b>|</strong>')}[ \t]*)$`,
  'u',
);
const BOLD = new RegExp(
  String.raw`^(${QUOTE}(?:[-*+][ \t]+)?(?:\d{1,5}\\?[.)][ \t]*)?)(${BOLD_MARK}|[*_])(?![\s*_])(.+?)(?:\*\*\*|\*\*|__|<\/b>|<\/strong>|[*_](?![\p{L}\p{N}]))([ \t]*.*)$`,
  'u',
);
const ITEM = new RegExp(String.raw`^${QUOTE}((?:[-*+]|\d{1,5}\\?[.)])[ \t]+)(?!\[)(.*)$`, 'u');
const LONGEST_ITEM = 600;

/** All landmarks of a text in order. */
export function landmarksOf(lines: Lines): Landmark[] {
  const found: Landmark[] = [];
  let line = 0;
  while (line < lines.count) line = readLine(lines, line, found);
  return found;
}

/** Reads what stands on a line; gives the number of the next line to read. */
function readLine(lines: Lines, line: number, found: Landmark[]): number {
  const content = lines.at(line);
  const first = firstCode(content);
  if (first < 0) return line + 1;
  const fence = fenceOpenedBy(content);
  if (fence !== null) return lineAfterFence(lines, line, fence);
  const block = first === 0x3f || first === 0x21 ? admonitionAt(lines, line, content) : null;
  if (block !== null) return readBlock(lines, line, block, found);
  if (content.includes('<')) {
    const next = readHtml(lines, line, content, found);
    if (next > 0) return next;
  }
  const single = readMarks(lines, line, content, first);
  if (single !== null) found.push(single);
  return single === null
    ? line + 1
    : Math.max(line + 1, single.level === 0 ? line + 1 : lineAt(lines, line, single.end));
}

/** What a block that unfolds holds is read like the rest. */
function readBlock(lines: Lines, line: number, block: Admonition, found: Landmark[]): number {
  found.push(...block.opening);
  let inner = line + 1;
  while (inner < block.next) inner = readLine(lines, inner, found);
  found.push(block.closing(inner));
  return inner;
}

function firstCode(content: string): number {
  for (let at = 0; at < content.length; at += 1) {
    const code = content.charCodeAt(at);
    if (code !== 0x20 && code !== 0x09 && code !== 0xa0) return code;
  }
  return -1;
}

/** Marks of Markdown: the cheapest tests first, since most lines hold none of them. */
function readMarks(lines: Lines, line: number, content: string, first: number): Found {
  const start = lines.startOf(line);
  const whole = { start, end: lines.startOf(line + 1), line };
  if (first === 0x3d || first === 0x2d) {
    const setext = readUnderline(lines, line, content);
    if (setext !== null) return setext;
  }
  const heading = content.includes('#') ? readHeading(content, whole) : null;
  if (heading !== null) return heading;
  if (GAP.test(content.slice(0, 300))) return null;
  if (
    content.includes(':') ||
    content.includes('：') ||
    content.includes('.') ||
    content.includes(')') ||
    content.includes('*') ||
    content.includes(' - ')
  ) {
    const asked = readQuestionLine(content, whole, lines);
    if (asked !== null) return asked;
    const answer = readAnswerLine(content, whole, lines);
    if (answer !== null) return answer;
  }
  return readBold(content, whole, lines) ?? readItem(content, whole) ?? readPlain(content, whole, lines, first);
}

function readHeading(content: string, whole: Whole): Found {
  const match = HEADING.exec(content);
  if (match === null) return null;
  const before = match[1] ?? '';
  const marks = match[2] ?? '';
  const from = before.length + marks.length;
  const glued = /^\S/.test(content.slice(from));
  if (glued && (marks.length < 2 || before !== '')) return null;
  const closing = /[ \t]#+$/.exec(content.trimEnd())?.index ?? content.length;
  const listed = /[\d\-*+]/.test(before);
  return landmark(
    'heading',
    whole,
    whole.start + from,
    whole.start + Math.max(from, closing),
    marks.length,
    listed ? indentOf(before) : 0,
  );
}

function indentOf(before: string): number {
  return before.replaceAll('\t', '    ').length;
}

/** `Title` over `====`: under dashes only what asks or stands alone as a short line is a title. */
function readUnderline(lines: Lines, line: number, content: string): Found {
  const mark = /^ {0,3}(=+|-{2,})[ \t]*$/.exec(content)?.[1];
  if (mark === undefined || line === 0) return null;
  const title = lines.at(line - 1);
  const bare = title.trim();
  if (bare === '' || /^(?:[#>|`~<]|[-*+][ \t]|\d+[.)][ \t])/.test(bare) || /^[-=|:\s]+$/.test(bare)) return null;
  const isAlone = !title.startsWith('    ') && (line < 2 || isBlankOrRule(lines.at(line - 2)));
  const fits = mark[0] === '=' ? mark.length > 1 : bare.length <= 160 && !/[.:;,!。：]$/.test(bare);
  const isTitle = isAlone && fits;
  if (!isTitle) return landmark('gap', { start: lines.startOf(line), end: lines.startOf(line + 1), line }, 0, 0);
  const start = lines.startOf(line - 1);
  const whole = { start, end: lines.startOf(line + 1), line: line - 1 };
  return landmark('heading', whole, start, start + title.length, mark[0] === '=' ? 1 : 2);
}

function isBlankOrRule(content: string): boolean {
  return /^[\s\-*_=]*$/.test(content);
}

function readQuestionLine(content: string, whole: Whole, lines: Lines): Found {
  const match = Q_LINE.exec(content);
  if (match === null) return null;
  const end = endOfQuestion(content, whole, lines, match[1]);
  return landmark('line', end.whole, whole.start + itemLength(content), end.to, 0, listIndent(content));
}

/** Text below a numbered or bulleted question is indented as far as its mark is wide. */
function listIndent(content: string): number {
  return indentOf(/^[ \t]*(?:[-*+]|\d{1,5}[.)])[ \t]+/.exec(content)?.[0] ?? '');
}

function itemLength(content: string): number {
  return new RegExp(`^${QUOTE}(?:[-*+][ \\t]+)?`).exec(content)?.[0].length ?? 0;
}

/** The question may go on to the next line: inside bold marks, or when the line breaks off in mid-sentence. */
function endOfQuestion(
  content: string,
  whole: Whole,
  lines: Lines,
  mark: string | undefined,
): { whole: Whole; to: number } {
  const inline = inlineAnswer(content, mark);
  if (inline > 0) return { whole: { ...whole, end: whole.start + inline }, to: whole.start + inline };
  let line = whole.line;
  let last = content;
  const isBold = mark !== undefined && /^(\*\*|__)/.test(mark);
  let marks = isBold ? content.split(mark.slice(0, 2)).length - 1 : 2;
  while (line + 1 < lines.count && line - whole.line < 5) {
    const next = lines.at(line + 1);
    const open = marks % 2 === 1;
    const brokenOff = !isBold && last.length >= 60 && !/[?？؟.:!)。：*`]\s*$/.test(last);
    if (next.trim() === '' || /^[ \t]*(?:[#>|`~<-]|[*+][ \t]|\d+[.)]|[A-Ha-h][.)])/.test(next) || (!open && !brokenOff))
      break;
    marks += isBold ? next.split(mark.slice(0, 2)).length - 1 : 0;
    last = next;
    line += 1;
  }
  const end = lines.startOf(line + 1);
  return { whole: { ...whole, end }, to: lines.startOf(line) + last.length };
}

/** Where an answer begins on the question's own line (`**Q1: What is X?** It is …`, `Q: … A: …`), or 0. */
function inlineAnswer(content: string, mark: string | undefined): number {
  const both = /\S[ \t]+(?:\*\*|<br ?\/?>[ \t]*)?(?:A|Answer|Ans)[ \t]*[:：]/.exec(content.slice(4));
  if (both !== null) return both.index + 5;
  if (mark === undefined || mark.startsWith('<')) return 0;
  const bold = BOLD.exec(content);
  const rest = bold?.[4]?.trim() ?? '';
  if (bold === null || rest === '' || !/[?？؟][*_"'”)\s]*$/.test(bold[3] ?? '')) return 0;
  return /[\p{L}\p{N}]{2}/u.test(rest) ? content.length - (bold[4]?.length ?? 0) : 0;
}

function readAnswerLine(content: string, whole: Whole, lines: Lines): Found {
  const match = A_LINE.exec(content) ?? ALONE_ANSWER.exec(content);
  if (match?.[1] === undefined || isFirstOption(match[1], whole.line, lines)) return null;
  const from = whole.start + match[1].length;
  return landmark('answer', { ...whole, end: from }, whole.start, from);
}

/** `A: …` before `B: …` is the first option of several, no answer. */
function isFirstOption(mark: string, line: number, lines: Lines): boolean {
  if (!/(?:^|[^\p{L}])A[^\p{L}]*$/u.test(mark)) return false;
  for (let next = line + 1; next < Math.min(lines.count, line + 12); next += 1) {
    if (/^[ \t>]*(?:[-*+][ \t]+)?\**[(]?B[.:)]/.test(lines.at(next))) return true;
    if (/^[ \t>]*(?:#|\**Q)/.test(lines.at(next))) return false;
  }
  return false;
}

function readBold(content: string, whole: Whole, lines: Lines): Found {
  if (!/[*_<]/.test(content.slice(0, 14))) return null;
  const match = BOLD.exec(content);
  if (match === null) return null;
  const [, before = '', mark = '', inner = '', rest = ''] = match;
  const end = before.length + mark.length + inner.length;
  const asks = hasQuestionMark(inner) && /[?？؟][^\p{L}\p{N}]{0,4}$/u.test(`${inner.replace(/\([^)]*\)\s*$/, '')}`);
  if (/^\d{1,5}\\?[.):]?$/.test(inner)) return rest.trim() === '' ? null : boldNumber(content, whole, lines, before);
  const numbered = /^\d{1,5}(?:\.\d+)*\\?[.):][ \t]*\S/.test(inner);
  const alone = !/[\p{L}\p{N}]/u.test(rest.replace(/\([^)]{0,40}\)|<[^>]*>/g, ''));
  if (mark.length === 1 && !(asks && alone)) return null;
  const leads = /^[-*+]/.test(before) && /^[ \t]*[-–—:][ \t]*\[[^\]]*\]\([^)]*\)/.test(rest);
  if (!asks && !(numbered && alone) && !leads) return null;
  const closed = whole.start + content.length - rest.length;
  const indent = indentOf(before);
  if (!alone) return landmark('bold', { ...whole, end: closed }, whole.start + itemLength(content), closed, 0, indent);
  return landmark(
    'bold',
    whole,
    whole.start + itemLength(content),
    whole.start + Math.max(end, content.length),
    0,
    indent,
  );
}

/** `**7.** A projectile is launched …`: the number is bold, the question is not. */
function boldNumber(content: string, whole: Whole, lines: Lines, before: string): Found {
  const end = endOfQuestion(content, whole, lines, undefined);
  return landmark('bold', end.whole, whole.start + itemLength(content), end.to, 0, indentOf(before));
}

/** A list item that asks, or a numbered one that sets a task; whether it is answered shows in what follows. */
function readItem(content: string, whole: Whole): Found {
  if (content.length > LONGEST_ITEM) return null;
  const match = ITEM.exec(content);
  const mark = match?.[1] ?? '';
  const words = match?.[2]?.trim() ?? '';
  const isNumbered = /^\d/.test(mark);
  const asks = /[?？؟](?:[*_)"'”\s]|\([^)]*\)|\\)*$/.test(words);
  if (!asks && !(isNumbered && /^\S/.test(content) && startsLikeQuestion(words))) return null;
  const at = content.indexOf(mark);
  const from = isNumbered ? at : at + mark.length;
  return landmark('item', whole, whole.start + from, whole.start + content.length, 0, at + indentOf(mark));
}
