// What is asked further gives nothing away: by hand, on our bank with its hundred answers, and on any key points.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelledAnswers, openQuestionsOf, ourBank, wordsBeside } from '../../../bench/answer-set.ts';
import { stemsOf } from '../../../src/quiz/generate/likeness.ts';
import { gradeOpen } from '../../../src/quiz/grade/open.ts';
import type { GradeOpen } from '../../../src/quiz/interview/interview.ts';
import { subjectsOf } from '../../../src/quiz/interview/subject-of-point.ts';
import type { OpenQuestion } from '../../../src/quiz/question.ts';
import { Held, question } from './held.ts';

/** How much of the key points that were not made the follow-ups tell: the most of any, as a share of its words. */
function mostTold(held: Held, asked: OpenQuestion, grade: GradeOpen, answer: string): number {
  const open = grade(asked, answer).points.filter(({ outcome }) => outcome === 'missed' || outcome === 'contrary');
  const shares = held.all('follow-up').flatMap(({ text }) => open.map(point => toldOf(point.text, text)));
  return Math.max(0, ...shares);
}

function toldOf(point: string, text: string): number {
  const [stems, told] = [stemsOf(point), stemsOf(text)];
  return stems.size === 0 ? 0 : [...stems].filter(stem => told.has(stem)).length / stems.size;
}

describe('the subject of a key point', () => {
  const subjects = (prompt: string, ...points: readonly string[]) => subjectsOf(question(prompt, points), 0);
  const prompt = 'When do managed services pay off?';

  test.each([
    ['Cost: premium at one cloud, fair at the others', ['cost']],
    ['SageMaker: most mature, broadest features', ['SageMaker']],
    ['Vertex AI: best integration of TPUs, pipelines', ['Vertex AI']],
    ['Hardware differs: chips of their own here, TPUs there', ['hardware']],
    ['Remote state with locking for teams', ['teams']],
    ['Spot machines for the nightly training save most of what it costs', ['the nightly training']],
    ['Managed services charge a premium over raw compute', ['managed services']],
  ])('“%s”', (point, expected) => {
    expect(subjects(prompt, point, 'Something else')).toEqual(expected);
  });

  test.each([
    ['half of the point', 'Lock-in: AWS only'],
    ['a figure', 'H100: the fastest of all that money buys'],
    ['a kind of remark', 'Example: hundred requests cost five dollars'],
    ['the advice itself', 'Plan ahead: forecast needs, request increases early'],
    ['a whole sentence', 'This is what everybody should always do: measure, then cut, then measure'],
    ['nothing that stands out', 'Remove idle instances, forgotten notebooks, orphaned volumes'],
  ])('is not %s', (_, point) => {
    expect(subjects(prompt, point, 'Something else')).toEqual([]);
  });

  test('is nothing that most of the points have', () => {
    const points = ['grow quickly without staff of your own', 'tie you down to one provider', 'cost more money'].map(
      rest => `Managed services ${rest}`,
    );
    expect(subjects(prompt, ...points)).toEqual([]);
  });
});

describe('on our bank', () => {
  const bank = ourBank();
  const words = wordsBeside(bank);
  const questions = openQuestionsOf(bank);
  const grade: GradeOpen = (asked, text) => gradeOpen(asked, text, words);
  const talks = labelledAnswers().map(({ entry, text }, seed) => {
    const asked = questions.get(entry)!;
    return { asked, text, held: new Held([asked], seed, grade).says(text).says('I am not sure.') };
  });

  test('no follow-up tells more than a third of a key point', () => {
    expect(talks.filter(({ held, asked, text }) => mostTold(held, asked, grade, text) > 1 / 3)).toEqual([]);
    const hints = [...questions.values()].map(asked => ({
      asked,
      held: new Held([asked], 1, grade).wants('hint').wants('hint'),
    }));
    expect(hints.filter(({ held, asked }) => mostTold(held, asked, grade, '') > 1 / 3)).toEqual([]);
    expect(hints.map(({ held }) => held.all('follow-up').length)).toEqual(hints.map(() => 2));
  });

  test('most follow-ups name a subject', () => {
    const all = talks.flatMap(({ held }) =>
      [...held.state.done, held.state.current].slice(0, 1).flatMap(each => each.followUps),
    );
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(({ subject }) => subject !== null).length / all.length).toBeGreaterThan(0.75);
  });
});

const WORDS =
  'thank add say more safety fine cost heads whole answer quiet training GPU 30% spot first begin put round hang'.split(
    ' ',
  );

test('of any key points no follow-up tells more than a third', () => {
  const point = fc.array(fc.constantFrom(...WORDS, ': ', ' for ', ', ', 'the'), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 5 }), fc.integer(), (points, seed) => {
      const asked = question(
        'What is the cost of training on a GPU?',
        points.map(each => each.join(' ')),
      );
      for (const text of ['contrary-0', 'what to add', 'list of it']) {
        const held = new Held([asked], seed).says(text).says('idk');
        const told = held.all('follow-up').flatMap(each => asked.keyPoints.map(made => toldOf(made.text, each.text)));
        expect(Math.max(0, ...told)).toBeLessThanOrEqual(1 / 3);
      }
    }),
    { numRuns: 300 },
  );
});
