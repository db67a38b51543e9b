// Tells answers from what people say beside them.
import { describe, expect, test } from 'vitest';
import { labelledAnswers } from '../../../bench/answer-set.ts';
import { type Meant, readWords } from '../../../src/quiz/interview/read-words.ts';

const EXAMPLES: Readonly<Record<Exclude<Meant, 'answer'>, readonly string[]>> = {
  nothing: ['', ' \n', '...', '???', '🤔'],
  unsure: [
    "I don't know",
    'i dont know.',
    'I really don’t know, sorry',
    'Sorry, no idea.',
    'Hmm, not sure about that…',
    "I can't remember",
    'idk',
    'never used it',
    'No.',
    "That's all I know",
    'nothing else to add',
    'I have no clue, honestly',
  ],
  repeat: [
    'Can you repeat the question?',
    'Sorry, could you please say that again?',
    'what was the question again',
    'Pardon?',
    "I don't understand the question",
    'please repeat',
  ],
  ready: ['OK', 'Hi!', 'ready', "Let's go", 'thank you'],
  wait: ['Give me a moment please', 'let me think about it', 'one second', 'Hold on…', "I'm still thinking"],
  clarify: [
    'Do you mean training or inference?',
    'What do you mean by that?',
    'Should I assume a small team?',
    'how detailed should it be?',
  ],
  hint: ['hint', 'Can I have a hint, please?', 'could you give me another hint', 'help', 'a clue?'],
  skip: ['skip', 'Next question, please', 'pass', "Let's move on", 'can we skip this one?', 'next'],
  stop: ['stop', 'Stop the interview', "let's stop here", 'I want to quit', 'end'],
};

describe.each(Object.entries(EXAMPLES))('%s', (meant, texts) => {
  test.each(texts)('“%s”', text => {
    expect(readWords(text)).toBe(meant);
  });
});

describe('an answer', () => {
  test.each([
    "I don't know the price, but spot saves about 60%.",
    'No, managed services are dearer.',
    'Stop idle instances and delete what nobody uses',
    'Skip the reserved capacity and take spot',
    'Is it the cold start?',
    'Next to the data, in the same region',
    'help desks and dashboards for the team',
    'Ready replicas behind a load balancer',
    'Nothing beats spot for checkpointed training',
    'Should the team be small, I would take managed services. Otherwise not?',
    'It depends.',
    'TPUs',
    'wait for capacity or take another region',
    `Do you mean it like this: ${'the data stays where it is and the models go there, '.repeat(5)}right?`,
  ])('“%s”', text => {
    expect(readWords(text)).toBe('answer');
  });

  test('is each of the hundred of the set', () => {
    expect(labelledAnswers().filter(({ text }) => readWords(text) !== 'answer')).toEqual([]);
  });
});
