// What rows are known by after their text is gone: hashes that tell nothing of a person.
import { hash } from 'node:crypto';

/** The hash of a key within its workspace. */
export function keyHash(workspace: string, key: string): string {
  return hash('sha256', JSON.stringify([workspace, key]), 'base64url');
}
