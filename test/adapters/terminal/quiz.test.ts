// The command `quiz` in lines: what a person reads, what comes back to them, and calls that cannot be served.
import { beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../../adapters/terminal/command-line.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import { fakeTerminal } from '../../fakes/terminal.ts';
import { kettleHouse, MINUTES, SOON, WHY } from './kettle-house.ts';

let kettle: Awaited<ReturnType<typeof kettleHouse>>;
beforeAll(async () => {
  kettle = await kettleHouse();
});

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

The bank says nine minutes, so B is right.

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
