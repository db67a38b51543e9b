// Renders a price book for a person: how old it is, what an hour costs cloud by cloud, storage, traffic, serverless, and the sources.
import type { PriceAges, PricesInUse } from '../../src/app/prices/refresh-report.ts';
import { cleanLine } from './clean-text.ts';
import { type Column, drawTable } from './draw-table.ts';
import { type Look, shownPath, wrap } from './look.ts';

type Book = PricesInUse['book'];
type Instance = Book['instances'][number];
type Tiers = Book['storage'][number]['tiers'];
type Figure = Tiers[number]['price'];

/** Where a cloud's prices are told that somebody asks for without naming a region. */
const USUAL_REGION: Readonly<Record<string, string>> = { aws: 'us-east-1', gcp: 'us-central1', azure: 'eastus' };
const UNKNOWN = '-';

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

function heading({ path, book, ages }: PricesInUse, look: Look): string[] {
  const { figures, oldest, newest, undated } = ages;
  const days =
    oldest === null ? 'none of them dated' : `the oldest of ${oldest}, the newest of ${newest}, ${undated} undated`;
  const size = `${book.instances.length} instances, ${figures} prices: ${days}.`;
  return [
    look.colours.bold(cleanLine(shownPath(path, look.currentFolder))),
    ...wrap(size, look.width),
    ...agesInWords(ages).flatMap(sentence => wrap(look.colours.yellow(sentence), look.width)),
  ];
}

function agesInWords({ aging, old }: PriceAges): string[] {
  const renewal = 'Those of instances are renewed by: npx whetstone prices refresh';
  return [
    ...(aging > 0 ? [`Older than 7 days (aging): ${aging}.`] : []),
    ...(old > 0 ? [`Older than 30 days or undated (old): ${old}. ${renewal}`] : []),
  ];
}

function instancesOf(cloud: string, { instances }: Book, notes: Notes): string[] {
  const usual = USUAL_REGION[cloud];
  const rows = instances
    .filter(instance => instance.cloud === cloud)
    .map(instance => {
      const { region, onDemand, spot } = priceOf(instance, usual);
      const accelerators = `${instance.count} × ${cleanLine(instance.accelerator)}`;
      const figure = onDemand ?? spot!;
      return [
        cleanLine(instance.name),
        accelerators,
        cleanLine(region),
        amount(onDemand),
        amount(spot),
        ...agedBy(figure, notes),
      ];
    });
  const columns: Column[] = [
    { title: 'instance', grows: true },
    { title: 'accelerators' },
    { title: 'region' },
    { title: 'on demand', align: 'right' },
    { title: 'spot', align: 'right' },
    AS_OF,
    SOURCE,
  ];
  return section(`${cloud}, by the hour`, columns, rows, notes);
}

/** In the usual region, or else the first. */
function priceOf({ prices }: Instance, usual: string | undefined): Instance['prices'][number] {
  return prices.find(({ region }) => region === usual) ?? prices[0]!;
}

function storage({ storage: classes }: Book, notes: Notes): string[] {
  const rows = classes.map(({ cloud, name, kind, region, tiers }) => [
    cloud,
    cleanLine(region === null ? name : `${name} (${region})`),
    kind,
    tiersInWords(tiers),
    ...agedBy(oldestOf(tiers), notes),
  ]);
  const columns = [
    { title: 'cloud' },
    { title: 'class', grows: true },
    { title: 'kind' },
    { title: 'a GB-month', grows: true },
  ];
  return section('Storage', [...columns, AS_OF, SOURCE], rows, notes);
}

function egress({ egress: routes }: Book, notes: Notes): string[] {
  const rows = routes.map(({ cloud, route, tiers, free }) => [
    cloud,
    route,
    [tiersInWords(tiers), ...(free === null ? [] : [`${cleanLine(free.value)} GB a month free`])].join('; '),
    ...agedBy(oldestOf(tiers), notes),
  ]);
  const columns = [{ title: 'cloud' }, { title: 'to' }, { title: 'a GB', grows: true }];
  return section('Traffic out', [...columns, AS_OF, SOURCE], rows, notes);
}

function serverless({ serverless: rates }: Book, notes: Notes): string[] {
  const rows = rates.map(({ provider, accelerator, price }) => [
    cleanLine(provider),
    cleanLine(accelerator),
    amount(price),
    ...agedBy(price, notes),
  ]);
  const columns: Column[] = [
    { title: 'provider', grows: true },
    { title: 'accelerator' },
    { title: 'an hour', align: 'right' },
  ];
  return section('Serverless', [...columns, AS_OF, SOURCE], rows, notes);
}

function section(title: string, columns: readonly Column[], rows: readonly string[][], { look }: Notes): string[] {
  return [look.colours.bold(title), ...drawTable(columns, rows, look)];
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

function agedBy(figure: Figure, { look, agingBefore, oldBefore, sources }: Notes): [asOf: string, source: string] {
  const { asOf, source } = figure;
  if (!sources.includes(source)) sources.push(source);
  const place = `[${sources.indexOf(source) + 1}]`;
  if (asOf === null) return [look.colours.yellow('undated'), place];
  if (asOf < oldBefore) return [look.colours.yellow(`${asOf}, old`), place];
  return [asOf < agingBefore ? `${asOf}, aging` : asOf, place];
}

function sourcesOf({ sources, look }: Notes): string[] {
  const lines = sources.flatMap((source, at) => wrap(cleanLine(source), look.width, `[${at + 1}] `, '    '));
  return [look.colours.bold('Sources'), ...lines];
}
