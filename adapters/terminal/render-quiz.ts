// A quiz as text for a terminal: a question with its options, what became of an answer with its proof, and the score.
import type { OpenQuestion, Revealed, Score } from '../../src/app/quiz/quiz.ts';
import { letterOf } from '../../src/message/option-letters.ts';
import { cleanLine } from './clean-text.ts';
import { GLUE, type Look, wrap } from './look.ts';
import { renderSources } from './render-sources.ts';

/** The number of the question, how hard it is, and what is asked. */
export function renderPrompt({ number, of, shown }: OpenQuestion, look: Look): string[] {
  const head = look.colours.dim(`Question ${number} of ${of} · ${shown.difficulty}`);
  return [head, '', ...wrap(look.colours.bold(cleanLine(shown.prompt)), look.width)];
}

/** The options with their letters; none where there is nothing to choose. */
export function renderOptions({ shown }: OpenQuestion, look: Look): string[] {
  if (shown.kind !== 'choice') return [];
  return shown.options.flatMap((option, at) => renderOption(option, at, look, '  '));
}

/** An option with its letter, behind `indent`. */
export function renderOption(option: string, at: number, look: Look, indent: string): string[] {
  const letter = `${indent}${letterOf(at)}. `;
  return wrap(cleanLine(option), look.width, letter, ' '.repeat(letter.length));
}

/** How to answer, in one line. */
export function howToAnswer({ shown }: OpenQuestion): string {
  if (shown.kind === 'open') return 'Answer in a few sentences of your own.';
  if (shown.kind === 'number') return shown.unit === '' ? 'Answer with a number.' : `Answer in ${shown.unit}.`;
  return shown.several ? 'Several are right: answer with their letters.' : 'Answer with a letter.';
}

/** Whether the answer was right, what is right and why, and where the bank says so. */
export function renderRevealed(revealed: Revealed, look: Look): string[] {
  const { citations, explanation, remarks } = revealed;
  const parts = [
    [...verdictOf(revealed, look), ...rightAnswer(revealed, look)],
    pointLines(revealed, look),
    remarks.flatMap(remark => wrap(cleanLine(remark), look.width)),
    explanation === null || isTold(explanation, revealed) ? [] : wrap(cleanLine(explanation), look.width),
    renderSources({ claims: [], citations }, look),
  ];
  return parts.filter(lines => lines.length > 0).flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}

/** An explanation that is made of the key points says nothing beside them. */
function isTold(explanation: string, { points }: Revealed): boolean {
  return points.length > 0 && points.every(({ text }) => explanation.includes(text));
}

function verdictOf({ share, passed, said, reason }: Revealed, { colours, width }: Look): string[] {
  if (share === null) return [colours.dim('Skipped.')];
  const part = said === null ? '' : ` ${Math.round(said * 100)}% of the key points are in it.`;
  const colour = passed ? colours.green : share === 0 ? colours.red : colours.yellow;
  return wrap(colour(`${wordFor(share, passed, said, reason)}${part}`), width);
}

function wordFor(share: number, passed: boolean, said: number | null, reason: string | null): string {
  if (said !== null) return passed ? 'Passed.' : 'Not passed.';
  // The reason of an amount begins with the word where it is not wrong.
  if (reason !== null) return share === 0 ? `Wrong. ${cleanLine(reason)}` : cleanLine(reason);
  if (passed) return 'Right.';
  return share === 0 ? 'Wrong.' : `Partly right: ${Math.round(share * 100)}%.`;
}

function rightAnswer({ question, share, amount, reason }: Revealed, look: Look): string[] {
  if (amount !== null) return reason === null ? wrap(`The answer is ${cleanLine(amount)}.`, look.width) : [];
  if (share === 1 || question.kind !== 'choice') return [];
  const right = question.correct.flatMap(at => renderOption(question.options[at] ?? '', at, look, '  '));
  return [question.correct.length === 1 ? 'Right is:' : 'Right are:', ...right];
}

const MARKS = { hit: '✓', partly: '~', missed: '✗', contrary: '✗' } as const;

/** Each key point with the numbers of what says it, and the person's own words for it below. */
function pointLines({ points, share }: Revealed, look: Look): string[] {
  const { dim, green, yellow, red } = look.colours;
  const colour = { hit: green, partly: yellow, missed: red, contrary: red };
  return points.flatMap(({ text, outcome, said, citations }) => {
    const numbers = citations.length === 0 ? '' : `${GLUE}${dim(citations.map(n => `[${n}]`).join(''))}`;
    const mark = share === null ? '•' : MARKS[outcome];
    const [first = '', ...rest] = wrap(`${cleanLine(text)}${numbers}`, look.width - 2);
    return [
      `${share === null ? mark : colour[outcome](mark)} ${first}`,
      ...rest.map(line => `  ${line}`),
      ...(said === null ? [] : wrap(dim(`${SAID[outcome]}: “${cleanLine(said.text)}”`), look.width, '    ')),
    ];
  });
}

const SAID = {
  hit: 'You said',
  partly: 'You said in part',
  missed: 'You said',
  contrary: 'But you said the contrary',
} as const;

/** How it went, and what comes back to the person and how. */
export function renderEnd(score: Score, outlook: string | null, look: Look): string[] {
  const review = outlook === null ? [] : wrap(look.colours.dim(`${outlook} ${HOW_TO_REVIEW}`), look.width);
  return [scoreIn(score), ...review];
}

const HOW_TO_REVIEW = `\`${['npx', 'whetstone', 'quiz', '--review'].join(GLUE)}\` asks what is due.`;

function scoreIn({ questions, answered, right, partly }: Score): string {
  if (answered === 0) return 'No question was answered.';
  const some = partly === 0 ? '' : `, ${partly} partly`;
  const rest = questions - answered;
  return `${right} of ${answered} right${some}${rest === 0 ? '' : `; ${rest} not answered`}.`;
}
