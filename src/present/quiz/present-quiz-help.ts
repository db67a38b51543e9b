// What the command `quiz` can do.
import { lineOf, words } from '../../message/lines.ts';
import type { Line, Message } from '../../message/message.ts';

const WAYS: readonly (readonly [how: string, what: string])[] = [
  [
    'start 5',
    'asks a round of five questions here; add a topic, “open”, “number” or “mixed”, and how long: “start 5 gpu 45s”.',
  ],
  ['pause · resume · skip · stop', 'conducts the round; whoever started it may, and admins.'],
  [
    'daily 09:00 Europe/Berlin weekdays',
    'asks a question a day here, with the answer in its thread; “daily off” ends it, “daily” shows the plan.',
  ],
  ['me', 'reviews in a direct message what you are about to forget.'],
  ['interview', 'practises an interview with you in a direct message; add a topic.'],
  ['stats', 'shows your answers, streak and reviews.'],
  ['leaderboard week', 'shows who stands where; “month”, “all”, and a topic.'],
  ['hide · show', 'leaves you out of standings that others see, or brings you back.'],
  ['forget me', 'deletes what I keep of your quizzes.'],
];

/** Each wish of the command with what it does, and the topics that there are. */
export function presentQuizHelp(topics: readonly string[]): Message {
  return {
    blocks: [
      { kind: 'text', line: lineOf('I ask from the bank, and every answer comes with the excerpt that settles it.') },
      { kind: 'list', ordered: false, items: WAYS.map(([how, what]): Line => [words(how, 'code'), words(` ${what}`)]) },
      ...(topics.length === 0 ? [] : [{ kind: 'text', line: lineOf(`Topics: ${topics.join(', ')}.`) } as const]),
    ],
  };
}
