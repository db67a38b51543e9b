// Number questions: cases of cost with drawn parameters, answered by the cost module alone and proved by passages of the bank.
import type { Bank } from '../../bank/entry.ts';
import { estimateText, type PriceBook } from '../../cost/cost.ts';
import type { Chance } from '../chance.ts';
import type { NumberQuestion } from '../question.ts';
import { COMPUTE_TEMPLATES } from './cost-compute.ts';
import { DATA_TEMPLATES } from './cost-data.ts';
import { DISCOUNT_TEMPLATES } from './cost-discounts.ts';
import { provenBy } from './cost-proof.ts';
import { SERVERLESS_TEMPLATES } from './cost-serverless.ts';
import type { Drawn, Template } from './cost-template.ts';
import { TRAINING_TEMPLATES } from './cost-training.ts';
import { isTelling, provenances, rounded } from './cost-writing.ts';

/** How far off an answer may be, as a fraction, where the template says nothing else: room for rounding on the way. */
const TOLERANCE = 0.02;
/** Draws of a template before it is given up: some cases are trivial, and some lack a price. */
const MOST_DRAWS = 12;

const TEMPLATES: readonly Template[] = [
  ...COMPUTE_TEMPLATES,
  ...DATA_TEMPLATES,
  ...DISCOUNT_TEMPLATES,
  ...SERVERLESS_TEMPLATES,
  ...TRAINING_TEMPLATES,
];

/**
 * Questions for an amount, in USD, GB, hours and the like (`unit`), drawn by `chance` `times` times from each template. None
 * comes twice, and none comes without a passage of `bank` that states its rule, so other people's banks give none. Prices are
 * those of `book`, or stated in the question; `now` is the moment at which the cost module estimates.
 */
export function costQuestions(bank: Bank, book: PriceBook, now: Date, chance: Chance, times = 1): NumberQuestion[] {
  const questions = new Map<string, NumberQuestion>();
  for (const template of TEMPLATES) {
    for (let time = 0; time < times; time += 1) {
      const question = drawQuestion(template, { bank, book, now, chance }, questions);
      if (question !== null) questions.set(question.id, question);
    }
  }
  return [...questions.values()];
}

interface Sources {
  readonly bank: Bank;
  readonly book: PriceBook;
  readonly now: Date;
  readonly chance: Chance;
}

/** The first case of some draws that is new and worth a question. */
function drawQuestion(
  template: Template,
  sources: Sources,
  known: ReadonlyMap<string, NumberQuestion>,
): NumberQuestion | null {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const drawn = template.draw(sources.book, sources.chance);
    const question = drawn === null ? null : questionOf(template, drawn, sources);
    if (question !== null && !known.has(question.id)) return question;
  }
  return null;
}

function questionOf(
  { name, difficulty, unit, tolerance = TOLERANCE }: Template,
  drawn: Drawn,
  { bank, book, now }: Sources,
): NumberQuestion | null {
  const proofs = provenBy(drawn.rules, bank);
  const [first] = proofs ?? [];
  if (proofs === null || first === undefined) return null;
  const estimate = estimateText(drawn.request, book, now);
  if (!estimate.ok) return null;
  const { amount, working } = drawn.solve(estimate);
  if (amount === undefined || !isTelling(amount)) return null;
  return {
    kind: 'number',
    id: ['cost', name, ...drawn.parameters].join('-'),
    entry: first.entry,
    prompt: drawn.prompt,
    answer: rounded(amount),
    unit,
    tolerance,
    explanation: [...working, ...provenances(drawn.figures ?? [])].join('\n'),
    difficulty,
    proofs,
  };
}
