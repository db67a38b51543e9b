// The estimate beside an answer: for a question that asks for money and states quantities, and for a bare request.
import { estimate, readRequest } from '../cost/cost.ts';
import type { Estimate } from '../cost/estimation.ts';
import type { PriceBook } from '../cost/price-book.ts';
import type { Request } from '../cost/request.ts';
import { PersonError } from '../message/person-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { PriceSource } from '../ports/price-source.ts';

interface PricingPorts {
  readonly prices: Pick<PriceSource, 'load'>;
  readonly clock: Clock;
}

/** What stands beside an answer: figures, or why there are none though they were asked for. */
export interface Beside {
  readonly estimate: Estimate | null;
  readonly notices: readonly string[];
}

const NOTHING: Beside = { estimate: null, notices: [] };

const ASKS_FOR_MONEY =
  /[$]|\b(?:costs?|costing|prices?|pric(?:ed|ing)|expensive|cheap(?:er|est)?|how much|budget|bills?|billed|spend(?:ing)?|pay(?:ing)?|afford|sav(?:e|es|ings?)|dollars?|usd|mlcost)\b/i;
const ASKS_ANYTHING =
  /\?|\b(?:what|whats|when|how|hows|why|which|who|where|should|could|can|do|does|did|is|are|explain|tell|describe|best|difference|between)\b/i;
/** How a request is begun where there is no command for it. */
const ADDRESS = /^\s*\/?(?:ml)?cost\b[:\s]*/i;

/** The estimate that a question calls for. Prices that cannot be read are told, not thrown: the bank answers all the same. */
export async function estimateBeside({ prices, clock }: PricingPorts, question: string): Promise<Beside> {
  const asksForMoney = ASKS_FOR_MONEY.test(question);
  if (!asksForMoney && ASKS_ANYTHING.test(question)) return NOTHING;
  try {
    const { book } = await prices.load();
    return { estimate: estimateIn(question.replace(ADDRESS, ''), book, clock.now(), asksForMoney), notices: [] };
  } catch (fault) {
    if (!(fault instanceof PersonError)) throw fault;
    return { estimate: null, notices: [`There is no estimate: ${fault.message}`] };
  }
}

function estimateIn(text: string, book: PriceBook, now: Date, asksForMoney: boolean): Estimate | null {
  const read = readRequest(text, book, { lenient: asksForMoney });
  if (!read.ok || !statesQuantities(read.request) || (!asksForMoney && !isBare(read.request))) return null;
  const estimated = estimate(read.request, book, now);
  if (!estimated.ok) return null;
  const passedOver = read.ignored.map(word => `“${word}”`).join(', ');
  return passedOver === ''
    ? estimated
    : { ...estimated, warnings: [...estimated.warnings, `Not read: ${passedOver}.`] };
}

/** Whether there is something to multiply: "how much is an H100" has a price, and no quantity. */
function statesQuantities({
  machines,
  span,
  activity,
  size,
  traffic,
  flops,
  params,
  tokens,
  bill,
  checkpoints,
}: Request): boolean {
  const counted = machines.some(({ count }) => count !== null);
  const timed = machines.length > 0 && (span !== null || activity !== null);
  const trained = params !== null && tokens !== null;
  return counted || timed || trained || [size, traffic, flops, bill, checkpoints].some(said => said !== null);
}

/** Typed as a request is: machines by their number, or data that moves or is kept. */
function isBare({ machines, size, intent }: Request): boolean {
  const counted = machines.some(({ count, kind }) => count !== null && kind.kind !== 'gpu');
  return counted || (size !== null && (intent === 'egress' || intent === 'storage'));
}
