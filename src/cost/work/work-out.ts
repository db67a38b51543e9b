// Works out a request: which estimator serves which intent, and what of the request made no difference.
import type { Intent } from '../estimation.ts';
import type { Flag, Request, Slots } from '../request.ts';
import { workCompare } from './compare.ts';
import { flagEcho, purchaseEcho, settingEcho } from './echo.ts';
import { workEgress } from './egress.ts';
import type { Work } from './item.ts';
import type { Job } from './job.ts';
import { workManaged } from './managed.ts';
import { workRegions } from './regions.ts';
import { workReserved } from './reserved.ts';
import { workRun } from './run.ts';
import { workServe } from './serve.ts';
import { workServerless } from './serverless.ts';
import { workCheckpoint, workStorage } from './storage.ts';
import { timeOf } from './time.ts';
import { workTrain } from './train.ts';

const ESTIMATORS: Readonly<Record<Intent, (job: Job) => Work>> = {
  run: workRun,
  train: workTrain,
  serve: workServe,
  storage: workStorage,
  checkpoint: workCheckpoint,
  egress: workEgress,
  compare: workCompare,
  'serverless-vs-dedicated': workServerless,
  'managed-vs-self': workManaged,
  'reserved-vs-on-demand': workReserved,
  regions: workRegions,
};

const MACHINE: readonly (keyof Slots)[] = [
  'price',
  'spotDiscount',
  'reservedDiscount',
  'term',
  'month',
  'mtbf',
  'ckpt',
  'restart',
];
const ARITHMETIC: readonly (keyof Slots)[] = ['params', 'tokens', 'flops', 'mfu', 'compile'];
const MODEL: readonly (keyof Slots)[] = ['params', 'mem', 'precision'];
const REQUESTS: readonly (keyof Slots)[] = ['tokenTraffic', 'traffic', 'tokensIn', 'tokensOut', 'tps', 'util'];
const TEAM: readonly (keyof Slots)[] = ['mlEngineers', 'infraEngineers'];

/** What each intent makes something of; the rest is named to the person, so that nothing is passed over in silence. */
const USES: Readonly<Record<Intent, ReadonlySet<keyof Slots>>> = {
  run: new Set([...MACHINE, ...MODEL, 'util', 'traffic', 'bill', 'computeShare']),
  train: new Set([...MACHINE, ...ARITHMETIC]),
  serve: new Set([...MACHINE, ...MODEL, ...REQUESTS, 'tokens']),
  storage: new Set(['size', 'month', 'dataPrice']),
  checkpoint: new Set(['size', 'params', 'precision', 'bytes', 'checkpoints', 'month', 'dataPrice']),
  egress: new Set(['size', 'sample', 'bandwidth', 'dataPrice']),
  compare: new Set([
    ...MACHINE,
    ...ARITHMETIC,
    ...MODEL,
    ...REQUESTS,
    'size',
    'sizePer',
    'dataPrice',
    'sample',
    'bandwidth',
  ]),
  'serverless-vs-dedicated': new Set([
    ...MACHINE,
    ...MODEL,
    ...REQUESTS,
    'serverlessRate',
    'provider',
    'secondsEach',
    'swing',
  ]),
  'managed-vs-self': new Set([...MACHINE, ...TEAM, 'bill', 'util', 'traffic']),
  'reserved-vs-on-demand': new Set([...MACHINE, 'bill', 'util']),
  regions: new Set([...MACHINE, 'size', 'mem', 'syncs', 'regionCount', 'dataPrice']),
};

/** The work of a request, unrounded. What cannot be priced throws `CannotEstimate`. */
export function workOut(job: Job): Work {
  const { request } = job;
  const work = ESTIMATORS[request.intent](job);
  return { ...work, warnings: [...work.warnings, ...unused(request)] };
}

const DATA: ReadonlySet<Intent> = new Set(['egress', 'storage', 'checkpoint']);
const FLAG_USES: Readonly<Partial<Record<Flag, readonly Intent[]>>> = {
  'free-tier': ['egress'],
  'cold-start': ['serverless-vs-dedicated'],
  snapshots: ['serverless-vs-dedicated'],
  'weights-only': ['checkpoint'],
};

function unused(request: Request): string[] {
  const uses = USES[request.intent];
  const said = settingEcho(request).filter(([slot]) => !uses.has(slot) || isIdle(slot, request));
  const flags = flagEcho(request).filter(([flag]) => !(FLAG_USES[flag]?.includes(request.intent) ?? true));
  const bought = DATA.has(request.intent) ? purchaseEcho(request) : [];
  const timed = request.intent === 'egress' ? (timeOf(request)?.echo ?? []) : [];
  const words = [
    ...said.map(([, each]) => each),
    ...flags.map(([, each]) => each),
    ...bought,
    ...timed,
    ...request.idle,
  ];
  if (words.length === 0) return [];
  const quoted = words.map(each => `“${each}”`).join(', ');
  return [`${quoted} ${words.length === 1 ? 'makes' : 'make'} no difference to this estimate.`];
}

/** A term is that of a commitment, a share that of a bill which is told whole. */
function isIdle(slot: keyof Slots, { machines, purchases, intent }: Request): boolean {
  if (slot === 'computeShare') return machines.length > 0 || purchases.length > 0;
  const isCommitted = purchases.some(each => each === 'reserved' || each === 'committed');
  return slot === 'term' && !isCommitted && intent !== 'compare';
}
