// Habits of public banks in Markdown: refrains, levels that change, introductions, blocks that unfold, answers that are none.
import { describe, expect, it } from 'vitest';
import { markdownImporter } from '../../../../src/bank/import/markdown/importer.ts';
import { sourceOfString } from '../../../../src/bank/source-text.ts';

const read = (text: string, path = 'bank.md') => markdownImporter.read(sourceOfString(path, text));
const brief = (text: string) =>
  read(text).entries.map(({ title, passages }) => [
    title,
    ...passages.map(({ text: said, right }) => `${right ? '+ ' : ''}${said}`),
  ]);
const skips = (text: string) => read(text).skipped.map(({ line, reason }) => [line, reason]);

describe('headings', () => {
  it('neither asks by a refrain nor parts questions by it', () => {
    const refrain = '\n## Have a doubt ??\n\n';
    const text = `# Knots\n## 1. What is a bight?\nA bend.\n${refrain}### 2. What is a bitter end?\nThe loose one.\n${refrain}#### 3. Explain the hitch\nIt ties to a post.\n${refrain}`;
    expect(brief(text)).toEqual([
      ['What is a bight?', 'A bend.'],
      ['What is a bitter end?', 'The loose one.'],
      ['Explain the hitch', 'It ties to a post.'],
    ]);
  });

  it('counts on where the level of the headings changes, and keeps steps inside an answer', () => {
    const text =
      '# Knots\n\n## 1. How is a bowline tied?\n\nIn steps.\n\n### 1. What to hold\n\nThe end.\n\n### 2. What to pull?\n\nThe rest.\n\n## 2. What jams?\n\nThe clove.\n\n### 3. What slips?\n\nThe granny.\n\n### Why\n\nIt is crossed.\n';
    expect(brief(text)).toEqual([
      ['How is a bowline tied?', 'In steps.', 'The end.', 'The rest.'],
      ['What jams?', 'The clove.'],
      ['What slips?', 'The granny.', 'It is crossed.'],
    ]);
  });

  it('leaves an introduction to numbered questions out, and names it', () => {
    const text =
      '# Knots\n\n## 📋 Introduction\n\n### What is a knot?\n\nA tangle with a purpose.\n\n### Who is this for?\n\nSailors.\n\n## Bends\n\n### 1. What is a bend?\n\nIt joins ropes.\n\n### 2. What is a hitch?\n\nIt joins a post.\n';
    expect(brief(text).map(([title]) => title)).toEqual(['What is a bend?', 'What is a hitch?']);
    expect(skips(text)).toEqual([[3, 'The section "Introduction" is beside the questions and gives no entry.']]);
  });
});

describe('blocks that unfold', () => {
  it('reads questions and answers of documentation sites, and no remarks', () => {
    const text =
      '# FAQ\n\n??? question "How do I tie it?"\n\n    Make a loop.\n\n    - hold\n    - pull\n\n!!! note\n    Knots slip when wet.\n\n???+ faq "Does it hold?"\n    Yes.\n';
    expect(brief(text)).toEqual([
      ['How do I tie it?', 'Make a loop.', 'hold', 'pull'],
      ['Does it hold?', 'Yes.'],
    ]);
  });

  it('takes the option that an answer picks out of a list without letters', () => {
    const text =
      '# Quiz\n\n#### 1. Which knot holds?\n\n<div class="upper-alpha" markdown>\n1. Granny\n2. Bowline\n</div>\n\n??? question "Show Answer"\n    The correct answer is **B**. It does not slip.\n\n#### 2. How is it tied?\n\n1. Loop\n2. Pull\n\n**Answer:** By hand.\n';
    expect(brief(text)).toEqual([
      ['Which knot holds?', 'Granny', '+ Bowline', 'The correct answer is B. It does not slip.'],
      ['How is it tied?', 'By hand.'],
    ]);
  });
});

describe('options', () => {
  it('reads them below numbered lines that do not ask, and past code', () => {
    const text =
      '# Exam\n\n1. Which knot jams?\n    - A. clove\n    - B. bowline\n\n    <details><summary>Answer</summary>\n\n    Correct Answer: A\n\n    </details>\n\n2. A hitch ties to:\n    - A. a post\n    - B. a rope\n\n    <details><summary>Answer</summary>\n\n    Correct Answer: A\n\n    </details>\n';
    expect(brief(text)).toEqual([
      ['Which knot jams?', '+ clove', 'bowline'],
      ['A hitch ties to:', '+ a post', 'a rope'],
    ]);
    const quiz =
      '# Test\n\n<quiz>\nWhat does it print?\n```\ntie(2)\n```\n- [ ] 1\n- [x] 2\n\nTwo turns.\n</quiz>\n\n<quiz>\nWhich is a bend?\n- [x] sheet\n- [ ] post\n</quiz>\n';
    expect(brief(quiz)).toEqual([
      ['What does it print?', '1', '+ 2', 'Two turns.'],
      ['Which is a bend?', '+ sheet', 'post'],
    ]);
  });

  it('reads them from a map in the head of a file', () => {
    const head =
      '---\ntitle: "Which hold?"\noptions:\n  A: "bowline"\n  B: "granny"\n  C: "sheet"\ncorrect_answer: ["A", "C"]\n---\n';
    expect(brief(head)).toEqual([['Which hold?', '+ bowline', 'granny', '+ sheet']]);
  });
});

describe('answers', () => {
  it('are lists that count anew below a numbered question', () => {
    const text =
      '# Knots\n\n5) What is a splice?\nRope in rope.\n\n6) What are the kinds of knots?\n\n1. Bends\n2. Hitches\n';
    expect(brief(text)).toEqual([
      ['What is a splice?', 'Rope in rope.'],
      ['What are the kinds of knots?', 'Bends', 'Hitches'],
    ]);
  });

  it('are none where they say so, lead elsewhere or only ask', () => {
    const text =
      '# Knots\n\n### Is it tied?\n\nTo be completed.\n\n### Does it slip?\n\nSee [this](https://a.b) and [that](https://c.d).\n\n### What about bends\n\nWhat is a bend? How does it join ropes?\n\n### Does it hold?\n\nSee [this](https://a.b): it holds.\n';
    expect(brief(text).map(([title]) => title)).toEqual(['Does it hold?']);
    expect(skips(text)).toEqual([
      [3, 'The answer is missing: it only says "To be completed." ("Is it tied?").'],
      [7, 'The answer is only a link ("Does it slip?").'],
      [11, 'The answer is missing: more questions follow ("What about bends").'],
    ]);
  });

  it('stay with their question between bold points that lead elsewhere', () => {
    const text =
      '# Knots\n\n* **What is a bend?** - [Learn](https://a.b)\n\n* **What is a hitch?**\n    - It ties to a post.\n\n* **The splice.** - [Learn](https://a.b)\n\n* **What is a bight?**\n    - A bend.\n';
    expect(brief(text)).toEqual([
      ['What is a hitch?', 'It ties to a post.'],
      ['What is a bight?', 'A bend.'],
    ]);
    expect(skips(text).map(([line]) => line)).toEqual([3, 8]);
  });

  it('are found by the name of a file that asks', () => {
    const { entries } = read('# Bend\n\nIt joins two ropes.\n\n## Links\nhttps://a.b\n', 'knots/What is a bend.md');
    expect(entries.map(({ title, variants }) => [title, ...variants])).toEqual([['Bend', 'What is a bend']]);
  });
});
