// Reads words without numbers: kinds of work, ways of buying, flags, and the small words that carry nothing.
import { ONE, whole } from '../exact/exact.ts';
import type { Cloud } from '../price-book.ts';
import type { Flag, Precision, Purchase, StorageKind } from '../request.ts';
import { addSpan, NO_TIME } from './counted.ts';
import { type Cursor, phrase } from './cursor.ts';
import type { Draft, Topic } from './draft.ts';
import { CannotEstimate } from './refuse.ts';
import { PER } from './units.ts';

type Effect = (draft: Draft, words: string) => void;

const topic =
  (...topics: readonly Topic[]): Effect =>
  draft => {
    for (const each of topics) draft.topics.add(each);
  };
const buy =
  (purchase: Purchase): Effect =>
  draft =>
    void draft.purchases.add(purchase);
const flag =
  (name: Flag): Effect =>
  draft =>
    void draft.flags.add(name);
const precise =
  (precision: Precision): Effect =>
  (draft, words) =>
    draft.set('precision', precision, words);
const keep =
  (kind: StorageKind, cloud: Cloud | null): Effect =>
  (draft, words) => {
    draft.topics.add('storage');
    draft.set('storageKind', kind, words);
    if (cloud !== null) addCloud(draft, cloud);
  };
const always: Effect = (draft, words) => draft.set('activity', { hours: 'all', per: 'month' }, words);
const officeHours: Effect = (draft, words) => {
  draft.set('activity', { hours: whole(8), per: 'day' }, words);
  draft.set('daysAWeek', whole(5), words);
};

export function addCloud(draft: Draft, cloud: Cloud): void {
  if (!draft.clouds.includes(cloud)) draft.clouds.push(cloud);
}

/** In this order: what is longer and says more goes first. */
const WORDS: readonly (readonly [words: string, effect: Effect])[] = [
  ['serverless[-\\s]vs[-\\s]dedicated', topic('serverless', 'dedicated')],
  ['managed[-\\s]vs[-\\s]self(?:[-\\s]?(?:hosted|managed|hosting))?', topic('managed', 'self')],
  [
    'reserved[-\\s]vs[-\\s]on[-\\s]?demand',
    draft => {
      draft.purchases.add('reserved');
      draft.purchases.add('on-demand');
      draft.topics.add('versus');
    },
  ],
  [
    '24\\s*[/x]\\s*7(?:\\s*[/x]\\s*365)?|around the clock|always[- ]on|non-?stop|continuous(?:ly)?|all month(?: long)?|full[- ]time',
    always,
  ],
  ['(?:business|working|office|work) hours', officeHours],
  [
    '(?:on |every )?(?:weekdays|week days|business days|working days)',
    (draft, words) => draft.set('daysAWeek', whole(5), words),
  ],
  [
    `${PER}(?:calendar )?(?:month|mo)|monthly|\\bmo\\b`,
    draft => {
      draft.monthly = true;
    },
  ],
  [
    `${PER}(?:hour|hr|h)|hourly`,
    (draft, words) => {
      draft.unitTime = { span: { ...NO_TIME, hours: ONE }, words };
    },
  ],
  [
    `${PER}day|daily`,
    (draft, words) => {
      draft.unitTime = { span: { ...NO_TIME, hours: whole(24) }, words };
    },
  ],
  [
    `(?:${PER}|the |over the |next |this )week-?end`,
    (draft, words) => addSpan(draft, { ...NO_TIME, hours: whole(48) }, words),
  ],
  [
    `(?:${PER}|the |over the |next |this )week|weekly`,
    (draft, words) => {
      draft.unitTime = { span: { ...NO_TIME, hours: whole(168) }, words };
    },
  ],
  [`${PER}quarter`, (draft, words) => addSpan(draft, { ...NO_TIME, months: whole(3) }, words)],
  [`${PER}(?:year|yr)|yearly|annual(?:ly)?`, (draft, words) => addSpan(draft, { ...NO_TIME, years: ONE }, words)],
  ['spot(?:[-\\s]+(?:instances?|pricing|prices?|market|vms?|capacity))?|pre-?emptibles?(?: vms?)?', buy('spot')],
  [
    'on[-\\s]?demand(?:[-\\s]+capacity[-\\s]+reservations?)|(?:gcp )?capacity[-\\s]+reservations?|odcrs?',
    buy('capacity-reservation'),
  ],
  ['on[-\\s]?demand|pay[-\\s]as[-\\s]you[-\\s]go|payg|list prices?', buy('on-demand')],
  ['committed(?:[-\\s]use)?(?: discounts?)?|commitments?|commit|cuds?|savings[- ]plans?', buy('committed')],
  ['reserved(?:[-\\s]+(?:instances?|capacity|pricing|prices?))?|reservations?|reserve|ris?\\b', buy('reserved')],
  ['(?:without|no|not) (?:any )?checkpoint(?:ing|s)?', flag('no-checkpointing')],
  ['with checkpoint(?:ing|s)?', () => {}],
  ['pre-?train(?:ing|ed)?|train(?:ing|ed|s)?|fine[-\\s]?tun(?:e|ing|ed)', topic('train')],
  ['serverless(?: gpus?)?(?: inference)?', topic('serverless')],
  ['dedicated(?: (?:gpus?|instances?|servers?|endpoints?))?', topic('dedicated')],
  ['serv(?:e|ing|ed)|host(?:ing)?|deploy(?:ing|ment)?', topic('serve')],
  ['inference|infer', topic('inference')],
  [
    'self[-\\s]?(?:hosted|hosting|host|managed)|our own (?:cluster|infrastructure|infra)|diy|raw compute',
    topic('self'),
  ],
  ['(?:fully )?managed(?: (?:services?|ml|platform|service))*(?: premium| markup)?', topic('managed')],
  ['compar(?:e|ed|ing|ison)(?: (?:to|with|of|between))?', topic('compare')],
  ['vs\\.?|versus|against|or', topic('versus')],
  ['multi-?region', topic('regions')],
  [
    '(?:cross|inter)[-\\s]?regions?|between (?:aws |gcp |azure )?regions|region to region',
    (draft, words) => {
      draft.set('route', 'inter-region', words);
      draft.topics.add('egress');
    },
  ],
  [
    '(?:cross|inter)[-\\s]?(?:az|zone)s?|between (?:azs|zones|availability zones)',
    (draft, words) => {
      draft.set('route', 'cross-zone', words);
      draft.topics.add('egress');
    },
  ],
  [
    '(?:to|over|onto) the (?:public )?internet|to on-?prem(?:ises)?',
    (draft, words) => {
      draft.set('route', 'internet', words);
      draft.topics.add('egress');
    },
  ],
  [
    'egress(?:ing)?(?: (?:fees?|costs?|charges?))?|(?:data )?transfer(?:ring|red|s)?(?: out)?|mov(?:e|ing)|migrat(?:e|ing|ion)|out of|copy(?:ing)?|pull(?:ing)?|download(?:ing)?|ship(?:ping)?',
    topic('egress'),
  ],
  ['(?:full )?(?:model )?checkpoint(?:s|ing)?|ckpts?', topic('checkpoint')],
  ['(?:s3 )?standard[-\\s]?ia', keep('infrequent', 'aws')],
  ['infrequent(?:[-\\s]access)?(?: storage| tier)?', keep('infrequent', null)],
  ['nearline', keep('infrequent', 'gcp')],
  ['(?:blob )?cool(?: storage| tier| blob)?', keep('infrequent', 'azure')],
  ['(?:s3 )?(?:glacier )?deep[-\\s]?archive', keep('archive', 'aws')],
  ['(?:s3 )?glacier(?: (?:flexible|instant))?(?: retrieval)?', keep('cold', 'aws')],
  ['coldline', keep('cold', 'gcp')],
  ['cold(?: tier| blob)', keep('cold', 'azure')],
  ['cold storage', keep('cold', null)],
  ['archive(?:d)?(?: storage| tier| class)?', keep('archive', null)],
  ['(?:s3 )?standard(?: storage| class| tier)?', (draft, words) => draft.set('storageKind', 'standard', words)],
  ['s3', draft => addTo(draft, 'aws')],
  ['gcs|(?:google )?cloud storage', draft => addTo(draft, 'gcp')],
  ['(?:azure )?(?:blob|adls)(?: storage)?(?: hot)?(?: lrs)?', draft => addTo(draft, 'azure')],
  ['stor(?:e|age|ing|ed)|keep(?:ing)?', topic('storage')],
  ['free[-\\s]tier|(?:less|minus|with|after|without) the free (?:\\w+ ?){0,3}|free allowances?', flag('free-tier')],
  ['(?:with |including |plus )?cold[-\\s]?starts?', flag('cold-start')],
  ['(?:with |using )?(?:container )?snapshots?(?:ting)?', flag('snapshots')],
  ['custom (?:cuda[-\\s]?)?(?:kernels?|ops|operators?)|cuda kernels?', flag('custom-kernels')],
  ['(?:with |and )?fall[-\\s]?backs?|if (?:spot is |none is )?(?:un|not )available', flag('fallback')],
  ['(?:model )?weights(?: only| alone)|only (?:the )?weights', flag('weights-only')],
  ['int[-\\s]?4|4[-\\s]?bits?|q4|awq|gptq|fp4', precise('int4')],
  ['int[-\\s]?8|8[-\\s]?bits?|q8|fp8', precise('int8')],
  ['bf16|fp16|16[-\\s]?bits?|half[- ]precision', precise('bf16')],
  ['textbook(?: rules?)?|rules? of thumb', draft => setRules(draft, 'textbook')],
  ['market(?: rules?)?', draft => setRules(draft, 'market')],
  ['scal(?:e|ing|ed)[-\\s]to[-\\s]zero|auto-?scal(?:e|ing|ed)', () => {}],
  [
    'nan|infinity|inf|infinite',
    (_, words) => {
      throw new CannotEstimate(`“${words}” is no number that anything can be counted with.`, { token: words });
    },
  ],
];

const PHRASES = WORDS.map(([words, effect]) => [phrase(words), effect] as const);

function addTo(draft: Draft, cloud: Cloud): void {
  draft.topics.add('storage');
  addCloud(draft, cloud);
}

function setRules(draft: Draft, rules: 'textbook' | 'market'): void {
  draft.rules = rules;
}

/** Takes a word that means something. */
export function takeMeaning(cursor: Cursor, draft: Draft): boolean {
  const start = cursor.place;
  for (const [pattern, effect] of PHRASES) {
    if (cursor.take(pattern) === null) continue;
    effect(draft, cursor.between(start));
    return true;
  }
  return false;
}

/** Small words, and those of the trade that say nothing where they stand alone. */
const SMALL_WORDS = `
a about accelerator accelerators active all also altogether am an and another any anything api apiece approx
approximately are around artifact artifacts as at availability available be because being best better between
big bill billed bills bit book both box boxes budget busiest busy but buy buying by ca calculate can can't card
cards charge charged cheap cheaper cheapest chip chips circa class cloud clouds cluster clusters company
compared compute copies copy cost costing costs could curious current currently data dataset datasets day day's
did discounts do does doesn't don't duration each either endpoint endpoints engineer engineers entire estimate
estimated estimation every everything exactly expensive experiment fee fees figure file files find for from full
fully get gets getting give going gonna good gpu gpus guess had has have having hello help here here's hey hi
hour's how i i'd i'm i've idle if in instance instances instead into is isn't it it's its job jobs just kind
know large launch let let's lets like llm llms load long long-term look looking lot lots lowest machine machines
many markup may maybe me might model models money month's much must my need needs network new no node nodes not
now of ok okay on one ones only our out over overall param parameter parameters params pay paying people per
perhaps period plan planned planning please pls plus plz possible possibly premium price priced prices pricing
project provider providers provision question quick quickly quietest quote rate rates rather region regions
registry rent rental renting replica replicas replicate replicated request requests roughly run running runs
same save savings? say server servers service services shall should show since size sized small so some
something sort spend spending spent spin start still straight stuff sum sync synced syncing take takes team tell
than thanks that that's the their them then there there's these they thing things think this those thx tier time
times to today today's token tokens too total total-cost traffic unit units up us usage use used user users uses
using util utilisation utilization via vm vms wanna want wants was we we'd we're week's what what's whats when
where whetstone which while who's whole will with within won't wonder wondering work worked working workload
workloads works worth would year's yes you your zone zones
`;
/** Longer ones first, so that "what's" is not read as "what". */
const FILLER = phrase(
  `(?:all in(?: all)?|${SMALL_WORDS.trim()
    .split(/\s+/)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})`,
);
/** Not the sign before a number, nor the arrow between two clouds. */
const SIGNS = phrase(String.raw`(?:[\s,;?!()\[\]{}"'“”‘’:·|•~_…+&*\/]|\.(?!\d)|-+(?![\d.>\p{L}]))+`, { open: true });

/** Takes what carries nothing: blanks, punctuation, small words. */
export function takeFiller(cursor: Cursor): boolean {
  return cursor.take(SIGNS) !== null || cursor.take(FILLER) !== null;
}
