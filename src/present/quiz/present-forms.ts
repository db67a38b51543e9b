// The windows of a quiz: to answer a question, and to say that it is wrong.
import type { QuizAction } from '../../message/action.ts';
import { lineOf, words } from '../../message/lines.ts';
import type { Dialog, Field } from '../../message/message.ts';
import { letterOf } from '../../message/option-letters.ts';
import type { ShownQuestion } from '../../quiz/round/round.ts';
import { amountOf } from './quiz-words.ts';

/** A window to answer in: `answer` comes back with words, `picks` with numbers of options. */
export function presentAnswerForm(shown: ShownQuestion, action: QuizAction): Dialog {
  return {
    title: 'Your answer',
    message: {
      blocks: [
        { kind: 'text', line: [words(shown.prompt, 'strong')] },
        { kind: 'form', fields: [fieldFor(shown)], submit: { label: 'Answer', action } },
      ],
    },
  };
}

function fieldFor(shown: ShownQuestion): Field {
  if (shown.kind === 'choice') {
    const options = shown.options.map((text, at) => ({ value: `${at}`, label: `${letterOf(at)}. ${text}` }));
    const label = shown.several ? 'Which are right?' : 'Which is right?';
    return { kind: 'some-of', name: 'picks', label, required: true, options };
  }
  if (shown.kind === 'number') {
    const unit = amountOf('', shown.unit);
    const label = unit === '' ? 'The number' : `The amount in ${unit}`;
    return { kind: 'text', name: 'answer', label, hint: 'such as 2,160 or 2.16k', required: true, long: false };
  }
  return { kind: 'text', name: 'answer', label: 'In your own words', required: true, long: true };
}

/** A window to say that a question, or the grade of an answer to it, is wrong. */
export function presentDoubtForm(prompt: string, action: QuizAction): Dialog {
  return {
    title: 'What is wrong?',
    message: {
      blocks: [
        { kind: 'text', line: [words(prompt, 'strong')] },
        { kind: 'text', line: lineOf('An admin will read what you say and settle it; both stay on record.') },
        {
          kind: 'form',
          fields: [
            {
              kind: 'text',
              name: 'reason',
              label: 'In your words',
              hint: 'What is right, and where does it stand?',
              required: true,
              long: true,
            },
          ],
          submit: { label: 'Send', action },
        },
      ],
    },
  };
}
