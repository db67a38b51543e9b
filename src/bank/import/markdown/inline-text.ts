// Readable text of inline Markdown: marks, images and tags go, words stay, white space is folded.
import type { Nodes } from 'mdast';

/** Tags that only dress text. Anything else in angle brackets (`<BRANCH>`, `List<String>`) is what the author wrote. */
const TAGS = new Set(
  'a abbr address article aside audio b bdi bdo blockquote br button caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label li main mark nav nobr ol option p picture pre q rp rt ruby s samp script section select small source span strike strong style sub summary sup svg table tbody td textarea tfoot th thead time tr tt u ul var video wbr'.split(
    ' ',
  ),
);

/** Whether a piece of raw HTML is a tag or comment without text of its own. */
function isDressing(html: string): boolean {
  if (html.startsWith('<!--') || html.startsWith('<?') || html.startsWith('<!')) return true;
  const name = /^<\/?([a-zA-Z][a-zA-Z0-9]*)[\s/>]/.exec(html)?.[1];
  return name !== undefined && TAGS.has(name.toLowerCase()) && name === name.toLowerCase();
}

/** The plain text of a node, on one line. */
export function textOf(node: Nodes): string {
  const parts: string[] = [];
  collect(node, parts);
  return tidy(parts.join(''));
}

/** The plain text of several inline nodes, on one line. */
export function textOfAll(nodes: readonly Nodes[]): string {
  const parts: string[] = [];
  for (const node of nodes) collect(node, parts);
  return tidy(parts.join(''));
}

function collect(node: Nodes, parts: string[]): void {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      parts.push(node.value);
      return;
    case 'html':
      parts.push(textOfTag(node.value));
      return;
    case 'break':
      parts.push(' ');
      return;
    default:
      if ('children' in node) for (const child of node.children) collect(child, parts);
  }
}

function textOfTag(html: string): string {
  if (!isDressing(html)) return html;
  return /^<\/?(br|p|div|li|tr|td|hr)\b/i.test(html) ? ' ' : '';
}

/** Folds white space; a reference whose definition stands elsewhere keeps its words. */
function tidy(text: string): string {
  return text
    .replace(/!?\[([^\][]*)\]\[[^\][]*\]/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
