// Reads words without numbers: kinds of work, ways of buying, flags, and the small words that carry nothing.
import { ONE, whole } from '../exact/exact.ts';
import type { Cloud } from '../price-book.ts';
import type { Flag, Precision, Provider, Purchase, StorageKind } from '../request.ts';
import { addSpan, NO_TIME } from './counted-times.ts';
import { type Cursor, phrase } from './cursor.ts';
import type { Draft, Topic } from './draft.ts';
import { isEveryday } from './everyday-words.ts';
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
const monthly: Effect = draft => {
  draft.monthly = true;
};
/** The time that is priced where no other is said. */
const inTime =
  (hours: number): Effect =>
  (draft, words) => {
    draft.unitTime = { span: { ...NO_TIME, hours: whole(hours) }, words };
  };
const howMany: Effect = (_, words) => {
  throw new CannotEstimate(`How many is “${words}”?`, { token: words });
};
const always: Effect = (draft, words) => draft.set('activity', { hours: 'all', per: 'month' }, words);
const officeHours: Effect = (draft, words) => {
  draft.set('activity', { hours: whole(8), per: 'day' }, words);
  draft.set('daysAWeek', whole(5), words);
};

const sells =
  (provider: Provider): Effect =>
  (draft, words) => {
    draft.topics.add('serverless');
    draft.set('provider', provider, words);
  };
/** What is not wanted cannot be told from what is: it is better asked than taken for its contrary. */
const takesAway: Effect = (_, words) => {
  throw new CannotEstimate(`“${words}” takes something away; say what you want instead.`, { token: words });
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
    `(?:${PER}|(?:the |this |next |one )?(?:whole|full|entire|calendar|this|next) )(?:calendar )?(?:month|mo)|monthly|\\bmo\\b`,
    monthly,
  ],
  [`${PER}(?:hour|hr|h)|hourly`, inTime(1)],
  [`${PER}day|daily`, inTime(24)],
  [
    `(?:${PER}|the |over the |next |this )week-?end`,
    (draft, words) => addSpan(draft, { ...NO_TIME, hours: whole(48) }, words),
  ],
  [`(?:${PER}|the |over the |next |this )week|weekly`, inTime(168)],
  [
    '(?:several|some|many|a few|few|various|multiple) (?:hours|days|weeks|months|years)|hours|days|weeks|months|years',
    howMany,
  ],
  ['month|mo', monthly],
  ['year|yr', (draft, words) => addSpan(draft, { ...NO_TIME, years: ONE }, words)],
  ['week-?end', (draft, words) => addSpan(draft, { ...NO_TIME, hours: whole(48) }, words)],
  ['week', inTime(168)],
  ['day', inTime(24)],
  ['hour|hr', inTime(1)],
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
  [
    "(?:without|no|not|w\\/o|never|(?:do|does|did)n'?t) (?:(?:any|do|have|use|write|take|make|save) )*checkpoint(?:ing|s)?",
    flag('no-checkpointing'),
  ],
  ['with checkpoint(?:ing|s)?', () => {}],
  ['pre-?train(?:ing|ed)?|train(?:ing|ed|s)?|fine[-\\s]?tun(?:e|ing|ed)', topic('train')],
  ['(?:aws |amazon )?sagemaker(?: ai)?', draft => managedOn(draft, 'aws')],
  ['(?:gcp |google )?vertex(?: ai)?', draft => managedOn(draft, 'gcp')],
  ['azure (?:ml|machine learning)', draft => managedOn(draft, 'azure')],
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
    '(?:to|over|onto|->|=>|>>?)\\s*(?:the )?(?:public )?internet|(?:to|->|=>|>>?)\\s*on-?prem(?:ises)?',
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
  ['s3 standard(?: storage| class| tier)?', keep('standard', 'aws')],
  ['standard(?: storage| class| tier)?', (draft, words) => draft.set('storageKind', 'standard', words)],
  ['s3', draft => addTo(draft, 'aws')],
  ['gcs|(?:google )?cloud storage', draft => addTo(draft, 'gcp')],
  ['(?:azure )?(?:blob|adls)(?: storage)?(?: hot)?(?: lrs)?', draft => addTo(draft, 'azure')],
  ['stor(?:e|age|ing|ed)|keep(?:ing)?', topic('storage')],
  ['free[-\\s]tier|(?:less|minus|with|after|without) the free (?:\\w+ ?){0,3}|free allowances?', flag('free-tier')],
  ['(?:with |including |plus )?cold[-\\s]?starts?', flag('cold-start')],
  ['(?:with |using )?(?:container )?snapshots?(?:ting)?', flag('snapshots')],
  ['custom (?:cuda[-\\s]?)?(?:kernels?|ops|operators?)|cuda kernels?', flag('custom-kernels')],
  ['(?:with |and )?fall[-\\s]?backs?|if (?:spot is |none is )?(?:un|not )available', flag('fallback')],
  [
    '(?:model )?weights(?: only| alone)|(?:only|just) (?:\\w+ ){0,2}weights|(?:no|without|w\\/o)(?: the| any)? optimi[sz]er(?: states?)?',
    flag('weights-only'),
  ],
  ['no (?:clue|idea|rush|hurry|worries|problem|preference|pressure|matter)', () => {}],
  ['int[-\\s]?4|4[-\\s]?bits?|q4|awq|gptq|fp4', precise('int4')],
  ['int[-\\s]?8|8[-\\s]?bits?|q8|fp8', precise('int8')],
  ['bf16|fp16|16[-\\s]?bits?|half[- ]precision', precise('bf16')],
  ['textbook(?: rules?)?|rules? of thumb', draft => setRules(draft, 'textbook')],
  ['market(?: rules?)?', draft => setRules(draft, 'market')],
  [
    "scal(?:es?|ing|ed)[-\\s](?:down )?to[-\\s](?:zero|0)(?: (?:when|while|if|whenever)(?: (?:it|it's|its|is|they|are))* (?:idle|idling|unused|not (?:in use|used)))?|auto-?scal(?:e|ing|ed)",
    () => {},
  ],
  ['modal(?:\\.com)?(?: labs)?', sells('Modal')],
  [
    "replicate(?:\\.com|'s)?(?!\\s+(?:an?|the|to|our|my|it|this|that|data|models?|\\d+(?:\\.\\d+)?\\s*[gtp]i?b))",
    sells('Replicate'),
  ],
  [
    "(?:but |and |is )?(?:not?|never|without|w\\/o|except(?: for)?|excluding|minus|(?:do|does|did|can|could|wo|would|is|are)n'?t) (?:on |in |using |any |the |use |want |need |have |like |run |be )*(?:spot|preemptible|on[- ]?demand|reserved|managed|serverless|aws|gcp|google|azure|lambda|runpod|nebius|\\d+)",
    takesAway,
  ],
  [
    'nan|infinity|inf|infinite',
    (_, words) => {
      throw new CannotEstimate(`“${words}” is no number that anything can be counted with.`, { token: words });
    },
  ],
];

const PHRASES = WORDS.map(([words, effect]) => [phrase(words), effect] as const);

/** A cloud's own platform is a managed service of it. */
function managedOn(draft: Draft, cloud: Cloud): void {
  draft.topics.add('managed');
  addCloud(draft, cloud);
}

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

const WORD = phrase(String.raw`w\/|[a-z]+(?:'[a-z]+)*`);
const PER_MANY = phrase(
  `(?:(?:cost|price) )?per (?:1k|1,?000|1m|1,?000,?000|thousand|million)(?: (?:requests?|reqs?|predictions?|queries|calls|tokens?|inferences))?`,
);
/** Not the sign before a number, nor the arrow between two clouds. */
const SIGNS = phrase(String.raw`(?:[\s,;?!@()\[\]{}"'“”‘’:·|•~_…+&*\/]|\.(?!\d)|-+(?![\d.>\p{L}])|\$(?!\s*[\d.]))+`, {
  open: true,
});

/** Takes what carries nothing: blanks, punctuation, small words. */
export function takeFiller(cursor: Cursor): boolean {
  if (cursor.take(SIGNS) !== null || cursor.take(PER_MANY) !== null) return true;
  const place = cursor.place;
  const word = cursor.take(WORD)?.[0];
  if (word !== undefined && (word === 'w/' || isEveryday(word))) return true;
  cursor.place = place;
  return false;
}
