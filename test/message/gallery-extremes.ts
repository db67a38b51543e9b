// The extreme messages of the gallery: very long ones, other scripts, and text that means harm.
import type { Block, Line, Message } from '../../src/message/message.ts';
import { HOSTILE } from './any-message.ts';
import { askEntry, line, point, SENTENCES, source, text, vote } from './gallery-parts.ts';

/** About 30,000 characters: paragraphs, leads and lists as an overview of a long entry has them. */
export const longestAnswer: Message = {
  blocks: [
    ...Array.from({ length: 40 }, (_, at): Block[] => [
      text(`Part ${at + 1}. ${SENTENCES.join(' ')}`, at + 1),
      {
        kind: 'list',
        ordered: at % 2 === 0,
        items: SENTENCES.map((sentence, n) => point(`Point ${n + 1}:`, sentence, at + 1)),
      },
    ]).flat(),
    text(
      `One paragraph without an end: ${Array.from({ length: 60 }, (_, at) => `${at}. ${SENTENCES[at % 3]}`).join(' ')}`,
    ),
    { kind: 'sources', sources: Array.from({ length: 40 }, (_, at) => source(at + 1, at + 10)) },
    vote,
  ],
};

export const sixtySources: Message = {
  blocks: [
    text('Sixty statements, each from somewhere else.', 1, 60),
    {
      kind: 'sources',
      sources: Array.from({ length: 60 }, (_, at) => {
        const path = `knowledge/bank/part-${at % 7}.md`;
        const span = { path, sha256: 'b'.repeat(64), start: 0, end: 1, line: at * 3 + 1 };
        const url = at % 2 === 0 ? `https://git.example/bank/blob/main/${path}#L${span.line}` : null;
        const origin = at % 5 === 0 ? { origin: { path: 'questions.csv', line: at + 2 } } : {};
        const entry = { entry: `entry-${at}`, title: `What does entry ${at} say about capacity?` };
        return source(at + 1, at, at % 3 === 0 ? SENTENCES[at % 3] : '', {
          ...entry,
          source: { ...span, url, ...origin },
        });
      }),
    },
  ],
};

export const rightToLeft: Message = {
  blocks: [
    { kind: 'heading', text: 'מה זה GPU?' },
    text('מעבד גרפי (GPU) מריץ אלפי חישובים במקביל, ולכן הוא מתאים ל-ML.', 1),
    {
      kind: 'list',
      ordered: false,
      items: [line('تدريب النماذج على عدة GPU', 2), line('Mixed: שלום and مرحبا in one line')],
    },
    {
      kind: 'table',
      columns: ['שם', 'Name'],
      rows: [
        ['מעבד', 'GPU'],
        ['זיכרון', 'HBM'],
      ],
    },
  ],
};

export const letters: Message = {
  blocks: [
    { kind: 'heading', text: '👩‍👩‍👧‍👦 Families of GPUs 🏳️‍🌈' },
    text(`${'👍🏽'.repeat(1_000)} e\u0301${'\u0301'.repeat(40)} 日本語の文章。${'漢字仮名交じり文。'.repeat(500)}`),
    { kind: 'buttons', buttons: [{ label: '👨‍👩‍👧‍👦'.repeat(12), action: { kind: 'unfollow' } }] },
  ],
};

const hostileLine: Line = HOSTILE.map(words => ({ kind: 'text', text: `${words}\n` }));

export const hostile: Message = {
  blocks: [
    { kind: 'heading', text: HOSTILE.join(' ') },
    { kind: 'text', line: [...hostileLine, { kind: 'person', id: '<!here>' }] },
    { kind: 'list', ordered: false, items: HOSTILE.map(words => line(words)) },
    { kind: 'code', text: '``` <!here> ~~~ ```', marks: [] },
    { kind: 'facts', facts: HOSTILE.map((words, at) => ({ label: `*${at}* <@U123>`, value: words })) },
    { kind: 'table', columns: ['<!channel>', 'a|b'], rows: HOSTILE.map(words => [words, '<https://evil.example|x>']) },
    { kind: 'quote', text: '<!here> > quoted', from: '<@U123ABC>' },
    {
      kind: 'sources',
      sources: [
        source(1, 1, '<!here> <@U123ABC>', { title: '<https://evil.example|t>' }),
        source(2, 2, '', { source: { ...source(2, 2).citation.source, url: 'javascript:alert(1)' } }),
      ],
    },
    {
      kind: 'choices',
      choices: HOSTILE.map((words, at) => ({ text: words, button: { label: words, action: askEntry(`${at}`) } })),
    },
    { kind: 'notice', level: 'info', line: hostileLine },
    { kind: 'notice', level: 'problem', line: hostileLine },
  ],
};

export const tooLong: Message = {
  blocks: [
    { kind: 'heading', text: `A heading ${'that goes on '.repeat(20)}` },
    {
      kind: 'buttons',
      buttons: [
        { label: `A label ${'that goes on '.repeat(10)}`, action: askEntry('a') },
        { label: 'Of an entry whose id is too long to be carried', action: askEntry('a'.repeat(3_000)) },
      ],
    },
    {
      kind: 'table',
      columns: Array.from({ length: 30 }, (_, at) => `Column ${at}`),
      rows: Array.from({ length: 12 }, (_, row) => Array.from({ length: 30 }, (_, at) => `${row}.${at}`)),
    },
    {
      kind: 'table',
      columns: ['Name', 'Story'],
      rows: [
        ['long', SENTENCES.join(' ').repeat(3)],
        ['short', 'yes'],
      ],
    },
  ],
};
