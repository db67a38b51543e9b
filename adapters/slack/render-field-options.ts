// Draws what a question of a form lets people choose from: one of several, or some of them.
import { cleanText, onOneLine } from '../../src/message/clean-text.ts';
import { lineOf } from '../../src/message/lines.ts';
import type { Field } from '../../src/message/message.ts';
import { letterOf, MOST_LETTERS } from '../../src/message/option-letters.ts';
import { type ManyOptionsElement, type Option, type OptionsElement, plain } from './block-kit.ts';
import type { Ledger, Place } from './ledger.ts';
import { LIMITS } from './limits.ts';
import { type Piece, together } from './piece.ts';
import { menusOf, NO_LABEL, oneOfElement } from './render-options.ts';
import { textPieces } from './render-rich-text.ts';
import { shorten } from './split-text.ts';

export type ChoiceField = Extract<Field, { kind: 'one-of' | 'some-of' }>;
type Given = ChoiceField['options'];

/** An option as it is offered, and what it says in full. */
interface Offered {
  readonly option: Option;
  readonly full: string;
}

/** `element` is null when nothing can be offered; `above` is to be read before it, `notes` tell what is missing. */
interface DrawnChoice {
  readonly element: OptionsElement | ManyOptionsElement | null;
  readonly above: readonly Piece[];
  readonly notes: readonly Piece[];
}

/** The menu of a form's question with the options that it can carry; what they say at length stands above it. */
export function choiceOfField(field: ChoiceField, id: string, ledger: Ledger): DrawnChoice {
  const given = chosenInReach(field, ledger.place);
  const offered = firstMenu(given, ledger.place);
  const menu = offered.map(({ option }) => option);
  const long = offered.filter(({ option, full }) => option.text.text !== full);
  ledger.notices.push(...long.map(() => 'An option was shortened, and stands in full above'));
  return {
    element: menu.length === 0 ? null : elementOf(field, menu, id),
    above: together(
      long.flatMap(({ full }) => textPieces(lineOf(full))),
      '\n',
    ),
    notes: leftOut(field.options, given.slice(0, menu.length), ledger),
  };
}

function leftOut(options: Given, offered: Given, ledger: Ledger): Piece[] {
  const others = options.filter(option => !offered.includes(option)).map(({ label }) => onOneLine(label));
  if (others.length === 0) return [];
  return ledger.note(`${others.length} of ${options.length} answers could not be offered`, others.join(', '));
}

/** The options that can come back, the chosen one first where the menu ends before it: what was chosen must not be lost. */
function chosenInReach(field: ChoiceField, place: Place): Given {
  const fit = field.options.filter(({ value }) => comesBack(value, field.kind));
  const chosen = chosenOf(field);
  const at = fit.findIndex(({ value }) => value === chosen);
  const first = fit[at];
  if (first === undefined || at < firstMenu(fit, place).length) return fit;
  return [first, ...fit.filter(option => option !== first)];
}

function chosenOf(field: ChoiceField): string | undefined {
  return field.kind === 'one-of' ? field.chosen : undefined;
}

/** Whether the value comes back from Slack as it went there; line feeds stand between several. */
function comesBack(value: string, kind: ChoiceField['kind']): boolean {
  if (kind === 'some-of' && value.includes('\n')) return false;
  return value.trim() !== '' && value.length <= LIMITS.optionValue && cleanText(value) === value;
}

/** As many of the options as one menu holds. Where one of them is too long for it, all have a letter to be known by. */
function firstMenu(given: Given, place: Place): Offered[] {
  const labels = given.map(({ label }) => onOneLine(label) || NO_LABEL);
  const isLong = labels.some(label => label.length > LIMITS.optionText);
  const all = given.map(({ value }, at): Offered => {
    const full = isLong ? lettered(labels[at] ?? '', at) : (labels[at] ?? '');
    return { full, option: { text: plain(shorten(full, LIMITS.optionText)), value } };
  });
  const [menu = []] = menusOf(
    all.map(({ option }) => option),
    place,
  );
  return all.slice(0, menu.length);
}

/** `A. ` and the label, unless it begins with its letter anyway; numbers follow on Z. */
function lettered(label: string, at: number): string {
  const sign = at < MOST_LETTERS ? letterOf(at) : `${at + 1}`;
  return label.startsWith(`${sign}. `) ? label : `${sign}. ${label}`;
}

function elementOf(field: ChoiceField, menu: readonly Option[], id: string): OptionsElement | ManyOptionsElement {
  if (field.kind === 'one-of') {
    return oneOfElement(
      menu,
      id,
      menu.find(({ value }) => value === field.chosen),
    );
  }
  const type = menu.length <= LIMITS.checkboxOptions ? 'checkboxes' : 'multi_static_select';
  return { type, action_id: id, options: menu };
}
