// A row of a table-like format (CSV, JSON): which field means what, and what makes an entry of it.

/** An entry before its text stands anywhere: what the copy is written from. */
export interface BankRecord {
  readonly id: string | null;
  readonly title: string;
  readonly questionCode?: string;
  readonly tags: readonly string[];
  readonly difficulty: string | null;
  readonly url: string | null;
  readonly variants: readonly string[];
  readonly options: readonly { readonly text: string; readonly right: boolean }[];
  /** Markdown or plain text. */
  readonly answer: string;
  /** Line in the original, from 1. */
  readonly line: number;
}

/** The fields of a row, as text, by what they mean. */
export interface Fields {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly tags: readonly string[];
  readonly difficulty: string;
  readonly url: string;
  readonly variants: readonly string[];
  readonly options: readonly string[];
  /** Options that are wrong, in a bank that keeps the right one apart from them. */
  readonly wrong?: readonly string[];
  /** Texts, letters or numbers of the right options. */
  readonly correct: readonly string[];
  readonly explanation: string;
  /** Named like a collection of documents (`title`, `text`): a title alone says something there. */
  readonly isDocument: boolean;
}

/** What a row gives: an entry, or the reason why none. */
export type RowResult = { readonly record: BankRecord } | { readonly reason: string };

const NO_ANSWER =
  /^[^\p{L}\p{N}]*(tbd|todo|n\/?a|none|null|nil|undefined|answer( here)?|your answer( here)?|coming soon|wip|-+|\.+)[^\p{L}\p{N}]*$/iu;
const TITLE_LIMIT = 120;

/** Makes an entry of a row's fields, or says why it gives none. */
export function recordOf(fields: Fields, line: number): RowResult {
  const question = fields.question.replace(/\r\n?/g, '\n').trim();
  const answer = fields.answer.trim();
  const options = optionsOf(fields);
  const answered = answer !== '' && !NO_ANSWER.test(answer);
  if (question === '' && !answered) return { reason: 'The row has neither a question nor an answer.' };
  if (!answered && !options.some(option => option.right) && !fields.isDocument) {
    return { reason: `The question "${shorten(question)}" has no answer.` };
  }
  if (isLinkAlone(answer)) return { reason: `The answer to "${shorten(question)}" is a link alone.` };
  const asked = question === '' ? { title: shorten(firstSentence(answer)) } : splitQuestion(question);
  return {
    record: {
      id: fields.id.trim() === '' ? null : fields.id,
      ...asked,
      tags: fields.tags,
      difficulty: fields.difficulty.trim() || null,
      url: fields.url.trim() || null,
      variants: fields.variants,
      options,
      answer: answerText(fields, answered ? answer : '', options),
      line,
    },
  };
}

/** Addresses and nothing else: that points at an answer, and quotes none. */
function isLinkAlone(answer: string): boolean {
  const noWord = /^[^\p{L}\p{N}]*(https?:\/\/.*)?$/iu;
  return /^[^\p{L}\p{N}]*https?:/iu.test(answer) && answer.split(/\s+/).every(word => noWord.test(word));
}

/** With options the answer column names the right one; what is left to read is the explanation. */
function answerText(fields: Fields, answer: string, options: BankRecord['options']): string {
  const explanation = fields.explanation.trim();
  const pointsAtOption =
    options.some(option => option.right) && (letterAt(answer) !== null || options.some(o => same(o.text, answer)));
  const text = pointsAtOption ? '' : answer;
  return [text, same(text, explanation) ? '' : explanation].filter(part => part !== '').join('\n\n');
}

function optionsOf(fields: Fields): BankRecord['options'] {
  const { options, wrong = [] } = fields;
  const said = fields.correct.length > 0 ? fields.correct : [fields.answer];
  if (options.length < 2) return amongWrong(fields.question, said, wrong);
  const right = new Set(said.flatMap(mark => markedBy(mark, options)));
  return options.map((text, index) => ({ text, right: right.has(index) }));
}

/** The right option takes a place among the wrong ones that tells nothing: the question's length decides. */
function amongWrong(question: string, right: readonly string[], wrong: readonly string[]): BankRecord['options'] {
  const said = right.filter(text => text.trim() !== '').map(text => ({ text, right: true }));
  if (said.length === 0 || wrong.length === 0) return [];
  return wrong.map(text => ({ text, right: false })).toSpliced(question.length % (wrong.length + 1), 0, ...said);
}

/** The options that a mark names: one by its whole text, else each of several by letter, number or text. */
function markedBy(mark: string, options: readonly string[]): number[] {
  const whole = options.findIndex(option => same(option, mark));
  if (whole >= 0) return [whole];
  return mark.split(/[,;|&]|\band\b/).flatMap(part => {
    const at = options.findIndex(option => same(option, part));
    const letter = at < 0 ? letterAt(part.trim()) : at;
    return letter === null ? [] : [letter];
  });
}

/** `B`, `b)`, `Option B` stand for the second; a bare figure counts from 1. */
function letterAt(mark: string): number | null {
  const found = /^(?:option|choice|answer)?[\s:_-]*\(?([a-z]|\d{1,2})[).:]?$/i.exec(mark)?.[1];
  if (found === undefined) return null;
  return /\d/.test(found) ? Number(found) - 1 : found.toLowerCase().charCodeAt(0) - 97;
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** Lines below the question's first one that read as code belong to it as code; others continue the sentence. */
function splitQuestion(question: string): { title: string; questionCode?: string } {
  const plain = question.replace(/^(question|q)\s*[:.]\s+/i, '');
  const at = plain.indexOf('\n');
  const rest = at < 0 ? '' : plain.slice(at + 1).replace(/^\n+|\s+$/g, '');
  if (!readsAsCode(rest)) return { title: oneLine(plain) };
  return { title: oneLine(plain.slice(0, at)), questionCode: rest.replace(/^```\w*\n|\n?```$/g, '') };
}

function readsAsCode(text: string): boolean {
  return /[{};=]\s*$|^\s*```|\)\s*;|=>|^\s{4,}\S|^(SELECT|def|class|import|print|function|var|let|const)\b/m.test(text);
}

/** White space folded, on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function firstSentence(text: string): string {
  const line = oneLine(text.slice(0, 600)).replace(/^[#>*\-\s]+/, '');
  return /^.*?[.!?。！？](?=\s|$)/u.exec(line)?.[0] ?? line;
}

function shorten(text: string): string {
  const line = oneLine(text);
  if (line.length <= TITLE_LIMIT) return line;
  const cut = line.lastIndexOf(' ', TITLE_LIMIT);
  return `${line.slice(0, cut > TITLE_LIMIT / 2 ? cut : TITLE_LIMIT).toWellFormed()}…`;
}
