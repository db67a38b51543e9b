// Standings: who comes before whom, who shares a place, and that the log of answers alone amounts to the same.
import { expect, test } from 'vitest';
import type { GradedAnswer, LogEntry } from '../../../src/quiz/round/round.ts';
import { addUp, rank, standingsOf } from '../../../src/quiz/round/standings.ts';
import { amount, choice, open, Played } from './played.ts';

const tally = (person: string, points: number, right: number, milliseconds: number) => ({
  person,
  points,
  right,
  milliseconds,
});
const places = (...tallies: Parameters<typeof rank>[0]) =>
  rank(tallies).map(({ place, person }) => `${place} ${person}`);

test('more points come first, then more right answers, then less time', () => {
  expect(
    places(
      tally('slow', 200, 2, 9000),
      tally('lucky', 200, 1, 10),
      tally('best', 201, 1, 9999),
      tally('fast', 200, 2, 8000),
    ),
  ).toEqual(['1 best', '2 fast', '3 slow', '4 lucky']);
});

test('equal people share a place, and the places after it are left out', () => {
  const equal = [tally('d', 50, 1, 1), tally('c', 100, 1, 5), tally('b', 100, 1, 5), tally('a', 150, 1, 5)];
  expect(places(...equal)).toEqual(['1 a', '2 b', '2 c', '4 d']);
  expect(places(...equal.toReversed())).toEqual(['1 a', '2 b', '2 c', '4 d']);
  expect(rank([])).toEqual([]);
});

/** An answer passes from half right on, as one to an open question may. */
const answer = (person: string, share: number, milliseconds: number, points = 0): GradedAnswer => ({
  passed: share >= 0.5,
  person,
  answer: { text: '' },
  at: 0,
  milliseconds,
  share,
  points,
});

test('only answers that pass are right ones, and only what earned something takes time', () => {
  expect(
    addUp(
      [],
      [answer('a', 1, 5, 100), answer('a', 0.5, 7, 60), answer('a', 0.4, 9, 41), answer('a', 0, 11), answer('b', 0, 3)],
    ),
  ).toEqual([tally('a', 201, 2, 21), tally('b', 0, 0, 0)]);
});

test('the log amounts to the last answers to the questions that count', () => {
  const entry = (question: number, given: GradedAnswer): LogEntry => ({
    kind: 'answered',
    event: '',
    question,
    ...given,
  });
  const log: LogEntry[] = [
    entry(0, answer('a', 1, 5, 140)),
    entry(0, answer('a', 0, 9, 0)),
    entry(0, answer('b', 0, 9, 0)),
    entry(0, answer('b', 1, 10, 120)),
    { kind: 'closed', question: 0, counts: true },
    entry(1, answer('a', 1, 5, 140)),
    { kind: 'closed', question: 1, counts: false },
    entry(2, answer('a', 1, 5, 140)),
  ];
  expect(standingsOf(log)).toEqual([
    { place: 1, ...tally('b', 120, 1, 10) },
    { place: 2, ...tally('a', 0, 0, 0) },
  ]);
});

test('a round and its log agree after each reveal', () => {
  const round = new Played([choice(0), amount(1), open(2), choice(3)]);
  round.delivered(0).answers(1, 'ben', [1]).answers(2, 'cem', [0]).answers(5, 'cem', [1]).wants(6, 'close');
  expect(standingsOf(round.state.log)).toEqual(rank(round.state.tallies));
  round.wants(7, 'next').delivered(8).answers(9, 'dora', 'hidden-amount').answers(9, 'ben', '7');
  expect(standingsOf(round.state.log)).toEqual(rank(round.state.tallies));
  round.wants(10, 'skip');
  expect(standingsOf(round.state.log)).toEqual(rank(round.state.tallies));
  round
    .wants(11, 'next')
    .delivered(12)
    .answers(15, 'dora', 'half')
    .answers(17, 'ben', 'hidden-answer')
    .wants(18, 'close');
  round.wants(19, 'next').delivered(20).answers(21, 'dora', [1]).wants(22, 'stop');
  expect(standingsOf(round.state.log)).toEqual(round.all('ended')[0]?.standings);
  expect(round.all('ended')[0]?.standings.map(({ person }) => person)).toEqual(['ben', 'cem', 'dora']);
});
