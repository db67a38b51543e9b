// What a price book must look like. Loaded only when one is read, since loading zod takes longer than most estimates.
import { z } from 'zod';
import type { PriceBook } from '../../cost/price-book.ts';
import { sentenceOf } from './price-book-fault.ts';

const CLOUDS = ['aws', 'gcp', 'azure', 'lambda', 'runpod', 'nebius'] as const;

/** Shown to people as it stands, so it holds nothing that could steer a terminal. */
const words = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, 'it holds characters that cannot be printed');

const DECIMAL = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,12})?$/;
const decimal = z
  .string('it must be a decimal within quotes')
  .regex(DECIMAL, 'it must be a decimal that is not negative, such as "55.04"');

const figure = z.strictObject({
  value: decimal,
  unit: words(40),
  source: words(300),
  asOf: z.iso.date('it must be a day, such as "2026-07-30", or null').nullable(),
});

/** What costs nothing is not sold by the hour: there a zero stands for a price that somebody does not know. */
const hourly = figure.refine(({ value }) => Number(value) > 0, {
  path: ['value'],
  error: 'an hour cannot cost nothing; write null where there is no price',
});

const accelerator = z.strictObject({
  id: words(40),
  family: words(40),
  preferred: z.boolean(),
  maker: z.enum(['NVIDIA', 'AWS', 'Google']),
  tflops: figure.nullable(),
  memory: figure.nullable(),
});

const regionalPrice = z
  .strictObject({ region: words(60), onDemand: hourly.nullable(), spot: hourly.nullable() })
  .refine(({ onDemand, spot }) => onDemand !== null || spot !== null, 'it has neither an on-demand nor a spot price');

const commitment = z.strictObject({
  years: z.int().positive().max(10),
  discount: figure.refine(({ value }) => Number(value) > 0 && Number(value) < 1, {
    path: ['value'],
    error: 'a discount lies between 0 and 1',
  }),
});

const instance = z.strictObject({
  cloud: z.enum(CLOUDS),
  name: words(100),
  accelerator: words(40),
  count: z.int('it must be a whole number').positive('it must be at least 1').max(100_000),
  vcpus: z.number().positive().nullable(),
  memoryGiB: z.number().positive().nullable(),
  prices: z.array(regionalPrice).min(1, 'there is no price'),
  commitments: z.array(commitment),
  note: words(300).nullable(),
});

const tiers = z
  .array(z.strictObject({ upTo: decimal.nullable(), price: figure }))
  .min(1, 'there is no price')
  .refine(areAscending, 'each tier must reach further than the one before it, and only the last may be open (null)');

const storageClass = z.strictObject({
  cloud: z.enum(CLOUDS),
  name: words(100),
  kind: z.enum(['standard', 'infrequent', 'cold', 'archive']),
  region: words(60).nullable(),
  tiers,
  note: words(300).nullable(),
});

const egress = z.strictObject({
  cloud: z.enum(CLOUDS),
  route: z.enum(['internet', 'inter-region', 'cross-zone']),
  tiers,
  free: figure.nullable(),
});

const serverlessRate = z.strictObject({ provider: words(60), accelerator: words(40), price: hourly });

const schema = z
  .strictObject({
    version: z.literal(1),
    currency: z.literal('USD'),
    accelerators: z.array(accelerator).min(1, 'there is none'),
    instances: z.array(instance).min(1, 'there is none'),
    storage: z.array(storageClass),
    egress: z.array(egress),
    serverless: z.array(serverlessRate),
  })
  .superRefine((book, context) => {
    for (const { path, message } of contradictionsOf(book)) context.addIssue({ code: 'custom', path, message });
  });

/** The book that a file's text holds, or what is wrong first, as a clause that names the place. */
export function readPriceBook(text: string): { readonly book: PriceBook } | { readonly fault: string } {
  const json = parseJson(text);
  return json === undefined ? { fault: 'it is no JSON' } : checkPriceBook(json);
}

/** The same for a book that was put together. */
export function checkPriceBook(json: unknown): { readonly book: PriceBook } | { readonly fault: string } {
  const reading = schema.safeParse(json);
  return reading.success ? { book: reading.data } : { fault: sentenceOf(reading.error, json) };
}

interface Contradiction {
  readonly path: (string | number)[];
  readonly message: string;
}

/** What holds of no part alone: each thing stands once, and what is named is known. */
function contradictionsOf(book: PriceBook): Contradiction[] {
  const known = new Set(book.accelerators.map(({ id }) => id));
  const unknown = (place: string, items: readonly { readonly accelerator: string }[]) =>
    items.flatMap(({ accelerator: name }, at) =>
      known.has(name) ? [] : [{ path: [place, at, 'accelerator'], message: `no accelerator is called "${name}"` }],
    );
  return [
    ...repeated(['accelerators'], book.accelerators, ({ id }) => id),
    ...repeated(['instances'], book.instances, ({ cloud, name }) => `${cloud} ${name}`),
    ...book.instances.flatMap(({ prices }, at) =>
      repeated(['instances', at, 'prices'], prices, ({ region }) => region),
    ),
    ...repeated(['storage'], book.storage, ({ cloud, name, region }) => `${cloud} ${name} ${region}`),
    ...repeated(['egress'], book.egress, ({ cloud, route }) => `${cloud} ${route}`),
    ...repeated(['serverless'], book.serverless, ({ provider, accelerator: id }) => `${provider} ${id}`),
    ...unknown('instances', book.instances),
    ...unknown('serverless', book.serverless),
  ];
}

function repeated<T>(place: (string | number)[], items: readonly T[], key: (item: T) => string): Contradiction[] {
  const seen = new Set<string>();
  return items.flatMap((item, at) => {
    const isNew = !seen.has(key(item));
    seen.add(key(item));
    return isNew ? [] : [{ path: [...place, at], message: 'it stands there twice' }];
  });
}

function areAscending(steps: readonly { readonly upTo: string | null }[]): boolean {
  return steps.every(({ upTo }, at) => {
    const before = steps[at - 1];
    if (before === undefined) return upTo === null || Number(upTo) > 0;
    return before.upTo !== null && (upTo === null || Number(upTo) > Number(before.upTo));
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
