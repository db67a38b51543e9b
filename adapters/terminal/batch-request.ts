// One line of a batch: a question as plain text, or as JSON with an id and earlier turns.
import type { Question } from '../../src/app/use-cases.ts';
import { checkQuestion } from './check-question.ts';
import { cleanLine } from './clean-text.ts';
import type { Line } from './read-lines.ts';
import { WrongUsage } from './wrong-usage.ts';

/** A request, or the sentence that says why its line is none. `id` is printed with the result as it was given. */
export type Request = { readonly id: unknown } & (
  | { readonly question: Question; readonly fault: null }
  | { readonly question: null; readonly fault: string }
);

/** Makes a question of the text of a line and of its "context", whatever that holds; what it refuses is a `WrongUsage`. */
export type ReadQuestion = (text: string, context: unknown) => Question;

/** Reads a line; null for a blank one. Never throws on what a line may hold. */
export function readRequest(line: Line, readQuestion: ReadQuestion = asQuestion): Request | null {
  if (line.fault !== null) return { id: line.number, question: null, fault: line.fault };
  const text = line.text.trim();
  if (text === '') return null;
  if (text.startsWith('{')) return jsonRequest(text, line.number, readQuestion);
  return request(line.number, () => readQuestion(text, []));
}

function jsonRequest(text: string, number: number, readQuestion: ReadQuestion): Request {
  const fields = parseJson(text);
  if (fields === null)
    return { id: number, question: null, fault: 'This line starts like JSON and is not valid JSON.' };
  const id = Object.hasOwn(fields, 'id') ? fields.id : number;
  return request(id, () => jsonQuestion(fields, readQuestion));
}

function request(id: unknown, read: () => Question): Request {
  try {
    return { id, question: read(), fault: null };
  } catch (fault) {
    if (fault instanceof WrongUsage) return { id, question: null, fault: fault.message };
    throw fault;
  }
}

function jsonQuestion(fields: Readonly<Record<string, unknown>>, readQuestion: ReadQuestion): Question {
  if (typeof fields.text !== 'string') throw new WrongUsage('This line has no question: "text" must be a string.');
  return readQuestion(fields.text, fields.context);
}

function asQuestion(text: string, context: unknown): Question {
  return { text: checkQuestion(text), context: turnsOf(context) };
}

function turnsOf(context: unknown): string[] {
  const turns = typeof context === 'string' ? [context] : (context ?? []);
  if (Array.isArray(turns) && turns.every(turn => typeof turn === 'string')) return cleanTurns(turns);
  throw new WrongUsage('The "context" of this line must be a string or a list of strings.');
}

/** Earlier turns, oldest first, as they are handed to the application. */
export function cleanTurns(turns: readonly string[]): string[] {
  return turns.map(cleanLine).filter(turn => turn !== '');
}

function parseJson(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(text, keepIdAsGiven) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** Newer than the language level whose types we compile with. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** A number such as 12345678901234567890 would come back as another one if it were read as a number. */
function keepIdAsGiven(key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isNumericId = key === 'id' && typeof value === 'number' && context?.source !== undefined;
  return isNumericId ? rawJSON(context.source) : value;
}
