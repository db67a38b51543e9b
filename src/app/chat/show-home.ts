// Shows people who look us up what we know and what is theirs, and those who begin to talk some questions to begin with.
import type { SettingName } from '../../message/action.ts';
import type { Delivery } from '../../ports/delivery.ts';
import type { Incoming } from '../../ports/incoming.ts';
import type { Change, Exchange } from '../../ports/store.ts';
import { presentHome } from '../../present/present-home.ts';
import { settingsOf } from './answer.ts';
import type { Reading } from './chat-ports.ts';
import { examplesOf } from './examples.ts';
import { statsOf } from './quiz/show-standings.ts';
import { keyFor, order } from './say.ts';

const RECENT = 5;
/** Among so many are five that differ, unless somebody asks the same over and over. */
const LOOKED_AT = 20;

/** What changes the home page with the event that it is shown for. */
interface HomeChange {
  readonly chosen?: Partial<Record<SettingName, string>>;
  readonly asked?: Exchange;
  readonly forgotten?: boolean;
}

/** The home page of the person behind `incoming`, as it is once the change is made. */
export async function homeOf(
  ports: Reading,
  incoming: Incoming,
  { chosen = {}, asked, forgotten = false }: HomeChange = {},
): Promise<Delivery> {
  const { person } = incoming;
  const { workspace } = incoming.conversation;
  const kept = forgotten
    ? { follow: 'on', excerpts: 'new', board: 'shown' }
    : await settingsOf(ports, workspace, person);
  const before = forgotten ? [] : await ports.store.exchangesBy(workspace, person, LOOKED_AT);
  const recent = lastOfEach(asked === undefined ? before : [asked, ...before]).slice(0, RECENT);
  const message = presentHome({
    known: ports.bank.entries.map(({ id, title }) => ({ entry: id, title })),
    ways: ports.ways,
    settings: { ...kept, ...chosen },
    quiz: forgotten ? null : await statsOf(ports, incoming),
    recent: recent.map(({ id, question, answered }) => ({ answer: id, question, answered })),
  });
  return { kind: 'home', person, message };
}

/** What was asked several times is listed once. */
function lastOfEach(exchanges: readonly Exchange[]): Exchange[] {
  const known = new Set<string>();
  return exchanges.filter(({ question }) => !known.has(question) && known.add(question));
}

export async function handleHome(ports: Reading, incoming: Incoming): Promise<Change[]> {
  return [order(incoming, keyFor(incoming, 'home'), await homeOf(ports, incoming))];
}

export function handleOpened(ports: Reading, incoming: Incoming): Change[] {
  const prompts = examplesOf(ports, incoming.person).map(({ title }) => ({ title, message: title }));
  const to = incoming.conversation;
  return [order(incoming, keyFor(incoming, 'suggest'), { kind: 'suggest', to, prompts })];
}
