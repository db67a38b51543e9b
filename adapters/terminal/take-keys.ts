// Takes the keys of a terminal for prompts of a library, which would stop itself alone at Ctrl-Z.
import { PassThrough } from 'node:stream';
import type { Input, Terminal } from './surroundings.ts';

/** Ctrl-Z, as a terminal in raw mode sends it. */
const STOP = 0x1a;

/** The keys that were pressed, for prompts to read; at Ctrl-Z the whole job stops, and goes on where it was. */
export function takeKeys({ input, suspend, onContinue }: Terminal): { readonly keys: Input; release(): void } {
  let isRaw = false;
  const setRawMode = (raw: boolean) => {
    isRaw = raw;
    return input.setRawMode?.(raw);
  };
  const keys = Object.assign(new PassThrough(), { isTTY: true, setRawMode });
  const stop = () => {
    input.setRawMode?.(false);
    suspend();
    // A job that no shell looks after is not stopped, and goes on here.
    takeBack();
  };
  /** The shell has changed the mode of the terminal meanwhile, so it is set anew. */
  const takeBack = () => {
    input.setRawMode?.(false);
    if (isRaw) input.setRawMode?.(true);
  };
  const pass = (chunk: Buffer | string) => {
    const bytes = Buffer.from(chunk);
    const pressed = bytes.filter(byte => byte !== STOP);
    if (pressed.length > 0) keys.write(pressed);
    if (pressed.length < bytes.length) stop();
  };
  let released = false;
  onContinue(() => {
    if (!released) takeBack();
  });
  const end = () => keys.end();
  input.on('data', pass).on('end', end);
  return {
    keys,
    release: () => {
      released = true;
      input.off('data', pass).off('end', end).pause();
    },
  };
}
