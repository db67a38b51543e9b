// Authored items joined with a bank: what they quote is found in their own entry alone, or they are not asked.
import { describe, expect, test } from 'vitest';
import { readQuizItems } from '../../../src/bank/quiz-items/read-items.ts';
import { authoredQuestions } from '../../../src/quiz/authored/authored-questions.ts';
import { build, folder } from '../../bank/bank-files.ts';

const entry = (id: string, title: string, answer: string) =>
  `## ${title}\n\n\`id: ${id}\` · \`tags: a\`\n\n${answer}\n\n`;

const BANK = `# Chips\n\n${entry('price', 'What does a chip cost?', 'A chip costs **$3** an hour.\n\n### Saving (by impact)\n\n- **Spot:** Spot saves two\n  thirds of it.')}${entry('price-of-memory', 'What does memory cost?', 'Memory is sold by the gigabyte.')}${entry('speed', 'How quick is a chip?', '| Chip | Rate |\n|---|---|\n| Large | quick as light |\n| Small | slow |')}`;

const item = (id: string, ...excerpts: string[]) => `### Question ${id}?

\`id: ${id}\` · \`difficulty: easy\`

- [ ] No
- [x] Yes
- [ ] Perhaps

Why: It is so.

${excerpts.map(excerpt => `> ${excerpt}\n`).join('\n')}`;

function ask(section: string, text: string, others: Readonly<Record<string, string>> = {}, path = 'chips.quiz.md') {
  const { bank } = build({ 'chips.md': BANK, ...others });
  const { items, faults } = readQuizItems(folder({ [path]: `<!-- whetstone quiz -->\n## ${section}\n\n${text}` }));
  expect(faults).toEqual([]);
  const asked = authoredQuestions(bank, items);
  const proofs = asked.questions.map(question =>
    question.proofs.map(({ entry: at, passage, part }) => {
      const { text: said, headings } = bank.entries[at]!.passages[passage]!;
      return `${bank.entries[at]!.id} ${part === 'label' ? `[${headings.at(-1)}]` : said}`;
    }),
  );
  return { ...asked, proofs, bank };
}

describe('authoredQuestions', () => {
  test('makes a choice of options, with what is right by number', () => {
    const { questions, faults, bank } = ask('price', item('one', 'A chip costs **$3** an hour.'));
    expect(faults).toEqual([]);
    expect(questions).toEqual([
      {
        kind: 'choice',
        id: 'chips.quiz#one',
        entry: bank.entries.findIndex(({ id }) => id === 'chips#price'),
        prompt: 'Question one?',
        explanation: 'It is so.',
        difficulty: 'easy',
        proofs: [{ entry: 0, passage: 0, part: 'passage' }],
        options: ['No', 'Yes', 'Perhaps'],
        correct: [1],
      },
    ]);
  });

  test('finds parts of passages, whatever their markup and line breaks, and labels', () => {
    const { proofs } = ask('price', item('one', 'costs $3', 'saves two thirds of it', 'Saving (by impact)'));
    expect(proofs).toEqual([
      [
        'chips#price A chip costs $3 an hour.',
        'chips#price Spot: Spot saves two thirds of it.',
        'chips#price [Saving (by impact)]',
      ],
    ]);
  });

  test('takes the smallest piece that says it, and each piece once', () => {
    const { proofs } = ask('speed', item('one', 'quick as light', 'as light'));
    expect(proofs).toEqual([['chips#speed quick as light']]);
  });

  test('looks into entries that were split off, after the entry itself', () => {
    const { proofs } = ask('price', item('one', 'Memory is sold'));
    expect(proofs).toEqual([['chips#price-of-memory Memory is sold by the gigabyte.']]);
  });

  test.each([
    ['words of another entry', 'quick as light'],
    ['words in another order', 'an hour costs $3'],
    ['words across two passages', 'an hour. Spot'],
    ['another figure', 'costs $4'],
  ])('does not ask what is proved by %s', (_, excerpt) => {
    const { questions, faults } = ask('price', item('one', 'A chip costs', excerpt) + item('two', 'A chip costs'));
    expect(questions.map(({ id }) => id)).toEqual(['chips.quiz#two']);
    expect(faults).toEqual([
      {
        path: 'bank/chips.quiz.md',
        line: 16,
        reason: `The quiz item "Question one?" is not asked: no passage of "price" says "${excerpt}".`,
        severity: 'error',
      },
    ]);
  });

  test('names what is not there by its beginning, however long it is', () => {
    const [fault] = ask('price', item('one', 'A chip costs', 'word '.repeat(400).trim())).faults;
    expect(fault?.reason).toMatch(
      /^The quiz item "Question one\?" is not asked: no passage of "price" says "word .* …"\.$/,
    );
    expect(fault?.reason.length).toBeLessThan(250);
  });

  test('names an entry that the bank does not have', () => {
    expect(ask('weight', item('one', 'A chip')).faults.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'The quiz item "Question one?" is not asked: the bank has no entry "weight".'],
    ]);
  });

  test('prefers the file that the quiz stands beside, takes a whole id, and guesses between no others', () => {
    const other = { 'more/chips.md': entry('price', 'What does it cost?', 'It is free.') };
    expect(ask('price', item('one', 'A chip costs'), other).proofs).toEqual([['chips#price A chip costs $3 an hour.']]);
    expect(ask('price', item('one', 'It is free.'), other).questions).toEqual([]);
    expect(ask('more/chips#price', item('one', 'It is free.'), other).proofs).toEqual([
      ['more/chips#price It is free.'],
    ]);
    expect(ask('speed', item('one', 'slow'), other, 'elsewhere.md').questions).toHaveLength(1);
    expect(ask('price', item('one', 'A chip costs'), other, 'elsewhere.md').faults.map(({ reason }) => reason)).toEqual(
      [
        'The quiz item "Question one?" is not asked: the bank has several entries "price": chips#price, more/chips#price.',
      ],
    );
  });

  test('makes a number', () => {
    const text = item('one', 'A chip costs').replace(/- \[[^W]*/, 'Answer: 3 USD an hour (± 5%)\n\n');
    expect(ask('price', text).questions).toMatchObject([
      { kind: 'number', answer: '3', unit: 'USD an hour', tolerance: 0.05 },
    ]);
  });

  test('proves key points one by one, and answers in the words of the bank', () => {
    const points = '- It costs money.\n  > A chip costs **$3** an hour.\n- It can be cheap.\n\n';
    const { questions } = ask('price', item('one', 'Spot saves two thirds of it.').replace(/- \[[^W]*/, points));
    const cost = { entry: 0, passage: 0, part: 'passage' };
    expect(questions).toMatchObject([
      {
        kind: 'open',
        answer: 'Spot saves two thirds of it. A chip costs $3 an hour.',
        keyPoints: [
          { text: 'It costs money.', proofs: [cost] },
          { text: 'It can be cheap.', proofs: [] },
        ],
        proofs: [{ entry: 0, passage: 1 }, cost],
      },
    ]);
  });
});
