// A gallery of messages, in no platform's words: what every surface has to show well, from the everyday to the extreme.
import type { Block, Dialog, Message } from '../../src/message/message.ts';
import { adjusting, charts, estimate, noEstimate } from './gallery-costs.ts';
import { everyBlock, refusal, shortAnswer } from './gallery-everyday.ts';
import { hostile, letters, longestAnswer, rightToLeft, sixtySources, tooLong } from './gallery-extremes.ts';
import { line, MANAGED, text } from './gallery-parts.ts';
import { choosing } from './gallery-quiz.ts';

const help: Message = {
  blocks: [
    { kind: 'heading', text: 'How to ask' },
    text('Ask as you would ask a colleague: lower case, abbreviations, slips, half a sentence. For example:'),
    {
      kind: 'list',
      ordered: false,
      items: [line('why is the first request so slow'), line('spot or on-demand for training?')],
    },
    {
      kind: 'text',
      line: [
        { kind: 'text', text: 'Every statement is marked, as here' },
        { kind: 'marks', numbers: [1] },
        { kind: 'text', text: ', and the number stands below with the file and the line.' },
      ],
    },
    { kind: 'notice', level: 'info', line: line('45 entries of knowledge/bank. Nothing is answered from memory.') },
  ],
};

const home: Message = {
  blocks: [
    { kind: 'heading', text: 'Whetstone' },
    text('Answers from the bank of your team, each statement with its source.'),
    {
      kind: 'facts',
      facts: [
        { label: 'Entries', value: '45' },
        { label: 'Topics', value: 'GPUs, costs, serving' },
      ],
    },
    { kind: 'divider' },
    { kind: 'heading', text: 'Your settings' },
    ...everyBlock.blocks.filter(({ kind }) => kind === 'picker'),
    { kind: 'heading', text: 'What you asked' },
    {
      kind: 'choices',
      choices: [
        {
          text: 'whats the markup on managed ml services',
          button: { label: 'Ask again', action: { kind: 'ask-again', answer: 'answer-1' } },
        },
      ],
    },
    ...everyBlock.blocks.filter(({ kind }) => kind === 'table'),
    {
      kind: 'buttons',
      buttons: [
        {
          label: 'Forget me',
          action: { kind: 'forget-me' },
          style: 'danger',
          confirm: { question: 'Delete all that is kept of you?', yes: 'Delete', no: 'Keep' },
        },
      ],
    },
  ],
};

/** By name, the messages that are posted. */
export const messages: Readonly<Record<string, Message>> = {
  'every-block': everyBlock,
  'short-answer': shortAnswer,
  refusal,
  'longest-answer': longestAnswer,
  'sixty-sources': sixtySources,
  'right-to-left': rightToLeft,
  letters,
  hostile,
  'too-long': tooLong,
  help,
  charts,
  estimate,
  'no-estimate': noEstimate,
  empty: { blocks: [] },
};

/** By name, pages that a person finds when they look us up. */
export const homes: Readonly<Record<string, Message>> = {
  home,
  'home-too-long': { blocks: Array.from({ length: 120 }, (_, at): Block => ({ kind: 'heading', text: `Part ${at}` })) },
};

/** By name, windows. */
export const dialogs: Readonly<Record<string, Dialog>> = {
  'dialog-form': {
    title: 'What was wrong?',
    message: {
      blocks: [text('Thank you. It helps to know why.'), ...everyBlock.blocks.filter(({ kind }) => kind === 'form')],
    },
  },
  'dialog-entry': { title: MANAGED, message: { blocks: shortAnswer.blocks.slice(0, 3) } },
  'dialog-adjust': adjusting,
  'dialog-several': choosing,
  'dialog-too-long': {
    title: 'Everything',
    message: {
      blocks: [
        ...Array.from({ length: 120 }, (_, at) => text(`Paragraph ${at}`)),
        ...everyBlock.blocks.filter(({ kind }) => kind === 'form'),
      ],
    },
  },
};
