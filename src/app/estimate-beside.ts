// The estimate beside an answer: for a question that asks for money and states quantities, and for a bare request.
import { estimate, readRequest } from '../cost/cost.ts';
import type { CostError, Estimate, Intent } from '../cost/estimation.ts';
import type { Request } from '../cost/request.ts';
import { PersonError } from '../message/person-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { PriceSource } from '../ports/price-source.ts';
import { asksAnything } from '../present/bare-request.ts';

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

const ASKS_FOR_MONEY = anyOf(
  /[$]/,
  /\b(?:costs?|costing|prices?|pric(?:ed|ing)|expensive|cheap(?:er|est)?|budget|bills?|billed|afford|savings?|dollars?|usd|mlcost)\b/,
  // Not of memory, time or speed: "how much would I save", "how much for 8 H100s", "8 H100s: how much?".
  /\bhow much(?=\W*$|,|:|\s+(?:\d|an?|money|is|are|was|do|does|did|would|will|should|might|can|could|for|to|per)\b)/,
  // Checkpoints are saved and attention is paid as well.
  /\b(?:save|spend|pay) money\b|\bpay(?:ing)? for\b|\bspend(?:ing)? on\b|\bwhat\b[^.?!]*\bpay\b(?! attention)/,
);
/** Weighs ways of buying, which is about money whatever its words are. */
const WEIGHS_WAYS = /\b(?:spot|reserv\w*|commit\w*|on[- ]?demand|serverless|dedicated|managed|self[- ]?\w+)\b/i;
const WAYS: ReadonlySet<Intent> = new Set(['reserved-vs-on-demand', 'serverless-vs-dedicated', 'managed-vs-self']);
/** How a request is begun where there is no command for it. */
const ADDRESS = /^\s*\/?(?:ml)?cost\b[:\s]*/i;

/** Whoever asks for figures needs these told, since one more word may bring them. */
const WORTH_TELLING = /^no price for |minutes or months/;

function anyOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'i');
}

/** The estimate that a question calls for. Prices that cannot be read are told, not thrown: the bank answers all the same. */
export async function estimateBeside({ prices, clock }: PricingPorts, question: string): Promise<Beside> {
  const asksForMoney = ASKS_FOR_MONEY.test(question);
  const isQuestion = asksAnything(question);
  if (isQuestion && !asksForMoney && !WEIGHS_WAYS.test(question)) return NOTHING;
  try {
    const { book } = await prices.load();
    const read = readRequest(question.replace(ADDRESS, ''), book, { lenient: true });
    if (!read.ok) return asksForMoney ? withoutFigures(read.error) : NOTHING;
    const isBare = !isQuestion && read.ignored.length === 0 && isTypedAsRequest(read.request);
    if (!callsForFigures(read.request, asksForMoney || isBare)) return NOTHING;
    const estimated = estimate(read.request, book, clock.now());
    return estimated.ok
      ? { estimate: notingWords(estimated, read.ignored), notices: [] }
      : withoutFigures(estimated.error);
  } catch (fault) {
    if (!(fault instanceof PersonError)) throw fault;
    return noEstimate(fault.message);
  }
}

/** Most refusals are of sentences that were hardly meant as a request, and are of no interest beside an answer. */
function withoutFigures({ message }: CostError): Beside {
  return WORTH_TELLING.test(message) ? noEstimate(message) : NOTHING;
}

function noEstimate(message: string): Beside {
  return { estimate: null, notices: [`There is no estimate: ${message}${/[.!?]$/.test(message) ? '' : '.'}`] };
}

function notingWords(estimated: Estimate, ignored: readonly string[]): Estimate {
  const words = ignored.map(word => `“${word}”`).join(', ');
  return words === '' ? estimated : { ...estimated, warnings: [...estimated.warnings, `Not read: ${words}.`] };
}

/** A sum that is stated beside machines is what they may cost, or do cost: the question is another than what that is. */
function callsForFigures(request: Request, asked: boolean): boolean {
  if (!statesQuantities(request) || (request.bill !== null && request.machines.length > 0)) return false;
  return asked || weighsWays(request);
}

function weighsWays({ machines, intent, purchases }: Request): boolean {
  const weighs = WAYS.has(intent) || (intent === 'compare' && purchases.length > 1);
  return weighs && machines.some(({ count }) => count !== null);
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

/** Machines by their number, or data that moves or is kept. */
function isTypedAsRequest({ machines, size, intent }: Request): boolean {
  const counted = machines.some(({ count, kind }) => count !== null && kind.kind !== 'gpu');
  return counted || (size !== null && (intent === 'egress' || intent === 'storage'));
}
