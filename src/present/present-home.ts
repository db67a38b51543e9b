// The home page of a person: what Whetstone knows, how to ask, their settings, and what they asked last.
import { SETTINGS, type SettingName } from '../message/action.ts';
import { lineOf } from '../message/lines.ts';
import type { Block, Message } from '../message/message.ts';
import { type Example, introduction, type Way, wayLine } from './present-notice.ts';
import { reviewButton, type StatsFacts, statsBlocks } from './quiz/present-standings.ts';

export interface HomeFacts {
  /** Titles of the bank, in its order. */
  readonly known: readonly Example[];
  readonly ways: readonly Way[];
  readonly settings: Readonly<Record<SettingName, string>>;
  /** What they did in quizzes; null when that was just deleted. */
  readonly quiz: StatsFacts | null;
  /** What the person asked last, newest first. */
  readonly recent: readonly { readonly answer: string; readonly question: string; readonly answered: boolean }[];
}

const TITLES_SHOWN = 12;

export function presentHome({ known, ways, settings, quiz, recent }: HomeFacts): Message {
  return {
    blocks: [
      { kind: 'heading', text: 'What I know' },
      { kind: 'text', line: lineOf(introduction(known.length)) },
      ...titles(known),
      { kind: 'divider' },
      { kind: 'heading', text: 'How to ask' },
      { kind: 'list', ordered: false, items: ways.map(wayLine) },
      { kind: 'divider' },
      ...(quiz === null ? [] : quizBlocks(quiz)),
      { kind: 'heading', text: 'Your recent questions' },
      ...recentBlocks(recent),
      { kind: 'divider' },
      { kind: 'heading', text: 'Your settings' },
      ...(Object.keys(SETTINGS) as SettingName[]).map(name => picker(name, settings[name])),
      {
        kind: 'text',
        line: lineOf(
          'I keep your questions and my answers for 90 days, your quiz answers for 400, your reviews and settings until you delete them.',
        ),
      },
      { kind: 'buttons', buttons: [FORGET] },
    ],
  };
}

function quizBlocks(quiz: StatsFacts): Block[] {
  return [{ kind: 'heading', text: 'Your quizzes' }, ...statsBlocks(quiz), reviewButton(quiz), { kind: 'divider' }];
}

function titles(known: readonly Example[]): Block[] {
  const shown = known.slice(0, TITLES_SHOWN);
  const left = known.length - shown.length;
  const choices = shown.map(({ entry, title }) => ({
    text: title,
    button: { label: 'Ask this', action: { kind: 'ask-entry', entry } } as const,
  }));
  return [
    { kind: 'choices', choices },
    ...(left > 0 ? [{ kind: 'text', line: lineOf(`… and ${left} more.`) } as const] : []),
  ];
}

function recentBlocks(recent: HomeFacts['recent']): Block[] {
  if (recent.length === 0) return [{ kind: 'text', line: lineOf('Nothing yet.') }];
  const choices = recent.map(({ answer, question, answered }) => ({
    text: answered ? question : `${question} (not covered)`,
    button: { label: 'Ask again', action: { kind: 'ask-again', answer } } as const,
  }));
  return [{ kind: 'choices', choices }];
}

const LABELS: Readonly<
  Record<SettingName, { readonly label: string; readonly values: Readonly<Record<string, string>> }>
> = {
  follow: {
    label: 'When I answer you in a thread',
    values: { on: 'answer follow-ups there without a mention', off: 'wait to be mentioned again' },
  },
  excerpts: {
    label: 'Below an answer show',
    values: { new: 'the excerpts that say more than the statement', all: 'every excerpt word for word' },
  },
  board: {
    label: 'In standings that others see',
    values: { shown: 'show me', hidden: 'leave me out' },
  },
};

function picker(setting: SettingName, value: string): Block {
  const values: readonly string[] = SETTINGS[setting];
  return {
    kind: 'picker',
    label: LABELS[setting].label,
    options: values.map(option => ({
      label: LABELS[setting].values[option] ?? option,
      action: { kind: 'set', setting, value: option },
    })),
    chosen: Math.max(0, values.indexOf(value)),
  };
}

const FORGET = {
  label: 'Delete what you keep about me',
  style: 'danger',
  action: { kind: 'forget-me' },
  confirm: {
    question:
      'Your questions, my record of the answers, your votes, quizzes, reviews and settings are deleted for good. My posts in channels stay.',
    yes: 'Delete',
    no: 'Keep',
  },
} as const;
