// Draws what people can press: buttons, choices and thumbs. What cannot be pressed as it stands is named.
import { isDeepStrictEqual } from 'node:util';
import { type Action, decodeAction, encodeAction } from '../../src/message/action.ts';
import { cleanText, onOneLine } from '../../src/message/clean-text.ts';
import type { Block, Button } from '../../src/message/message.ts';
import { buttonText, choiceText } from '../../src/message/plain-text.ts';
import { type ButtonElement, type Confirm, plain } from './block-kit.ts';
import type { Ledger } from './ledger.ts';
import { LIMITS } from './limits.ts';
import { costOf, LARGEST_PIECE, type Piece } from './piece.ts';
import { shorten, splitText } from './split-text.ts';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** A button that can be pressed, or none, with the small lines that say what was shortened or left out. */
interface Drawn {
  readonly element: ButtonElement | null;
  readonly notes: readonly Piece[];
}

/** More in a row are hard to tell apart. */
const BUTTONS_IN_ROW = Math.min(5, LIMITS.actionsElements);
const NO_LABEL = 'Choose';
const THUMBS = {
  up: { label: 'Helpful', read: 'This answer was helpful' },
  down: { label: 'Not helpful', read: 'This answer was not helpful' },
} as const;

/** The action as text of at most `max` characters that comes back as the same action; null when there is none. */
export function carried(action: Action, max: number): string | null {
  const text = encodeAction(action);
  return text.length <= max && isDeepStrictEqual(decodeAction(text), action) ? text : null;
}

export function buttonPieces(buttons: readonly Button[], ledger: Ledger): Piece[] {
  const drawn = buttons.map(button => drawButton(button, ledger));
  const elements = drawn.map(({ element }) => element).filter(element => element !== null);
  return [...rowsOf(elements), ...drawn.flatMap(({ notes }) => notes)];
}

function rowsOf(elements: readonly ButtonElement[]): Piece[] {
  const rows: Piece[] = [];
  let row: ButtonElement[] = [];
  for (const element of elements) {
    const longer = [...row, element];
    const fits = longer.length <= BUTTONS_IN_ROW && costOf(rowPiece(longer)) <= LARGEST_PIECE;
    if (!fits && row.length > 0) rows.push(rowPiece(row));
    row = fits || row.length === 0 ? longer : [element];
  }
  return row.length === 0 ? rows : [...rows, rowPiece(row)];
}

function rowPiece(elements: readonly ButtonElement[]): Piece {
  return { block: { type: 'actions', elements }, said: elements.map(({ text }) => `[${text.text}]`).join(' ') };
}

function drawButton(button: Button, ledger: Ledger): Drawn {
  const label = onOneLine(button.label) || NO_LABEL;
  const value = carried(button.action, LIMITS.buttonValue);
  if (value === null) return { element: null, notes: ledger.note('A button could not be shown', label) };
  const text = shorten(label, LIMITS.buttonText);
  const notes = text === label ? [] : ledger.note('A button was shortened, in full', label);
  const asked = confirmOf(button, label, ledger);
  const element: ButtonElement = {
    type: 'button',
    action_id: ledger.actionId(button.action.kind),
    text: plain(text),
    value,
    ...(button.style === undefined ? {} : { style: button.style }),
    ...(asked.confirm === null ? {} : { confirm: asked.confirm }),
  };
  return { element, notes: [...notes, ...asked.notes] };
}

function confirmOf(
  button: Button,
  label: string,
  ledger: Ledger,
): { confirm: Confirm | null; notes: readonly Piece[] } {
  if (button.confirm === undefined) return { confirm: null, notes: [] };
  const question = onOneLine(button.confirm.question) || `${label}?`;
  const yes = onOneLine(button.confirm.yes) || 'Yes';
  const no = onOneLine(button.confirm.no) || 'No';
  const confirm: Confirm = {
    title: plain(shorten(label, LIMITS.confirmTitle)),
    text: plain(shorten(question, LIMITS.confirmText)),
    confirm: plain(shorten(yes, LIMITS.confirmYes)),
    deny: plain(shorten(no, LIMITS.confirmNo)),
    ...(button.style === 'danger' ? { style: 'danger' as const } : {}),
  };
  const isShort = confirm.text.text === question && confirm.confirm.text === yes && confirm.deny.text === no;
  const full = `${question} (${yes}, ${no})`;
  return { confirm, notes: isShort ? [] : ledger.note('What a button asks was shortened, in full', full) };
}

/** Each text with its button beside it; a text that is too long begins in blocks above. */
export function choicePieces({ choices }: Of<'choices'>, ledger: Ledger): Piece[] {
  return choices.flatMap(choice => {
    const texts = splitText(cleanText(choice.text), LIMITS.sectionText).filter(text => text.trim() !== '');
    const last = texts.pop();
    if (last === undefined) return buttonPieces([choice.button], ledger);
    const { element, notes } = drawButton(choice.button, ledger);
    const said = texts.length === 0 ? choiceText(choice) : `${last} ${buttonText(choice.button)}`;
    const beside = element === null ? {} : { accessory: element };
    return [
      ...texts.map((text): Piece => ({ block: { type: 'section', text: plain(text) }, said: text })),
      { block: { type: 'section', text: plain(last), ...beside }, said: element === null ? last : short(said) },
      ...notes,
    ];
  });
}

/** A label may be of any length and stands in full in its note, so the text of a choice need not hold it all. */
function short(said: string): string {
  return shorten(said, LIMITS.sectionText + LIMITS.buttonText);
}

export function votePieces({ up, down }: Of<'vote'>, ledger: Ledger): Piece[] {
  if (ledger.place !== 'post') {
    return buttonPieces(
      [
        { label: THUMBS.up.label, action: up },
        { label: THUMBS.down.label, action: down },
      ],
      ledger,
    );
  }
  const values = { up: carried(up, LIMITS.buttonValue), down: carried(down, LIMITS.buttonValue) };
  if (values.up === null || values.down === null) return ledger.note('The buttons for a vote could not be shown');
  const element = {
    type: 'feedback_buttons',
    action_id: ledger.actionId(up.kind),
    positive_button: thumb('up', values.up),
    negative_button: thumb('down', values.down),
  } as const;
  return [{ block: { type: 'context_actions', elements: [element] }, said: '' }];
}

function thumb(which: keyof typeof THUMBS, value: string) {
  const { label, read } = THUMBS[which];
  return {
    text: plain(shorten(label, LIMITS.buttonText)),
    accessibility_label: shorten(read, LIMITS.accessibilityLabel),
    value,
  };
}
