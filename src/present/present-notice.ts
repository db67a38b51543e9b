// Short messages: help, greetings, what went wrong, what was done.
import { lineOf, words } from '../message/lines.ts';
import type { Block, Dialog, Message } from '../message/message.ts';

/** A way of asking on a surface, and what it is good for. */
export interface Way {
  readonly how: string;
  readonly what: string;
}

/** One sentence, and nothing else. */
export function presentNotice(level: 'info' | 'warning' | 'problem', sentence: string): Message {
  return { blocks: [{ kind: 'notice', level, line: lineOf(sentence) }] };
}

/** What Whetstone is, how to ask, and some questions to begin with. */
export function presentHelp(ways: readonly Way[], known: number, examples: readonly Example[]): Message {
  return {
    blocks: [
      { kind: 'text', line: lineOf(introduction(known)) },
      { kind: 'list', ordered: false, items: ways.map(wayLine) },
      ...choicesOf(examples),
    ],
  };
}

/** An entry offered as a question. */
export interface Example {
  readonly entry: string;
  readonly title: string;
}

/** The few words that somebody who only says hello gets. */
export function presentGreeting(known: number, examples: readonly Example[]): Message {
  return { blocks: [{ kind: 'text', line: lineOf(`Hello! ${introduction(known)}`) }, ...choicesOf(examples)] };
}

export function introduction(known: number): string {
  const questions = known === 1 ? 'one question' : `${known} questions`;
  return `I answer from a bank of ${questions}, and every statement comes with the place where it stands. What the bank does not say, I do not say. Ask in your own words.`;
}

export function wayLine({ how, what }: Way) {
  return [words(how, 'strong'), words(` ${what}`)];
}

function choicesOf(examples: readonly Example[]): Block[] {
  if (examples.length === 0) return [];
  const choices = examples.map(({ entry, title }) => ({
    text: title,
    button: { label: 'Ask this', action: { kind: 'ask-entry', entry } } as const,
  }));
  return [{ kind: 'choices', choices }];
}

/** What could not be said where it was asked, for the asker alone. `because` is a clause, or null. */
export function presentUndelivered(message: Message, because: string | null): Message {
  const sentence = `I could not post this where you asked${because === null ? '' : `, because ${because}`}. Here it is for you alone:`;
  return { blocks: [{ kind: 'notice', level: 'warning', line: lineOf(sentence) }, ...message.blocks] };
}

/** The form behind a thumb down. */
export function presentVoteForm(answer: string): Dialog {
  const reasons = [
    ['wrong', 'It is wrong'],
    ['outdated', 'It is out of date'],
    ['beside', 'It answers something else'],
    ['refused', 'It should have been answered'],
    ['unclear', 'It is hard to read'],
    ['other', 'Something else'],
  ] as const;
  return {
    title: 'What is wrong with it?',
    message: {
      blocks: [
        { kind: 'text', line: lineOf('Your vote is noted. Say why, and whoever keeps the bank can mend it.') },
        {
          kind: 'form',
          fields: [
            {
              kind: 'one-of',
              name: 'reason',
              label: 'What is the matter?',
              required: true,
              options: reasons.map(([value, label]) => ({ value, label })),
            },
            {
              kind: 'text',
              name: 'details',
              label: 'In your words',
              hint: 'What would have been right, and where does it stand?',
              required: false,
              long: true,
            },
          ],
          submit: { label: 'Send', action: { kind: 'explain-vote', answer } },
        },
      ],
    },
  };
}
