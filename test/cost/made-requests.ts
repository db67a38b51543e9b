// Requests that are made up of phrases, each of which says its thing wherever it stands, and texts that are nearly requests.
import fc from 'fast-check';

const counts = fc.integer({ min: 1, max: 2000 });
const accelerators = fc.constantFrom(
  'H100',
  'h100s',
  'A100',
  'L4',
  'T4',
  'H200',
  'A10G',
  'V100',
  'trn1',
  'inf2',
  'TPU v5e',
  'a100 80gb',
  'H100-PCIe',
);
const clouds = fc.constantFrom('aws', 'gcp', 'azure', 'on Google', 'AWS', 'lambda', 'runpod', 'nebius');
const times = fc.oneof(
  fc.integer({ min: 1, max: 5000 }).map(hours => `${hours} h`),
  fc.integer({ min: 1, max: 60 }).map(days => `${days}d`),
  fc.integer({ min: 1, max: 24 }).map(hours => `${hours}h/day`),
  fc.constantFrom(
    '24/7',
    'a weekend',
    'two weeks',
    'for 3 months',
    'a year',
    '90 min',
    '40 h/week',
    'half a day',
    'business hours',
  ),
);
const purchases = fc.constantFrom(
  'spot',
  'on-demand',
  'reserved',
  'reserved term=1y',
  'commitment term=2y',
  'capacity reservation',
  'spot=55%',
);
const settings = fc.constantFrom(
  'price=3',
  'price=2.5',
  'util=65%',
  'month=730',
  'mtbf=24h ckpt=10min restart=5min',
  'mtbf=3h',
  'managed',
  'rules=textbook',
);

const machine = fc.tuple(counts, accelerators).map(([count, name]) => `${count}x${name}`);

function some<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(arbitrary, { freq: 2 });
}

function phrases(...parts: readonly fc.Arbitrary<string | null>[]): fc.Arbitrary<readonly string[]> {
  return fc.tuple(...parts).map(said => said.filter(part => part !== null));
}

const run = phrases(machine, some(times), some(clouds), some(purchases), some(settings));
const train = phrases(
  fc.constant('train'),
  fc.constantFrom('70B parameters', '7B params', '1.5B parameters', 'llama-70b'),
  fc.constantFrom('2T tokens', '300B tokens', '1.4e12 tokens'),
  some(machine),
  some(clouds),
  some(purchases),
  some(fc.constantFrom('mfu=45%', 'price=2', 'in 30 days')),
);
const serve = phrases(
  fc.constant('serve'),
  fc.constantFrom('7B parameters', 'llama-70b', '13B params int8'),
  fc.constantFrom('5M req/day', '100 requests/s', '2,000,000 queries a month'),
  some(fc.constantFrom('800 tokens in', 'in=300')),
  some(fc.constantFrom('200 tokens out', 'out=100')),
  some(fc.constantFrom('on H100', 'on p5.48xlarge', 'on 2xL4')),
  some(fc.constantFrom('tps=2500', 'util=60%', 'tps=2500 util=60%')),
);
const size = fc
  .tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom('GB', 'TB', 'TiB', 'GiB', 'PB'))
  .map(([n, unit]) => `${n}${unit}`);
const data = fc.oneof(
  phrases(
    fc.constant('egress'),
    size,
    fc.constantFrom('aws', 'gcp', 'aws->gcp', 'between regions aws', 'out of aws'),
    some(fc.constantFrom('free-tier', '10 Gbps', '1-10% sample')),
  ),
  phrases(
    fc.constant('storage'),
    size,
    some(fc.constantFrom('aws', 'gcp', 'azure', 'glacier', 'nearline')),
    some(fc.constantFrom('6 months', 'a year')),
  ),
  phrases(
    fc.constant('checkpoint'),
    fc.constantFrom('70B', '13B params'),
    some(fc.constantFrom('100 checkpoints', 'bytes=12')),
    some(fc.constantFrom('aws', 'gcp')),
  ),
);
const comparisons = fc.oneof(
  phrases(fc.constant('compare'), machine, machine, some(times)),
  phrases(fc.constant('compare a100 h100 trn1'), fc.constantFrom('for 1e22 flops', '1e21 FLOPs')),
  phrases(
    fc.constant('serverless vs dedicated'),
    fc.constantFrom('100 requests/day', '100 req/day 2s each', 'util=20%'),
    some(fc.constantFrom('1xH100', 'T4', 'price=3')),
    some(fc.constant('serverless=10/h')),
  ),
  phrases(
    fc.constant('managed vs self-hosted'),
    machine,
    fc.constant('24/7'),
    some(fc.constantFrom('3 ML engineers', '6 infra engineers')),
  ),
  phrases(fc.constant('reserved vs on-demand'), machine, some(times), some(clouds)),
  phrases(machine, fc.constant('in 3 regions'), fc.constantFrom('100GB', '20 GB'), fc.constant('24/7 aws')),
);

/** Phrases of a request; many are estimated, some refused, as when a cloud does not sell what is asked for. */
export const requestPhrases: fc.Arbitrary<readonly string[]> = fc.oneof(
  { arbitrary: run, weight: 5 },
  train,
  serve,
  { arbitrary: data, weight: 2 },
  { arbitrary: comparisons, weight: 2 },
);

const SCRAPS = [
  '8',
  'x',
  '×',
  'H100',
  'h100s',
  '72h',
  '5m',
  '5M',
  '70B',
  '2T',
  'tokens',
  'req/day',
  '$3',
  '$',
  '/h',
  '%',
  '50%',
  'spot',
  'aws',
  '->',
  '→',
  'gcp',
  'price=',
  'price=3',
  'util=0',
  'util=1e-30',
  'mtbf=1s',
  'ckpt=9999h',
  'mfu=0.0001%',
  'month=1',
  '1e30',
  '1e-30',
  '1e999',
  '-5',
  '−3',
  'NaN',
  'Infinity',
  '0',
  '0x',
  '1,5',
  '1.000.000',
  '100TB',
  'GiB',
  'train',
  'serve',
  'egress',
  'compare',
  'serverless',
  'dedicated',
  'managed',
  'vs',
  'self-hosted',
  'reserved',
  'term=3y',
  'term=1mo',
  'in 3 regions',
  'to 2 regions',
  '24/7',
  'a weekend',
  '8h/day',
  'checkpoint',
  '100 checkpoints',
  'bytes=14',
  'us-east-1',
  'mars',
  '\u202e',
  '\u0000',
  '💸',
  'x'.repeat(60),
  '9'.repeat(80),
  '((((',
  '"',
  '=',
  '==',
  'a=b',
  'free-tier',
  'sample',
  'tps=1',
  'mem=10GB',
  '999999xH100',
  '1000000 gpus',
  'v5p-16',
  'p5.48xlarge',
  '800 in',
  '200 out',
  'serverless=0',
  'serverless=1/h',
  'spot=100%',
  'reserved=0%',
  '1e22 flops',
  'half',
  'dozen',
  'a million',
  '100x',
  '10 Gbps',
  '0.0001 GB',
] as const;

/** What people, machines and slips of the keyboard make of requests. */
export const scraps: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.array(fc.constantFrom(...SCRAPS), { maxLength: 12 }).map(parts => parts.join(' ')), weight: 5 },
  { arbitrary: fc.array(fc.constantFrom(...SCRAPS), { maxLength: 8 }).map(parts => parts.join('')), weight: 1 },
  {
    arbitrary: fc.tuple(requestPhrases, fc.nat(), fc.string({ maxLength: 3, unit: 'binary' })).map(mutated),
    weight: 3,
  },
  { arbitrary: fc.string({ maxLength: 60, unit: 'binary' }), weight: 1 },
);

/** A request with something else at one place of it. */
function mutated([parts, at, other]: readonly [readonly string[], number, string]): string {
  const text = parts.join(' ');
  const place = at % (text.length + 1);
  return `${text.slice(0, place)}${other}${text.slice(place + (at % 3))}`;
}
