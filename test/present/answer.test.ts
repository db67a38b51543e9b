// An answer as a message: statements with their marks, what goes with them, and only the buttons that make sense where it is.
import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/message/plain-text.ts';
import { PLAINLY, type ShownAnswer } from '../../src/message/shown-answer.ts';
import { presentAnswer } from '../../src/present/present-answer.ts';
import { buttonsOf } from '../app/chat/events.ts';
import { answered, refused, TITLES } from '../fakes/app.ts';

const show = (reply: ReturnType<typeof answered>, shown: Partial<ShownAnswer> = {}, excerpts: 'new' | 'all' = 'new') =>
  presentAnswer(reply, {
    ...PLAINLY,
    ...shown,
    id: 'a1',
    excerpts,
    fileAt: path => path.replace('knowledge/bank/', ''),
  });
const labels = (...args: Parameters<typeof show>) => buttonsOf(show(...args)).map(({ label }) => label);
const kinds = (...args: Parameters<typeof show>) => show(...args).blocks.map(({ kind }) => kind);

describe('an answer', () => {
  test('has its statements, what to know, its sources, what can be done, and the thumbs, in this order', () => {
    expect(kinds(answered('q'))).toEqual(['text', 'text', 'list', 'code', 'notice', 'sources', 'buttons', 'vote']);
  });

  test('carries the marks of every statement', () => {
    const text = plainText(show(answered('q')));
    for (const claim of answered('q').claims) expect(text).toContain(claim.text);
    for (const n of [1, 2, 3, 4, 5, 6]) expect(text).toContain(`[${n}]`);
  });

  test('names who asked what, where the question does not stand above it', () => {
    const asked = { person: 'P1', question: 'Why *this*?' };
    expect(plainText(show(answered('q'), { asked }))).toMatch(/^P1 asked: Why \*this\*\?/);
    expect(plainText(show(answered('q'), { asked, private: true }))).toMatch(/^You asked: Why \*this\*\?/);
    expect(show(refused('q'), { asked }).blocks[0]!.kind).toBe('text');
  });

  test.each([
    ['plainly', {}, []],
    ['to its asker alone', { private: true }, ['Share in channel']],
    ['in a followed thread', { followed: true }, ['Stop following this thread']],
  ] as const)('shown %s has the buttons for that', (_how, shown, expected) => {
    const extra = ['Share in channel', 'Stop following this thread'];
    expect(labels(answered('q'), shown).filter(label => extra.includes(label))).toEqual(expected);
  });

  test('offers each cited entry whole, and says which citations are from it', () => {
    expect(labels(answered('q'))).toEqual(
      expect.arrayContaining(['Whole entry of [1, 2, 3, 4]', 'Whole entry of [5, 6]']),
    );
    const one = answered('q');
    const alone = { ...one, citations: one.citations.slice(0, 4), claims: one.claims.slice(0, 5) };
    expect(labels(alone)).toContain('Show the whole entry');
  });

  test('tells its own notices before those of the bank, in one block', () => {
    const text = plainText(show(answered('q'), { notices: ['First this.'] }));
    expect(text).toContain('First this. Read "tranium" as "trainium".');
    expect(kinds({ ...answered('q'), notices: [] })).not.toContain('notice');
  });

  test('shows an excerpt only where it says more than its statement, unless all are wanted', () => {
    const excerpts = (all: 'new' | 'all') =>
      show(answered('q'), {}, all).blocks.flatMap(block => (block.kind === 'sources' ? block.sources : []));
    expect(excerpts('new').map(({ excerpt }) => excerpt)).toEqual([false, true, false, false, false, false]);
    expect(excerpts('all').every(({ excerpt }) => excerpt)).toBe(true);
  });
});

describe('a refusal', () => {
  test('says so, and offers the nearest questions as buttons', () => {
    const text = plainText(show(refused('q')));
    expect(text).toContain('The bank does not cover this.');
    expect(labels(refused('q'))).toEqual([...TITLES, 'up', 'down']);
  });

  test('without anything near offers nothing', () => {
    expect(kinds({ ...refused('q'), nearest: [] })).toEqual(['text', 'vote']);
  });

  test('can be stopped in a followed thread, and is never shared', () => {
    expect(labels(refused('q'), { followed: true, private: true })).toEqual([
      ...TITLES,
      'Stop following this thread',
      'up',
      'down',
    ]);
  });
});
