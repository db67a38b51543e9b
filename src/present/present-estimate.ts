// An estimate as a message, a refusal with what to type instead, and the form by which an estimate is changed.
import type { AdjustChoice, AdjustChoices } from '../cost/adjust-choices.ts';
import type { Estimate, Refusal } from '../cost/estimation.ts';
import type { Action } from '../message/action.ts';
import { lineOf, words } from '../message/lines.ts';
import type { Block, Button, Dialog, Field, Message } from '../message/message.ts';
import type { ShownAnswer } from '../message/shown-answer.ts';
import {
  alternativeBlocks,
  assumptionBlocks,
  billBlocks,
  estimateButton,
  headline,
  optionBlocks,
  priceNotice,
} from './estimate-blocks.ts';
import { askedBlocks } from './present-asked.ts';

/** What goes with an estimate where it is shown. */
export interface EstimateSetting extends ShownAnswer {
  /** The id under which the estimate is kept. */
  readonly id: string;
  /** The title of an entry that the bank has; null for another. */
  readonly titleOf: (entry: string) => string | null;
}

export function presentEstimate(estimate: Estimate, setting: EstimateSetting): Message {
  return {
    blocks: [
      ...askedBlocks(setting),
      ...readingBlocks(estimate, setting),
      headline(estimate),
      ...billBlocks(estimate),
      ...optionBlocks(estimate),
      ...estimate.charts.map(chart => ({ kind: 'chart', ...chart }) as const),
      ...assumptionBlocks(estimate, setting.titleOf),
      ...estimate.warnings.map(warning => ({ kind: 'notice', level: 'warning', line: lineOf(warning) }) as const),
      ...alternativeBlocks(estimate),
      ...priceNotice(estimate),
      ...noticesOf(setting),
      ...buttonsOf(setting),
      voteOn(setting),
    ],
  };
}

/** The figures beside an answer, which everybody may take further by `/mlcost` or its like: what they are and how they come about. */
export function presentBeside(estimate: Estimate): Block[] {
  return [
    { kind: 'notice', level: 'info', line: lineOf(`Read as: ${estimate.reading}`) },
    headline(estimate),
    ...billBlocks(estimate),
    ...optionBlocks(estimate),
    ...assumptionBlocks(estimate, () => null),
    ...estimate.warnings.map(warning => ({ kind: 'notice', level: 'warning', line: lineOf(warning) }) as const),
    ...alternativeBlocks(estimate),
    ...priceNotice(estimate),
  ];
}

/** How the request was understood, where it was not put just so. */
function readingBlocks({ reading }: Estimate, { asked }: EstimateSetting): Block[] {
  if (reading === asked?.question) return [];
  return [{ kind: 'notice', level: 'info', line: lineOf(`Read as: ${reading}`) }];
}

function noticesOf({ notices }: EstimateSetting): Block[] {
  return notices.length === 0 ? [] : [{ kind: 'notice', level: 'info', line: lineOf(notices.join(' ')) }];
}

/** What everybody sees is changed by nobody. */
function buttonsOf({ id, private: alone }: EstimateSetting): Block[] {
  if (!alone) return [];
  const buttons: Button[] = [
    { label: 'Share in channel', action: { kind: 'share', answer: id }, style: 'primary' },
    { label: 'Adjust', action: { kind: 'adjust', answer: id } },
  ];
  return [{ kind: 'buttons', buttons }];
}

function voteOn({ id }: EstimateSetting): Block {
  return {
    kind: 'vote',
    up: { kind: 'vote', answer: id, vote: 'up' },
    down: { kind: 'vote', answer: id, vote: 'down' },
  };
}

/** More of what was asked need not be repeated to tell what this is about. */
const LONGEST_INPUT = 300;

/** Why there is no figure, for whoever asked alone. */
export function presentRefusal({ input, error }: Refusal): Message {
  const requests = error.suggestions.filter(suggestion => isRequest(suggestion, error.token));
  const near = error.suggestions.filter(suggestion => !requests.includes(suggestion));
  return {
    blocks: [
      ...(input.trim() === '' ? [] : [askedAlone(input)]),
      { kind: 'notice', level: 'warning', line: lineOf(error.message) },
      ...(near.length > 0 ? [{ kind: 'text', line: lineOf(`Did you mean ${oneOf(near)}?`) } as const] : []),
      ...(requests.length > 0 ? requestBlocks('It can be meant in these ways:', requests) : []),
      ...requestBlocks('A request that works:', [error.example]),
    ],
  };
}

function askedAlone(input: string): Block {
  const letters = [...input];
  const shown = letters.length > LONGEST_INPUT ? `${letters.slice(0, LONGEST_INPUT).join('')} …` : input;
  return { kind: 'text', line: [words('You asked: '), words(shown, 'emphasis')] };
}

/** Where one word is at fault, the suggestions are words in its place; else each is a way to put the whole. */
function isRequest(suggestion: string, token: string | null): boolean {
  return token === null || /\s/.test(suggestion.trim());
}

function oneOf(near: readonly string[]): string {
  const quoted = near.map(word => `“${word}”`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

function requestBlocks(lead: string, requests: readonly string[]): Block[] {
  const choices = requests.map(request => ({ text: request, button: estimateButton(request) }));
  return [
    { kind: 'text', line: lineOf(lead) },
    { kind: 'choices', choices },
  ];
}

/** A form with what holds now filled in; `action` is what it sends. */
export function presentAdjustForm(choices: AdjustChoices, action: Action): Dialog {
  const submit: Button = { label: 'Estimate anew', action };
  return {
    title: 'Adjust the estimate',
    message: { blocks: [{ kind: 'form', fields: choices.map(fieldOf), submit }] },
  };
}

/** What is empty now may stay empty. */
function fieldOf({ name, label, chosen, options }: AdjustChoice): Field {
  const required = chosen !== '';
  if (options.length === 0) return { kind: 'text', name, label, value: chosen, required, long: name === 'request' };
  return { kind: 'one-of', name, label, options, chosen, required };
}
