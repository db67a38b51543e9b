// When what comes due cannot be handled: it is tried again, and neither a round nor a daily question ends there unseen.
import { describe, expect, test } from 'vitest';
import { PersonError } from '../../../../src/message/person-error.ts';
import type { KeptRound } from '../../../../src/ports/quiz-record.ts';
import type { Wrap } from '../chat-world.ts';
import { WORKSPACE } from '../events.ts';
import { openQuizWorld, RIGHT } from './quiz-world.ts';

const GONE = new PersonError('The bank went away; put it back.');
const EXPLAINED = /The second is right about/;
const HOUR = 3_600;

/** A bank that can be taken away; `fault` is what asking it for questions or grades then comes to. */
function breakable() {
  const bank: { fault: Error | null } = { fault: null };
  const orFault = <T>(give: () => Promise<T>) => (bank.fault === null ? give() : Promise.reject(bank.fault));
  const wrap: Wrap = ports => ({
    ...ports,
    bank: {
      ...ports.bank,
      questions: () => orFault(() => ports.bank.questions()),
      grading: () => orFault(() => ports.bank.grading()),
    },
  });
  return { bank, wrap };
}

async function playing() {
  const { bank, wrap } = breakable();
  const world = await openQuizWorld(undefined, wrap);
  await world.type('ann', 'start 1 10s');
  const round = await world.round();
  await world.pick('bob', RIGHT, round);
  const kept = async (): Promise<KeptRound | null> => world.chat.store.round(WORKSPACE, round.id);
  return { bank, world, kept };
}

describe('a round', () => {
  test('is revealed when what kept its answer back is over, and nothing is said of that', async () => {
    const { bank, world, kept } = await playing();
    bank.fault = GONE;
    await world.pass(30);
    expect((await kept())?.open).toBe(true);
    bank.fault = null;
    await world.pass(60);
    expect(world.read('C1')).toMatch(EXPLAINED);
    expect(world.read('C1')).not.toContain(GONE.message);
    expect(await world.points()).toEqual({ bob: expect.any(Number) });
  });

  test.each([
    ['does not pass', GONE, HOUR, GONE.message],
    ['is a bug', new TypeError('x is not a function'), 30, 'Something went wrong inside me'],
  ])('ends, counts nothing and makes room for another when the trouble %s', async (_, fault, seconds, sentence) => {
    const { bank, world, kept } = await playing();
    bank.fault = fault;
    await world.pass(seconds);
    expect((await kept())?.open).toBe(false);
    expect(world.read('C1').split(sentence)).toHaveLength(2);
    expect(await world.points()).toEqual({});
    bank.fault = null;
    await world.type('ann', 'start 1 10s');
    expect((await world.round()).open).toBe(true);
  });
});

describe('the question of the day', () => {
  const asked = (text: string) => text.match(/Question of the day \(medium\)/g)?.length ?? 0;

  test.each([
    ['comes later that day', GONE, 10 * 60, '2026-03-03T09:00:00Z', 1],
    ['comes on the next day', GONE, 5 * HOUR, '2026-03-04T09:00:00Z', 1],
    ['comes on the next day after a bug', new TypeError('x is not a function'), 30, '2026-03-04T09:00:00Z', 1],
  ])('%s', async (_, fault, seconds, until, times) => {
    const { bank, wrap } = breakable();
    const world = await openQuizWorld(undefined, wrap);
    await world.type('ann', 'daily 09:00 Europe/Berlin weekdays');
    await world.passUntil('2026-03-03T07:59:00Z');
    bank.fault = fault;
    await world.pass(60 + seconds);
    expect(asked(world.read('C1'))).toBe(0);
    bank.fault = null;
    await world.passUntil(until);
    expect(asked(world.read('C1'))).toBe(times);
  });
});
