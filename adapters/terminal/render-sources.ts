// The list below an answer that says where each statement stands, with the excerpt where it adds something.
import stringWidth from 'fast-string-width';
import type { Reply } from '../../src/app/use-cases.ts';
import { cleanBlock, cleanLine } from './clean-text.ts';
import { type Look, shownPath, wrap } from './look.ts';

type Citation = Reply['citations'][number];

const INDENT = '    ';
const EXCERPT = `${INDENT}│ `;

/**
 * The sources in the order of their numbers. Those that follow each other in one entry and need no excerpt share a line,
 * with the line of each; a question's title is told once while its citations follow each other.
 */
export function renderSources(reply: Reply, look: Look): string[] {
  return runsOf(reply).flatMap((run, index, runs) => {
    const isSameEntry = runs[index - 1]?.[0]?.entry === run[0]?.entry;
    return [...placeOf(run, isSameEntry, look), ...run.flatMap(citation => excerptOf(citation, reply, look))];
  });
}

/** Citations that can share a line: of one file and one entry, each printed word for word already. */
function runsOf(reply: Reply): Citation[][] {
  const runs: Citation[][] = [];
  for (const citation of reply.citations) {
    const last = runs.at(-1)?.[0];
    const joins = last?.entry === citation.entry && last.source.path === citation.source.path;
    const plain = isPrintedAlready(citation, reply) && last !== undefined && isPrintedAlready(last, reply);
    if (joins && plain) runs.at(-1)?.push(citation);
    else runs.push([citation]);
  }
  return runs;
}

/** A path that is broken over two lines cannot be clicked or copied, so a narrow terminal gets a long line instead. */
function placeOf(run: readonly Citation[], isSameEntry: boolean, look: Look): string[] {
  const [first] = run;
  if (first === undefined) return [];
  const { path } = first.source.origin ?? first.source;
  const lines = [...new Set(run.map(({ source }) => (source.origin ?? source).line))];
  const place = cleanLine(`${shownPath(path, look.currentFolder)}:${lines.join(', ')}`);
  const head = `${look.colours.dim(`[${numbersOf(run)}]`)} ${place}`;
  const title = isSameEntry ? [] : [`"${cleanLine(first.title)}"`];
  const url = first.source.url === null ? [] : [cleanLine(first.source.url)];
  const whole = [head, ...title, ...url].join('  ');
  if (stringWidth(whole) <= look.width) return [whole];
  return [head, ...[...title, ...url].flatMap(text => wrap(text, look.width, INDENT))];
}

function numbersOf(run: readonly Citation[]): string {
  const numbers = run.map(({ n }) => n);
  return numbers.length === 1 ? `${numbers[0]}` : `${numbers[0]}–${numbers.at(-1)}`;
}

function excerptOf(citation: Citation, reply: Reply, look: Look): string[] {
  if (isPrintedAlready(citation, reply)) return [];
  const lines = cleanBlock(citation.quote).replaceAll('\t', '  ').split('\n');
  return lines.flatMap(line => {
    const indent = /^ */.exec(line)?.[0].slice(0, look.width / 2) ?? '';
    const wrapped = wrap(line.trimStart(), look.width - EXCERPT.length - indent.length);
    return wrapped.map(text => `${INDENT}${look.colours.dim('│')} ${indent}${text}`.trimEnd());
  });
}

/** An excerpt that its statements repeat word for word would only make the answer longer. */
function isPrintedAlready(citation: Citation, reply: Reply): boolean {
  const statements = reply.claims.filter(claim => claim.citations.includes(citation.n));
  const printed = withoutMarkup(statements.map(claim => claim.text).join('\n'));
  return printed.includes(withoutMarkup(citation.quote));
}

/** Leaves the words, figures and signs; what Markdown adds around them and how the lines break is no difference. */
function withoutMarkup(text: string): string {
  return cleanBlock(text)
    .replace(/^[ \t]*(?:```|~~~).*$/gm, '')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/^[ \t]*(?:[-+*]|>|#{1,6}|\d{1,9}[.)])[ \t]+/gm, '')
    .replace(/[*_`~|\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
