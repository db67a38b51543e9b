// The rules of a round: when a question opens and closes, who may answer it until when, and what that earns.
import { describe, expect, test } from 'vitest';
import { beginRound } from '../../../src/quiz/round/begin.ts';
import { SENTENCES } from '../../../src/quiz/round/sentences.ts';
import { amount, choice, open, PACE, Played, pointsOf, START, saved, two } from './played.ts';

describe('a round begins', () => {
  test('with its first question asked, and no clock running', () => {
    const round = new Played([choice(0, [1, 2]), amount(1), open(2)]);
    expect(round.last).toEqual([
      {
        kind: 'ask',
        question: 0,
        of: 3,
        seconds: 20,
        shown: {
          kind: 'choice',
          prompt: 'Which kettle is number 0?',
          difficulty: 'medium',
          options: ['red', 'green', 'blue', 'black'],
          several: true,
        },
      },
    ]);
    expect(round.due(1000, 'reveal').last).toEqual([]);
  });

  test('only with questions that have a proof, and with time', () => {
    const begin = (questions: Parameters<typeof beginRound>[0]['questions'], pace = PACE) =>
      beginRound({ id: 'round', startedBy: 'ann', questions, pace }, START);
    expect(() => begin([])).toThrow('has a question');
    expect(() => begin([choice(0), { ...choice(1), proofs: [] }])).toThrow('without proof');
    expect(() => begin([choice(0)], { ...PACE, questionSeconds: 0 })).toThrow('time');
  });
});

describe('the time', () => {
  test('runs from the delivery, once', () => {
    const round = new Played([choice(0)]);
    expect(round.delivered(2).wakesAt).toEqual([22]);
    expect(round.delivered(3).last).toEqual([]);
    expect(round.delivered(3, 1).last).toEqual([]);
  });

  test('runs from the first answer when the word of the delivery comes after it', () => {
    const round = new Played([choice(0)]).answers(2, 'ann', [1]);
    expect(round.kinds).toEqual(['wake', 'tell', 'count']);
    expect(round.wakesAt).toEqual([22]);
    expect(round.delivered(9).last).toEqual([]);
  });

  test('is not counted from before the question was asked, nor from what is still to come', () => {
    const early = new Played([choice(0)]).happen(1, { kind: 'delivered', question: 0, at: START - 3_600_000 });
    expect(early.wakesAt).toEqual([20]);
    const ahead = new Played([choice(0)]).happen(1, { kind: 'delivered', question: 0, at: START + 3_600_000 });
    expect(ahead.wakesAt).toEqual([21]);
  });

  test('closes the question when it is up, not before: an early timer is ordered again', () => {
    const round = two();
    const before = round.state;
    expect(round.due(21.999, 'reveal').last).toEqual([
      { kind: 'wake', at: START + 22_000, for: 'reveal', question: 0 },
    ]);
    expect(round.state).toEqual(before);
    expect(round.due(22, 'reveal').kinds).toEqual(['reveal', 'standings', 'wake']);
    expect(round.wakesAt).toEqual([27]);
  });

  test('of another question, or for something else, does nothing', () => {
    const round = two().due(22, 'reveal');
    const before = round.state;
    expect(round.due(30, 'reveal').last).toEqual([]);
    expect(round.due(30, 'next', 1).last).toEqual([]);
    expect(round.state).toEqual(before);
    expect(round.due(30, 'next').kinds).toEqual(['ask']);
    round.delivered(31);
    expect(round.due(60, 'reveal', 0).last).toEqual([]);
    expect(round.due(60, 'next', 0).last).toEqual([]);
    expect(round.state).toMatchObject({ current: 1, phase: 'asking' });
  });

  test('leaves a while for answers that are on their way, and none for late ones', () => {
    const round = new Played([choice(0)], { ...PACE, graceSeconds: 2 }).delivered(2);
    expect(round.wakesAt).toEqual([24]);
    const answer = { kind: 'answer', question: 0, answer: { picks: [1] } } as const;
    const at = START + 22_000;
    expect(round.happen(23, { ...answer, id: 'a', person: 'ben', at }).said).toEqual(['accepted']);
    expect(round.happen(23, { ...answer, id: 'b', person: 'cem', at: at + 1 }).said).toEqual(['too-late']);
    round.due(24, 'reveal');
    expect(pointsOf(round)).toEqual([['ben', 100]]);
  });
});

describe('an answer', () => {
  test('is one a person, and counts as it was at the close', () => {
    const round = two().answers(3, 'ben', [0]);
    expect(round.last).toEqual([
      { kind: 'tell', person: 'ben', event: 'event-1', says: 'accepted' },
      { kind: 'count', question: 0, answered: 1 },
    ]);
    expect(round.answers(12, 'ben', [1]).last).toEqual([
      { kind: 'tell', person: 'ben', event: 'event-2', says: 'changed' },
    ]);
    expect(round.answers(13, 'cem', [3]).kinds).toEqual(['tell', 'count']);
    expect(round.due(22, 'reveal').last[0]).toMatchObject({
      counts: true,
      revealed: { correct: [1], explanation: 'hidden-explanation-0' },
      answers: [
        { person: 'ben', answer: { picks: [1] }, share: 1, points: 125, milliseconds: 10_000 },
        { person: 'cem', answer: { picks: [3] }, share: 0, points: 0, milliseconds: 11_000 },
      ],
    });
  });

  test('earns for right and for fast, at the start, in the middle and at the close', () => {
    const round = two().answers(2, 'ann', [1]).answers(12, 'ben', [1]).answers(22, 'cem', [1]).due(22, 'reveal');
    expect(pointsOf(round)).toEqual([
      ['ann', 150],
      ['ben', 125],
      ['cem', 100],
    ]);
  });

  test('that is partly right gets its share', () => {
    const round = new Played([open(0)]).delivered(0).answers(10, 'ben', 'half').due(20, 'reveal');
    expect(pointsOf(round)).toEqual([['ben', 63]]);
    expect(round.all('ended')[0]?.standings).toEqual([
      { place: 1, person: 'ben', points: 63, right: 0, milliseconds: 10_000 },
    ]);
  });

  test('after the close is told to be late, whether or not the reveal has been', () => {
    const round = two();
    expect(round.answers(22.001, 'ben', [1]).said).toEqual(['too-late']);
    round.due(23, 'reveal');
    expect(round.answers(23, 'ben', [1]).said).toEqual(['too-late']);
    round.due(28, 'next').delivered(29);
    expect(round.answers(30, 'ben', [1], 0).said).toEqual(['too-late']);
    expect(round.state.log.filter(({ kind }) => kind === 'answered')).toEqual([]);
  });

  test('that another one of the same person overtook does not take its place', () => {
    const answer = (id: string, pick: number, at: number) =>
      ({ kind: 'answer', id, person: 'ben', question: 0, answer: { picks: [pick] }, at: START + at * 1000 }) as const;
    const round = two().happen(9, answer('later', 1, 8));
    expect(round.happen(10, answer('earlier', 0, 7)).said).toEqual(['overtaken']);
    expect(round.due(22, 'reveal').all('reveal')[0]?.answers).toMatchObject([{ answer: { picks: [1] } }]);
  });

  test('that comes twice changes nothing the second time, even when the question is closed', () => {
    const round = two();
    const event = {
      kind: 'answer',
      id: 'once',
      person: 'ben',
      question: 0,
      answer: { picks: [1] },
      at: START,
    } as const;
    round.happen(3, event);
    const before = round.state;
    expect(round.happen(4, { ...event, at: START + 4000 }).last).toEqual([]);
    expect(round.state).toEqual(before);
    round.due(22, 'reveal');
    expect(round.happen(23, event).last).toEqual([]);
  });

  test.each([
    ['no option', choice(0), []],
    ['an option that there is not', choice(0), [4]],
    ['half an option', choice(0), [0.5]],
    ['two options where one is right', choice(0), [0, 1]],
    ['an option twice', choice(0, [0, 1]), [0, 0]],
    ['words for a choice', choice(0), 'green'],
    ['picks for an amount', amount(0), [1]],
    ['blanks for an amount', amount(0), '  '],
    ['what the grader cannot read', amount(0), 'none'],
    ['picks for words', open(0), [0]],
    ['nothing for words', open(0), ''],
  ])('%s is none, and what was answered before stands', (_, question, given) => {
    const right = question.kind === 'choice' ? question.correct : question.answer;
    const round = new Played([question]).delivered(0).answers(1, 'ben', right);
    expect(round.answers(2, 'ben', given).said).toEqual([`invalid-${question.kind}`]);
    expect(round.due(20, 'reveal').all('reveal')[0]?.answers).toMatchObject([{ share: 1 }]);
  });

  test('may be several options where several are right', () => {
    const round = new Played([choice(0, [0, 2])]).delivered(0).answers(1, 'ben', [0, 2]).due(20, 'reveal');
    expect(round.all('reveal')[0]?.answers).toMatchObject([{ share: 1 }]);
  });

  test('of somebody with a name that objects have is kept like any other', () => {
    const round = two().answers(3, '__proto__', [1]).answers(4, 'constructor', [1]).due(22, 'reveal');
    expect(pointsOf(round)?.map(([person]) => person)).toEqual(['__proto__', 'constructor']);
  });

  test('graded out of bounds is a bug', () => {
    const round = new Played([choice(0)], PACE, () => ({ share: 1.5, passed: true })).delivered(0);
    expect(() => round.answers(1, 'ben', [1])).toThrow('share from 0 to 1');
  });
});

test('the last reveal ends the round, with the standings once', () => {
  const round = new Played([choice(0)]).delivered(0).answers(0, 'ben', [1]).due(20, 'reveal');
  expect(round.kinds).toEqual(['reveal', 'ended']);
  expect(round.last.at(-1)).toEqual({
    kind: 'ended',
    stopped: false,
    standings: [{ place: 1, person: 'ben', points: 150, right: 1, milliseconds: 0 }],
  });
});

test('a clock that is set back gives no time below nothing and no points over the most', () => {
  const round = two().answers(-3600, 'ben', [1]).wants(-3600, 'pause').wants(-7200, 'resume');
  expect(round.last[0]).toMatchObject({ milliseconds: 20_000 });
  round.answers(-7300, 'cem', [1]).due(-7180, 'reveal');
  expect(round.all('reveal')[0]?.answers).toMatchObject([
    { person: 'ben', milliseconds: 0, points: 150 },
    { person: 'cem', milliseconds: 0, points: 150 },
  ]);
});

test('a state is the same after it was saved', () => {
  const { state } = beginRound({ id: 'round', startedBy: 'ann', questions: [open(0)], pace: PACE }, START);
  expect(saved(state)).toStrictEqual(state);
});

test('each thing that is told is one sentence', () => {
  for (const sentence of Object.values(SENTENCES)) expect(sentence).toMatch(/^[A-Z](?:(?![.!?] ).)*\.$/);
});
