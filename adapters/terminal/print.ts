// Writes to a stream at the pace of its reader.
import { once } from 'node:events';
import type { Output } from './surroundings.ts';

/** Resolves when the stream is ready for more; a stream whose reader left is dealt with by adapters/main.ts. */
export async function print(output: Output, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}

/** JSON that is spread out when a person looks at it. */
export async function printJson(output: Output, value: unknown): Promise<void> {
  await print(output, `${safeJson(value, output.isTTY ? 2 : 0)}\n`);
}

/** JSON on one line for scripts. */
export async function printJsonLine(output: Output, value: unknown): Promise<void> {
  await print(output, `${safeJson(value, 0)}\n`);
}

/** JSON escapes by itself only some of the characters that can steer a terminal; escaping the others changes no value. */
function safeJson(value: unknown, indent: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
