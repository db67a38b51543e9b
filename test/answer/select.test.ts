// Choosing what answers: the passages that fit, within a budget, each piece once, with the note that puts them right.
import { describe, expect, test } from 'vitest';
import { caveatsOf, withCaveats } from '../../src/answer/caveats.ts';
import { composeExtractive } from '../../src/answer/compose-extractive.ts';
import { type Mentions, selectPassages, wantOf } from '../../src/answer/select.ts';
import { build } from '../bank/bank-files.ts';

const MARKDOWN = `## How do gas and electric kettles compare?

Kettles differ in speed and noise.

| Feature | Gas | Electric |
|---|---|---|
| Speed | nine minutes | three minutes |
| Noise | whistles | clicks |

> **Note, 2026-01-01:** Gas Kettles by Bosch of 2019 are no longer sold.

### Upkeep

- Descale it every month.
- Bosch sold a filter until 2019.
- Many words ${'and more '.repeat(60)}.

### Repair

A fuse blows.
`;

const [entry] = build({ 'kettles.md': MARKDOWN }).bank.entries;
const passages = entry!.passages;
const at = (text: string) =>
  Math.max(
    passages.findIndex(passage => passage.text === text),
    0,
  ) || passages.findIndex(passage => passage.text.includes(text));
const none: Mentions = { now: () => false, before: () => false };

/** Names that the question says. */
function saying(now: (name: string) => boolean): Mentions {
  return { now, before: () => false };
}

/** Chooses where the passages with these texts fit as given, and all others by little. */
function choose(fits: Readonly<Record<string, number>>, want: Parameters<typeof selectPassages>[2], mentions = none) {
  const scored = passages.map((_, passage) => ({ passage, fit: 0.01 }));
  for (const [text, fit] of Object.entries(fits)) scored[at(text)]!.fit = fit;
  const chosen = selectPassages(entry!, scored, want, mentions);
  return withCaveats(entry!, caveatsOf(entry!), chosen).map(number => passages[number]!.text);
}

describe('a fact', () => {
  test('is the one passage that fits', () => {
    expect(choose({ 'A fuse blows': 0.9 }, 'fact')).toEqual(['A fuse blows.']);
  });

  test('comes with others that fit nearly as well, in the order of the bank', () => {
    const both = ['Descale it every month.', 'A fuse blows.'];
    expect(choose({ 'A fuse blows': 0.9, Descale: 0.8 }, 'fact')).toEqual(both);
    expect(choose({ 'A fuse blows': 0.9, Descale: 0.2 }, 'fact')).toEqual(['A fuse blows.']);
  });

  test('leaves out what is too long beside it, but not when that is all there is', () => {
    const long = expect.stringContaining('Many words');
    expect(choose({ 'A fuse blows': 0.9, 'Many words': 0.8 }, 'fact')).toEqual(['A fuse blows.']);
    expect(choose({ 'Many words': 0.9 }, 'fact')).toEqual([long]);
  });

  test('is chosen the same whatever the order of the fits', () => {
    const scored = passages.map((_, passage) => ({ passage, fit: (passage % 5) / 5 }));
    expect(selectPassages(entry!, scored.toReversed(), 'fact', none)).toEqual(
      selectPassages(entry!, scored, 'fact', none),
    );
  });

  test('of an entry without passages is nothing', () => {
    expect(selectPassages({ ...entry!, passages: [] }, [], 'overview', none)).toEqual([]);
  });
});

describe('a table', () => {
  test('says nothing twice: a row or its cells', () => {
    const chosen = choose({ 'nine minutes | three': 0.9, 'nine minutes': 0.9, 'three minutes': 0.9 }, 'comparison');
    expect(chosen.filter(text => text.includes('nine'))).toHaveLength(1);
  });

  test('gives the cells of the column that is named', () => {
    const chosen = choose(
      { 'nine minutes': 0.9, 'three minutes': 0.9, whistles: 0.8, clicks: 0.8 },
      'fact',
      saying(name => name === 'Gas'),
    );
    expect(chosen).toEqual(['nine minutes', 'whistles']);
  });

  test('gives the one cell whose column and row are named', () => {
    const named = saying(name => name === 'Gas' || name === 'Noise');
    expect(choose({ 'nine minutes': 0.9, 'three minutes': 0.9, whistles: 0.8 }, 'fact', named)).toEqual(['whistles']);
  });

  test('takes the row that was named before, and the column that is named now', () => {
    const fits = { 'nine minutes': 0.9, 'three minutes': 0.9, whistles: 0.2, clicks: 0.2 };
    const leaning = { now: (name: string) => name === 'Electric', before: (name: string) => name !== 'Speed' };
    expect(choose(fits, 'fact', leaning)).toEqual(['clicks']);
  });

  test('is said cell by cell, each under its names', () => {
    const row = passages.findIndex(({ kind }) => kind === 'row');
    expect(composeExtractive(entry!, 0, [row]).map(({ text, shape }) => [shape, text])).toEqual([
      ['cell', 'Gas, Speed: nine minutes'],
      ['cell', 'Electric, Speed: three minutes'],
    ]);
  });

  test('comes first where the question compares', () => {
    const chosen = choose({ 'nine minutes': 0.6, Descale: 0.5 }, 'comparison');
    expect(chosen.some(text => text.includes('nine minutes'))).toBe(true);
  });
});

describe('a dated note', () => {
  const NOTE = 'Gas Kettles by Bosch of 2019 are no longer sold';
  const dated = MARKDOWN.replace('Kettles differ in speed and noise.', 'Gas kettles by Bosch were sold from 2019.');

  test('comes with the passage that it puts right, and not with others', () => {
    const [told] = build({ 'kettles.md': dated }).bank.entries;
    const number = told!.passages.findIndex(({ text }) => text.includes('were sold from 2019'));
    const fitting = selectPassages(told!, [{ passage: number, fit: 0.9 }], 'fact', none);
    const chosen = withCaveats(told!, caveatsOf(told!), fitting).map(i => told!.passages[i]!);
    expect(chosen.map(({ kind }) => kind)).toEqual(['paragraph', 'note']);
    expect(choose({ 'A fuse blows': 0.9 }, 'fact').join()).not.toContain(NOTE);
  });

  test('does not come with a passage of another section that happens to share its names', () => {
    expect(choose({ 'Bosch sold a filter': 0.9 }, 'fact').join()).not.toContain(NOTE);
  });

  test('answers by itself when little else does', () => {
    expect(choose({ [NOTE]: 0.9 }, 'fact')[0]).toContain(NOTE);
    expect(choose({ [NOTE]: 0.9, 'A fuse blows': 0.9 }, 'fact')).toEqual(expect.arrayContaining(['A fuse blows.']));
  });
});

test('an overview introduces, then leaves no section out', () => {
  const chosen = choose({ 'A fuse blows': 0.9 }, 'overview').join('\n');
  expect(chosen).toMatch(/^Kettles differ/);
  expect(chosen).toContain('A fuse blows.');
  expect(chosen).toContain('Descale it every month.');
});

describe('only the right options of a choice are said', () => {
  test('whatever fits better', () => {
    const [choice] = build({ 'choice.md': '### What boils?\n\n- [ ] Sand\n- [x] Water\n- [ ] Iron\n' }).bank.entries;
    const all = choice!.passages.map((_, passage) => ({ passage, fit: passage === 0 ? 1 : 0.9 }));
    const chosen = selectPassages(choice!, all, 'overview', none).map(number => choice!.passages[number]!.text);
    expect(chosen).toEqual(['Water']);
  });
});

describe('labels', () => {
  const said = (chosen: readonly string[]) =>
    composeExtractive(entry!, 0, chosen.map(at)).map(({ text, shape }) => [shape, text]);

  test('lead what stands under them, once', () => {
    expect(said(['Descale', 'Bosch sold', 'A fuse'])).toEqual([
      ['lead', 'Upkeep'],
      ['point', 'Descale it every month.'],
      ['point', 'Bosch sold a filter until 2019.'],
      ['lead', 'Repair'],
      ['prose', 'A fuse blows.'],
    ]);
  });

  test('lead nothing that stands before them', () => {
    expect(said(['Kettles differ'])).toEqual([['prose', 'Kettles differ in speed and noise.']]);
  });
});

describe('what a question wants', () => {
  test.each([
    ['how much is a kettle', 0.6, 'fact'],
    ['gas vs electric kettles', 0.2, 'comparison'],
    ['pros and cons of gas', 0.2, 'comparison'],
    ['when should we descale', 0.2, 'conditions'],
    ['is gas worth it', 0.2, 'conditions'],
    ['kettle upkeep', 0.2, 'fact'],
    ['how do gas and electric kettles compare', 0.75, 'overview'],
    ['kettles', 0.75, 'overview'],
    ['when should we buy a gas kettle', 0.7, 'conditions'],
    ['when to buy gas and when electric', 0.9, 'overview'],
  ] as const)('%s', (question, likeness, want) => {
    expect(wantOf(question, likeness)).toBe(want);
  });
});

describe('code that a statement announces', () => {
  const LONG = `Spaces at both ends are trimmed. ${'Much can be said of that. '.repeat(12)}One call does it:`;
  const [told] = build({
    'code.md': `## How do you trim?\n\n${LONG}\n\n    trim(x)\n\nOr trim none of them.\n\n    keep(x)\n`,
  }).bank.entries;
  const chosenWith = (text: string) => {
    const passage = told!.passages.findIndex(each => each.text.includes(text));
    return selectPassages(told!, [{ passage, fit: 0.9 }], 'fact', none).map(number => told!.passages[number]!.text);
  };

  test('is shown with it', () => {
    expect(chosenWith('Spaces at both')).toEqual([LONG, 'trim(x)']);
  });

  test('once, and no other code', () => {
    expect(chosenWith('trim(x)')).toEqual(['trim(x)']);
    expect(chosenWith('Or trim')).toEqual(['Or trim none of them.']);
  });
});
