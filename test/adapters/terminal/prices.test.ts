// The commands about prices: what they show a person, what they hand to a script, and how they end.
import stringWidth from 'fast-string-width';
import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { runCommandLine } from '../../../adapters/terminal/command-line.ts';
import { renderPrices } from '../../../adapters/terminal/render-prices.ts';
import type { RefreshReport } from '../../../src/app/prices/refresh-report.ts';
import type { Cloud, PriceBook } from '../../../src/cost/price-book.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import { SHIPPED } from '../../app/prices/catalogue-rows.ts';
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

/** The price book that comes along, as it is shown at a width. */
function shownAt(width: number, book = SHIPPED): string[] {
  const ages = { figures: 9, undated: 0, oldest: null, newest: null, oldestDays: null, aging: 0, old: 0 };
  const borders = { agingBefore: '2026-11-16', oldBefore: '2026-10-24' };
  const inUse = { book, path: '/prices.json', notice: null, ages, instanceAges: ages, ...borders };
  const look = { width, colours: picocolors.createColors(false), currentFolder: '/', takesNumbers: false };
  return renderPrices(inUse, look).split('\n');
}

/** The shipped book as refreshing leaves it: every price of an instance is of one day. */
const DATED: PriceBook = JSON.parse(JSON.stringify(SHIPPED), (key, value) => (key === 'asOf' ? '2026-10-01' : value));

test.each([92, 80, 70, 60, 59, 40])(
  'at a width of %d no name of an instance breaks, and no line is too long',
  width => {
    for (const book of [SHIPPED, DATED]) {
      const lines = shownAt(width, book);
      const words = new Set(lines.flatMap(line => line.split(/\s+/)));
      for (const { name } of book.instances) expect(words).toContain(name);
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }
  },
);

test('drops the words about age first where there is no room, and then the column of regions', () => {
  const start = (width: number, cloud: string) => {
    const lines = shownAt(width);
    return lines.slice(lines.findIndex(line => line.startsWith(`${cloud}, by`))).slice(0, 3);
  };
  expect(start(92, 'gcp')).toEqual([
    'gcp, by the hour',
    'instance        accelerators    region       on demand       spot  as of            src',
    'a2-highgpu-1g   1 × A100-40GB   us-central1   $3.67339   $1.92802  2026-07-30, old  [3]',
  ]);
  expect(start(84, 'gcp')[2]).toBe(
    'a2-highgpu-1g   1 × A100-40GB   us-central1   $3.67339   $1.92802  2026-07-30  [3]',
  );
  expect(start(80, 'gcp')).toEqual([
    'gcp, by the hour in us-central1, where no region is named',
    'instance        accelerators               on demand       spot  as of       src',
    'a2-highgpu-1g   1 × A100-40GB               $3.67339   $1.92802  2026-07-30  [3]',
  ]);
  expect(shownAt(80)).toContain('a3-megagpu-8g   8 × H100-MEGA in us-east4  $92.93759  $23.27524  2026-07-30  [3]');
});

test('is a list of lines where a table has no room', () => {
  const lines = shownAt(50);
  const at = lines.indexOf('a2-highgpu-1g');
  expect(lines.slice(at - 1, at + 4)).toEqual([
    'gcp, by the hour',
    'a2-highgpu-1g',
    '  accelerators 1 × A100-40GB, region us-central1,',
    '  on demand $3.67339, spot $1.92802, as of',
    '  2026-07-30, old, src [3]',
  ]);
  expect(lines).toContain('aws S3 Standard');
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

test('says once what is true of every cloud', async () => {
  const reason = 'The catalogue was not read: the server cannot be reached (ENOTFOUND).';
  const away = (cloud: Cloud) => ({ cloud, outcome: 'kept' as const, rows: 0, instances: 3, reason });
  const report = { path: 'old.json', rejected: [], passedOver: [] };
  const all = await run(['refresh'], { refreshed: { ...report, clouds: [away('aws'), away('gcp')] } });
  expect(all.printed).toBe(
    `cloud  prices  rows  instances
aws    kept       0          3
gcp    kept       0          3

${reason}

The price book in use: old.json
`,
  );
  const one = { ...away('gcp'), outcome: 'refreshed' as const };
  const some = await run(['refresh'], { refreshed: { ...report, clouds: [away('aws'), one] } });
  expect(some.printed.match(/was not read/g)).toHaveLength(2);
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
