// An answer as text for a terminal: its statements, then where each of them stands; or a refusal with what is near.
import type { Reply } from '../../src/app/use-cases.ts';
import { cleanBlock, cleanLine } from './clean-text.ts';
import { GLUE, type Look, wrap } from './look.ts';
import { renderSources } from './render-sources.ts';

type Claim = Reply['claims'][number];

/** Some lines that stand together; `shape` decides how far they keep from the next. */
interface Piece {
  readonly shape: Claim['shape'];
  readonly lines: readonly string[];
}

/** The whole answer, ending with a line break. Nothing in it can steer the terminal but our own colours. */
export function renderAnswer(reply: Reply, look: Look): string {
  const parts = reply.answered ? answeredParts(reply, look) : refusedParts(reply, look);
  const blocks = parts.filter(lines => lines.length > 0).map(lines => lines.join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

function answeredParts(reply: Reply, look: Look): string[][] {
  return [statements(reply.claims, look), notices(reply, look), renderSources(reply, look)];
}

function refusedParts(reply: Reply, look: Look): string[][] {
  const sentence = wrap(cleanLine(reply.text), look.width);
  const titles = reply.nearest.map(({ title }) => title);
  const heading = look.takesNumbers ? 'Nearest questions (type a number to ask one):' : 'Nearest questions:';
  const nearest = titles.length === 0 ? [] : [heading, ...renderChoices(titles, look)];
  return [sentence, notices(reply, look), nearest];
}

/** A numbered list of questions. */
export function renderChoices(titles: readonly string[], look: Look): string[] {
  const digits = String(titles.length).length;
  return titles.flatMap((title, index) => {
    const number = `${String(index + 1).padStart(digits + 2)}. `;
    return wrap(cleanLine(title), look.width, number, ' '.repeat(number.length));
  });
}

function notices(reply: Reply, look: Look): string[] {
  return wrap(reply.notices.map(cleanLine).join(' '), look.width)
    .filter(line => line !== '')
    .map(line => look.colours.dim(line));
}

function statements(claims: readonly Claim[], look: Look): string[] {
  const pieces = paragraphs(claims).map(run => renderRun(run, look));
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1];
    return before !== undefined && keepsApart(before, piece) ? ['', ...piece.lines] : piece.lines;
  });
}

/** Short statements of prose that follow each other read as one paragraph; all others stand alone. */
function paragraphs(claims: readonly Claim[]): Claim[][] {
  const runs: Claim[][] = [];
  for (const claim of claims) {
    const last = runs.at(-1);
    if (last !== undefined && [claim, ...last].every(isShortProse)) last.push(claim);
    else runs.push([claim]);
  }
  return runs;
}

function isShortProse({ shape, text }: Claim): boolean {
  return shape === 'prose' && text.length <= 160;
}

function keepsApart(before: Piece, after: Piece): boolean {
  const isItem = (piece: Piece) => piece.shape === 'point' || piece.shape === 'cell';
  return before.shape !== 'lead' && !(isItem(before) && isItem(after));
}

function renderRun(run: readonly Claim[], look: Look): Piece {
  const [first] = run as [Claim];
  const render = { prose: renderProse, point: renderPoint, cell: renderCell, code: renderCode, lead: renderLead };
  return { shape: first.shape, lines: render[first.shape](run, look) };
}

function renderProse(run: readonly Claim[], look: Look): string[] {
  return wrap(run.map(claim => `${cleanLine(claim.text)}${marks(claim, look)}`).join(' '), look.width);
}

function renderPoint(run: readonly Claim[], look: Look): string[] {
  return run.flatMap(claim => wrap(`${cleanLine(claim.text)}${marks(claim, look)}`, look.width, '• ', '  '));
}

/** The name of the column stands out, since a reader looks for it first. */
function renderCell(run: readonly Claim[], look: Look): string[] {
  return run.flatMap(claim => {
    const [, column = '', text = ''] = /^([^:]{1,60}): (.*)$/.exec(cleanLine(claim.text)) ?? [];
    const cell = column === '' ? cleanLine(claim.text) : `${look.colours.bold(`${column}:`)} ${text}`;
    return wrap(`${cell}${marks(claim, look)}`, look.width, '• ', '  ');
  });
}

/** Code is never wrapped: a broken line would no longer be the code. */
function renderCode(run: readonly Claim[], look: Look): string[] {
  return run.flatMap(claim => {
    const lines = cleanBlock(claim.text)
      .replace(/^\n+|\n+$/g, '')
      .split('\n');
    const last = lines.length - 1;
    return lines.map((line, index) => `    ${line}${index === last ? marks(claim, look).replace(GLUE, '  ') : ''}`);
  });
}

function renderLead(run: readonly Claim[], look: Look): string[] {
  return run.flatMap(claim => wrap(`${look.colours.bold(cleanLine(claim.text))}${marks(claim, look)}`, look.width));
}

/** The numbers of a statement's sources keep to its last word. */
function marks(claim: Claim, look: Look): string {
  if (claim.citations.length === 0) return '';
  return `${GLUE}${look.colours.dim(claim.citations.map(n => `[${n}]`).join(''))}`;
}
