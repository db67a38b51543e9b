// The quiz with keys: each prompt is driven by what a terminal sends, and what the person sees is looked at.
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { kettleHouse, MINUTES, SOON } from './kettle-house.ts';

let kettle: Awaited<ReturnType<typeof kettleHouse>>;
beforeAll(async () => {
  kettle = await kettleHouse();
});

/** Answers each prompt once it is there. */
async function press(called: ReturnType<typeof kettle.call>, steps: readonly (readonly [string, readonly string[]])[]) {
  let seen = 0;
  const shown = () => stripVTControlCharacters(called.printed());
  for (const [prompt, keys] of steps) {
    while (!shown().slice(seen).includes(prompt)) await sleep(5);
    for (const key of keys) {
      seen = shown().length;
      called.input.write(key);
      // A prompt takes one key at a time; the library hands keys on between turns of the loop.
      await sleep(20);
    }
  }
  return { status: await called.status, shown: shown() };
}

const DOWN = '\u001b[B';
const ENTER = '\r';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

describe('with keys', { timeout: 20_000 }, () => {
  const sit = (args: readonly string[], columns = 80) => kettle.call(args, { isTTY: true, columns });

  test.each([
    ['arrows', [DOWN, ENTER]],
    ['a letter', ['b', ENTER]],
    ['a number', ['2', ENTER]],
  ])('%s choose an option', async (_, keys) => {
    const { status, shown } = await press(sit(SOON), [['Which is right?', keys]]);
    expect(status).toBe(0);
    expect(shown).toContain(
      'One question; Ctrl-C leaves.\n\nQuestion 1 of 1 · easy\n\nHow soon does a gas kettle boil?',
    );
    expect(shown).toContain('  B. Within nine minutes\n');
    expect(shown).toContain('\nRight.\n\nThe bank says nine minutes, so B is right.\n');
    expect(shown).toMatch(/1 of 1 right\.\n/);
  });

  test('several are ticked, and none by mistake', async () => {
    const two = ['--kind', 'choice', '--topic', 'descaling', '--count', '1'];
    const { shown } = await press(sit(two), [
      ['Several are right:', [ENTER]],
      ['At least one', ['a', ' ', DOWN, DOWN, ' ', ENTER]],
    ]);
    expect(shown).toContain('  A. It slows a kettle down\n  C. Vinegar takes it away\n');
    expect(shown).toContain('\nRight.\n');
  });

  test('the last option shows the answer instead', async () => {
    const { shown } = await press(sit(SOON), [['Which is right?', [DOWN, DOWN, DOWN, ENTER]]]);
    expect(shown).toContain('\nSkipped.\nRight is:\n  B. Within nine minutes\n');
  });

  test('words answer what is open, and what cannot be read is asked again', async () => {
    const { shown } = await press(sit(MINUTES), [
      ['Your answer:', [ENTER]],
      ['You must provide a value', [...'lots', ENTER]],
      ['I found no number in that', [...'9', ENTER]],
    ]);
    expect(shown).toContain('Answer in minutes. Type skip to see the answer.');
    expect(shown).toContain('\nRight: it is 9 minutes, give or take 5%.\n');
  });

  test.each([
    ['Ctrl-C', CTRL_C],
    ['Ctrl-D', CTRL_D],
  ])('%s leaves', async (_, key) => {
    const { status, shown } = await press(sit(SOON), [['Which is right?', [key]]]);
    expect(status).toBe(0);
    expect(shown).toContain('\nNo question was answered.\n');
    expect(shown).not.toContain('Right.');
  });

  test('a narrow window breaks options between words', async () => {
    const { shown } = await press(sit(SOON, 22), [['Which is right?', ['b', ENTER]]]);
    expect(shown).toContain('B. Within nine\n     minutes\n');
  });
});
