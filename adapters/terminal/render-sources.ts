// The list below an answer that says where each statement stands, with the excerpt where it adds something.
import stringWidth from 'string-width';
import type { Reply } from '../../src/app/use-cases.ts';
import { cleanBlock, cleanLine } from './clean-text.ts';
import { type Look, shownPath, wrap } from './look.ts';

type Citation = Reply['citations'][number];

const INDENT = '    ';
const EXCERPT = `${INDENT}│ `;

/** One source a citation, in order; a question's title is told once while its citations follow each other. */
export function renderSources(reply: Reply, look: Look): string[] {
  return reply.citations.flatMap((citation, index) => {
    const isSameEntry = reply.citations[index - 1]?.entry === citation.entry;
    return [...placeOf(citation, isSameEntry, look), ...excerptOf(citation, reply, look)];
  });
}

/** A path that is broken over two lines cannot be clicked or copied, so a narrow terminal gets a long line instead. */
function placeOf(citation: Citation, isSameEntry: boolean, look: Look): string[] {
  const { path, line } = citation.source.origin ?? citation.source;
  const place = cleanLine(`${shownPath(path, look.currentFolder)}:${line}`);
  const head = `${look.colours.dim(`[${citation.n}]`)} ${place}`;
  const title = isSameEntry ? [] : [`"${cleanLine(citation.title)}"`];
  const url = citation.source.url === null ? [] : [cleanLine(citation.source.url)];
  const whole = [head, ...title, ...url].join('  ');
  if (stringWidth(whole) <= look.width) return [whole];
  return [head, ...[...title, ...url].flatMap(text => wrap(text, look.width, INDENT))];
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
