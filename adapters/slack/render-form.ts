// Draws the questions of a form. `field:NAME` and `value` are what an answer comes back under.
import { cleanText, onOneLine } from '../../src/message/clean-text.ts';
import type { Block, Field } from '../../src/message/message.ts';
import { fieldText } from '../../src/message/plain-text.ts';
import { plain, type SlackBlock } from './block-kit.ts';
import type { Ledger } from './ledger.ts';
import { LIMITS } from './limits.ts';
import { costOf, LARGEST_PIECE, type Piece } from './piece.ts';
import { buttonPieces } from './render-actions.ts';
import { choiceOfField } from './render-field-options.ts';
import { NO_LABEL } from './render-options.ts';
import { shorten } from './split-text.ts';

type Form = Extract<Block, { kind: 'form' }>;
type TextField = Extract<Field, { kind: 'text' }>;
type Input = Extract<SlackBlock, { type: 'input' }>;

const ANSWER = 'value';
/** Labels and hints are read at a glance; what is longer stands below in small. */
const LABEL = Math.min(300, LIMITS.inputLabel);
const HINT = Math.min(300, LIMITS.inputHint);

/** A window sends off one form, by its own button; another one could not be told from it. */
export function formPieces(form: Form, ledger: Ledger): Piece[] {
  if (ledger.place === 'window') {
    return ledger.note('A second form could not be shown', form.fields.map(({ label }) => label).join(', '));
  }
  return [...fieldPieces(form.fields, ledger), ...buttonPieces([form.submit], ledger)];
}

export function fieldPieces(fields: readonly Field[], ledger: Ledger): Piece[] {
  return fields.flatMap(field => {
    const id = ledger.fieldId(field.name);
    if (id === null) return ledger.note('A question of the form could not be asked', field.label);
    return inputPieces(field, id, ledger);
  });
}

function inputPieces(field: Field, id: string, ledger: Ledger): Piece[] {
  const { element, above, notes } =
    field.kind === 'text' ? textInput(field, ledger) : choiceOfField(field, ANSWER, ledger);
  if (element === null) return [...ledger.note('A question of the form has no answers', field.label), ...notes];
  const full = onOneLine(field.label) || NO_LABEL;
  const label = shorten(full, LABEL);
  const hint = hintOf(field);
  const block: Input = {
    type: 'input',
    block_id: id,
    label: plain(label),
    optional: !field.required,
    element,
    ...(hint === null || hint.length <= LIMITS.placeholder ? {} : { hint: plain(shorten(hint, HINT)) }),
  };
  const labelNotes = label === full ? [] : ledger.note('A question was shortened, in full', full);
  const hintNotes = hint === null || hint.length <= HINT ? [] : ledger.note('A hint was shortened, in full', hint);
  const piece = { block, said: shorten(fieldText(field), LIMITS.sectionText) };
  const asked = costOf(piece) <= LARGEST_PIECE ? piece : { block, said: label };
  return [...above, asked, ...labelNotes, ...hintNotes, ...notes];
}

function textInput(field: TextField, ledger: Ledger) {
  const hint = hintOf(field);
  const placeholder = hint === null || hint.length > LIMITS.placeholder ? {} : { placeholder: plain(hint) };
  const full = filledIn(field);
  const value = shorten(full, LIMITS.inputLength);
  const element = {
    type: 'plain_text_input',
    action_id: ANSWER,
    multiline: field.long,
    max_length: LIMITS.inputLength,
    ...(value === '' ? {} : { initial_value: value }),
    ...placeholder,
  } as const;
  const notes = value === full ? [] : ledger.note('An answer to start from was shortened, in full', full);
  return { element, above: [], notes };
}

/** What stands in the field already; a field of one line takes no more. */
function filledIn({ value = '', long }: TextField): string {
  return long ? cleanText(value).trim() : onOneLine(value);
}

function hintOf(field: Field): string | null {
  return field.kind === 'text' ? onOneLine(field.hint ?? '') || null : null;
}
