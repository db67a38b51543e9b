// Which entries of a bank an authored item may quote: the one that its section names, and those split off it.
import type { Bank } from '../../bank/entry.ts';
import type { QuizItem } from '../../bank/quiz-items/item.ts';

/** The entries as indexes of the bank's; a text, without a full stop, says why there are none. */
export function entriesOfItem({ entry, beside }: QuizItem, bank: Bank): readonly number[] | string {
  const ids = bank.entries.map(({ id }) => id);
  const beneath = `${beside}#${entry}`;
  const named = ids.filter(id => id === entry || localOf(id) === entry);
  if (named.length > 1 && !named.includes(beneath))
    return `the bank has several entries "${entry}": ${named.join(', ')}`;
  const whole = named.length === 1 ? named[0] : beneath;
  const found = [...indexesOf(ids, id => id === whole), ...indexesOf(ids, id => id.startsWith(`${whole}-`))];
  return found.length > 0 ? found : `the bank has no entry "${entry}"`;
}

function localOf(id: string): string {
  return id.slice(id.indexOf('#') + 1);
}

function indexesOf(ids: readonly string[], fits: (id: string) => boolean): number[] {
  return ids.flatMap((id, at) => (fits(id) ? [at] : []));
}
