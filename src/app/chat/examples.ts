// What somebody can begin with: questions out of the bank, others for each person, the same for one person; and help that shows them.
import type { Message } from '../../message/message.ts';
import { type Example, presentHelp } from '../../present/present-notice.ts';
import type { ChatPorts } from './chat-ports.ts';
import { keyOf } from './keys.ts';

const SHOWN = 4;

/** Up to four entries, spread over the bank. */
export function examplesOf({ bank }: Pick<ChatPorts, 'bank'>, person: string): Example[] {
  const { entries } = bank;
  const first = Number.parseInt(keyOf(person).slice(0, 6), 16);
  const step = Math.max(1, Math.floor(entries.length / SHOWN));
  const picked = Array.from({ length: Math.min(SHOWN, entries.length) }, (_, i) => (first + i * step) % entries.length);
  return [...new Set(picked)].map(at => ({ entry: entries[at]!.id, title: entries[at]!.title }));
}

/** What we do, with questions to begin with. */
export function helpFor(ports: Pick<ChatPorts, 'bank' | 'ways'>, person: string): Message {
  return presentHelp(ports.ways, ports.bank.entries.length, examplesOf(ports, person));
}
