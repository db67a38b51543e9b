// Tells from all that was said what a request is about; where it can be two things, it is asked back.
import type { Intent } from '../estimation.ts';
import type { Draft, Topic } from './draft.ts';
import { CLOUD_NAMES } from './place-names.ts';
import { CannotEstimate } from './refuse.ts';

type Rule = readonly [intent: Intent, holds: (draft: Draft) => boolean];

const has = (draft: Draft, ...topics: readonly Topic[]) => topics.some(topic => draft.topics.has(topic));
const serves = (draft: Draft) => has(draft, 'serve', 'inference');
const isTraffic = (draft: Draft) => draft.has('traffic') || draft.has('tokenTraffic');
const compares = (draft: Draft) => has(draft, 'compare', 'versus');
const isCommitted = ({ purchases }: Draft) => purchases.has('reserved') || purchases.has('committed');

/** The first that holds. */
const RULES: readonly Rule[] = [
  ['serverless-vs-dedicated', draft => has(draft, 'serverless') || (has(draft, 'dedicated') && compares(draft))],
  [
    'managed-vs-self',
    draft =>
      has(draft, 'managed') &&
      (has(draft, 'self') || compares(draft) || draft.has('mlEngineers') || draft.has('infraEngineers')),
  ],
  ['managed-vs-self', draft => has(draft, 'self') && (draft.has('mlEngineers') || draft.has('infraEngineers'))],
  [
    'reserved-vs-on-demand',
    draft => isCommitted(draft) && draft.purchases.has('on-demand') && !draft.purchases.has('spot'),
  ],
  [
    'compare',
    draft => has(draft, 'compare') && (draft.machines.length > 0 || draft.clouds.length > 1 || !draft.has('size')),
  ],
  [
    'compare',
    draft =>
      has(draft, 'versus') && (draft.machines.length > 1 || (draft.clouds.length > 1 && draft.get('toCloud') === null)),
  ],
  ['compare', draft => draft.purchases.size > 1 && compares(draft)],
  ['egress', draft => draft.has('sizePer') && !has(draft, 'storage', 'checkpoint') && draft.machines.length === 0],
  ['regions', draft => draft.has('regionCount') || has(draft, 'regions') || isSpread(draft)],
  [
    'train',
    draft =>
      has(draft, 'train') ||
      draft.has('flops') ||
      (draft.has('params') && draft.has('tokens') && !draft.has('traffic')),
  ],
  [
    'egress',
    draft =>
      has(draft, 'egress') ||
      draft.get('toCloud') !== null ||
      (draft.toRegion && draft.has('size') && draft.machines.length === 0),
  ],
  ['checkpoint', draft => has(draft, 'checkpoint') || draft.has('checkpoints')],
  [
    'serve',
    draft =>
      serves(draft) &&
      isTraffic(draft) &&
      ['params', 'tps', 'mem', 'tokensIn', 'tokensOut'].some(name => draft.has(name as 'params')),
  ],
  ['serve', draft => draft.has('traffic') && (draft.has('params') || draft.has('tps') || draft.has('tokensIn'))],
  ['run', draft => draft.machines.length > 0 || draft.has('bill')],
  ['serve', draft => has(draft, 'serve', 'inference') || draft.has('traffic')],
  ['storage', draft => has(draft, 'storage') || draft.has('storageKind')],
];

/** Machines in several regions, or data from one region to another. */
function isSpread(draft: Draft): boolean {
  return draft.regions.length > 1 && (draft.machines.length > 0 || (!draft.toRegion && draft.has('size')));
}

/** What the request asks for. Nothing that has a price, or two things at once, is refused. */
export function intentOf(draft: Draft, input: string): Intent {
  const intent = RULES.find(([, holds]) => holds(draft))?.[0];
  if (intent !== undefined) {
    checkClouds(draft, intent, input);
    checkNeeds(draft, intent);
    return intent;
  }
  if (draft.has('size')) throw ambiguous(`keep ${draft.wordsFor('size')} or move it`, ['storage', 'egress'], input);
  if (draft.has('params')) {
    throw ambiguous(
      `train ${draft.wordsFor('params')}, serve it or keep its checkpoints`,
      ['train', 'serve', 'checkpoint'],
      input,
    );
  }
  if (draft.machines.length === 0 && draft.has('span')) {
    throw new CannotEstimate('I see a time, but nothing that runs: name an accelerator or an instance.', {
      suggestions: [`8xH100 ${input}`],
    });
  }
  throw new CannotEstimate('I see nothing that has a price: name what runs and how long, or what is kept or moved.');
}

const DATA: ReadonlySet<Intent> = new Set(['egress', 'storage', 'checkpoint']);
const TAKES_BILL: ReadonlySet<Intent> = new Set(['managed-vs-self', 'reserved-vs-on-demand']);

/** One request is one need: a second one would be left out, and a budget would be passed over. */
function checkNeeds(draft: Draft, intent: Intent): void {
  const [machine] = draft.machines;
  const keeps = has(draft, 'storage', 'egress') && draft.has('size');
  if (machine !== undefined && (DATA.has(intent) || (intent === 'run' && keeps))) {
    const data = draft.wordsFor('size') ?? 'data';
    throw new CannotEstimate(`Machines and “${data}” are two needs; ask for one at a time.`, { token: data });
  }
  const bill = draft.wordsFor('bill');
  if (bill === null || TAKES_BILL.has(intent) || (intent === 'run' && machine === undefined)) return;
  throw new CannotEstimate(
    `I work from what runs to what it costs, not back from a budget of “${bill}”; say how long it runs.`,
    { token: bill },
  );
}

/** Only a comparison is about several clouds. */
function checkClouds({ clouds }: Draft, intent: Intent, input: string): void {
  const [first, second] = clouds;
  if (first === undefined || second === undefined || intent === 'compare' || intent === 'egress') return;
  throw new CannotEstimate(`${CLOUD_NAMES[first]} or ${CLOUD_NAMES[second]}? Compare them, or name one.`, {
    token: second,
    suggestions: [`compare ${input}`],
    example: 'compare 8xH100 72h aws gcp',
  });
}

function ambiguous(what: string, verbs: readonly string[], input: string): CannotEstimate {
  return new CannotEstimate(`Do you want to ${what}?`, { suggestions: verbs.map(verb => `${verb} ${input}`) });
}
