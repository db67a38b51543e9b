// Exams and numbered banks in Markdown: numbered headings in lists, options by number, by words or apart, questions left open.
import { describe, expect, it } from 'vitest';
import { markdownImporter } from '../../../../src/bank/import/markdown/importer.ts';
import { sourceOfString } from '../../../../src/bank/source-text.ts';

const read = (text: string) => markdownImporter.read(sourceOfString('bank.md', text));
const brief = (text: string) =>
  read(text).entries.map(({ title, passages }) => [
    title,
    ...passages.map(({ text: said, right }) => `${right ? '+ ' : ''}${said}`),
  ]);
const skips = (text: string) => read(text).skipped.map(({ line, reason }) => [line, reason]);

describe('numbered banks', () => {
  it('reads headings in a numbered list as questions, whatever their words', () => {
    const exercise = (n: number, right: number) =>
      `#### ${n}. The length of this code\n\n\`\`\`js\ntie(${n});\n\`\`\`\n\n- 1: one\n- 2: two\n\n<details><summary><b>Answer</b></summary>\n<p>\n\n##### Answer: ${right}\n\nCounted.\n\n</p>\n</details>\n\n`;
    const text = `# Knots\n\n1. ### Ways to tie\n\n   By hand.\n\n2. ### The bight and its use\n\n   1. **Bend:**\n\n      A loop.\n\n10.  ### The bitter end\n\n   It is loose.\n\n### Coding Exercise\n\n${exercise(1, 2)}${exercise(2, 1)}`;
    expect(brief(text)).toEqual([
      ['Ways to tie', 'By hand.'],
      ['The bight and its use', 'Bend:', 'A loop.'],
      ['The bitter end', 'It is loose.'],
      ['The length of this code', 'one', '+ two', 'Counted.'],
      ['The length of this code', '+ one', 'two', 'Counted.'],
    ]);
  });

  it('goes on from a number in bold to one before the bold', () => {
    const text =
      '# Knots\n\n**1. What is a bend?**\n\nIt joins ropes.\n\n2. **What is a hitch?**\n\n   It joins a post.\n\n3. **Explain: what jams?**\n\n   The clove.\n';
    expect(brief(text)).toEqual([
      ['What is a bend?', 'It joins ropes.'],
      ['What is a hitch?', 'It joins a post.'],
      ['Explain: what jams?', 'The clove.'],
    ]);
  });

  it('takes no heading over a list of bare questions for a question', () => {
    const text =
      '# Knots\n\n## Bends\n\n* What is a bend?\n* What joins?\n* What jams?\n\n## Demo time\n\n* Tie a bend.\n';
    expect(brief(text)).toEqual([]);
    expect(skips(text).map(([line]) => line)).toEqual([5, 6, 7]);
  });
});

describe('exams', () => {
  const marked = (n: number) => `### QUESTION NO: ${n}\n\nWhich holds?\n\nA. granny\n\nB. bowline\n\nAnswer: B\n\n`;

  it('reads options with blank lines between them, below a number in words', () => {
    expect(brief(`# Exam\n\n${marked(1)}${marked(2)}`)).toEqual([
      ['Which holds?', 'granny', '+ bowline'],
      ['Which holds?', 'granny', '+ bowline'],
    ]);
  });

  it('names a question whose options nobody marked, where the others are marked', () => {
    const text = `# Exam\n\n${marked(1)}${marked(2)}${marked(3)}### QUESTION NO: 4\n\nWhich slips?\n\nA. granny\n\nB. bowline\n`;
    expect(brief(text)).toHaveLength(3);
    expect(skips(text)).toEqual([[33, 'No option is marked as right.']]);
    expect(brief('# Knots\n\n### Which kinds of knots are there?\n\nA. bends\n\nB. hitches\n')).toHaveLength(1);
  });

  it('reads letters behind boxes as marks, and the line that names them as no explanation', () => {
    const text =
      '# Exam\n\n### Which hold?\n\n- [ ] A. bowline\n- [ ] B. granny\n- [ ] C. sheet\n\n**Correct Answers: A, C**\n';
    expect(brief(text)).toEqual([['Which hold?', '+ bowline', 'granny', '+ sheet']]);
  });

  it('finds the right option by its words', () => {
    const text = '# Exam\n\n### True or false: a granny holds?\n\n- True\n- False\n\n**Answer:** False\n\nIt slips.\n';
    expect(brief(text)).toEqual([['True or false: a granny holds?', 'True', '+ False', 'False', 'It slips.']]);
  });

  it('reads the letters of Hebrew', () => {
    const text = '# קשרים\n\n### איזה קשר מחזיק?\n\nא. סבתא\nב. בולין\n\nתשובה: ב\n';
    expect(brief(text)).toEqual([['איזה קשר מחזיק?', 'סבתא', '+ בולין']]);
  });
});

describe('tables of questions', () => {
  it('reads them behind a column of numbers, in any script, and names rows without an answer', () => {
    const text =
      '# Knots\n\n| # | Question | Answer |\n|---|---|---|\n| 1 | What is a bend? | It joins ropes. |\n| 2 | What jams? | |\n\n## Terms\n\n| Term | Meaning |\n|---|---|\n| bight | a loop |\n\n## Узлы\n\n| Вопрос | Ответ |\n|---|---|\n| Что такое узел? | Петля. |\n';
    expect(brief(text)).toEqual([
      ['What is a bend?', 'It joins ropes.'],
      ['Что такое узел?', 'Петля.'],
    ]);
    expect(skips(text)).toEqual([[6, 'The question has no answer ("What jams?").']]);
  });
});
