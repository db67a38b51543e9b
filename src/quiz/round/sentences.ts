// What a person is told alone about what they did in a round: one clear sentence for each case.

export const SENTENCES = {
  accepted: 'Your answer is in; you can change it until the question closes.',
  changed: 'Your answer is changed; the latest one counts.',
  overtaken: 'You have answered again since then, and the latest answer counts.',
  'too-late': 'Too late: this question is closed.',
  'invalid-choice': 'That is no answer to this question: pick from the options that it shows.',
  'invalid-number': 'That is no answer to this question: it asks for an amount, such as 2,160 or 2.16k.',
  'invalid-open': 'That is no answer to this question: write a sentence or two.',
  'not-allowed': 'Only the person who started this round, or an admin, may do that.',
  paused: 'The round is paused: it goes on when the person who started it, or an admin, resumes it.',
  'already-paused': 'The round is paused already.',
  'not-paused': 'The round is not paused.',
  'question-open': 'The question is still open: close or skip it first.',
  'no-question': 'No question is open at the moment.',
  over: 'This round is over.',
} as const;

/** What is told: the name of a sentence. */
export type Saying = keyof typeof SENTENCES;
