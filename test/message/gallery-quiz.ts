// The messages of the gallery that belong to quizzes.
import type { Dialog } from '../../src/message/message.ts';
import { text } from './gallery-parts.ts';

/** Some of a few options, of which one is longer than platforms let an option be. */
export const choosing: Dialog = {
  title: 'Your answer',
  message: {
    blocks: [
      text('What is true of spot instances?'),
      {
        kind: 'form',
        fields: [
          {
            kind: 'some-of',
            name: 'options',
            label: 'Which of these hold?',
            required: true,
            options: [
              {
                value: '0',
                label:
                  'They are spare machines at a discount, which the cloud may take back at short notice, after a notice',
              },
              { value: '1', label: 'They cost as much as on-demand ones' },
              { value: '2', label: 'Training that writes checkpoints can use them' },
            ],
          },
        ],
        submit: {
          label: 'Answer',
          action: { kind: 'quiz-give', round: 'round-1', question: 0, channel: 'C0123', place: null },
        },
      },
    ],
  },
};
