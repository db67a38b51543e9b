// A message as plain text: all that it says, as a screen reader tells it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineText, plainText } from '../../src/message/plain-text.ts';
import { anyMessage } from './any-message.ts';
import { dialogs, messages } from './gallery.ts';
import { firstMissing, looseStringsOf, stringsOf, wordsIn } from './words.ts';

describe('plain text', () => {
  test('of an answer has its marks, its sources with line and excerpt, and its buttons', () => {
    expect(plainText(messages['short-answer']!).replace(/^• .*$/gm, '•')).toBe(
      [
        'The choice is a nuanced decision. Whether managed ML services or self-hosted infrastructure fit better depends on team size, workload characteristics, and organizational maturity. [1]',
        'Choose managed services when [2]',
        '•\n•',
        'Read “optons” as “options”.',
        '[1–4] knowledge/bank/cloud-ai-services.md:173, 175, 177, 179 "When should you use managed ML services, and when self-hosted infrastructure?"\n[5] knowledge/bank/cloud-ai-services.md:186 "What do managed services cost over raw compute?"\n    Managed services charge a 30–50% premium over raw compute',
        '[Show the whole entry] [Share in channel] [Stop following]',
      ].join('\n\n'),
    );
  });

  test('of every kind of block', () => {
    const text = plainText(messages['every-block']!);
    expect(text).toContain('U0123ABC asked about spot and on-demand with --spot=true [1][2]');
    expect(text).toContain('1. Drain the node\n2. Upgrade the driver [3]\n3. Uncordon it');
    expect(text).toContain('kubectl drain node-1 \\\n  --ignore-daemonsets\n\tindented\n[3]');
    expect(text).toContain('Entries: 45\nPassages: 1,204');
    expect(text).toContain(
      'Feature | SageMaker | Vertex AI | Azure ML\nGPU options | P4d, P5 | A100, H100, TPU | NC, ND',
    );
    expect(text).toContain('> Managed services charge premium margins.\n> Self-hosting costs people.\n— the bank');
    expect(text).toContain('Ask the same again [Ask again]');
    expect(text).toContain('Excerpts below an answer\n( ) Where they say more\n(•) Always');
    expect(text).toContain(
      'What was wrong?: A word is enough\nWhich is nearest?: It is wrong, It answers something else\n[Send]',
    );
  });

  test('of a chart is its title, the names of the points, and a row for each series', () => {
    expect(plainText({ blocks: messages.charts!.blocks.slice(1, 3) })).toBe(
      [
        'Cost by way of buying',
        'USD | on-demand | spot | reserved for a year',
        'expected | 3962.88 | 1387.01 | 2575.87',
        '',
        'A month by requests a day',
        'USD | 0 | 1,000 | 10,000 | 100,000 | 1,000,000',
        'serverless | 0.00 | 0.001670 | 225.00 | 2250.00 | 22500.00',
        'dedicated | 2160.00 | 2160.00 | 2160.00 | 2160.00 | –',
      ].join('\n'),
    );
  });

  test('of a chart whose figures and names are not as many has a sign for each that is missing, and no exponent', () => {
    const odd = plainText({ blocks: messages.charts!.blocks.slice(3) });
    expect(odd).toMatch(/ \| c \| d \| \na \| – \| – \| -5\.00 \| – \| –\nb \| 1000/);
    expect(odd).toContain('| 0.00001236 | 2.00 | 3.00');
    expect(odd).not.toMatch(/\de\d|nothing/);
  });

  test('of a form says what is chosen and filled in already', () => {
    expect(plainText(dialogs['dialog-adjust']!.message)).toMatch(
      /^Cloud: AWS, Google Cloud \(chosen\)\nRegion: Region 0, Region 1, Region 2 \(chosen\), Region 3, [^(]*\nHours: 72 \(Such as 72\)\n/,
    );
  });

  test('of a form says of what several can be chosen', () => {
    expect(plainText(dialogs['dialog-several']!.message)).toMatch(
      /\nWhich of these hold\? \(several can be chosen\): [^\n]*notice, They cost as much as on-demand ones, [^\n]*\n\[Answer\]$/,
    );
  });

  test('of a source names the original rather than the copy', () => {
    expect(plainText(messages['sixty-sources']!)).toContain(
      '[1] questions.csv:2 "What does entry 0 say about capacity?"',
    );
  });

  test('of nothing is empty', () => {
    expect(plainText({ blocks: [] })).toBe('');
  });

  test('of any message says every word', () => {
    fc.assert(
      fc.property(anyMessage, message => {
        const said = [...wordsIn(plainText(message)).join('')];
        expect(firstMissing([...stringsOf(message).flatMap(wordsIn).join('')], said)).toBeNull();
        for (const loose of looseStringsOf(message)) {
          expect(firstMissing([...wordsIn(loose).join('')], said)).toBeNull();
        }
      }),
    );
  });
});

test.each([
  ['nothing', [], ''],
  [
    'marks behind words',
    [
      { kind: 'text', text: 'So.' },
      { kind: 'marks', numbers: [1, 2] },
    ],
    'So. [1][2]',
  ],
  [
    'marks behind a space',
    [
      { kind: 'text', text: 'So. ' },
      { kind: 'marks', numbers: [1] },
    ],
    'So. [1]',
  ],
  ['marks alone', [{ kind: 'marks', numbers: [7] }], '[7]'],
  [
    'a person',
    [
      { kind: 'person', id: 'U1' },
      { kind: 'text', text: ' asked' },
    ],
    'U1 asked',
  ],
] as const)('the text of a line of %s', (_name, line, text) => {
  expect(lineText(line)).toBe(text);
});
