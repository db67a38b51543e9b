// What the platform tells of people: the time zone that they live by, and whether they run the workspace.
import type { Incoming } from '../../../ports/incoming.ts';
import type { Reading } from '../chat-ports.ts';

export type Somebody = Pick<Incoming, 'conversation' | 'person'>;

/** The IANA name of a person's zone; null where the platform does not tell. */
export async function zoneOf({ surface }: Reading, { conversation, person }: Somebody): Promise<string | null> {
  return (await surface.profiles.profile(conversation.workspace, person)).zone;
}

/** The person, as others may see them: empty for who wants to be in nothing that others see. */
export async function seenByOthers({ store }: Reading, workspace: string, person: string): Promise<string> {
  return (await store.hiddenPeople(workspace)).has(person) ? '' : person;
}

/** Whether a person runs the workspace; false where the platform does not tell. */
export async function isAdmin({ surface }: Reading, { conversation, person }: Somebody): Promise<boolean> {
  return (await surface.profiles.profile(conversation.workspace, person)).isAdmin;
}
