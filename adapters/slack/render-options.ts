// Draws one of several to choose: round buttons for a few, a menu for many, buttons where a menu cannot carry them.
import { onOneLine } from '../../src/message/clean-text.ts';
import type { Block } from '../../src/message/message.ts';
import { type Option, type OptionsElement, plain } from './block-kit.ts';
import type { Ledger, Place } from './ledger.ts';
import { LIMITS } from './limits.ts';
import type { Piece } from './piece.ts';
import { buttonPieces, carried } from './render-actions.ts';
import { boldPieces } from './render-rich-text.ts';
import { shorten } from './split-text.ts';

type Picker = Extract<Block, { kind: 'picker' }>;

/** What the options of one menu may take of a post, so that the menu fits with its label. */
const MENU_CHARACTERS = 7_000;
/** A longer label stands above its menu. */
const LABEL_BESIDE = Math.min(1_000, LIMITS.sectionText);
/** Stands where an option or a question has no words. */
export const NO_LABEL = '–';

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
  const menus = menusOf(options, ledger.place).map((menu, at) => {
    const id = ledger.actionId(picker.options[at]?.action.kind ?? 'set');
    return menuPiece(menu, isBeside ? label : NO_LABEL, id, chosen);
  });
  return [...(isBeside ? [] : boldPieces(label)), ...menus, ...notes];
}

function menuPiece(options: readonly Option[], label: string, id: string, chosen: Option | undefined): Piece {
  const lines = options.map(option => `${option === chosen ? '(•)' : '( )'} ${option.text.text}`);
  const initial = options.find(option => option === chosen);
  const block = { type: 'section', text: plain(label), accessory: oneOfElement(options, id, initial) } as const;
  return { block, said: [label, ...lines].join('\n') };
}

/** The options in as few menus as can hold them; a view has room for any menu, a post has not. */
export function menusOf(options: readonly Option[], place: Place): Option[][] {
  const most = place === 'post' ? MENU_CHARACTERS : Number.POSITIVE_INFINITY;
  const menus: Option[][] = [];
  for (const option of options) {
    const last = menus.at(-1);
    const longer = [...(last ?? []), option];
    const fits = longer.length <= LIMITS.selectOptions && JSON.stringify(longer).length <= most;
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

/** Round buttons for a few options, a menu for more; `chosen` is one of them. */
export function oneOfElement(options: readonly Option[], id: string, chosen?: Option): OptionsElement {
  const type = options.length <= LIMITS.radioOptions ? 'radio_buttons' : 'static_select';
  const initial = chosen === undefined ? {} : { initial_option: chosen };
  return { type, action_id: id, options, ...initial };
}
