// Writes to a stream at the pace of its reader.
import { once } from 'node:events';
import type { Output } from './surroundings.ts';

/** Resolves when the stream is ready for more; a stream whose reader left is dealt with by adapters/main.ts. */
export async function print(output: Output, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}

/** JSON on one line for scripts; spread out when a person looks at it. */
export async function printJson(output: Output, value: unknown): Promise<void> {
  await print(output, `${JSON.stringify(value, null, output.isTTY ? 2 : 0)}\n`);
}
