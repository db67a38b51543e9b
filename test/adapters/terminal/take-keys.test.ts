// Keys for prompts of a library: they pass as they come, and Ctrl-Z stops the whole job with the terminal as the shell left it.
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { takeKeys } from '../../../adapters/terminal/take-keys.ts';
import { fakeTerminal } from '../../fakes/terminal.ts';

/** A terminal whose keys are taken, and what of them came through. */
function taken() {
  const made = fakeTerminal({ isTTY: true });
  const { keys, release } = takeKeys(made.terminal);
  const pressed: string[] = [];
  keys.on('data', (key: Buffer) => pressed.push(key.toString()));
  return { ...made, keys, release, pressed };
}

test('keys come as they are pressed, with the mode of the terminal', async () => {
  const { input, keys, pressed, modes } = taken();
  keys.setRawMode?.(true);
  for (const key of ['a', '\u001b[B', 'é']) {
    input.write(key);
    await turn();
  }
  expect(pressed).toEqual(['a', '\u001b[B', 'é']);
  expect(modes).toEqual(['raw']);
});

test('Ctrl-Z stops the job with the terminal given back, and takes it again; no prompt hears of it', async () => {
  const { input, keys, pressed, modes } = taken();
  keys.setRawMode?.(true);
  input.write('a\u001a');
  await turn();
  expect(modes).toEqual(['raw', 'cooked', 'stopped', 'cooked', 'raw']);
  expect(pressed).toEqual(['a']);
});

test('a job that goes on takes the terminal again as a prompt had it, until the keys are released', () => {
  const { keys, modes, goOn, release } = taken();
  goOn();
  expect(modes).toEqual(['cooked']);
  keys.setRawMode?.(true);
  goOn();
  expect(modes).toEqual(['cooked', 'raw', 'cooked', 'raw']);
  release();
  goOn();
  expect(modes).toHaveLength(4);
});

test('the end of the input ends the keys', async () => {
  const { input, keys } = taken();
  input.end();
  await new Promise(ended => keys.once('end', ended));
  expect(keys.readableEnded).toBe(true);
});
