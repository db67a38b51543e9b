// The whole of an entry, statement by statement in the order of the bank, verified like any answer.
import type { WholeEntry } from '../answer/answer.ts';
import { composeExtractive } from '../answer/compose-extractive.ts';
import { verify } from '../answer/verify.ts';
import type { Entry } from '../bank/entry.ts';
import type { Asking } from './asking.ts';

/** What entry `id` says, read against its file as it is now; null when the bank has no such entry. */
export async function wholeEntry({ index: { bank }, filesNow }: Asking, id: string): Promise<WholeEntry | null> {
  const number = bank.entries.findIndex(entry => entry.id === id);
  const entry = bank.entries[number];
  if (entry === undefined) return null;
  const draft = composeExtractive(entry, number, statementsOf(entry));
  const { claims, citations, dropped } = verify(draft, bank, await filesNow([entry.file]));
  return { id, title: entry.title, claims, citations, dropped };
}

/** Every passage once: a label leads those below it, and a row brings its own cells. */
function statementsOf({ passages }: Entry): number[] {
  const rows = passages.filter(({ kind }) => kind === 'row');
  const isInRow = (at: number) =>
    passages[at]!.kind === 'cell' &&
    rows.some(({ bytes }) => bytes.start <= passages[at]!.bytes.start && passages[at]!.bytes.end <= bytes.end);
  return [...passages.keys()].filter(at => passages[at]!.kind !== 'label' && !isInRow(at));
}
