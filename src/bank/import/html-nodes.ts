// Looking at parsed HTML: what an element is, what of a page is no content, where it stands.
import { type DefaultTreeAdapterTypes, defaultTreeAdapter } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

const NO_CONTENT = new Set(
  'script style noscript template nav footer aside form iframe svg canvas head button select input textarea dialog object embed video audio map link meta'.split(
    ' ',
  ),
);
const NO_CONTENT_ROLES = new Set('navigation banner contentinfo complementary search dialog alert'.split(' '));
/** Whole names of classes and ids: a page `with-sidebar` is not the sidebar. */
const NO_CONTENT_NAME =
  /^(ads?|adsbygoogle|advert\w*|sponsor\w*|promo(tions?)?|cookies?|consent|breadcrumbs?|sharing|share|social|newsletter|subscribe|sidebar|toc|table-of-contents|pagination|related|comments|menu|nav|navbar|skip-link|site-(header|footer|nav)|([a-z]+-){0,3}(popup|lightbox|tooltip))([-_](ad|banner|bar|block|box|buttons?|container|form|icons|items?|links?|list|notice|posts|slot|section|unit|widget|wrapper|\d+))*$/i;
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

export function isElement(node: Node): node is Element {
  return defaultTreeAdapter.isElementNode(node);
}

export function attribute(element: Element, name: string): string {
  return element.attrs.find(attr => attr.name === name)?.value ?? '';
}

export function isBlock(node: Node): boolean {
  return isElement(node) && BLOCKS.has(node.tagName);
}

/** Scripts, navigation, adverts and the like: whatever of a page answers nothing. */
export function isOutside(element: Element): boolean {
  if (element.tagName === 'button') return !hasText(element);
  if (NO_CONTENT.has(element.tagName)) return true;
  if (element.tagName === 'header') return !insideContent(element);
  if (NO_CONTENT_ROLES.has(attribute(element, 'role'))) return true;
  if (element.tagName === 'body' || element.tagName === 'main') return false;
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')}`;
  return names.split(/\s+/).some(name => NO_CONTENT_NAME.test(name));
}

function insideContent(element: Element): boolean {
  const parent = element.parentNode;
  if (parent === null || !('tagName' in parent)) return false;
  return ['article', 'main', 'section', 'li', 'details'].includes(parent.tagName) || insideContent(parent);
}

function hasText(element: Element): boolean {
  return plainText(element) !== '';
}

/** The text of a node on one line, without what is no content. */
export function plainText(node: Node): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

/** The text of a node as it stands, for code. */
export function rawText(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  if (!isElement(node)) return '';
  if (node.tagName === 'br') return '\n';
  if (node.tagName === 'script' || node.tagName === 'style' || node.tagName === 'svg') return '';
  const text = node.childNodes.map(rawText).join('');
  return node.tagName === 'td' || node.tagName === 'th' ? `${text} ` : text;
}

/** The line in the file, from 1. */
export function lineOf(element: Element): number {
  return element.sourceCodeLocation?.startLine ?? 1;
}

export function childElements(element: Element, ...names: string[]): Element[] {
  return element.childNodes.filter(isElement).filter(child => names.length === 0 || names.includes(child.tagName));
}

export function descendants(element: Element, ...names: string[]): Element[] {
  return element.childNodes
    .filter(isElement)
    .flatMap(child => [...(names.includes(child.tagName) ? [child] : []), ...descendants(child, ...names)]);
}

/** Whether the last mark among the words of a text is a question mark: icons and brackets may follow it. */
export function endsAsking(text: string): boolean {
  return /[?？؟][^\p{L}\p{N}]*$/u.test(text);
}
