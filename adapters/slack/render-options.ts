// Draws one of several to choose: round buttons for a few, a menu for many, buttons where a menu cannot carry them.
import { cleanText, onOneLine } from '../../src/message/clean-text.ts';
import type { Block, Field } from '../../src/message/message.ts';
import { type Option, type OptionsElement, plain } from './block-kit.ts';
import { Ledger } from './ledger.ts';
import { LIMITS } from './limits.ts';
import type { Piece } from './piece.ts';
import { buttonPieces, carried } from './render-actions.ts';
import { boldPieces } from './render-rich-text.ts';
import { shorten } from './split-text.ts';

type Picker = Extract<Block, { kind: 'picker' }>;
type OneOf = Extract<Field, { kind: 'one-of' }>;

/** What the options of one menu may take of a post, so that the menu fits with its label. */
const MENU_CHARACTERS = 7_000;
/** A longer label stands above its menu. */
const LABEL_BESIDE = Math.min(1_000, LIMITS.sectionText);
const NO_LABEL = '–';

/** Menus of a picker, each with the part of the options that it can hold; choosing in any of them is choosing. */
export function pickerPieces(picker: Picker, ledger: Ledger): Piece[] {
  const label = onOneLine(picker.label);
  const values = picker.options.map(({ action }) => carried(action, LIMITS.optionValue));
  if (values.length === 0) return boldPieces(label);
  if (values.some(value => value === null)) return asButtons(picker, ledger);
  const given = picker.options.map((option, at) => ({ label: option.label, value: values[at] ?? '' }));
  const { options, notes } = optionsOf(given, ledger);
  const isBeside = label !== '' && label.length <= LABEL_BESIDE;
  const chosen = options[picker.chosen];
  const menus = menusOf(options).map((menu, at) => {
    const id = ledger.actionId(picker.options[at]?.action.kind ?? 'set');
    return menuPiece(menu, isBeside ? label : NO_LABEL, id, chosen);
  });
  return [...(isBeside ? [] : boldPieces(label)), ...menus, ...notes];
}

function menuPiece(options: readonly Option[], label: string, id: string, chosen: Option | undefined): Piece {
  const lines = options.map(option => `${option === chosen ? '(•)' : '( )'} ${option.text.text}`);
  const initial = options.find(option => option === chosen);
  const block = { type: 'section', text: plain(label), accessory: elementOf(options, id, initial) } as const;
  return { block, said: [label, ...lines].join('\n') };
}

/** The options in as few menus as can hold them. */
function menusOf(options: readonly Option[]): Option[][] {
  const menus: Option[][] = [];
  for (const option of options) {
    const last = menus.at(-1);
    const longer = [...(last ?? []), option];
    const fits = longer.length <= LIMITS.selectOptions && JSON.stringify(longer).length <= MENU_CHARACTERS;
    if (last !== undefined && fits) last.push(option);
    else menus.push([option]);
  }
  return menus;
}

function asButtons(picker: Picker, ledger: Ledger): Piece[] {
  const buttons = picker.options.map(({ label, action }, at) =>
    at === picker.chosen ? { label: `✓ ${label}`, action, style: 'primary' as const } : { label, action },
  );
  return [...boldPieces(onOneLine(picker.label)), ...buttonPieces(buttons, ledger)];
}

/** The menu of a form's question with the options that it can carry; null when it can carry none. */
export function menuOfField(
  field: OneOf,
  id: string,
  ledger: Ledger,
): { element: OptionsElement | null; notes: Piece[] } {
  const fit = chosenInReach(field);
  const { options, notes } = optionsOf(fit, ledger);
  const [menu = []] = menusOf(options);
  const offered = fit.slice(0, menu.length);
  const others = field.options.filter(option => !offered.includes(option)).map(({ label }) => onOneLine(label));
  const notice = `${others.length} of ${field.options.length} answers could not be offered`;
  const left = others.length === 0 ? [] : ledger.note(notice, others.join(', '));
  const chosen = menu.find(({ value }) => value === field.chosen);
  return { element: menu.length === 0 ? null : elementOf(menu, id, chosen), notes: [...notes, ...left] };
}

/** The options that can come back, the chosen one first where the menu ends before it: what was chosen must not be lost. */
function chosenInReach({ options, chosen }: OneOf): OneOf['options'] {
  const fit = options.filter(({ value }) => isValue(value));
  const at = fit.findIndex(({ value }) => value === chosen);
  const first = fit[at];
  if (first === undefined) return fit;
  const [menu = []] = menusOf(optionsOf(fit, new Ledger('window')).options);
  return at < menu.length ? fit : [first, ...fit.filter(option => option !== first)];
}

/** Whether the value comes back from Slack as it went there. */
function isValue(value: string): boolean {
  return value.trim() !== '' && value.length <= LIMITS.optionValue && cleanText(value) === value;
}

function optionsOf(
  given: readonly { label: string; value: string }[],
  ledger: Ledger,
): { options: Option[]; notes: Piece[] } {
  const notes: Piece[] = [];
  const options = given.map(({ label, value }) => {
    const full = onOneLine(label) || NO_LABEL;
    const text = shorten(full, LIMITS.optionText);
    if (text !== full) notes.push(...ledger.note('An option was shortened, in full', full));
    return { text: plain(text), value };
  });
  return { options, notes };
}

function elementOf(options: readonly Option[], id: string, chosen?: Option): OptionsElement {
  const type = options.length <= LIMITS.radioOptions ? 'radio_buttons' : 'static_select';
  const initial = chosen === undefined ? {} : { initial_option: chosen };
  return { type, action_id: id, options, ...initial };
}
