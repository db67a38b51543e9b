// The reading of a request: everything that was said and settled, in words that read again give the same estimate.
import { compare } from '../exact/exact.ts';
import type { DataSize, Flag, Request, Slots, Traffic } from '../request.ts';
import { echoHours, echoLarge, echoNumber, echoPercent, echoScientific } from './show.ts';

const PURCHASES = {
  'on-demand': 'on-demand',
  spot: 'spot',
  reserved: 'reserved',
  committed: 'commitment',
  'capacity-reservation': 'capacity reservation',
} as const;

const FLAGS: Readonly<Record<Flag, string>> = {
  'free-tier': 'free-tier',
  'cold-start': 'cold starts',
  snapshots: 'snapshots',
  'custom-kernels': 'custom kernels',
  'no-checkpointing': 'without checkpointing',
  fallback: 'fallback',
  'weights-only': 'weights only',
  managed: 'managed',
};

/** How something is bought; on demand goes without saying. */
export function purchaseEcho({ purchases }: Request): string[] {
  return purchases
    .filter(purchase => purchase !== 'on-demand' || purchases.length > 1)
    .map(purchase => PURCHASES[purchase]);
}

function trafficEcho({ count, per }: Traffic): string {
  return `${echoLarge(count)} req/${per}`;
}

export function sizeEcho({ amount, binary }: DataSize): string {
  return `${echoNumber(amount)} ${binary ? 'GiB' : 'GB'}`;
}

/** What a person set beside machines, place, time and way of buying, and by which slot. */
export function settingEcho(request: Request): (readonly [slot: keyof Slots, words: string])[] {
  return SAYERS.flatMap(([slot, say]) => {
    const words = say(request);
    return words === null ? [] : [[slot, words] as const];
  });
}

export function flagEcho({ flags }: Request): (readonly [flag: Flag, words: string])[] {
  return [...flags].map(flag => [flag, FLAGS[flag]] as const);
}

export function settingsEcho(request: Request): string[] {
  const flags = flagEcho(request).map(([, words]) => words);
  const rules = request.rulesNamed ? [`rules=${request.rules}`] : [];
  return [...settingEcho(request).map(([, words]) => words), ...flags, ...rules];
}

type Sayer = (request: Request) => string | null;

const SAYERS: readonly (readonly [keyof Slots, Sayer])[] = [
  ['bill', ({ bill }) => said(bill, ({ usd, monthly }) => `$${echoNumber(usd)}${monthly ? '/month' : ''}`)],
  ['price', ({ price }) => said(price, value => `price=${echoNumber(value)}`)],
  ['dataPrice', ({ dataPrice }) => said(dataPrice, value => `$${echoNumber(value)}/GB`)],
  [
    'serverlessRate',
    ({ serverlessRate }) =>
      said(serverlessRate, ({ usd, per }) => `serverless=${echoNumber(usd)}/${per === 'hour' ? 'h' : 's'}`),
  ],
  ['provider', ({ provider }) => provider],
  ['spotDiscount', ({ spotDiscount }) => said(spotDiscount, value => `spot=${echoPercent(value)}`)],
  ['reservedDiscount', ({ reservedDiscount }) => said(reservedDiscount, value => `reserved=${echoPercent(value)}`)],
  ['term', ({ term }) => said(term, value => `term=${echoNumber(value)}y`)],
  ['util', ({ util }) => said(util, value => `util=${echoPercent(value)}`)],
  ['mfu', ({ mfu }) => said(mfu, value => `mfu=${echoPercent(value)}`)],
  ['month', ({ month }) => said(month, value => `month=${echoNumber(value)}`)],
  ['bytes', ({ bytes }) => said(bytes, value => `bytes=${echoNumber(value)}`)],
  ['mtbf', ({ mtbf }) => said(mtbf, value => `mtbf=${echoHours(value, '')}`)],
  ['ckpt', ({ ckpt }) => said(ckpt, value => `ckpt=${echoHours(value, '')}`)],
  ['restart', ({ restart }) => said(restart, value => `restart=${echoHours(value, '')}`)],
  ['compile', ({ compile }) => said(compile, value => `compile=${echoHours(value, '')}`)],
  ['tps', ({ tps }) => said(tps, value => `tps=${echoNumber(value)}`)],
  ['mem', ({ mem }) => said(mem, value => `mem=${echoNumber(value)}GB`)],
  ['params', ({ params }) => said(params, value => `${echoLarge(value)} parameters`)],
  ['precision', ({ precision }) => precision],
  ['tokens', ({ tokens }) => said(tokens, value => `${echoLarge(value)} tokens`)],
  ['flops', ({ flops }) => said(flops, value => `${echoScientific(value)} flops`)],
  ['traffic', ({ traffic }) => said(traffic, trafficEcho)],
  ['tokenTraffic', ({ tokenTraffic }) => said(tokenTraffic, ({ count, per }) => `${echoLarge(count)} tokens/${per}`)],
  ['tokensIn', ({ tokensIn }) => said(tokensIn, value => `${echoNumber(value)} tokens in`)],
  ['tokensOut', ({ tokensOut }) => said(tokensOut, value => `${echoNumber(value)} tokens out`)],
  ['secondsEach', ({ secondsEach }) => said(secondsEach, value => `${echoNumber(value)} s each`)],
  ['checkpoints', ({ checkpoints }) => said(checkpoints, value => `${echoNumber(value)} checkpoints`)],
  ['size', ({ size, sizePer }) => said(size, value => `${sizeEcho(value)}${sizePer === null ? '' : `/${sizePer}`}`)],
  ['bandwidth', ({ bandwidth }) => said(bandwidth, value => `${echoNumber(value)} Gbps`)],
  ['sample', ({ sample }) => said(sample, range => `${rangeEcho(range)} sample`)],
  ['computeShare', ({ computeShare }) => said(computeShare, range => `${rangeEcho(range)} of the bill`)],
  [
    'regionCount',
    ({ regionCount }) => said(regionCount, ({ count, all }) => `${all ? 'to' : 'in'} ${echoNumber(count)} regions`),
  ],
  ['syncs', ({ syncs }) => said(syncs, value => `${echoNumber(value)} syncs`)],
  ['mlEngineers', ({ mlEngineers }) => said(mlEngineers, value => `${echoNumber(value)} ML engineers`)],
  ['infraEngineers', ({ infraEngineers }) => said(infraEngineers, value => `${echoNumber(value)} infra engineers`)],
  ['swing', ({ swing }) => said(swing, value => `${echoNumber(value)}x swing`)],
];

function said<T>(value: T | null, say: (value: T) => string): string | null {
  return value === null ? null : say(value);
}

function rangeEcho({ least, most }: NonNullable<Request['sample']>): string {
  const end = echoPercent(most);
  return compare(least, most) === 0 ? end : `${echoPercent(least).slice(0, -1)}-${end}`;
}
