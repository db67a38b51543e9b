// How an interview goes: what is asked, what is asked further, when it goes on, and what it ends with.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginInterview } from '../../../src/quiz/interview/begin.ts';
import type { GradeOpen } from '../../../src/quiz/interview/interview.ts';
import { grade, Held, KETTLES, LAMPS, question, START } from './held.ts';

const ALL = 'hit-0 hit-1 hit-2';

describe('an interview begins', () => {
  test('with its first question, and nothing of its answer', () => {
    const { last } = new Held();
    expect(last).toEqual([
      { kind: 'ask', question: 0, of: 2, lead: expect.stringMatching(/\w+\.$/), prompt: KETTLES.prompt },
    ]);
  });

  test('only with questions that have a proof', () => {
    const begin = (questions: Parameters<typeof beginInterview>[0]['questions']) =>
      beginInterview({ id: 'i', person: 'ann', questions, seed: 1 }, START);
    expect(() => begin([])).toThrow('has a question');
    expect(() => begin([{ ...KETTLES, proofs: [] }])).toThrow('without proof');
  });
});

describe('an answer', () => {
  test('that makes every point leads to the next question, and after the last to the end', () => {
    const held = new Held().says(ALL);
    expect(held.told).toBe('ask 1');
    expect(held.says('hit-0 partly-1').told).toBe('ended');
    expect(held.all('follow-up')).toEqual([]);
  });

  test('is followed up twice on what it leaves out, each point once, then the next question comes', () => {
    const held = new Held().says('It should look nice.');
    expect(held.told).toMatch(/capacity/);
    expect(held.says('I like big ones.').told).toMatch(/noise/);
    expect(held.says('Quiet is good.').told).toBe('ask 1');
    expect(held.all('follow-up').map(({ number }) => number)).toEqual([1, 2]);
  });

  test('is followed up on what is wrong first, without telling what is right', () => {
    const held = new Held().says('contrary-1 it is.');
    expect(held.told).toMatch(/noise/);
    expect(held.told).not.toMatch(/quiet|disturb|capacity/);
  });

  test('is not asked twice for the same subject, though two points have it', () => {
    const points = [
      'Cost: cheap plastic breaks within the second year',
      'Cost: glass lasts much longer than steel does',
    ];
    const held = new Held([question('How do you choose a kettle?', points)]).says('By its colour.');
    expect(held.told).toMatch(/cost/);
    expect(held.says('I do not care much.').told).not.toMatch(/cost/);
    expect(held.all('follow-up')).toHaveLength(2);
  });

  test('grows with what is said later', () => {
    const held = new Held().says('hit-0').says('and hit-1').says('and also hit-2');
    expect(held.told).toBe('ask 1');
    held.wants('stop');
    expect(held.assessment.questions).toMatchObject([{ said: 'hit-0\nand hit-1\nand also hit-2', share: 1 }]);
  });

  test('that is a list of words is asked for in sentences', () => {
    const held = new Held().says('list hit-0 hit-1 hit-2');
    expect(held.told).toMatch(/whole sentences/);
    expect(held.says('hit-0').told).toBe('ask 1');
  });

  test('of others in the thread is none', () => {
    const held = new Held();
    const before = held.state;
    expect(held.says(ALL, 'bob').last).toEqual([]);
    expect(held.state).toEqual(before);
  });

  test('counts once, however often it is told', () => {
    const held = new Held().says('hit-0', 'ann', 'same');
    const { state } = held;
    expect(held.says('hit-0', 'ann', 'same').last).toEqual([]);
    expect(held.state).toEqual(state);
  });
});

describe('a mistake', () => {
  test('is not taken back where the answer would lose more than it gains', () => {
    const whole: GradeOpen = (asked, text) => {
      const graded = grade(asked, text);
      // The words against one point are the words for the others as well.
      const points = graded.points.map(point =>
        point.outcome === 'contrary' ? { ...point, said: { start: 0, end: 24, text: text.slice(0, 24) } } : point,
      );
      return { ...graded, points };
    };
    const held = new Held([KETTLES], 1, whole).says('contrary-1, hit-0, hit-2.').says('hit-1');
    expect(held.state.current).toMatchObject({ said: 'contrary-1, hit-0, hit-2.\nhit-1', takenBack: [] });
  });

  test('can be mended: what was wrong is taken back', () => {
    const held = new Held([KETTLES]).says('First contrary-1 and hit-0.').says('No, rather hit-1.').says('Also hit-2.');
    const [answer] = held.assessment.questions;
    expect(answer).toMatchObject({
      said: 'First  and hit-0.\nNo, rather hit-1.\nAlso hit-2.',
      takenBack: ['contrary-1'],
    });
    expect(answer?.points.map(({ outcome }) => outcome)).toEqual(['hit', 'hit', 'hit']);
  });

  test('that is repeated stays', () => {
    const held = new Held([KETTLES]).says('contrary-1').says('I mean it: contrary-1').says('hit-0');
    expect(held.assessment.questions[0]?.takenBack).toEqual([]);
    expect(held.assessment.gaps).toEqual([
      { question: 0, point: 1 },
      { question: 0, point: 2 },
    ]);
  });
});

describe('who does not know', () => {
  test('is helped once with a subject, then asked something else', () => {
    const held = new Held().says("I don't know");
    expect(held.told).toMatch(/^That is fine\. .*capacity/);
    expect(held.says('no idea, sorry').told).toBe('ask 1');
    expect(held.state.done).toMatchObject([{ said: '' }]);
  });

  test('what was asked further is asked for something else, as long as something is left', () => {
    const held = new Held().says('hit-0').says('Not sure.');
    expect(held.told).toMatch(/^That is fine\. .*safety/);
    expect(held.says('no').told).toBe('ask 1');
    expect(held.state.done).toMatchObject([{ said: 'hit-0' }]);
  });

  test('may ask for a hint, twice', () => {
    const held = new Held().wants('hint');
    expect(held.told).toMatch(/^Gladly\. .*capacity/);
    expect(held.says('Can you give me a hint?').told).toMatch(/^Gladly\. .*noise/);
    expect(held.wants('hint').told).toBe('no-hint');
    expect(held.says('hit-0').told).toBe('ask 1');
  });
});

describe('what is said beside the matter', () => {
  test.each([
    ['   ', 'nothing-said'],
    ['Can you repeat the question?', `repeat: ${KETTLES.prompt}`],
    ['ready', `go-ahead: ${KETTLES.prompt}`],
    ['Let me think for a moment', 'take-your-time'],
    ['Should I assume a small office?', 'as-you-see-it'],
  ])('“%s” costs no turn', (text, told) => {
    const held = new Held();
    expect(held.says(text).told).toBe(told);
    expect(held.state.current).toEqual({ question: 0, said: '', takenBack: [], followUps: [] });
  });

  test('repeats what was asked last, which may be a follow-up', () => {
    const held = new Held().says('hit-0');
    const asked = held.state.lastAsked;
    expect(asked).toMatch(/noise/);
    expect(held.says('sorry?').told).toBe(`repeat: ${asked}`);
  });
});

describe('an interview', () => {
  test('leaves a question that is skipped, by a button or in words', () => {
    const held = new Held().wants('skip');
    expect(held.told).toBe('ask 1');
    expect(held.says('Skip this one, please.').told).toBe('ended');
    expect(held.assessment).toMatchObject({ share: 0, verdict: 'weak', left: 0 });
  });

  test('ends when it is stopped, with what was said so far', () => {
    const held = new Held().says('hit-0').says('stop');
    expect(held.last).toMatchObject([{ kind: 'ended', stopped: true }]);
    expect(held.assessment).toMatchObject({ left: 1, questions: [{ said: 'hit-0' }] });
    const silent = new Held().wants('stop');
    expect(silent.assessment).toMatchObject({ left: 2, questions: [], share: null, verdict: null });
  });

  test('that is over says so, and stays as it is', () => {
    const held = new Held().wants('stop');
    const { assessment } = held;
    expect(held.says('One more thing!').told).toBe('over');
    expect(held.wants('hint').told).toBe('over');
    expect(held.all('ended')).toHaveLength(1);
    expect(held.assessment).toBe(assessment);
  });

  test('is worded by its seed, the same each time', () => {
    const wordings = Array.from({ length: 20 }, (_, seed) =>
      JSON.stringify(new Held(undefined, seed).says('x').effects),
    );
    expect(new Set(wordings).size).toBeGreaterThan(1);
    expect(JSON.stringify(new Held(undefined, 3).says('x').effects)).toBe(wordings[3]);
  });
});

const TEXTS = ['', '  ', '?', 'idk', 'hint', 'skip', 'stop', 'wait', 'repeat', 'ok', 'hit-0', 'partly-1', 'contrary-2'];
const doing = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...TEXTS, 'hit-1 contrary-0', 'contrary-1 hit-2', 'list hit-0', 'I like tea.'),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom('hint-event', 'skip-event', 'again', 'other') },
);

function perform(held: Held, what: string): void {
  if (what === 'hint-event') held.wants('hint');
  else if (what === 'skip-event') held.wants('skip');
  else if (what === 'again') held.says('hit-0', 'ann', 'event-1');
  else if (what === 'other') held.says('hit-0', 'bob');
  else held.says(what);
}

/** Questions come one after the other, each with at most two follow-ups, and an end comes once. */
function expectInOrder(held: Held): void {
  const { phase, current, done, endedAt } = held.state;
  expect(phase === 'ended').toBe(endedAt !== null);
  expect(held.all('ended')).toHaveLength(phase === 'ended' ? 1 : 0);
  expect(held.all('ask').map(({ question }) => question)).toEqual([0, 1, 2].slice(0, current.question + 1));
  expect(done.map(({ question }) => question)).toEqual([0, 1, 2].slice(0, done.length));
  for (const at of [0, 1, 2]) {
    const further = held.all('follow-up').filter(({ question }) => question === at);
    expect(further.map(({ number }) => number)).toEqual([1, 2].slice(0, further.length));
  }
}

test('whatever is done, at most three turns go to a question, and the interview waits or has ended', () => {
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 40 }), fc.integer(), (doings, seed) => {
      const held = new Held([KETTLES, LAMPS, KETTLES], seed);
      for (const each of doings) {
        perform(held, each);
        expectInOrder(held);
      }
    }),
    { numRuns: 300 },
  );
});

test('three answers a question always lead to the end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('hit-0', 'contrary-1', 'I like tea.', 'list hit-2'), { minLength: 9, maxLength: 9 }),
      texts => {
        const held = new Held([KETTLES, LAMPS, KETTLES]);
        for (const text of texts) held.says(text);
        expect(held.state.phase).toBe('ended');
        const { questions, strengths, gaps } = held.assessment;
        expect(questions.map(({ question }) => question)).toEqual([0, 1, 2]);
        const outcomes = questions.flatMap(({ points }) => points.map(({ outcome }) => outcome));
        expect(strengths).toHaveLength(outcomes.filter(outcome => outcome === 'hit').length);
        expect(gaps).toHaveLength(outcomes.filter(outcome => outcome === 'missed' || outcome === 'contrary').length);
      },
    ),
  );
});
