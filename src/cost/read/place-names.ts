// How people spell clouds and regions.
import type { Cloud, PriceBook } from '../price-book.ts';
import { phrase } from './cursor.ts';

export const CLOUD_NAMES: Readonly<Record<Cloud, string>> = {
  aws: 'AWS',
  gcp: 'GCP',
  azure: 'Azure',
  lambda: 'Lambda',
  runpod: 'RunPod',
  nebius: 'Nebius',
};

const SPELLINGS: readonly (readonly [Cloud, RegExp])[] = [
  ['aws', phrase(`(?:amazon(?: web services)?|aws|ec2)(?:'s)?(?: cloud)?`)],
  ['gcp', phrase(String.raw`(?:google(?:[\s-]cloud)?(?: platform)?|gcp|gce)(?:'s)?`)],
  ['azure', phrase(`(?:microsoft azure|azure(?! (?:ml|machine learning)))(?:'s)?`)],
  ['lambda', phrase(String.raw`lambda(?:[\s-]?(?:labs?|cloud))?(?:'s)?`)],
  ['runpod', phrase(String.raw`run[\s-]?pod(?:'s)?`)],
  ['nebius', phrase(`nebius(?: ai)?(?:'s)?`)],
];

/** Offered by somebody, at a price that is in no book of ours. */
export const UNPRICED_CLOUD = phrase(
  String.raw`(core\s?weave|together(?:\s?ai|\.ai)|banana(?:\.dev)?|oracle(?: cloud)?|oci|ibm(?: cloud)?|vast(?:\.ai)?|paperspace|fluidstack|crusoe|voltage park|digital\s?ocean|scaleway|ovh(?:cloud)?|alibaba(?: cloud)?|hetzner|fireworks(?: ai)?|hyperstack|cudo|jarvis\s?labs|tensordock)`,
);

const UNPRICED_NAMES: Readonly<Record<string, string>> = {
  coreweave: 'CoreWeave',
  together: 'Together AI',
  togetherai: 'Together AI',
  banana: 'Banana.dev',
  bananadev: 'Banana.dev',
};

/** The usual spelling of a cloud without prices. */
export function unpricedName(typed: string): string {
  return UNPRICED_NAMES[typed.toLowerCase().replace(/[\s.]/g, '')] ?? typed;
}

/** Takes the cloud that begins at a place. */
export function cloudSpelled(take: (pattern: RegExp) => RegExpExecArray | null): Cloud | null {
  return SPELLINGS.find(([, pattern]) => take(pattern) !== null)?.[0] ?? null;
}

/** A region as clouds write them, or with blanks between its parts, and how its parts are joined. */
const REGION_SHAPES: readonly (readonly [shape: RegExp, joined: (parts: readonly string[]) => string])[] = [
  // aws: us-east-1
  [
    phrase(
      String.raw`(us-gov|us|eu|ap|sa|ca|me|af|il|mx)[\s_-]?(north|south|east|west|central|(?:north|south)(?:east|west))[\s_-]([1-9])`,
    ),
    parts => parts.join('-'),
  ],
  // gcp: us-central1, europe-west4; nebius: eu-north1
  [
    phrase(
      String.raw`(us|eu|europe|asia|northamerica|southamerica|australia|me|africa)[\s_-]?(north|south|east|west|central|(?:north|south)(?:east|west))([1-9]\d?)`,
    ),
    ([area = '', side = '', number = '']) => `${area}-${side}${number}`,
  ],
];

/** The regions of a book. */
export function regionNames({ instances, storage }: PriceBook): ReadonlySet<string> {
  const ids = [
    ...instances.flatMap(({ prices }) => prices.map(({ region }) => region)),
    ...storage.flatMap(({ region }) => region ?? []),
  ];
  return new Set(ids.filter(id => id !== 'all' && id !== 'us'));
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

const AZURE_REGION = phrase(
  String.raw`(?:north|south|east|west|central|northcentral|southcentral|westcentral|uk|us|germany|france|sweden|swiss|norway|japan|korea|canada|brazil|australia|india|uae|southeast|northern)[a-z]*?(?:us|asia|europe|south|west|north|central|east|india)(?:\s?[1-9])?|east us(?:\s?2)?|west us(?:\s?[23])?|(?:north|south) central us|(?:west|north) europe`,
);

/** Takes a region that begins here, whether or not a price of ours is for it. */
export function regionSpelled(take: (pattern: RegExp) => RegExpExecArray | null): string | null {
  for (const [shape, joined] of REGION_SHAPES) {
    const found = take(shape);
    if (found !== null) return joined(found.slice(1)).toLowerCase();
  }
  const oneWord = take(AZURE_REGION)?.[0];
  return oneWord === undefined ? null : bare(oneWord);
}

/** An area and a side of it, whose regions have numbers. */
const SIDE = phrase(
  String.raw`(us|eu|europe|asia|ap|ca|sa)[\s_-](northeast|northwest|southeast|southwest|north|south|east|west|central)(?![\w-])`,
);

/** Takes "us-west", and finds the regions that it can be; null where it is none of that kind. */
export function regionsBegun(
  take: (pattern: RegExp) => RegExpExecArray | null,
  known: ReadonlySet<string>,
): readonly string[] | null {
  const side = take(SIDE)?.[0];
  if (side === undefined) return null;
  return [...known].filter(region => bare(region).startsWith(bare(side))).toSorted();
}

/** The clouds that have a region of that name, or whose regions are spelled so; none where nobody's are. */
export function cloudsOfRegion(region: string, { instances }: PriceBook): readonly Cloud[] {
  const clouds = new Set(
    instances.filter(({ prices }) => prices.some(price => price.region === region)).map(({ cloud }) => cloud),
  );
  if (clouds.size > 0) return [...clouds];
  if (/^(?:us|eu|ap|sa|ca|me|af|il|mx)(?:-gov)?-[a-z]+-\d$/.test(region)) return ['aws'];
  if (/^(?:us|europe|asia|northamerica|southamerica|australia|me|africa)-[a-z]+\d+$/.test(region)) return ['gcp'];
  return /^[a-z]+\d?$/.test(region) ? ['azure'] : [];
}

/** The one cloud that has a region; null where several do, or none. */
export function cloudOfRegion(region: string, book: PriceBook): Cloud | null {
  const clouds = cloudsOfRegion(region, book);
  return clouds.length === 1 ? clouds[0]! : null;
}
