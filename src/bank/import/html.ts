// HTML banks: headings, definition lists and `<details>` ask; what stands below them answers.
import { parse } from 'parse5';
import type { Imported, Skipped } from '../entry.ts';
import type { SourceText } from '../source-text.ts';
import { ASKED, flowOf, type Step } from './html-flow.ts';
import { attribute, descendants, type Element, endsAsking, isElement } from './html-nodes.ts';
import type { Importer } from './importer.ts';
import { NOTHING_TO_QUOTE, startCopy } from './markdown-copy.ts';
import { escapeInline } from './markdown-escape.ts';
import { oneLine } from './record.ts';

type Heading = Extract<Step, { kind: 'heading' }>;

interface Draft {
  readonly heading: Heading;
  readonly parts: string[];
}

/** Reads `.html` and `.htm`. */
export const htmlImporter: Importer = {
  name: 'html',
  recognises: source =>
    /^\s*(<!--[\s\S]*?-->\s*)?<(!doctype\s+html|html|body|head|main|article)\b/i.test(source.text.slice(0, 2000)),
  read,
};

function read(source: SourceText): Imported {
  const document = parse(source.text, { sourceCodeLocationInfo: true });
  const root = document.childNodes.find(isElement);
  const body = root === undefined ? undefined : descendants(root, 'body')[0];
  const steps = body === undefined ? [] : flowOf(body);
  const copy = startCopy('html');
  const skipped: Skipped[] = [];
  const skip = (line: number | null, reason: string) =>
    skipped.push({ path: source.path, line, reason, severity: 'warning' });
  const address = root === undefined ? '' : canonical(root);
  for (const { heading, parts } of draftsOf(steps)) {
    if (GET_IN_TOUCH.test(heading.text)) {
      skip(heading.line, `"${heading.text.slice(0, 80)}" invites to get in touch and asks nothing.`);
      continue;
    }
    const answer = parts.join('\n\n').trim();
    const title = oneLine(heading.text.replace(NUMBERED, ''));
    const record = {
      ...NOTHING,
      id: idOf(heading),
      title,
      answer,
      url: urlOf(address, heading.id),
      line: heading.line,
    };
    if (answer === '') skip(heading.line, `Below "${title.slice(0, 80)}" stands no answer.`);
    else if (!copy.add(record)) skip(heading.line, NOTHING_TO_QUOTE);
  }
  if (copy.entries.length === 0 && skipped.length === 0)
    skip(null, 'No heading or other mark of a question was found.');
  return { entries: copy.entries, skipped, copy: copy.entries.length > 0 ? copy.text() : null };
}

const NOTHING = { tags: [], difficulty: null, variants: [], options: [] } as const;
const NUMBERED = /^\(?(?:Q(?:uestion)?\.?\s*)?#?\d{1,4}(?:\.\d{1,3})*\s*[.):–-]\s+|^Q(?:uestion)?\s*\d*\s*[.:)]\s+/i;
const GET_IN_TOUCH =
  /^(still (have|need|got)\b.*|(have|got|any) (more |other |another |a |any )?questions?\b.*|need (more |further |any )?help\b.*|(can['’]?t|cannot|could ?n['’]?o?t|did ?n['’]?o?t) find\b.*(looking for|answer|question).*)\?$/i;
const RUNNING_ID =
  /^(q|faq|question|heading|collapse|accordion|section|item|toc|_toc|h|id|header|panel|tab|toggle)?[-_]*\d+$/i;

/** Follows the flow: a heading that asks opens an entry, one of the same depth or above closes it. */
function draftsOf(steps: readonly Step[]): Draft[] {
  const asking = askingLevels(steps);
  const drafts: Draft[] = [];
  let open: Draft | null = null;
  for (const step of steps) {
    if (step.kind === 'content') open?.parts.push(step.markdown);
    else if (step.kind === 'end') open = null;
    else if (opensEntry(step, asking)) {
      open = { heading: step, parts: [] };
      drafts.push(open);
    } else if (open !== null && step.level > open.heading.level) open.parts.push(`### ${escapeInline(step.text)}`);
    else open = null;
  }
  return drafts;
}

function opensEntry(heading: Heading, asking: ReadonlySet<number>): boolean {
  return heading.level === ASKED || asking.has(heading.level) || asks(heading.text);
}

function asks(text: string): boolean {
  return endsAsking(text) || NUMBERED.test(text);
}

/** Levels where at least half of the headings ask; on a page where none asks, the level with most headings that say something. */
function askingLevels(steps: readonly Step[]): ReadonlySet<number> {
  const headings = steps.flatMap((step, index) => (step.kind === 'heading' ? [{ step, next: steps[index + 1] }] : []));
  const byLevel = Map.groupBy(headings, ({ step }) => step.level);
  const half = [...byLevel].filter(
    ([, found]) => found.filter(({ step }) => asks(step.text)).length * 2 >= found.length,
  );
  if (half.length > 0) return new Set(half.map(([level]) => level));
  if (headings.some(({ step }) => asks(step.text))) return new Set();
  const said = [...byLevel].map(([level, found]) => ({
    level,
    count: found.filter(({ next }) => next?.kind === 'content').length,
  }));
  const best = said.sort((a, b) => b.count - a.count || b.level - a.level)[0];
  return best === undefined || best.count === 0 ? new Set() : new Set([best.level]);
}

/** The anchor that the page gives, unless it is a running number. */
function idOf({ id }: Heading): string | null {
  return id === '' || RUNNING_ID.test(id) ? null : id;
}

function canonical(root: Element): string {
  const link = descendants(root, 'link').find(element => attribute(element, 'rel') === 'canonical');
  return link === undefined ? '' : attribute(link, 'href');
}

function urlOf(address: string, id: string): string | null {
  if (!/^https?:/.test(address)) return null;
  return id === '' ? address : `${address}#${encodeURIComponent(id)}`;
}
