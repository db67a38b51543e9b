// A page as one flow: headings, questions that other marks ask, and the content between them.
import {
  attribute,
  childElements,
  descendants,
  type Element,
  endsAsking,
  isElement,
  isOutside,
  lineOf,
  type Node,
  plainText,
} from './html-nodes.ts';
import { markdownOf } from './html-to-markdown.ts';

/** One step of the flow. A heading has its level; a question asked by other means has level 7. */
export type Step =
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly text: string;
      readonly id: string;
      readonly line: number;
    }
  | { readonly kind: 'content'; readonly markdown: string; readonly line: number }
  /** What belonged to the last question of level 7 ends here. */
  | { readonly kind: 'end' };

export const ASKED = 7;

const ANSWER_WORD =
  /^[^\p{L}\p{N}]*((show|view|see|reveal|toggle|click)\b.*|(the )?(answers?|solutions?|explanations?|details|more|hint|spoiler|ответ|решение|respuesta|réponse|antwort|答案|解析|정답|الإجابة)[^\p{L}\p{N}]*)$/iu;
const QUESTION_NAME =
  /(^|[\s_-])(faq-?(q|question|title|header|heading)|question(-?(title|text|header|heading))?|accordion-?(header|title|button|trigger|heading|toggle)?|collapsible|toggle-title)([\s_-]|$)/i;
const ANSWER_NAME =
  /(^|[\s_-])(faq-?(a|answer|content|body)|answer(-?(text|body|content))?|panel|accordion-?(content|body|panel|collapse))([\s_-]|$)/i;

/** The flow of a page's body. */
export function flowOf(body: Element): Step[] {
  const steps: Step[] = [];
  walk(body.childNodes, steps);
  return steps;
}

function walk(nodes: readonly Node[], steps: Step[]): void {
  let run: Node[] = [];
  const flush = () => {
    const markdown = markdownOf(run);
    const first = run.find(isElement);
    if (markdown !== '') steps.push({ kind: 'content', markdown, line: first === undefined ? 1 : lineOf(first) });
    run = [];
  };
  for (const node of nodes) {
    const read = isElement(node) ? readerOf(node) : null;
    if (read === null) {
      run.push(node);
      continue;
    }
    flush();
    read(steps);
  }
  flush();
}

type Reader = (steps: Step[]) => void;

/** How an element that holds headings or questions is read; null for plain content. */
function readerOf(element: Element): Reader | null {
  if (isOutside(element)) return () => {};
  const level = /^h([1-6])$/.exec(element.tagName)?.[1];
  if (level !== undefined) return heading(element, opensAndCloses(element) ? ASKED : Number(level));
  if (element.tagName === 'details') return details(element);
  if (element.tagName === 'dl') return asks(descendants(element, 'dt')) ? definitions(element) : null;
  if (asksByName(element) || asksInBold(element) || standsOverAnswer(element)) return heading(element, ASKED);
  return holdsMore(element) ? steps => walk(element.childNodes, steps) : null;
}

/** A heading with a button in it unfolds what stands below: it asks, whatever its words. */
function opensAndCloses(heading: Element): boolean {
  return descendants(heading, 'button').some(button => plainText(button) === plainText(heading));
}

function heading(element: Element, level: number): Reader {
  const inner = descendants(element, 'a').find(
    anchor => attribute(anchor, 'id') !== '' || attribute(anchor, 'name') !== '',
  );
  const id =
    attribute(element, 'id') || (inner === undefined ? '' : attribute(inner, 'id') || attribute(inner, 'name'));
  const text = plainText(element).replace(/\s*[¶#🔗+−–]$/u, '');
  return steps => {
    if (text !== '') steps.push({ kind: 'heading', level, text, id, line: lineOf(element) });
  };
}

/** `<details>`: the summary asks, unless it only says "Answer". */
function details(element: Element): Reader {
  const summary = childElements(element, 'summary')[0];
  const rest = element.childNodes.filter(node => node !== summary);
  if (summary === undefined || ANSWER_WORD.test(plainText(summary))) return steps => walk(rest, steps);
  return steps => {
    heading(summary, ASKED)(steps);
    walk(rest, steps);
    steps.push({ kind: 'end' });
  };
}

function definitions(element: Element): Reader {
  return steps => {
    for (const part of descendants(element, 'dt', 'dd')) {
      if (part.tagName === 'dt') heading(part, ASKED)(steps);
      else walk(part.childNodes, steps);
    }
    steps.push({ kind: 'end' });
  };
}

/** Terms of a definition list ask when half of them do. */
function asks(terms: readonly Element[]): boolean {
  const asking = terms.filter(term => /[?？؟]/.test(plainText(term))).length;
  return terms.length > 0 && asking * 2 >= terms.length;
}

function asksByName(element: Element): boolean {
  if (/^https?:\/\/schema\.org\/Question$/.test(attribute(element, 'itemtype'))) return false;
  if (holdsAnswer(element)) return false;
  const text = plainText(element);
  const named = QUESTION_NAME.test(attribute(element, 'class')) || attribute(element, 'itemprop') === 'name';
  return (named || element.tagName === 'button') && endsAsking(text) && text.length < 400;
}

/** Named a question, with what is named its answer right after it: the two need no question mark. */
function standsOverAnswer(element: Element): boolean {
  const around = element.parentNode;
  if (!/(^|\s)(faq-?)?question(\s|$)/i.test(attribute(element, 'class')) || around === null) return false;
  const after = around.childNodes.slice(around.childNodes.indexOf(element) + 1).find(isElement);
  return after !== undefined && ANSWER_NAME.test(attribute(after, 'class')) && plainText(element) !== '';
}

function holdsAnswer(element: Element): boolean {
  return descendants(element, 'p', 'ul', 'ol', 'table', 'pre', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').some(
    child => ANSWER_NAME.test(attribute(child, 'class')) || child.tagName !== 'div',
  );
}

/** A paragraph that is bold from end to end and asks. */
function asksInBold(element: Element): boolean {
  if (element.tagName !== 'p' && element.tagName !== 'div') return false;
  const text = plainText(element);
  if (!endsAsking(text)) return false;
  const written = element.childNodes.filter(child => isElement(child) || plainText(child) !== '');
  return written.length > 0 && written.every(child => isElement(child) && /^(b|strong|br)$/.test(child.tagName));
}

/** Whether headings or questions stand somewhere below. */
function holdsMore(element: Element): boolean {
  return element.childNodes.filter(isElement).some(child => readerOf(child) !== null);
}
