// Finds the passages that prove number questions, and names the rules and figures of the bank that those rest on.
import type { Support } from '../../answer/draft.ts';
import type { Bank, Entry } from '../../bank/entry.ts';

/** A rule or figure that one passage must state. */
export interface Rule {
  /** The entry's local id; an entry split off one starts with it. */
  readonly entry: string;
  /** What stands in the passage, all of it. */
  readonly says: readonly string[];
}

/** The passages that state `rules`, each passage once and in their order; null where the bank lacks one of the rules. */
export function provenBy(rules: readonly Rule[], bank: Bank): readonly Support[] | null {
  const proofs: Support[] = [];
  for (const rule of rules) {
    const support = supportOf(rule, bank);
    if (support === null) return null;
    if (!proofs.some(({ entry, passage }) => entry === support.entry && passage === support.passage)) {
      proofs.push(support);
    }
  }
  return proofs;
}

function supportOf({ entry: id, says }: Rule, bank: Bank): Support | null {
  for (const [number, entry] of bank.entries.entries()) {
    if (!isOf(entry, id)) continue;
    const passage = entry.passages.findIndex(({ text }) => says.every(words => text.includes(words)));
    if (passage >= 0) return { entry: number, passage, part: 'passage' };
  }
  return null;
}

function isOf({ id }: Entry, local: string): boolean {
  const own = id.slice(id.lastIndexOf('#') + 1);
  return own === local || own.startsWith(`${local}-`);
}

const rule = (entry: string, ...says: string[]): Rule => ({ entry, says });

export const RULES = {
  training: rule('cost-estimation', '(GPU count) x (hours) x (GPU price/hr)'),
  utilisation: rule('cost-estimation', 'effective cost doubles if GPUs are 50% utilized'),
  inference: rule('cost-estimation', '(GPU count) x (hours/month) x (GPU price/hr)'),
  perThousand: rule('cost-estimation', 'cost per 1,000 predictions'),
  computeShare: rule('cost-estimation', 'GPU compute (60–80%)'),
  checkpoints: rule('cost-estimation', 'checkpoints for a 70B model', '500+ GB per checkpoint'),
  manyCheckpoints: rule('cost-estimation', '100+ checkpoints per run'),
  spot: rule('cost-estimation', 'Spot/preemptible instances (60–70% savings)'),
  interruptions: rule('cost-estimation', 'with checkpointing on spot', 'spot interruption rate', '5–15%'),
  reserved: rule('cost-estimation', 'Reserved capacity (30–40% savings)'),
  committed: rule('gpu-availability', '1–3 year commitments', '30–60% discount'),
  managed: rule('managed-or-self-hosted', '30–50% over raw compute cost'),
  slowTransfer: rule('data-gravity', 'Moving 100 TB of training data across clouds takes days'),
  samples: rule('data-gravity', 'data samples (1–10%)'),
  registry: rule('multi-region', 'synced from a central model registry'),
  replicas: rule('model-serving', 'multiple model server replicas'),
  perRequest: rule('serverless-gpu', 'Scaling to zero when idle', 'on-demand for each request'),
  sporadic: rule('serverless-gpu', '100 requests/day', '$5–10/month'),
  steady: rule('serverless-gpu', 'Dedicated instances are cheaper than serverless', '>30%'),
  compilation: rule('trainium', 'first compilation can take hours'),
} as const;

/** "The list price falls in tiers ($0.09 to 10 TB, …)", with the prices that a question uses. */
export function tiersRule(prices: readonly string[]): Rule {
  return rule('data-gravity', 'falls in tiers', ...prices.map(price => `$${price}`));
}

/** "$0.09 a GB; the first 100 GB a month are free". */
export function freeRule(price: string, free: string): Rule {
  return rule('cost-estimation', `$${price} a GB`, `first ${free} GB a month are free`);
}

/** "Transfer between US regions is typically $0.02 a GB". */
export function betweenRegionsRule(price: string): Rule {
  return rule('cost-estimation', `between US regions is typically $${price} a GB`);
}

/** "7,912 (8 x 989)": what eight of an accelerator reach together. */
export function peakRule(teraflops: string): Rule {
  return rule('trainium', 'dense BF16', `(8 x ${teraflops})`);
}

/** "trn1.32xlarge costs $21.50 an hour for 3,040 dense BF16 TFLOPS". */
export function trainiumRule(dollarsAnHour: string): Rule {
  return rule('trainium', `trn1.32xlarge costs ${dollarsAnHour} an hour`, 'dense BF16 TFLOPS');
}
