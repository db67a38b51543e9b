// Changes an estimate without typing it again: what can be chosen, and the request that the choices make.

import type { AdjustChoice, AdjustChoices, AdjustName } from './adjust-choices.ts';
import { type Exact, exact } from './exact/exact.ts';
import type { Cloud, PriceBook } from './price-book.ts';
import { CLOUD_NAMES, cloudOfRegion } from './read/place-names.ts';
import { readWords } from './read/read-request.ts';
import { CannotEstimate } from './read/refuse.ts';
import { vocabularyOf } from './read/vocabulary.ts';
import type { Machine, Purchase, Request } from './request.ts';
import { settledMachine } from './work/alternatives.ts';
import { EVERYWHERE, instanceNamed, instancesOf } from './work/book-lookup.ts';
import { CLOUDS } from './work/fleet.ts';
import { nameOf } from './work/place.ts';
import { number } from './work/show.ts';
import { timeOf } from './work/time.ts';

const ANY = 'any';
const COUNTS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
const TIMES: readonly (readonly [value: string, label: string])[] = [
  ['1 h', '1 hour'],
  ['8 h', '8 hours'],
  ['24 h', 'a day'],
  ['72 h', '3 days'],
  ['168 h', 'a week'],
  ['8 h/day', '8 hours a day, all month'],
  ['24/7', 'all month'],
];
const PURCHASES: readonly (readonly [value: Purchase, label: string])[] = [
  ['on-demand', 'on demand'],
  ['spot', 'spot'],
  ['reserved', 'reserved'],
  ['committed', 'committed for 1–3 years'],
  ['capacity-reservation', 'capacity reservation'],
];
/** Menus hold no more. */
const MOST_OPTIONS = 100;

/** What can be chosen for the request `text`: for one machine its parts, for anything else its words. */
export function choicesFor(text: string, book: PriceBook): AdjustChoices {
  try {
    const { request } = readWords(text, book);
    const [machine, second] = request.machines;
    const isOfMachine =
      ['run', 'train', 'serve'].includes(request.intent) && machine !== undefined && second === undefined;
    return isOfMachine ? machineChoices(request, machine, book) : [words(text)];
  } catch (fault) {
    if (fault instanceof CannotEstimate) return [words(text)];
    throw fault;
  }
}

function words(text: string): AdjustChoice {
  return { name: 'request', label: 'The request', chosen: text, options: [] };
}

function machineChoices(request: Request, machine: Machine, book: PriceBook): AdjustChoices {
  const cloud = settledMachine({ request, book })?.fleet.cloud ?? request.clouds[0] ?? null;
  return [
    choice('cloud', 'Cloud', request.clouds[0] ?? ANY, cloudOptions()),
    choice('accelerator', 'Accelerator or instance', nameOf(machine.kind), acceleratorOptions(book, machine)),
    choice('count', 'How many', countChosen(request, machine), countOptions(request)),
    ...(request.intent === 'run' ? [choice('hours', 'How long', timeChosen(request), TIMES)] : []),
    choice('purchase', 'Bought', request.purchases[0] ?? 'on-demand', PURCHASES),
    choice('region', 'Region', request.regions[0] ?? ANY, regionOptions(book, cloud)),
  ];
}

/** Training and serving take as many as they need, unless a number was said. */
function countChosen({ intent }: Request, { count }: Machine): string {
  if (count !== null) return number(count).replaceAll(',', '');
  return intent === 'run' ? '1' : ANY;
}

function countOptions({ intent }: Request): (readonly [string, string])[] {
  const counts = COUNTS.map(count => [`${count}`, `${count}`] as const);
  return intent === 'run' ? counts : [[ANY, 'as many as it takes'], ...counts];
}

function timeChosen(request: Request): string {
  const isAlways =
    request.traffic !== null || request.purchases.some(each => each === 'reserved' || each === 'committed');
  return timeOf(request)?.echo.join(' ') ?? (isAlways ? '24/7' : '1 h');
}

/** A menu in which the chosen value stands first where it is none of the usual ones. */
function choice(
  name: AdjustName,
  label: string,
  chosen: string,
  options: readonly (readonly [value: string, label: string])[],
): AdjustChoice {
  const all = options.some(([value]) => value === chosen) ? options : [[chosen, chosen] as const, ...options];
  return {
    name,
    label,
    chosen,
    options: all.slice(0, MOST_OPTIONS).map(([value, shown]) => ({ value, label: shown })),
  };
}

function cloudOptions(): (readonly [string, string])[] {
  return [[ANY, 'the cheapest'], ...CLOUDS.map(cloud => [cloud, CLOUD_NAMES[cloud]] as const)];
}

/** The names that have a price somewhere. */
function acceleratorOptions(book: PriceBook, { kind }: Machine): (readonly [string, string])[] {
  const sold = vocabularyOf(book).accelerators.filter(({ name, ids }) =>
    CLOUDS.some(cloud => instancesOf(book, { kind: 'accelerator', name, ids }, cloud).size > 0),
  );
  const names = sold.map(({ name }) => [name, name] as const);
  return kind.kind === 'instance' ? [[kind.name, kind.name], ...names] : names;
}

function regionOptions(book: PriceBook, cloud: Cloud | null): (readonly [string, string])[] {
  const prices = book.instances
    .filter(instance => cloud === null || instance.cloud === cloud)
    .flatMap(instance => instance.prices);
  const regions = [...new Set(prices.map(({ region }) => region))].filter(region => region !== EVERYWHERE).toSorted();
  return [[ANY, 'the usual one'], ...regions.map(region => [region, region] as const)];
}

type Changes = Readonly<Partial<Record<AdjustName, string>>>;

/** The request that `text` becomes by `changes`, which are values of its choices. Throws `CannotEstimate` for what cannot be. */
export function changed(text: string, chosen: Changes, book: PriceBook): Request {
  const changes = withoutSame(text, chosen, book);
  if (changes.request !== undefined) return readWords(changes.request, book).request;
  const { request } = readWords(text, book);
  const [machine] = request.machines;
  if (machine === undefined) return request;
  const kind = changes.accelerator === undefined ? machine.kind : kindNamed(changes.accelerator, machine, book);
  const count = changes.count === undefined ? machine.count : countOf(changes.count);
  return {
    ...request,
    ...placeOf(request, changes, kind, book),
    ...timeIn(changes.hours, book),
    machines: [{ kind, count }],
    purchases: purchasesIn(changes.purchase) ?? request.purchases,
  };
}

/** What was left as it was changes nothing, whatever it stands for. */
function withoutSame(text: string, chosen: Changes, book: PriceBook): Changes {
  const before = new Map<string, string>(choicesFor(text, book).map(each => [each.name, each.chosen]));
  return Object.fromEntries(Object.entries(chosen).filter(([name, value]) => before.get(name) !== value));
}

function kindNamed(name: string, machine: Machine, book: PriceBook): Machine['kind'] {
  if (name === nameOf(machine.kind)) return machine.kind;
  return readWords(`1x${name} 1h`, book).request.machines[0]?.kind ?? machine.kind;
}

function countOf(text: string): Exact | null {
  if (text === ANY) return null;
  if (/^[1-9]\d{0,6}$/.test(text)) return exact(text);
  throw new CannotEstimate(`“${text}” is no number of machines.`, { token: text });
}

function timeIn(text: string | undefined, book: PriceBook): Partial<Pick<Request, 'span' | 'activity' | 'daysAWeek'>> {
  if (text === undefined) return {};
  const { span, activity, daysAWeek } = readWords(`1 gpu ${text}`, book).request;
  return { span, activity, daysAWeek };
}

function purchasesIn(text: string | undefined): readonly Purchase[] | null {
  const purchase = PURCHASES.find(([value]) => value === text)?.[0];
  if (purchase === undefined) return null;
  return purchase === 'on-demand' ? [] : [purchase];
}

/** A region that was left as it was goes with its cloud; another instance brings its own. */
function placeOf(
  request: Request,
  { cloud, region }: Changes,
  kind: Machine['kind'],
  book: PriceBook,
): Pick<Request, 'clouds' | 'regions'> {
  const clouds = cloud === undefined ? request.clouds : CLOUDS.filter(each => each === cloud);
  const named = region === undefined ? request.regions : region === ANY ? [] : [region];
  const isElsewhere =
    clouds[0] !== undefined && named[0] !== undefined && ![clouds[0], null].includes(cloudOfRegion(named[0], book));
  const own = kind.kind === 'instance' ? instanceNamed(book, kind.name)?.cloud : undefined;
  return { clouds: own === undefined ? clouds : [own], regions: isElsewhere ? [] : named };
}
