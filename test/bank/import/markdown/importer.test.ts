// The Markdown importer on small banks that have every habit and oddity of the real ones.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { markdownImporter } from '../../../../src/bank/import/markdown/importer.ts';
import { sourceOfString } from '../../../../src/bank/source-text.ts';

function read(text: string, path = 'bank.md') {
  return markdownImporter.read(sourceOfString(path, text));
}

function fixture(name: string) {
  return readFileSync(new URL(`../../../fixtures/banks/${name}`, import.meta.url), 'utf8');
}

const titles = (text: string, path?: string) => read(text, path).entries.map(entry => entry.title);

describe('our own format', () => {
  const { entries } = read(fixture('md-own-format.md'));
  const [first] = entries;

  it('reads chips, key points and variants, and no introduction', () => {
    expect(entries.map(entry => entry.title)).toEqual([
      'How do gas and electric kettles compare?',
      'Why does a kettle need descaling?',
    ]);
    expect(first).toMatchObject({
      id: 'kettles',
      difficulty: 'easy',
      tags: ['kitchen', 'heat'],
      url: 'https://example.org/kettles',
      format: 'markdown',
      line: 5,
      keyPoints: ['electric is faster', 'gas whistles'],
      variants: ['gas vs electric kettle', 'which kettle boils first'],
    });
  });

  it('makes a passage of each row, cell, note, bullet and paragraph, under its labels', () => {
    const said = first?.passages.map(({ kind, text, headings }) => [kind, text, headings.join(' > ')]);
    expect(said).toEqual([
      ['row', 'Speed | slow | fast', ''],
      ['cell', 'slow', ''],
      ['cell', 'fast', ''],
      ['row', 'Noise | whistles | clicks', ''],
      ['cell', 'whistles', ''],
      ['cell', 'clicks', ''],
      ['note', 'Note, 2026-03-01: Some gas kettles no longer whistle.', ''],
      ['label', 'Choose gas when', ''],
      ['bullet', 'you camp', 'Choose gas when'],
      ['bullet', 'and there is no mains', 'Choose gas when > you camp'],
      ['bullet', 'you like the sound', 'Choose gas when'],
      ['paragraph', 'Descale it twice a year.', 'Tips'],
    ]);
  });

  it('cites raw source without bullets, pipes and fences', () => {
    const text = fixture('md-own-format.md');
    const quotes = first?.passages.map(({ range }) => text.slice(range.start, range.end));
    expect(quotes).toContain('**fast**');
    expect(quotes).toContain('you camp');
    expect(quotes).toContain('Descale it *twice* a year.');
    const bullet = first?.passages.find(passage => passage.text === 'you camp');
    expect(text.slice(bullet?.labelRange?.start, bullet?.labelRange?.end)).toBe('Choose gas when:');
    expect(first?.passages[2]).toMatchObject({ row: 'Speed', column: 'Electric' });
  });
});

describe('many styles in one file', () => {
  const { entries, skipped } = read(fixture('md-mixed-styles.md'));

  it('finds each question once, whatever its style and number', () => {
    expect(entries.map(({ title, format }) => [title, format])).toEqual([
      ['Which leaf is oxidised?', 'choices'],
      ['What does this print?', 'choices'],
      ['Which pot is clay?', 'choices'],
      ['What does this print?', 'markdown'],
      ['Which picture shows a gaiwan?', 'choices'],
      ['Where does pu-erh come from?', 'choices'],
      ['What is matcha?', 'markdown'],
      ['How hot should it be?', 'markdown'],
      ['What is a chasen?', 'markdown'],
      ['What is a chawan?', 'details'],
    ]);
  });

  it('tells right options, keeps the code with the question and the explanation with the answer', () => {
    const right = entries.map(entry => entry.passages.filter(each => each.right === true).map(each => each.text));
    expect(right.slice(0, 6)).toEqual([['black'], ['two'], ['Yixing', 'Bizen'], [], ['second'], ['Yunnan']]);
    expect(entries[1]?.questionCode).toBe('// # not a heading\nbrew(1)');
    expect(entries[1]?.passages.at(-1)?.text).toBe('Explanation: the second cup is the strong one.');
    expect(entries[5]?.passages.map(each => each.text)).toEqual(['Assam', 'Yunnan', 'Kyoto', 'It is pressed there.']);
  });

  it('names what it leaves out, with its line', () => {
    expect(skipped.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '45 No option is marked as right ("Nobody marked this one?").',
      '88 The question has no answer ("What is a natsume?").',
      `90 The answer is missing: it only says "${'TO'}DO" ("What is a chaire?").`,
      '94 The section "License" is beside the questions and gives no entry.',
    ]);
  });
});

describe('details', () => {
  const { entries, skipped } = read(fixture('md-category-details.md'));

  it('reads questions out of summaries, nested and unbalanced, under their categories', () => {
    expect(entries.map(({ title, tags }) => [title, tags.join()])).toEqual([
      ['Name the river of Vienna', 'Europe'],
      ['Which rivers meet in Lyon?', 'Europe'],
      ['Which is longest?', 'Asia'],
      ['And second?', 'Asia'],
      ['Is this one closed?', 'Asia'],
      ['And this one?', 'Asia'],
    ]);
    expect(skipped.map(each => each.line)).toEqual([12]);
  });

  it('makes bullets of HTML lists', () => {
    expect(entries[1]?.passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['label', 'The Rhône and the Saône'],
      ['bullet', 'Rhône'],
      ['bullet', 'Saône'],
    ]);
  });

  it('takes the same summary under many headings for the answer, in any language', () => {
    const one = (n: number) =>
      `### Aufgabe ${n} lösen\n\n<details><summary>zeig her</summary>\n\nSo geht ${n}.\n</details>\n`;
    expect(titles([1, 2, 3].map(one).join('\n'))).toEqual(['Aufgabe 1 lösen', 'Aufgabe 2 lösen', 'Aufgabe 3 lösen']);
  });
});

describe('lettered options', () => {
  it('reads the letters of other scripts and the answer below', () => {
    const { entries } = read(
      '### ما هو اللون؟\n\nأ) أحمر\nب) أزرق\n\n**الإجابة:** ب\n\n### Что горячее?\n\nА. лёд\nБ. чай\n\nОтвет: Б\n',
    );
    expect(entries.map(entry => entry.passages.map(each => each.right))).toEqual([
      [false, true],
      [false, true],
    ]);
  });

  it('takes the question from the text below a bare number', () => {
    const { entries } = read(
      '## Question 1\n\nWhich cup is full?\n\n- A) left\n- B) right\n\n**Correct: A**\n\n## Question 2\n\nWhy?\n\n**Answer:** Because.\n',
    );
    expect(entries.map(({ title, format }) => [title, format])).toEqual([
      ['Which cup is full?', 'choices'],
      ['Why?', 'markdown'],
    ]);
  });

  it('leaves a lettered list alone where nothing chooses among it', () => {
    const [entry] = read('## What are the steps?\n\nA. pour\nB. wait\n').entries;
    expect(entry?.format).toBe('markdown');
  });
});

describe('headings', () => {
  it('takes headings that only group others for categories', () => {
    const { entries } = read('# Bank\n\n## Basics\n\n### What is a leaf?\n\nGreen.\n\n### Roots\n\nBrown.\n');
    expect(entries.map(({ title, tags }) => [title, tags])).toEqual([
      ['What is a leaf?', ['Basics']],
      ['Roots', ['Basics']],
    ]);
  });

  it('reads underlined titles, and takes a rule below a sentence for a rule', () => {
    const { entries } = read(
      'What is a moat?\n---------------\n\nWater round a castle.\n---\n\nWhat is a keep?\n---\nA tower.\n',
    );
    expect(entries.map(entry => [entry.title, entry.passages[0]?.text])).toEqual([
      ['What is a moat?', 'Water round a castle.'],
      ['What is a keep?', 'A tower.'],
    ]);
  });

  it('takes a page that is one question for one entry', () => {
    expect(titles('# Pods\n\nThe smallest unit.\n\n## Life\n\nShort.\n', 'What is a pod.md')).toEqual(['Pods']);
    expect(titles('# What is a pod?\n\nThe smallest unit.\n\n## Life\n\nShort.\n')).toEqual(['What is a pod?']);
  });

  it('strips numbers, anchors, emoji and links from titles', () => {
    expect(
      titles('## 3. [What is tea?](#tea) 🍵 {#tea}\n\nLeaves.\n\n## 3. <a name="x"></a>Why **hot**?\n\nTaste.\n'),
    ).toEqual(['What is tea?', 'Why hot?']);
  });

  it('keeps what stands in angle brackets but is no tag', () => {
    expect(titles('## What does `git branch <NAME>` do to List<String>?\n\nNothing.\n')).toEqual([
      'What does git branch <NAME> do to List<String>?',
    ]);
  });
});

describe('lists of questions', () => {
  it('reads numbered questions with answers below, and names those without', () => {
    const { entries, skipped } = read(
      '# Top\n\n1. **What is rain?**\n\n   Water.\n\n2. What is snow?\n   - frozen\n   - white\n\n1. What is hail?\n4. What is fog?\n',
    );
    expect(entries.map(entry => [entry.title, entry.passages.length])).toEqual([
      ['What is rain?', 1],
      ['What is snow?', 2],
    ]);
    expect(skipped.map(each => each.line)).toEqual([11, 12]);
  });
});

describe('front matter', () => {
  it('writes a copy when the answer stands in the YAML', () => {
    const { entries, copy } = read(fixture('md-front-matter.md'));
    expect(entries[0]).toMatchObject({
      id: 'steeping',
      title: 'How long should "sencha" steep?',
      format: 'front-matter',
      line: 3,
    });
    const [passage] = entries[0]?.passages ?? [];
    expect(copy?.slice(passage?.range.start, passage?.range.end)).toContain('About one minute');
  });

  it('takes the text below for the answer of the title', () => {
    const { entries, copy } = read(
      '---\ntitle: What is a pod?\ntags: [k8s]\ndifficulty: easy\n---\nThe smallest unit.\n',
    );
    expect(copy).toBeNull();
    expect(entries[0]).toMatchObject({
      title: 'What is a pod?',
      tags: ['k8s'],
      difficulty: 'easy',
      format: 'front-matter',
    });
  });

  it('names malformed YAML and reads on', () => {
    const { entries, skipped } = read('---\ntitle: "open\ntags: [a\n---\n\n## What is left?\n\nThis.\n');
    expect(entries.map(entry => entry.title)).toEqual(['What is left?']);
    expect(skipped[0]).toMatchObject({ line: 1, severity: 'warning' });
  });
});

it('tells ids that are given twice, naming both lines', () => {
  const { skipped } = read('## A?\n\n`id: x`\n\none\n\n## B?\n\n`id: x`\n\ntwo\n');
  expect(skipped).toEqual([
    { path: 'bank.md', line: 7, severity: 'error', reason: 'The id "x" is given twice: on line 1 and on line 7.' },
  ]);
});

it('does not take links, pictures and placeholders for answers', () => {
  const { entries, skipped } = read(
    '## A?\n\n[there](https://example.org)\n\n## B?\n\n![only](a.png)\n\n## C?\n\nComing soon\n\n## D?\n\n- [one](https://example.org)\n\n## E?\n\nYes.\n',
  );
  expect(entries.map(entry => entry.title)).toEqual(['E?']);
  expect(skipped.map(each => each.line)).toEqual([1, 5, 9, 13]);
});

it('makes an entry of each row of a table of questions and answers', () => {
  const { entries } = read(
    '# Tea\n\n### Interview\n\n| Question | Answer |\n|---|---|\n| Why hot? | For taste |\n| Empty? | |\n',
  );
  expect(entries.map(({ title, passages, line }) => [title, passages[0]?.text, line])).toEqual([
    ['Why hot?', 'For taste', 7],
  ]);
});

it('reads numbered questions with indented options and quoted explanations', () => {
  const { entries } = read(
    '1. Which is a leaf?\n    - [ ] stone\n    - [x] **tea**\n        > It grows.\n\n2. Which is hot\n    - [x] steam\n    - [ ] ice\n',
  );
  expect(entries.map(({ title, passages }) => [title, passages.map(each => each.text)])).toEqual([
    ['Which is a leaf?', ['stone', 'tea', 'It grows.']],
    ['Which is hot', ['steam', 'ice']],
  ]);
});

it('keeps a fence that nobody closed from swallowing what follows', () => {
  expect(
    titles('## A?\n\n```js\nlet a = 1;\n\n## B?\n\n```js\nlet b = 2;\n```\n\n## C?\n\n```sh\n# no heading\n```\n'),
  ).toEqual(['A?', 'B?', 'C?']);
});

it('reads a large file in one go', () => {
  const text = '## What is tea?\n\nLeaves in *hot* water.\n\n- green\n- black\n\n'.repeat(20_000);
  expect(read(text).entries.length).toBe(20_000);
}, 60_000);
