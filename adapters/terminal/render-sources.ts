// The list below an answer that says where each statement stands, with the excerpt where it adds something.
import stringWidth from 'fast-string-width';
import type { Reply } from '../../src/app/use-cases.ts';
import { isPrintedAlready } from '../../src/message/excerpt.ts';
import { numbersOf, placeOf, runsOf, type SourceRun } from '../../src/message/source-runs.ts';
import { cleanBlock, cleanLine } from './clean-text.ts';
import { type Look, shownPath, wrap } from './look.ts';

type Citation = Reply['citations'][number];
/** Statements with where they stand. */
type Cited = Pick<Reply, 'claims' | 'citations'>;

const INDENT = '    ';
const EXCERPT = `${INDENT}│ `;

/**
 * The sources in the order of their numbers. Those that follow each other in one entry and need no excerpt share a line,
 * with the line of each; a question's title is told once while its citations follow each other.
 */
export function renderSources(reply: Cited, look: Look): string[] {
  const sources = reply.citations.map(citation => ({ citation, excerpt: !isTold(citation, reply) }));
  return runsOf(sources).flatMap(run => [
    ...linesOf(run, look),
    ...(run.excerpt ? excerptOf(run.citations[0], look) : []),
  ]);
}

function isTold(citation: Citation, reply: Cited): boolean {
  const statements = reply.claims.filter(claim => claim.citations.includes(citation.n));
  return isPrintedAlready(
    cleanBlock(citation.quote),
    statements.map(claim => cleanBlock(claim.text)),
  );
}

/** A path that is broken over two lines cannot be clicked or copied, so a narrow terminal gets a long line instead. */
function linesOf(run: SourceRun, look: Look): string[] {
  const [first] = run.citations;
  const { path, lines } = placeOf(run);
  const place = cleanLine(`${shownPath(path, look.currentFolder)}:${lines}`);
  const head = `${look.colours.dim(`[${numbersOf(run)}]`)} ${place}`;
  const title = run.isSameEntry ? [] : [`"${cleanLine(first.title)}"`];
  const url = first.source.url === null ? [] : [cleanLine(first.source.url)];
  const whole = [head, ...title, ...url].join('  ');
  if (stringWidth(whole) <= look.width) return [whole];
  return [head, ...[...title, ...url].flatMap(text => wrap(text, look.width, INDENT))];
}

function excerptOf(citation: Citation, look: Look): string[] {
  const lines = cleanBlock(citation.quote).replaceAll('\t', '  ').split('\n');
  return lines.flatMap(line => {
    const indent = /^ */.exec(line)?.[0].slice(0, look.width / 2) ?? '';
    const wrapped = wrap(line.trimStart(), look.width - EXCERPT.length - indent.length);
    return wrapped.map(text => `${INDENT}${look.colours.dim('│')} ${indent}${text}`.trimEnd());
  });
}
