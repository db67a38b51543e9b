// What rows are known by, and the places that they wait in.
import { hash } from 'node:crypto';

/** The hash of a key within its workspace: it stays after the text is gone, and tells nothing of a person. */
export function keyHash(workspace: string, key: string): string {
  return hash('sha256', JSON.stringify([workspace, key]), 'base64url');
}

/** A place of which no two things are done at a time: a channel, or a person where there is none. */
export function placeName(channel: string, person: string): string {
  return channel === '' ? `@${person}` : channel;
}
