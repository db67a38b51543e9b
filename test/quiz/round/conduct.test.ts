// Conducting a round: pause and resume, close, skip, next and stop, and who may do that.
import { describe, expect, test } from 'vitest';
import { choice, PACE, Played, pointsOf, START, two } from './played.ts';

describe('a pause', () => {
  test('stops the clock, and the rest of the time is left after it', () => {
    const round = two().wants(7, 'pause');
    expect(round.last).toEqual([{ kind: 'paused', question: 0 }]);
    expect(round.due(22, 'reveal').last).toEqual([]);
    expect(round.answers(30, 'ben', [1]).said).toEqual(['paused']);
    expect(round.wants(100, 'resume').last).toEqual([
      { kind: 'resumed', question: 0, milliseconds: 15_000 },
      { kind: 'wake', at: START + 115_000, for: 'reveal', question: 0 },
    ]);
    expect(round.due(22, 'reveal').wakesAt).toEqual([115]);
    round.answers(105, 'ben', [1]).due(115, 'reveal');
    expect(pointsOf(round)).toEqual([['ben', 125]]);
  });

  test('in the break holds the next question back', () => {
    const round = two().due(22, 'reveal').wants(24, 'pause');
    expect(round.due(27, 'next').last).toEqual([]);
    expect(round.wants(50, 'resume').wakesAt).toEqual([53]);
    expect(round.due(53, 'next').kinds).toEqual(['ask']);
  });

  test('before the delivery leaves all the time, whichever comes first', () => {
    const delivered = new Played([choice(0)]).wants(1, 'pause').delivered(2);
    expect(delivered.last).toEqual([]);
    expect(delivered.wants(60, 'resume').wakesAt).toEqual([80]);
    const undelivered = new Played([choice(0)]).wants(1, 'pause').wants(60, 'resume');
    expect(undelivered.last).toEqual([{ kind: 'resumed', question: 0, milliseconds: 20_000 }]);
    expect(undelivered.delivered(61).wakesAt).toEqual([81]);
  });

  test('when the time was up leaves none', () => {
    const round = new Played([choice(0)], { ...PACE, graceSeconds: 2 }).delivered(0).wants(21, 'pause');
    expect(round.wants(50, 'resume').last[0]).toMatchObject({ milliseconds: 0 });
    expect(round.wakesAt).toEqual([51]);
    expect(round.answers(50, 'ben', [1]).said).toEqual(['too-late']);
  });
});

describe('who conducts', () => {
  test.each(['pause', 'resume', 'close', 'skip', 'next', 'stop'] as const)('%s is not for everybody', kind => {
    const round = two().answers(3, 'ben', [1]);
    if (kind === 'resume') round.wants(4, 'pause');
    if (kind === 'next') round.wants(4, 'close');
    const before = { ...round.state, seen: [] };
    expect(round.wants(5, kind, 'ben').last).toMatchObject([{ kind: 'tell', person: 'ben', says: 'not-allowed' }]);
    expect({ ...round.state, seen: [] }).toEqual(before);
    expect(round.wants(6, kind, 'dora', true).said).toEqual([]);
    expect({ ...round.state, seen: [] }).not.toEqual(before);
  });

  test('skips without points for that question', () => {
    const round = two().answers(3, 'ben', [1]).wants(4, 'skip');
    expect(round.last).toMatchObject([
      { kind: 'reveal', counts: false, answers: [{ person: 'ben' }] },
      { kind: 'wake' },
    ]);
    round.wants(5, 'next').delivered(6).answers(7, 'cem', [1]).due(26, 'reveal');
    expect(round.all('ended')[0]?.standings.map(({ person }) => person)).toEqual(['cem']);
  });

  test('closes before the time is up, with points', () => {
    const round = two().answers(2, 'ben', [1]).wants(4, 'close');
    expect(pointsOf(round)).toEqual([['ben', 150]]);
    expect(round.all('standings')).toHaveLength(1);
  });

  test('stops: an open question is shown and counts for nothing, what was earned stands', () => {
    const round = two().answers(2, 'ben', [1]).due(22, 'reveal').due(27, 'next').delivered(28).answers(29, 'cem', [1]);
    expect(round.wants(30, 'stop').last).toMatchObject([
      { kind: 'reveal', question: 1, counts: false },
      { kind: 'ended', stopped: true, standings: [{ place: 1, person: 'ben', points: 150 }] },
    ]);
    expect(two().due(22, 'reveal').wants(23, 'stop').kinds).toEqual(['ended']);
    expect(two().wants(3, 'pause').wants(4, 'stop').kinds).toEqual(['reveal', 'ended']);
  });

  test('is told what cannot be', () => {
    expect(two().wants(3, 'resume').said).toEqual(['not-paused']);
    expect(two().wants(3, 'next').said).toEqual(['question-open']);
    const paused = two().wants(3, 'pause');
    expect(paused.wants(4, 'pause').said).toEqual(['already-paused']);
    for (const kind of ['close', 'skip', 'next'] as const) expect(paused.wants(5, kind).said).toEqual(['paused']);
    const revealed = two().due(22, 'reveal');
    for (const kind of ['close', 'skip'] as const) expect(revealed.wants(23, kind).said).toEqual(['no-question']);
    const over = two().wants(3, 'stop');
    for (const kind of ['pause', 'resume', 'close', 'skip', 'next', 'stop'] as const) {
      expect(over.wants(4, kind, 'ben').said).toEqual(['over']);
    }
    expect(over.answers(5, 'ben', [1]).said).toEqual(['too-late']);
    expect(over.delivered(6).due(60, 'reveal').last).toEqual([]);
  });

  test('does it once, however often it comes', () => {
    const pause = { kind: 'pause', id: 'once', person: 'ann', byAdmin: false } as const;
    const round = two().happen(3, pause).wants(4, 'resume');
    const before = round.state;
    expect(round.happen(5, pause).last).toEqual([]);
    expect(round.state).toEqual(before);
  });

  test('goes on by hand where no break is set', () => {
    const round = new Played([choice(0), choice(1)], { ...PACE, breakSeconds: null }).delivered(0).due(20, 'reveal');
    expect(round.kinds).toEqual(['reveal', 'standings']);
    expect(round.wants(21, 'pause').wants(22, 'resume').last).toMatchObject([{ kind: 'resumed', milliseconds: null }]);
    expect(round.due(999, 'next').last).toEqual([]);
    expect(round.wants(1000, 'next').kinds).toEqual(['ask']);
  });
});
