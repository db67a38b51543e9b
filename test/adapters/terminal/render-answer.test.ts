// What an answer looks like on terminals of several widths, and that no text of a bank can break or steer one.
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'fast-string-width';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { Look } from '../../../adapters/terminal/look.ts';
import { renderAnswer } from '../../../adapters/terminal/render-answer.ts';
import type { Reply } from '../../../src/app/use-cases.ts';
import { answered, refused } from '../../fakes/app.ts';

const look = (width: number, coloured = false): Look => ({
  width,
  colours: picocolors.createColors(coloured),
  currentFolder: '/home/person',
  takesNumbers: false,
});

/** An answer of one statement and one source. */
function replyOf(text: string, quote: string, changes: Partial<Reply['claims'][number]> = {}): Reply {
  const { citations, ...reply } = answered('q');
  const [citation] = citations as [Reply['citations'][number]];
  const claim = { text, citations: [1], shape: 'point', ...changes } as const;
  return { ...reply, notices: [], claims: [claim], citations: [{ ...citation, quote }] };
}

const linesOf = (reply: Reply, width: number) => renderAnswer(reply, look(width)).split('\n');

describe('an answer', () => {
  for (const width of [40, 80, 120]) {
    for (const coloured of [false, true]) {
      const name = `${width}${coloured ? '-coloured' : ''}.txt`;
      it(`reads well, ${name}`, async () => {
        const text = renderAnswer(answered('what is trainium'), look(width, coloured));
        await expect(text).toMatchFileSnapshot(`../golden/answered-${name}`);
      });
    }
  }

  it('says the same with colours as without', () => {
    const coloured = renderAnswer(answered('q'), look(60, true));
    expect(stripVTControlCharacters(coloured)).toBe(renderAnswer(answered('q'), look(60)));
  });

  it('keeps within the width, but for code and paths', () => {
    const code = /neuron/;
    const path = /^\[\d(?:–\d)?\] \S+(?:, \d+)*$/;
    for (const width of [20, 33, 40, 61, 92]) {
      const tooWide = linesOf(answered('q'), width).filter(line => stringWidth(line) > width);
      expect(tooWide.filter(line => !code.test(line) && !path.test(line))).toEqual([]);
    }
  });

  it('keeps the number of a source on the line of the last word', () => {
    for (let width = 20; width < 92; width++) {
      expect(linesOf(answered('q'), width).filter(line => /^\s*\[\d\]$/.test(line))).toEqual([]);
    }
  });

  it('flows prose into one paragraph and sets points apart from it', () => {
    const reply = replyOf('One.', 'One.');
    const claims = (['prose', 'prose', 'point', 'point', 'prose'] as const).map((shape, i) => ({
      text: `S${i}.`,
      citations: [1],
      shape,
    }));
    expect(renderAnswer({ ...reply, claims, citations: [] }, look(80))).toBe(
      'S0. [1] S1. [1]\n\n• S2. [1]\n• S3. [1]\n\nS4. [1]\n',
    );
  });

  it('leaves long statements of prose a paragraph each', () => {
    const claims = [1, 2].map(() => ({ text: 'word '.repeat(40).trim(), citations: [], shape: 'prose' as const }));
    const text = renderAnswer({ ...replyOf('', ''), claims, citations: [] }, look(92));
    expect(text.split('\n\n')).toHaveLength(2);
  });

  it('keeps code as it stands, indented and never wrapped', () => {
    const code = `if ready:\n    ${'run(); '.repeat(20)}`;
    const text = renderAnswer(replyOf(code, code, { shape: 'code' }), look(40));
    expect(text).toContain(`    if ready:\n        ${'run(); '.repeat(20)}  [1]\n`);
  });

  it('shows what a glued claim without a source says', () => {
    expect(linesOf(replyOf('Said.', 'Said.', { citations: [] }), 80)[0]).toBe('• Said.');
  });
});

describe('a source', () => {
  const excerpt = (text: string, quote: string) => linesOf(replyOf(text, quote), 80).filter(line => line.includes('│'));

  it('shows no excerpt that the statement repeats, markup aside', () => {
    expect(excerpt('Choose it: it is cheap', '- **Choose it:** it is\n  `cheap`')).toEqual([]);
    expect(excerpt('Memory: 32 GB', '32 GB')).toEqual([]);
    expect(excerpt('a b', '| a | b |')).toEqual([]);
  });

  it('shows the excerpt where it says more or other than the statement', () => {
    expect(excerpt('It is cheap', 'It is cheap, at times')).toEqual(['    │ It is cheap, at times']);
    expect(excerpt('It costs 15', 'It costs 1.5')).toEqual(['    │ It costs 1.5']);
    expect(excerpt('See the guide', 'See [the guide](https://x.example)')).toHaveLength(1);
  });

  it('keeps the indent of quoted lines when it wraps them', () => {
    expect(excerpt('x', `a\n    ${'word '.repeat(20)}`).slice(1)).toEqual([
      `    │     ${'word '.repeat(14).trimEnd()}`,
      `    │     ${'word '.repeat(6).trimEnd()}`,
    ]);
  });

  it('names the file that a person edits when a copy is cited', () => {
    const reply = replyOf('x', 'x');
    const [citation] = reply.citations as [Reply['citations'][number]];
    const source = {
      ...citation.source,
      path: '/home/person/data/copies/1.md',
      origin: { path: '/home/person/faq.csv', line: 3 },
    };
    expect(renderAnswer({ ...reply, citations: [{ ...citation, source }] }, look(80))).toContain('[1] faq.csv:3  "');
  });
});

describe('a refusal', () => {
  it('says so and numbers the nearest questions', async () => {
    await expect(renderAnswer(refused('q'), look(80))).toMatchFileSnapshot('../golden/refused-80.txt');
    await expect(renderAnswer(refused('q'), look(40, true))).toMatchFileSnapshot('../golden/refused-40-coloured.txt');
  });

  it('says that a number asks one, where it does', () => {
    const text = renderAnswer(refused('q'), { ...look(80), takesNumbers: true });
    expect(text).toContain('\nNearest questions (type a number to ask one):\n  1. ');
  });

  it('has no empty list when nothing is near', () => {
    expect(renderAnswer({ ...refused('q'), nearest: [] }, look(80))).toBe('The bank does not cover this.\n');
  });
});

describe('any text', () => {
  const WIDE = 'メモリは一枚あたり三十二ギガバイトです。'.repeat(6);
  const RIGHT_TO_LEFT = 'הזיכרון של כל שבב הוא שלושים ושניים גיגה בייט '.repeat(5).trim();
  const EMOJI = '👩‍🔬👍🏽🇩🇪é'.repeat(30);

  it('of wide or right-to-left letters is wrapped by what it takes up', () => {
    for (const text of [WIDE, RIGHT_TO_LEFT, EMOJI]) {
      for (const shape of ['prose', 'point', 'lead', 'cell'] as const) {
        const lines = linesOf(replyOf(text, `${text}!`, { shape }), 40);
        expect(lines.filter(line => stringWidth(line) > 40)).toEqual([]);
        expect(lines.join('').replace(/[\s•]/g, '')).toContain(text.normalize().replace(/\s/g, ''));
      }
    }
  });

  it('carries no escape sequence, control character or change of direction to the terminal', () => {
    const hostile = 'a\u001b[31mb\u001b]0;title\u0007c\u009b2Jd\re\u0000f\u202eg\u2066h\u007fi\ud800j\u001b';
    const reply = replyOf(hostile, `${hostile}!`);
    const nearest = [{ entry: hostile, title: hostile, score: 1 }];
    const [citation] = reply.citations as [Reply['citations'][number]];
    const citations = [
      { ...citation, title: hostile, quote: hostile, source: { ...citation.source, path: hostile, url: hostile } },
    ];
    for (const shape of ['prose', 'point', 'lead', 'cell', 'code'] as const) {
      const claims = [{ text: hostile, citations: [1], shape }];
      for (const answeredOne of [true, false]) {
        const all = { ...reply, claims, citations, nearest, text: hostile, notices: [hostile], answered: answeredOne };
        expect(renderAnswer(all, look(80))).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u,
        );
      }
    }
  });
});
