// The parts of an estimate as blocks: its amounts, its lines, what was compared, what was assumed, and other ways to get it.
import type { Alternative, Amounts, Assumption, Estimate } from '../cost/estimation.ts';
import { amountText } from '../message/amounts.ts';
import { lineOf, words } from '../message/lines.ts';
import type { Block, Button, Line } from '../message/message.ts';

/** An assumption's button names its entry; longer titles say no more. */
const LONGEST_TITLE = 44;
/** Other ways beyond these are only counted: an estimate is read for its figures. */
const MOST_CHEAPER = 3;
const MOST_FALLBACKS = 2;

/** "$1,188.86 – $1,585.15 a month, expected $1,387.01", or one amount where all are alike. */
function rangeText({ low, expected, high }: Amounts, period: Estimate['period']): string {
  const each = period === 'month' ? ' a month' : '';
  if (isOneAmount({ low, expected, high })) return `${amountText(expected)}${each}`;
  return `${amountText(low)} – ${amountText(high)}${each}, expected ${amountText(expected)}`;
}

/** What it costs, in a sentence that stands out; in a comparison that is what its winner costs. */
export function headline({ verdict, period, ...amounts }: Estimate): Block {
  const range = rangeText(amounts, period);
  const sentence =
    verdict === null ? range : `${verdict === 'tie' ? 'A tie' : `${verdict} comes out ahead`} at ${range}`;
  return { kind: 'text', line: [words(sentence, 'strong')] };
}

/** The bill item by item, each with how it comes about and where its price is from. */
export function billBlocks({ lines, options, verdict, period }: Estimate): Block[] {
  if (lines.length === 0) return [];
  const items = lines.map((line): Line => {
    const source = `(${line.source}, ${line.asOf ?? 'undated'})`;
    const formula = line.formula === '' ? '' : `${line.formula} `;
    return [
      words(`${line.label}:`, 'strong'),
      words(` ${rangeText(line, period)}. ${formula}`),
      words(source, 'emphasis'),
    ];
  });
  const isOfOne = options.length > 0 && verdict !== null && verdict !== 'tie';
  const lead: Block[] = isOfOne ? [{ kind: 'text', line: lineOf(`What ${verdict} is made up of:`) }] : [];
  return [...lead, { kind: 'list', ordered: false, items }];
}

/** Everybody in a comparison. */
export function optionBlocks({ options, period }: Estimate): Block[] {
  if (options.length === 0) return [];
  const each = period === 'month' ? ' a month' : '';
  if (options.every(isOneAmount)) {
    const rows = options.map(({ label, expected }) => [label, amountText(expected)]);
    return [{ kind: 'table', columns: ['Option', `Cost${each}`], rows }];
  }
  const rows = options.map(({ label, low, expected, high }) => [label, ...[low, expected, high].map(amountText)]);
  return [{ kind: 'table', columns: ['Option', `Low${each}`, 'Expected', 'High'], rows }];
}

/** What was assumed, and a way to each entry of the bank that says so. */
export function assumptionBlocks(estimate: Estimate, titleOf: (entry: string) => string | null): Block[] {
  const { assumptions } = estimate;
  if (assumptions.length === 0) return [];
  const entries = [...new Set(assumptions.flatMap(({ entry }) => entry ?? []))];
  const buttons = entries.flatMap((entry): Button[] => {
    const title = titleOf(entry);
    const label = `What the bank says on “${shortTitle(title ?? '')}”`;
    return title === null ? [] : [{ label, action: { kind: 'show-entry', entry, page: 0 } }];
  });
  return [
    { kind: 'text', line: lineOf('Assumed:') },
    ...assumedBlocks(estimate),
    ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
  ];
}

/** What holds of one contender of a comparison stands below its name, after what holds of all. */
function assumedBlocks({ assumptions, options }: Estimate): Block[] {
  const labelOf = ({ text }: Assumption) => options.find(({ label }) => text.startsWith(`${label}: `))?.label ?? null;
  const labels = new Set(assumptions.flatMap(each => labelOf(each) ?? []));
  const general = assumptions.filter(each => labelOf(each) === null).map(({ text }) => text);
  return [
    ...listOf(general),
    ...[...labels].flatMap((label): Block[] => {
      const own = assumptions.filter(each => labelOf(each) === label);
      const sentences = own.map(({ text }) => text.slice(label.length + 2));
      return [{ kind: 'text', line: [words(`${label}:`, 'emphasis')] }, ...listOf(sentences)];
    }),
  ];
}

function listOf(sentences: readonly string[]): Block[] {
  return sentences.length === 0 ? [] : [{ kind: 'list', ordered: false, items: sentences.map(lineOf) }];
}

function shortTitle(title: string): string {
  const letters = [...title];
  if (letters.length <= LONGEST_TITLE) return title;
  return `${letters
    .slice(0, LONGEST_TITLE)
    .join('')
    .replace(/\s+\S*$/, '')} …`;
}

/** Each with what it costs, what it saves, and whether the same comes out of it. */
export function alternativeBlocks({ alternatives, period }: Estimate): Block[] {
  if (alternatives.length === 0) return [];
  const each = period === 'month' ? ' a month' : '';
  const cheaper = alternatives.filter(saves).slice(0, MOST_CHEAPER);
  const shown = [...cheaper, ...likelyFallbacks(alternatives.filter(each => !saves(each)))];
  const choices = shown.map(alternative => {
    const { label, expected, saving, sameWork, request } = alternative;
    const difference = saves(alternative) ? `saves ${amountText(saving)}` : 'costs more, to fall back on';
    const work = sameWork ? 'same work' : 'changes the work';
    const text = `${label}: expected ${amountText(expected)}${each}, ${difference}, ${work}`;
    return { text, button: estimateButton(request) };
  });
  const left = alternatives.length - shown.length;
  return [
    { kind: 'text', line: lineOf('Other ways to get it:') },
    { kind: 'choices', choices },
    ...(left > 0 ? [{ kind: 'text', line: lineOf(`… and ${left} more`) } as const] : []),
  ];
}

function saves({ saving }: Alternative): boolean {
  return /[1-9]/.test(saving);
}

/** The same on demand is what people fall back on first, dear as it is. */
function likelyFallbacks(all: readonly Alternative[]): Alternative[] {
  const isOnDemand = ({ label }: Alternative) => label.startsWith('On demand');
  const likely = [...all.filter(isOnDemand), ...all.filter(each => !isOnDemand(each))].slice(0, MOST_FALLBACKS);
  return all.filter(each => likely.includes(each));
}

export function estimateButton(request: string): Button {
  return { label: 'Estimate this', action: { kind: 'estimate', request } };
}

/** From when the prices are, unless a warning says so: it does where they are very old. */
export function priceNotice({ prices: { asOf, stale }, warnings }: Estimate): Block[] {
  const isSaid = warnings.some(warning => warning.includes(asOf ?? 'undated'));
  const sentence = isSaid ? '' : ageSentence(asOf, stale);
  return sentence === '' ? [] : [{ kind: 'notice', level: 'info', line: lineOf(sentence) }];
}

function ageSentence(asOf: string | null, stale: boolean): string {
  if (asOf === null) return stale ? 'Prices: not all are dated.' : '';
  return `Prices: the oldest is of ${asOf}${stale ? ', more than a week ago' : ''}.`;
}

function isOneAmount({ low, expected, high }: Amounts): boolean {
  return low === expected && expected === high;
}
