// Two hundred rounds of twenty people: whatever comes late, twice or in another order, and whenever the process dies,
// each question is asked once, each answer counts once, standings equal a recount, and nothing secret is out early.
import { describe, expect, test } from 'vitest';
import type { AnswerEvent, RoundEffect } from '../../../src/quiz/round/round.ts';
import { rank, standingsOf } from '../../../src/quiz/round/standings.ts';
import { grade } from './played.ts';
import { PEOPLE, QUESTIONS, SimulatedChannel } from './simulated-channel.ts';

const ROUNDS = 200;
const LIMIT = 20_000;

type Effect<K extends RoundEffect['kind']> = Extract<RoundEffect, { kind: K }>;

function all<K extends RoundEffect['kind']>(channel: SimulatedChannel, kind: K): Effect<K>[] {
  return channel.effects.filter((effect): effect is Effect<K> => effect.kind === kind);
}

/** Every other round is calm. */
const channels = Array.from({ length: ROUNDS }, (_, seed) => new SimulatedChannel(seed, seed % 2 === 0).play());
const calm = channels.filter((_, seed) => seed % 2 === 0);

describe('two hundred rounds', () => {
  test('happened, with all that can go wrong', () => {
    const said = new Map<string, number>();
    for (const channel of channels) {
      for (const { says } of all(channel, 'tell')) said.set(says, (said.get(says) ?? 0) + 1);
    }
    const wanted = ['accepted', 'changed', 'overtaken', 'too-late', 'paused', 'not-allowed', 'over', 'invalid-choice'];
    for (const saying of wanted)
      expect([saying, said.get(saying) ?? 0]).toEqual([saying, expect.toSatisfy(n => n > 20)]);
    expect(channels.reduce((sum, { crashes }) => sum + crashes, 0)).toBeGreaterThan(1000);
    expect(channels.flatMap(channel => all(channel, 'resumed')).length).toBeGreaterThan(20);
    expect(channels.flatMap(channel => all(channel, 'reveal')).filter(({ counts }) => !counts).length).toBeGreaterThan(
      20,
    );
  });

  test('end, having asked and revealed each question once, one after the other', () => {
    for (const channel of channels) {
      const course = channel.effects.flatMap(effect =>
        effect.kind === 'ask' || effect.kind === 'reveal' ? [`${effect.kind} ${effect.question}`] : [],
      );
      const asked = all(channel, 'ask').length;
      expect(course).toEqual(Array.from({ length: asked }, (_, i) => [`ask ${i}`, `reveal ${i}`]).flat());
      expect(all(channel, 'ended')).toEqual([channel.effects.at(-1 - afterEnd(channel))]);
      if (all(channel, 'ended')[0]?.stopped === false) expect(asked).toBe(QUESTIONS);
    }
  });

  test('count each answer once, as it was last accepted', () => {
    for (const channel of channels) {
      for (const { question, answers } of all(channel, 'reveal')) {
        const counted = answers.map(({ person, answer }) => [person, answer]);
        expect(counted.toSorted()).toEqual(lastAccepted(channel, question).toSorted());
      }
    }
  });

  test('tell people what became of each of their answers, once', () => {
    for (const channel of channels) {
      const told = all(channel, 'tell').map(({ event }) => event);
      expect(new Set(told).size).toBe(told.length);
      expect([...channel.given.keys()].filter(id => !told.includes(id))).toEqual([]);
    }
  });

  test('earn what grading and time give, and never more', () => {
    for (const { revealed, answers } of channels.flatMap(channel => all(channel, 'reveal'))) {
      for (const { answer, share, milliseconds, points } of answers) {
        expect(share).toBe(grade(revealed, answer)?.share);
        expect(milliseconds).toBeGreaterThanOrEqual(0);
        expect(milliseconds).toBeLessThanOrEqual(LIMIT);
        expect(points).toBe(Math.round(share * (150 - (50 * milliseconds) / LIMIT)));
      }
    }
  });

  test('stand as a recount of what was revealed has it, and as the log has it', () => {
    for (const channel of channels) {
      const answers = all(channel, 'reveal').flatMap(({ counts, answers }) => (counts ? answers : []));
      const recount = PEOPLE.flatMap(person => {
        const own = answers.filter(answer => answer.person === person);
        const sum = (value: (answer: (typeof own)[number]) => number) =>
          own.reduce((all, answer) => all + value(answer), 0);
        const points = sum(answer => answer.points);
        const right = sum(({ passed }) => Number(passed));
        return own.length === 0
          ? []
          : [{ person, points, right, milliseconds: sum(a => (a.share ? a.milliseconds : 0)) }];
      });
      const ended = all(channel, 'ended')[0]!.standings;
      expect(ended.map(({ place, ...tally }) => tally).toSorted(byPerson)).toEqual(recount.toSorted(byPerson));
      expect(standingsOf(channel.state.log)).toEqual(ended);
      expect(rank(channel.state.tallies)).toEqual(ended);
    }
  });

  test('show nothing secret before the reveal', () => {
    for (const channel of channels) {
      for (const effect of channel.effects.filter(({ kind }) => kind !== 'reveal')) {
        const text = JSON.stringify(effect);
        expect(text).not.toContain('hidden');
        if (!['tell', 'standings', 'ended'].includes(effect.kind)) expect(text).not.toContain('person');
      }
    }
  });
});

test('in a calm round every answer that was given in time counts, in whatever order the answers arrive', () => {
  for (const channel of calm) {
    for (const { question, revealed, answers } of all(channel, 'reveal')) {
      const inTime = [...channel.given.values()]
        .filter(event => event.question === question && event.at - channel.posted.get(question)! <= LIMIT)
        .filter(({ answer }) => isAnswer(revealed, answer))
        .toSorted((one, other) => one.at - other.at);
      const latest = new Map(inTime.map(event => [event.person, event]));
      const expected = [...latest.values()].map(({ person, at }) => [person, at - channel.posted.get(question)!]);
      expect(answers.map(({ person, milliseconds }) => [person, milliseconds]).toSorted()).toEqual(expected.toSorted());
    }
  }
});

/** Of each person the answer to `question` that was told to be accepted last. */
function lastAccepted(channel: SimulatedChannel, question: number): [string, AnswerEvent['answer']][] {
  const accepted = all(channel, 'tell').flatMap(({ event, says }) => {
    const given = channel.given.get(event);
    return given?.question === question && (says === 'accepted' || says === 'changed') ? [given] : [];
  });
  return [...new Map(accepted.map(({ person, answer }) => [person, answer]))];
}

function isAnswer(question: Effect<'reveal'>['revealed'], answer: AnswerEvent['answer']): boolean {
  if (question.kind !== 'choice') return grade(question, answer) !== null;
  return 'picks' in answer && answer.picks.length > 0 && (answer.picks.length === 1 || question.correct.length > 1);
}

function byPerson(one: { readonly person: string }, other: { readonly person: string }): number {
  return one.person < other.person ? -1 : 1;
}

/** How many effects follow the end: words to people who came too late, and nothing else. */
function afterEnd({ effects }: SimulatedChannel): number {
  const after = effects.slice(effects.findIndex(({ kind }) => kind === 'ended') + 1);
  expect(after.every(({ kind }) => kind === 'tell')).toBe(true);
  return after.length;
}
