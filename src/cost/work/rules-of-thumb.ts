// The bank's rules of thumb, each with the entry that it stands in, and the few figures that are ours.

import { compare, type Exact, exact, ONE, over, whole } from '../exact/exact.ts';
import { between, certain, type Range } from '../exact/range.ts';
import { CannotEstimate } from '../read/refuse.ts';

const BANK = 'cloud-ai-services';

/** Ids of the bank's entries. */
export const ENTRY = {
  cost: `${BANK}#cost-estimation`,
  managed: `${BANK}#managed-or-self-hosted`,
  trainium: `${BANK}#trainium`,
  regions: `${BANK}#multi-region`,
  serverless: `${BANK}#serverless-gpu`,
  availability: `${BANK}#gpu-availability`,
  gravity: `${BANK}#data-gravity`,
} as const;

export const RULE_OF_THUMB = 'rule of thumb of the question bank';
export const STATED = 'stated in the request';

const percent = (least: number, most: number): Range =>
  between(over(whole(least), whole(100)), over(whole(most), whole(100)));

/** A rule with the sentence that says it. */
export interface Rule {
  readonly range: Range;
  /** Such as "60–70% off". */
  readonly says: string;
  readonly entry: string;
}

/** "Spot/preemptible instances (60–70% savings)". */
export const SPOT: Rule = { range: percent(60, 70), says: '60–70% off', entry: ENTRY.cost };
/** "Reserved capacity (30–40% savings)". */
const RESERVED: Rule = { range: percent(30, 40), says: '30–40% off', entry: ENTRY.cost };
/** "1–3 year commitments guarantee capacity at 30–60% discount". */
const COMMITTED: Rule = { range: percent(30, 60), says: '30–60% off', entry: ENTRY.availability };
/** The far end of the same sentence. */
const THREE_YEARS: Rule = { range: certain(exact('0.6')), says: '60% off', entry: ENTRY.availability };

const YEAR_TWO = whole(2);
const LONGEST_TERM = whole(3);

/** The bank's discount for a commitment of `years`; null where none was named. Under a year there is none, over three the bank says nothing. */
export function commitmentRule(purchase: 'reserved' | 'committed', years: Exact | null): Rule {
  if (years === null) return purchase === 'reserved' ? RESERVED : COMMITTED;
  checkTerm(years);
  if (compare(years, YEAR_TWO) < 0) return RESERVED;
  return compare(years, LONGEST_TERM) < 0 ? COMMITTED : THREE_YEARS;
}

/** Commitments are of one to three years. */
export function checkTerm(years: Exact): void {
  if (compare(years, ONE) < 0) {
    throw new CannotEstimate(
      'Reserved capacity is a commitment of 1 to 3 years; for less than a year there is no such discount.',
      {
        token: 'term',
        suggestions: ['term=1y', 'spot', 'on-demand'],
      },
    );
  }
  if (compare(years, LONGEST_TERM) > 0) {
    throw new CannotEstimate('Commitments are of 1 to 3 years; for a longer one I have no discount.', {
      token: 'term',
      suggestions: ['term=3y'],
    });
  }
}

/** "Managed services charge premium margins (30–50% over raw compute cost)". */
export const MANAGED_PREMIUM = percent(30, 50);
/** "Large scale (100+ GPUs)", "Small team (1–5 ML engineers)", "Large platform team (5+ infra engineers)". */
export const SELF_HOSTED_GPUS = whole(100);
export const SMALL_TEAM = whole(5);
export const PLATFORM_TEAM = whole(5);

/** "Dominated by GPU compute (60–80%), with storage (10–20%) and networking (5–10%)". */
export const SHARES = {
  compute: percent(60, 80),
  storage: percent(10, 20),
  network: percent(5, 10),
} as const;

/** "Checkpoints for a 70B model can be 500+ GB". */
export const CHECKPOINT = { gigabytes: whole(500), params: exact('70e9') } as const;
/** Bytes a parameter of a checkpoint that training can go on from: weights and Adam's moments, without and with a master copy. */
export const STATE_BYTES: Range = { low: whole(8), expected: whole(14), high: whole(16) };

/** "1 TB egress from AWS = ~$90", "100 TB … ~$9,000". */
export const EGRESS_PER_GB = exact('0.09');
export const STORAGE_PER_GB = exact('0.023');

/** "100 requests/day … $3/hour … $5–10/month". */
export const SERVERLESS = {
  dedicatedPerHour: whole(3),
  perMonth: between(whole(5), whole(10)),
  requestsPerMonth: whole(3000),
  /** "Cheaper when GPUs are utilized >30% of the time". */
  breakEven: exact('0.3'),
  coldStartSeconds: between(whole(30), whole(120)),
  snapshotSeconds: between(whole(1), whole(5)),
  /** "Models >10 GB have long cold starts". */
  largestModelGB: whole(10),
  /** "Volume varies 100x day-to-day". */
  swing: whole(100),
} as const;

/** "AWS Inferentia2 is 50% cheaper than A10G". */
export const INFERENTIA_DISCOUNT = exact('0.5');
/** "~40% cheaper per TFLOP than comparable NVIDIA instances on AWS". */
export const TRAINIUM_DISCOUNT = exact('0.4');
/** "First compilation can take hours for large models": the hours are ours. */
export const COMPILATION_HOURS: Range = { low: whole(1), expected: whole(2), high: whole(3) };

/** "Spot interruption rate for GPU instances is typically 5–15%"; the period is ours, since the bank names none. */
export const INTERRUPTIONS = { range: percent(5, 15), periodHours: whole(720) } as const;
/** Ours: writing a checkpoint, and starting again from one, in hours. */
export const CHECKPOINT_HOURS = over(whole(5), whole(60));
export const RESTART_HOURS = over(whole(10), whole(60));

/** Model FLOPs utilisation: the higher it is, the less is paid. */
export const MFU: Range = { low: exact('0.5'), expected: exact('0.4'), high: exact('0.3') };
