// The commands about prices: what they show a person, what they hand to a script, and how they end.
import { expect, test } from 'vitest';
import { runCommandLine } from '../../../adapters/terminal/command-line.ts';
import type { RefreshReport } from '../../../src/app/prices/refresh-report.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import { REFRESHED } from '../../fakes/prices.ts';
import { fakeSurroundings, fakeTerminal, type Shape } from '../../fakes/terminal.ts';

async function run(
  args: readonly string[],
  { refreshed = REFRESHED, ...shape }: Shape & { refreshed?: RefreshReport } = {},
) {
  const { terminal, printed, told } = fakeTerminal(shape);
  const surroundings = fakeSurroundings(terminal);
  const around = {
    ...surroundings,
    open: async () => {
      const house = await surroundings.open('command');
      return { ...house, app: { ...house.app, refreshPrices: async () => refreshed } };
    },
  };
  const status = await runCommandLine(['prices', ...args], around);
  return { status, printed: printed(), told: told() };
}

test('shows what things cost, with sources and ages', async () => {
  const { status, printed, told } = await run(['show']);
  expect({ status, told }).toEqual({ status: 0, told: '' });
  await expect(printed).toMatchFileSnapshot('../golden/prices-show.txt');
});

test('fits a narrow terminal', async () => {
  const { printed } = await run(['show'], { isTTY: true, columns: 60 });
  for (const line of printed.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
});

test('shows a named book, and says on standard error which one serves where it cannot', async () => {
  const { printed, told } = await run(['show', '--prices', 'damaged.json']);
  expect(printed).toMatch(/^damaged\.json\n/);
  expect(told).toBe('The price book at data/prices.json cannot be used.\n');
});

test('a named book that cannot be used ends it', async () => {
  await expect(run(['show', '--prices', 'missing.json'])).rejects.toThrow(
    new PersonError('The price book at missing.json cannot be used: there is no such file.'),
  );
  await expect(run(['show', '--prices', ' '])).rejects.toThrow(
    'Name a file after --prices, for example: --prices prices.json.',
  );
});

test('hands a script the book with its ages', async () => {
  const { printed } = await run(['show', '--json']);
  const result = JSON.parse(printed);
  expect(Object.keys(result)).toEqual(['path', 'notice', 'ages', 'instanceAges', 'book']);
  expect(result).toMatchObject({ path: 'data/prices.json', notice: null, ages: { old: 3 }, book: { version: 1 } });
});

test('says what refreshing did, and names what was not believed', async () => {
  const { status, printed, told } = await run(['refresh']);
  expect({ status, told }).toEqual({ status: 0, told: '' });
  await expect(printed).toMatchFileSnapshot('../golden/prices-refresh.txt');
});

test('hands a script the whole report', async () => {
  const { status, printed } = await run(['refresh', '--json']);
  expect(status).toBe(0);
  expect(JSON.parse(printed)).toEqual(REFRESHED);
});

test('fails when nothing could be refreshed, and says so', async () => {
  const clouds = REFRESHED.clouds.map(cloud => ({ ...cloud, outcome: 'kept' as const }));
  const refreshed = { path: 'old.json', clouds, rejected: [], passedOver: [] };
  for (const args of [['refresh'], ['refresh', '--json']]) {
    const { status, told } = await run(args, { refreshed });
    expect(status).toBe(1);
    expect(told).toBe('No price was refreshed; the price book at old.json serves as before.\n');
  }
});

test('says what it can do when it is not told', async () => {
  await expect(run([])).rejects.toThrow('Say what to do with the prices: show or refresh.');
});
