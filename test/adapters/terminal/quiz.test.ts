// The command `quiz`: in lines, with keys and as JSON, over real banks; and that a review in the terminal remembers.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../../adapters/terminal/command-line.ts';
import { openStore } from '../../../src/drivers/sql-store.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import { appIn } from '../../app/app-ports.ts';
import { kettleQuiz } from '../../app/quiz/kettle-quiz.ts';
import { storePlace } from '../../drivers/store-on-disk.ts';
import { fakeSurroundings, fakeTerminal, type Shape } from '../../fakes/terminal.ts';

const folders = storePlace();
afterAll(() => folders.remove());

/** A house with the kettles' quiz, and calls of the command line in it, each on a terminal of its own. */
async function kettleHouse() {
  const house = await kettleQuiz();
  await house.close();
  const { app, world } = house;
  const call = (args: readonly string[], shape: Shape = {}, typed: readonly string[] = []) => {
    const made = fakeTerminal(shape);
    if (!shape.isTTY) made.input.end(typed.map(line => `${line}\n`).join(''));
    const around = {
      ...fakeSurroundings(made.terminal),
      open: async () => ({ app, bankDir: world.root }),
      openStore: () => openStore({ dataDir: world.dataDir }),
    };
    return { ...made, around, status: runCommandLine(['quiz', ...args], around) };
  };
  const lines = async (args: readonly string[], ...typed: string[]) => {
    const called = call(args, {}, typed);
    const status = await called.status;
    return { status, printed: called.printed(), told: called.told() };
  };
  return { ...house, call, lines };
}

let kettle: Awaited<ReturnType<typeof kettleHouse>>;
beforeAll(async () => {
  kettle = await kettleHouse();
});

const SOON = ['--kind', 'choice', '--topic', 'boil', '--count', '1'];
const MINUTES = ['--kind', 'number', '--count', '1'];
const WHY = ['--kind', 'open', '--topic', 'descaling', '--count', '1'];

describe('in lines', () => {
  test('a right answer is told, with why and where that stands', async () => {
    const { status, printed } = await kettle.lines(SOON, '', 'b');
    expect(status).toBe(0);
    expect(printed).toBe(`Question 1 of 1 · easy

How soon does a gas kettle boil?
  A. Within an hour
  B. Within nine minutes
  C. At once
Answer with a letter.

Right.

The bank says nine minutes.

[1] bank/kettles.md:5  "How long does a gas kettle take to boil?"
    │ A gas kettle boils within nine minutes.

1 of 1 right.
`);
  });

  test('a wrong one shows what is right, and comes back', async () => {
    const own = await kettleHouse();
    const { printed } = await own.lines(SOON, 'a');
    expect(printed).toContain('\n\nWrong.\nRight is:\n  B. Within nine minutes\n\n');
    expect(printed).toMatch(
      /\n0 of 1 right\.\nThe next review is due in 4 hours\. `npx whetstone quiz --review` asks what is\ndue\.\n$/,
    );
  });

  test.each([
    ['9 min', 'Right: it is 9 minutes, give or take 5%.', 1],
    ['10', 'Close, but more than 5% off: it is 9 minutes.', 0],
    ['2.16k', 'Wrong. It is 9 minutes.', 0],
  ])('an amount of "%s" is told once how it did', async (typed, sentence, right) => {
    const { printed } = await kettle.lines(MINUTES, typed);
    expect(printed).toContain(`\n\n${sentence}\n\nIt boils within nine minutes.\n`);
    expect(printed).toContain(`${right} of 1 right`);
  });

  test('an answer in own words is shown point by point, with the numbers of the sources', async () => {
    const { printed } = await kettle.lines(WHY, 'A kettle with limescale in it is slowed down.');
    expect(printed).toContain(`Passed. 50% of the key points are in it.

✓ Limescale slows the kettle down. [1]
    You said: “A kettle with limescale in it is slowed down.”
✗ Vinegar removes limescale. [2]

Limescale is slow, and vinegar is quick.

[1] bank/kettles.md:9  "Why does a kettle need descaling?"
    │ Limescale slows the kettle down.
[2] bank/kettles.md:10
    │ Vinegar removes limescale within an hour.
`);
  });

  test.each(['skip', 'SKIP', "I don't know"])('"%s" shows what a good answer says', async typed => {
    const { printed } = await kettle.lines(WHY, typed);
    expect(printed).toContain('Skipped.\n\n• Limescale slows the kettle down. [1]\n• Vinegar removes limescale. [2]\n');
    expect(printed).toContain('\nNo question was answered.\n');
  });

  test('what cannot be read is refused, and the question waits', async () => {
    const { printed } = await kettle.lines(MINUTES, 'nonsense', '9');
    expect(printed).toContain('I found no number in that; write it like “1500 minutes”.\n\nRight: it is 9 minutes');
    expect(printed.match(/Question 1 of 1/g)).toHaveLength(1);
  });

  test.each([[['quit', 'b']], [[]]])('it ends when the person leaves or the lines end: %j', async typed => {
    const { status, printed } = await kettle.lines(['--count', '3'], ...typed);
    expect(status).toBe(0);
    expect(printed).toContain('Question 1 of 3');
    expect(printed).toContain('No question was answered.');
    expect(printed).not.toContain('Question 2');
  });

  test('no line is wider than the terminal', async () => {
    for (const columns of [30, 60, 200]) {
      const called = kettle.call(['--count', '4', '--seed', '1'], { columns }, []);
      await called.status;
      const { printed } = called;
      expect(
        Math.max(
          ...printed()
            .split('\n')
            .map(line => line.length),
        ),
      ).toBeLessThanOrEqual(80);
    }
  });
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
    expect(shown).toContain('\nRight.\n\nThe bank says nine minutes.\n');
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
    const { status, shown } = await press(sit(SOON), [['Which is right?', [DOWN, key]]]);
    expect(status).toBe(0);
    expect(shown).toContain('\nNo question was answered.\n');
    expect(shown).not.toContain('Right.');
  });

  test('a narrow window breaks options between words', async () => {
    const { shown } = await press(sit(SOON, 22), [['Which is right?', ['b', ENTER]]]);
    expect(shown).toContain('B. Within nine\n     minutes\n');
  });
});

describe('a review', () => {
  test('asks what was missed once it is due, and says until then when that is', async () => {
    const own = await kettleHouse();
    await own.lines(SOON, 'a');
    const early = await own.lines(['--review', '--count', '1']);
    expect(early.told).toBe('Nothing is due. The next review is due in 4 hours. These are new.\n');
    own.clock.turn(4 * 3_600);
    const { printed, told } = await own.lines(['--review'], 'b');
    expect(told).toBe('');
    expect(printed).toContain('Question 1 of 1 · easy\n\nHow soon does a gas kettle boil?');
    expect(printed).toMatch(/1 of 1 right\.\nThe next review is due in \d+ (?:hours|days)\./);
    const json = JSON.parse((await own.lines(['--review', '--json', '--count', '2'])).printed) as { id: string }[];
    expect(json.map(({ id }) => id)).not.toContain('kettles.quiz#soon');
  });

  test('without a folder that can keep anything the quiz goes on, and says so once', async () => {
    const called = kettle.call(SOON, {}, ['a']);
    const refusing = fakeTerminal();
    refusing.input.end('a\nb\n');
    const around = {
      ...called.around,
      terminal: refusing.terminal,
      openStore: () => Promise.reject(new PersonError('The store cannot be opened.')),
    };
    await called.status;
    expect(await runCommandLine(['quiz', '--count', '2'], around)).toBe(0);
    expect(refusing.told()).toBe('What you answer is not remembered: The store cannot be opened.\n');
    expect(refusing.printed()).not.toContain('review');
  });
});

describe('calls that cannot be served', () => {
  test.each([
    ['--kind', 'essay'],
    ['--kind', 'choice,'],
    ['--kind', ''],
    ['--count', '0'],
    ['--count', '-1'],
    ['--count', '2.5'],
    ['--count', '1e9'],
    ['--seed', 'abc'],
    ['--seed', '-1'],
    ['--topic', ''],
    ['--topic', ' '],
    ['--bank', ''],
    ['what'],
  ])('are told in one sentence: %s %s', async (...args) => {
    const failure = await kettle.lines(args).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'WrongUsage', message: expect.stringMatching(/^[A-Z][^\n]*\.$/) });
  });

  test.each([
    [['--topic', 'zebra'], /^The bank has no such question about “zebra”; its topics: kettles.*\.$/],
    [['--topic', 'zebra', '--json'], /^The bank has no such question about “zebra”; its topics: kettles.*\.$/],
    [['--bank', 'nowhere'], /^There is no file or folder at .*nowhere\.$/],
  ])('so is what the bank does not have: %j', async (args, sentence) => {
    const failure = await kettle.lines(args).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'PersonError', message: expect.stringMatching(sentence) });
  });

  test('fewer questions than wished for come with a word, and none to play is a failure', async () => {
    const few = await kettle.lines(['--kind', 'number', '--json']);
    expect([few.status, few.told]).toEqual([0, 'The bank has 1 such question.\n']);
    const none = await kettle.lines(['--kind', 'number', '--topic', 'thermostat']);
    expect(none).toMatchObject({
      status: 1,
      printed: '',
      told: expect.stringMatching(/^The bank has no such question/),
    });
    expect(await kettle.lines(['--kind', 'number', '--topic', 'thermostat', '--json'])).toMatchObject({
      status: 0,
      printed: '[]\n',
    });
  });
});

describe('as JSON, our own bank', { timeout: 60_000 }, () => {
  const root = join(import.meta.dirname, '../../..');
  const { app } = appIn(root, folders.folder(), root);

  async function json(...args: string[]): Promise<{ text: string; questions: Record<string, unknown>[] }> {
    const { terminal, input, printed } = fakeTerminal();
    input.end();
    const around = {
      ...fakeSurroundings(terminal),
      open: async () => ({ app, bankDir: join(root, 'knowledge/bank') }),
      openStore: () => Promise.reject(new Error('who only prints keeps nothing')),
    };
    expect(await runCommandLine(['quiz', '--json', ...args], around)).toBe(0);
    return { text: printed(), questions: JSON.parse(printed()) };
  }

  test('has every field, and every citation stands in its file to the byte', async () => {
    const { questions } = await json('--count', '9999', '--seed', '5');
    expect(questions.length).toBeGreaterThan(80);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const question of questions) {
      expect(Object.keys(question), String(question.id)).toEqual(FIELDS[question.kind as keyof typeof FIELDS]);
      expect(question).toMatchObject({
        entry: expect.stringMatching(/^cloud-ai-services#/),
        prompt: expect.stringMatching(/\S/),
        answer: expect.stringMatching(/\S/),
        explanation: expect.stringMatching(/\S/),
        difficulty: expect.stringMatching(/^(?:easy|medium|hard)$/),
      });
      checkKind(question);
      checkProof(question.citations as Proof[], root);
    }
  });

  test('is the same for a seed, five questions unless said, and another for another seed', async () => {
    const first = await json('--seed', '5');
    expect(first.questions).toHaveLength(5);
    expect((await json('--seed', '5')).text).toBe(first.text);
    expect((await json('--seed', '6')).text).not.toBe(first.text);
  });
});

const BEFORE = ['id', 'kind', 'entry', 'prompt', 'options', 'correct', 'answer'];
const AFTER = ['explanation', 'citations', 'difficulty'];
const FIELDS = {
  choice: [...BEFORE, ...AFTER],
  number: [...BEFORE, 'unit', 'tolerance', ...AFTER],
  open: [...BEFORE, 'keyPoints', ...AFTER],
};

/** What only questions of a kind have. */
function checkKind({ kind, options, correct, answer, tolerance, keyPoints }: Record<string, unknown>): void {
  const [offered, right] = [options as string[], correct as number[]];
  if (kind === 'choice') {
    expect(offered.length).toBeGreaterThanOrEqual(2);
    expect(new Set(offered).size).toBe(offered.length);
    expect(answer).toBe(right.map(at => offered[at]).join('; '));
    expect(right.length).toBeGreaterThan(0);
    expect(right.length).toBeLessThan(offered.length);
    return;
  }
  expect({ offered, right }).toEqual({ offered: [], right: [] });
  if (kind === 'open') expect((keyPoints as string[]).length).toBeGreaterThan(1);
  else {
    expect(answer).toMatch(/^-?\d+(?:\.\d+)?$/);
    expect(tolerance).toBeGreaterThanOrEqual(0);
    expect(tolerance).toBeLessThan(1);
  }
}

interface Proof {
  readonly n: number;
  readonly quote: string;
  readonly source: { readonly path: string; readonly sha256: string; readonly start: number; readonly end: number };
}

function checkProof(citations: readonly Proof[], cwd: string): void {
  expect(citations.map(({ n }) => n)).toEqual(citations.map((_, i) => i + 1));
  expect(citations).not.toHaveLength(0);
  for (const { quote, source } of citations) {
    const bytes = readFileSync(resolve(cwd, source.path));
    expect(bytes.subarray(source.start, source.end).toString()).toBe(quote);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(source.sha256);
  }
}
