// A platform and a bank that fail in the middle of a round: it goes on to its end, and nothing is lost or told twice.
import { describe, expect, test } from 'vitest';
import { DeliveryError } from '../../../../src/message/delivery-error.ts';
import { PersonError } from '../../../../src/message/person-error.ts';
import { choice } from '../quiz-questions.ts';
import { expectQuiet, playing, removed } from './hostile-checks.ts';
import { openQuizWorld, RIGHT } from './quiz-world.ts';

describe('trouble on the way', () => {
  test('who started a round in a channel that we were thrown out of hears it once for each post that is missing', async () => {
    const world = await openQuizWorld();
    await world.type('ann', 'start 3 30s');
    removed(world);
    for (const person of ['bob', 'cyd', 'dee']) await world.pick(person, RIGHT, await world.round());
    await world.pass(400);
    const heard = world.chat.surface.read('@ann').map(text => /(The answer to question|Question) \d/.exec(text)?.[0]);
    expect(heard).toEqual(['The answer to question 1', 'Question 2']);
    expect(Object.keys(await world.points())).toEqual(['bob', 'cyd', 'dee']);
    await expect(world.round()).rejects.toThrow('no round is open');
    expectQuiet(world);
  });

  test('too many requests delay a reveal, which then is there once, without an excerpt that no longer holds', async () => {
    const { world } = await playing();
    await world.pick('bob', RIGHT, await world.round());
    let refusals = 3;
    world.chat.surface.onCall = ({ what, key }) => {
      if (what !== 'send' || !key?.includes(':reveal:') || refusals === 0) return 'works';
      refusals -= 1;
      return new DeliveryError('later', 'ratelimited', { retryAfterMs: 20_000 });
    };
    await world.type('ann', 'close');
    world.chat.bank.change();
    await world.pass(120);
    expect(world.read('C1').match(/The answer to question/g)).toHaveLength(1);
    expect(world.read('C1')).not.toContain('Trainium is a chip for training.');
    expect(world.read('C1')).toMatch(/file of the bank has changed/);
    expectQuiet(world);
  });

  test('a bank that holds other questions by now lets the round go on with its own', async () => {
    const world = await openQuizWorld();
    await world.type('ann', 'start 2 30s');
    await world.pick('bob', RIGHT, await world.round());
    world.chat.bank.questions = [choice('other')];
    world.chat.bank.entries = [];
    world.chat.bank.change();
    await world.pass(200);
    expect(world.read('C1').match(/file of the bank has changed/g)).toHaveLength(2);
    expect(world.read('C1')).toMatch(/bob wins/);
    expect(world.read('C1')).not.toMatch(/other|Trainium is a chip/);
    expectQuiet(world);
  });

  test('a bank that cannot be read keeps no answer back', async () => {
    const { world } = await playing();
    await world.pick('bob', RIGHT, await world.round());
    Object.assign(world.chat.bank.port, {
      stillHolds: async () => false,
      questions: async () => {
        throw new PersonError('There is no folder of that name.');
      },
    });
    await world.type('ann', 'close');
    expect(world.read('C1')).toMatch(/file of the bank has changed/);
    expect(world.read('C1')).toMatch(/bob wins/);
    expectQuiet(world);
  });
});
