// What an interviewer says beside the questions: neutral, so that nothing tells how an answer did.
import type { Chance } from '../chance.ts';

export const SENTENCES = {
  repeat: 'Of course.',
  'go-ahead': 'Go ahead.',
  'nothing-said': 'I could not read an answer in that. Take your time; “skip” leaves the question.',
  'take-your-time': 'Take your time.',
  'as-you-see-it': 'As you see it: tell me what you assume, and answer on that.',
  'no-hint': 'I have no further hint here. Say what you can, or “skip” to leave the question.',
  over: 'This interview is over.',
} as const;

/** What is said beside the matter: the name of a sentence. */
export type Saying = keyof typeof SENTENCES;

const FIRST = [
  'Let us begin. Answer in your own words, as you would to a colleague.',
  'Thank you for coming. Answer as you would at a whiteboard; whole sentences tell me more than lists.',
];
const NEXT = ['Thank you. Let us go on.', 'All right. Here is the next one.', 'Good to know. Another subject.'];
const LAST = ['Thank you. One last question.', 'All right. This is the last one.'];
const LEFT = ['That is fine. Let us leave it there and go on.', 'No matter. Let us take another one.'];

/** What comes before question number `question` of `of`, counted from 0; `left` when the person had no more to say. */
export function leadTo(question: number, of: number, left: boolean, chance: Chance): string {
  if (question === 0) return chance.pick(FIRST);
  if (left) return chance.pick(LEFT);
  return chance.pick(question === of - 1 ? LAST : NEXT);
}

/** What comes before asking further, by what the person did. */
export const LEADS = { answer: 'Thank you.', unsure: 'That is fine.', hint: 'Gladly.' } as const;

type Frame = (subject: string) => string;

/** Ways to ask further about a subject, by what is known of it; none can be answered by yes or no. */
export const FRAMES = {
  /** It was said the wrong way round. */
  contrary: [
    subject => `Think once more about ${subject}. How would you put it now?`,
    subject => `I am not sure that I follow you on ${subject}. How is it?`,
  ],
  /** Nothing was said of it. */
  unsaid: [
    subject => `You have not said anything about ${subject}. What would you add?`,
    subject => `What about ${subject}? I have not heard you on that.`,
  ],
  /** It was spoken of, and something of it is missing. */
  more: [
    subject => `There is more to ${subject}. What would you add?`,
    subject => `Go on about ${subject}: what else?`,
  ],
  /** The person does not know where to begin. */
  help: [
    subject => `Take ${subject}, for a start. What comes to you?`,
    subject => `Begin with ${subject}. What would you say?`,
  ],
} as const satisfies Record<string, readonly Frame[]>;

export type FrameName = keyof typeof FRAMES;

/** Ways to ask further without naming anything. The last of each has hardly a word that a key point may have. */
export const PLAIN = {
  contrary: ['One thing of this I would put the other way round. Which one?', 'What of that would you not say again?'],
  list: ['Say that in whole sentences: how do these things hang together?', 'How would you say that to somebody?'],
  more: ['What else belongs in a full answer?', 'What else would you say?'],
} as const;
