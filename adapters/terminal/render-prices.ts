// Renders a price book for a person: how old it is, what an hour costs cloud by cloud, storage, traffic, serverless, and the sources.
import type { PriceAges, PricesInUse } from '../../src/app/prices/refresh-report.ts';
import { cleanLine } from './clean-text.ts';
import { type Column, drawTable, fitsUnbroken } from './draw-table.ts';
import { GLUE, type Look, shownPath, wrap } from './look.ts';

type Book = PricesInUse['book'];
type Instance = Book['instances'][number];
type Tiers = Book['storage'][number]['tiers'];
type Figure = Tiers[number]['price'];

/** Where a cloud's prices are told that somebody asks for without naming a region. */
const USUAL_REGION: Readonly<Record<string, string>> = { aws: 'us-east-1', gcp: 'us-central1', azure: 'eastus' };
/** What the book calls the region of a price that holds in all of them. */
const EVERYWHERE = 'all';
const UNKNOWN = '-';

/** With less room than this a list of lines is easier to read than any table. */
const LEAST_ROOM = 60;
const INDENT = '  ';

const AS_OF: Column = { title: 'as of' };
const SOURCE: Column = { title: 'src', align: 'right' };

/** What rows need to tell how old a figure is and where it comes from. */
interface Notes {
  readonly look: Look;
  readonly agingBefore: string;
  readonly oldBefore: string;
  /** In the order in which they were met: a source is known by its place. */
  readonly sources: string[];
}

/** Figures as a table. */
interface Figures {
  /** What stands beside the title; nothing by default. */
  readonly remark?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** How much a table tells: with the age beside a day and all places, or what is left where that does not fit. */
type Detail = 'all' | 'days' | 'least';

export function renderPrices(inUse: PricesInUse, look: Look): string {
  const { book, agingBefore, oldBefore } = inUse;
  const notes: Notes = { look, agingBefore, oldBefore, sources: [] };
  const clouds = [...new Set(book.instances.map(({ cloud }) => cloud))];
  const sections = [
    heading(inUse, look),
    ...clouds.map(cloud => instancesOf(cloud, book, notes)),
    storage(book, notes),
    egress(book, notes),
    serverless(book, notes),
  ];
  return `${[...sections, sourcesOf(notes)].map(lines => lines.join('\n')).join('\n\n')}\n`;
}

function heading({ path, book, ages, instanceAges }: PricesInUse, look: Look): string[] {
  const sizes = [
    `${book.instances.length} instances.`,
    `All prices: ${daysInWords(ages)}.`,
    `Prices of instances: ${daysInWords(instanceAges)}.`,
  ];
  return [
    look.colours.bold(cleanLine(shownPath(path, look.currentFolder))),
    ...sizes.flatMap(size => wrap(size, look.width)),
    ...agesInWords(ages).flatMap(sentence => wrap(look.colours.yellow(sentence), look.width)),
  ];
}

/** As the doctor counts. */
function daysInWords({ figures, oldest, newest, undated }: PriceAges): string {
  const days = oldest === null ? [] : [`the oldest of ${oldest}`, `the newest of ${newest}`];
  return [`${figures}`, ...days, `${undated} undated`].join(', ');
}

function agesInWords({ aging, old }: PriceAges): string[] {
  const renewal = 'Prices of instances are renewed by: npx whetstone prices refresh';
  return [
    ...(aging > 0 ? [`Of all prices, older than 7 days (aging): ${aging}.`] : []),
    ...(old > 0 ? [`Of all prices, older than 30 days or undated (old): ${old}. ${renewal}`] : []),
  ];
}

function instancesOf(cloud: string, { instances }: Book, notes: Notes): string[] {
  const ofCloud = instances.filter(instance => instance.cloud === cloud);
  return section(`${cloud}, by the hour`, 1, detail => instanceFigures(ofCloud, detail, notes), notes);
}

/** With the least detail a region stands beside the accelerators, and only where it is not the usual one. */
function instanceFigures(instances: readonly Instance[], detail: Detail, notes: Notes): Figures {
  const isLeast = detail === 'least';
  const rows = instances.map(instance => {
    const usual = USUAL_REGION[instance.cloud] ?? EVERYWHERE;
    const { region, onDemand, spot } = priceOf(instance, usual);
    const accelerators = `${instance.count}${GLUE}×${GLUE}${cleanLine(instance.accelerator)}`;
    const place = cleanLine(region);
    return [
      cleanLine(instance.name),
      ...(isLeast ? [region === usual ? accelerators : `${accelerators} in${GLUE}${place}`] : [accelerators, place]),
      amount(onDemand),
      amount(spot),
      ...agedBy(onDemand ?? spot!, detail, notes),
    ];
  });
  const columns: Column[] = [
    { title: 'instance' },
    { title: 'accelerators', grows: isLeast },
    ...(isLeast ? [] : [{ title: 'region' }]),
    { title: 'on demand', align: 'right' },
    { title: 'spot', align: 'right' },
    AS_OF,
    SOURCE,
  ];
  const usual = USUAL_REGION[instances[0]?.cloud ?? ''];
  return { columns, rows, remark: isLeast && usual !== undefined ? ` in ${usual}, where no region is named` : '' };
}

/** In the usual region, or else the first. */
function priceOf({ prices }: Instance, usual: string): Instance['prices'][number] {
  return prices.find(({ region }) => region === usual) ?? prices[0]!;
}

function storage({ storage: classes }: Book, notes: Notes): string[] {
  const columns = [
    { title: 'cloud' },
    { title: 'class', grows: true },
    { title: 'kind' },
    { title: 'a GB-month', grows: true },
  ];
  const rowsBy = (detail: Detail) =>
    classes.map(({ cloud, name, kind, region, tiers }) => [
      cloud,
      cleanLine(region === null ? name : `${name} (${region})`),
      kind,
      tiersInWords(tiers),
      ...agedBy(oldestOf(tiers), detail, notes),
    ]);
  return section('Storage', 2, detail => ({ columns: [...columns, AS_OF, SOURCE], rows: rowsBy(detail) }), notes);
}

function egress({ egress: routes }: Book, notes: Notes): string[] {
  const columns = [{ title: 'cloud' }, { title: 'to' }, { title: 'a GB', grows: true }];
  const rowsBy = (detail: Detail) =>
    routes.map(({ cloud, route, tiers, free }) => [
      cloud,
      route,
      [tiersInWords(tiers), ...(free === null ? [] : [`${cleanLine(free.value)} GB a month free`])].join('; '),
      ...agedBy(oldestOf(tiers), detail, notes),
    ]);
  return section('Traffic out', 2, detail => ({ columns: [...columns, AS_OF, SOURCE], rows: rowsBy(detail) }), notes);
}

function serverless({ serverless: rates }: Book, notes: Notes): string[] {
  const columns: Column[] = [
    { title: 'provider', grows: true },
    { title: 'accelerator' },
    { title: 'an hour', align: 'right' },
  ];
  const rowsBy = (detail: Detail) =>
    rates.map(({ provider, accelerator, price }) => [
      cleanLine(provider),
      cleanLine(accelerator),
      amount(price),
      ...agedBy(price, detail, notes),
    ]);
  return section('Serverless', 2, detail => ({ columns: [...columns, AS_OF, SOURCE], rows: rowsBy(detail) }), notes);
}

/** A table with as much detail as fits without a name that breaks, or else a list. The first `names` cells of a row say what it is. */
function section(title: string, names: number, figures: (detail: Detail) => Figures, { look }: Notes): string[] {
  const tables = (['all', 'days', 'least'] as const).map(figures);
  const fitting = tables.find(({ columns, rows }) => fitsUnbroken(columns, rows, look));
  const isTable = fitting !== undefined && look.width >= LEAST_ROOM;
  const { remark = '', ...shown } = isTable ? fitting : tables[0]!;
  return [
    ...wrap(look.colours.bold(`${title}${remark}`), look.width),
    ...(isTable ? drawTable(shown.columns, shown.rows, look) : list(shown, names, look)),
  ];
}

/** What a row is on a line of its own, which never breaks, so that it can be copied; its figures below it. */
function list({ columns, rows }: Figures, names: number, look: Look): string[] {
  return rows.flatMap(row => {
    const figures = row.slice(names).map((cell, at) => `${columns[names + at]!.title} ${cell}`);
    return [row.slice(0, names).join(' '), ...wrap(figures.join(', '), look.width, INDENT)];
  });
}

function tiersInWords(tiers: Tiers): string {
  return tiers
    .map(({ upTo, price }) => {
      const reach =
        upTo === null ? (tiers.length > 1 ? ' beyond' : '') : ` up to ${Number(upTo).toLocaleString('en')} GB`;
      return `${amount(price)}${reach}`;
    })
    .join('; ');
}

function oldestOf(tiers: Tiers): Figure {
  const prices = tiers.map(({ price }) => price);
  return prices.reduce((oldest, price) => ((price.asOf ?? '') < (oldest.asOf ?? '') ? price : oldest));
}

function amount(figure: Figure | null): string {
  return figure === null ? UNKNOWN : `$${cleanLine(figure.value)}`;
}

/** The heading tells how many are aging and old, so that a day alone will do where there is no room for more. */
function agedBy(figure: Figure, detail: Detail, notes: Notes): [asOf: string, source: string] {
  const { look, agingBefore, oldBefore, sources } = notes;
  const { asOf, source } = figure;
  if (!sources.includes(source)) sources.push(source);
  const place = `[${sources.indexOf(source) + 1}]`;
  if (asOf === null) return [look.colours.yellow('undated'), place];
  const words = (age: string) => (detail === 'all' ? `${asOf}, ${age}` : asOf);
  if (asOf < oldBefore) return [look.colours.yellow(words('old')), place];
  return [asOf < agingBefore ? words('aging') : asOf, place];
}

function sourcesOf({ sources, look }: Notes): string[] {
  const lines = sources.flatMap((source, at) => wrap(cleanLine(source), look.width, `[${at + 1}] `, '    '));
  return [look.colours.bold('Sources'), ...lines];
}
