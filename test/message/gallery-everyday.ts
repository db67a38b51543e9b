// The everyday messages of the gallery: an answer, a refusal, and one of every kind of block.
import type { Message } from '../../src/message/message.ts';
import { askEntry, line, point, source, text, under, vote } from './gallery-parts.ts';

export const shortAnswer: Message = {
  blocks: [
    text(
      'The choice is a nuanced decision. Whether managed ML services or self-hosted infrastructure fit better depends on team size, workload characteristics, and organizational maturity.',
      1,
    ),
    text('Choose managed services when', 2),
    {
      kind: 'list',
      ordered: false,
      items: [
        point(
          'Small team (1–5 ML engineers):',
          'A small team cannot afford the operational overhead that managing Kubernetes, GPU drivers, networking, and monitoring brings. Managed services let it focus on ML, not infrastructure.',
          3,
        ),
        point(
          'Quick iteration:',
          'SageMaker notebook instances or Vertex AI Workbench help startups and research teams who need to move fast: they eliminate infrastructure setup time.',
          4,
        ),
      ],
    },
    { kind: 'notice', level: 'info', line: line('Read “optons” as “options”.') },
    {
      kind: 'sources',
      sources: [
        source(1, 173),
        source(2, 175),
        source(3, 177),
        source(4, 179),
        source(5, 186, 'Managed services charge a 30–50% premium over raw compute', {
          entry: 'markup',
          title: 'What do managed services cost over raw compute?',
        }),
      ],
    },
    { kind: 'buttons', buttons: under },
    vote,
  ],
};

export const refusal: Message = {
  blocks: [
    text('The bank does not cover this.'),
    text('The nearest questions that it answers:'),
    {
      kind: 'choices',
      choices: [
        'How does AWS Trainium measure up against NVIDIA GPUs for training ML models?',
        'How do AWS SageMaker, GCP Vertex AI and Azure ML compare, and where is each of them strong or weak?',
        'What can you do when GPU instances are hard to get in the cloud?',
      ].map((title, at) => ({ text: title, button: { label: 'Ask this', action: askEntry(`entry-${at}`) } })),
    },
    vote,
  ],
};

export const everyBlock: Message = {
  blocks: [
    { kind: 'heading', text: 'Every kind of block' },
    {
      kind: 'text',
      line: [
        { kind: 'person', id: 'U0123ABC' },
        { kind: 'text', text: ' asked about ' },
        { kind: 'text', text: 'spot', style: 'strong' },
        { kind: 'text', text: ' and ' },
        { kind: 'text', text: 'on-demand', style: 'emphasis' },
        { kind: 'text', text: ' with ' },
        { kind: 'text', text: '--spot=true', style: 'code' },
        { kind: 'marks', numbers: [1, 2] },
      ],
    },
    {
      kind: 'list',
      ordered: true,
      items: [line('Drain the node'), line('Upgrade the driver', 3), line('Uncordon it')],
    },
    { kind: 'code', text: 'kubectl drain node-1 \\\n  --ignore-daemonsets\n\tindented', marks: [3] },
    {
      kind: 'facts',
      facts: [
        { label: 'Entries', value: '45' },
        { label: 'Passages', value: '1,204' },
        { label: 'Last read', value: '2026-11-24 10:30' },
      ],
    },
    {
      kind: 'table',
      columns: ['Feature', 'SageMaker', 'Vertex AI', 'Azure ML'],
      rows: [
        ['GPU options', 'P4d, P5', 'A100, H100, TPU', 'NC, ND'],
        ['Spot', 'yes', 'yes', ''],
      ],
    },
    { kind: 'quote', text: 'Managed services charge premium margins.\nSelf-hosting costs people.', from: 'the bank' },
    { kind: 'sources', sources: [source(1, 12), source(2, 40, 'A verbatim piece\nof the bank')] },
    {
      kind: 'choices',
      choices: [
        { text: 'Ask the same again', button: { label: 'Ask again', action: { kind: 'ask-again', answer: 'a' } } },
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        ...under,
        {
          label: 'Forget me',
          action: { kind: 'forget-me' },
          style: 'danger',
          confirm: { question: 'Delete all that is kept of you?', yes: 'Delete', no: 'Keep' },
        },
      ],
    },
    {
      kind: 'picker',
      label: 'Excerpts below an answer',
      options: [
        { label: 'Where they say more', action: { kind: 'set', setting: 'excerpts', value: 'new' } },
        { label: 'Always', action: { kind: 'set', setting: 'excerpts', value: 'all' } },
      ],
      chosen: 1,
    },
    { kind: 'divider' },
    { kind: 'notice', level: 'info', line: line('Two parts of the question are not covered.') },
    { kind: 'notice', level: 'warning', line: line('The bank changed since this answer was given.') },
    { kind: 'notice', level: 'problem', line: line('The bank cannot be read. Reference 7f3a.') },
    {
      kind: 'form',
      fields: [
        { kind: 'text', name: 'why', label: 'What was wrong?', hint: 'A word is enough', required: false, long: true },
        {
          kind: 'one-of',
          name: 'kind',
          label: 'Which is nearest?',
          required: true,
          options: [
            { value: 'wrong', label: 'It is wrong' },
            { value: 'beside', label: 'It answers something else' },
          ],
        },
      ],
      submit: { label: 'Send', action: { kind: 'explain-vote', answer: 'answer-1' } },
    },
    vote,
  ],
};
