// The parts of an estimate as blocks: its amounts, its lines, what was compared, what was assumed, and other ways to get it.
import type { Amounts, Estimate } from '../cost/estimation.ts';
import { amountText } from '../message/amounts.ts';
import { lineOf, words } from '../message/lines.ts';
import type { Block, Button, Line } from '../message/message.ts';

/** An assumption's button names its entry; longer titles say no more. */
const LONGEST_TITLE = 44;

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
export function assumptionBlocks({ assumptions }: Estimate, titleOf: (entry: string) => string | null): Block[] {
  if (assumptions.length === 0) return [];
  const entries = [...new Set(assumptions.flatMap(({ entry }) => entry ?? []))];
  const buttons = entries.flatMap((entry): Button[] => {
    const title = titleOf(entry);
    const label = `What the bank says on “${shortTitle(title ?? '')}”`;
    return title === null ? [] : [{ label, action: { kind: 'show-entry', entry, page: 0 } }];
  });
  return [
    { kind: 'text', line: lineOf('Assumed:') },
    { kind: 'list', ordered: false, items: assumptions.map(({ text }) => lineOf(text)) },
    ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
  ];
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
  const choices = alternatives.map(({ label, expected, saving, sameWork, request }) => {
    const saves = /[1-9]/.test(saving) ? `saves ${amountText(saving)}` : 'costs more, to fall back on';
    const work = sameWork ? 'same work' : 'changes the work';
    const text = `${label}: expected ${amountText(expected)}${each}, ${saves}, ${work}`;
    return { text, button: estimateButton(request) };
  });
  return [
    { kind: 'text', line: lineOf('Other ways to get it:') },
    { kind: 'choices', choices },
  ];
}

export function estimateButton(request: string): Button {
  return { label: 'Estimate this', action: { kind: 'estimate', request } };
}

/** From when the prices are; that they are very old is among the warnings. */
export function priceNotice({ prices: { asOf, stale } }: Estimate): Block {
  return { kind: 'notice', level: 'info', line: lineOf(ageSentence(asOf, stale)) };
}

function ageSentence(asOf: string | null, stale: boolean): string {
  if (asOf === null) return stale ? 'Prices: not all are dated.' : '';
  return `Prices: the oldest is of ${asOf}${stale ? ', more than a week ago' : ''}.`;
}

function isOneAmount({ low, expected, high }: Amounts): boolean {
  return low === expected && expected === high;
}
