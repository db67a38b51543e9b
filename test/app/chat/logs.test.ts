// The log tells what happened and nothing of what anybody wrote, whatever happens on a long day.
import { expect, test } from 'vitest';
import { DeliveryError } from '../../../src/message/delivery-error.ts';
import { type ChatWorld, openWorld } from './chat-world.ts';
import {
  alone,
  answerThis,
  command,
  deletion,
  direct,
  edit,
  follow,
  message,
  press,
  visit,
  WORKSPACE,
} from './events.ts';

/** Words that stand in every text that somebody writes here, and in the answers. */
const WRITTEN = ['zebra', 'quokka', 'trainium', 'chips', 'weather', 'accelerator', 'person-secret'];

const text = (question: string) => `${question} zebra quokka`;

/** Every kind of event, with failures of every kind in between. */
async function longDay(world: ChatWorld): Promise<void> {
  let calls = 0;
  const troubles = [
    new DeliveryError('later', 'busy'),
    'lost',
    new DeliveryError('unclear', 'timeout'),
    new DeliveryError('never', 'is_archived', { because: 'the channel is archived' }),
  ] as const;
  world.surface.onCall = () => (++calls % 5 === 0 ? troubles[(calls / 5) % troubles.length]! : 'works');
  const question = message(text('What is Trainium for?'));
  await world.say(question, follow(text('And which chips?'), question.post.id), edit(question, text('Which chips?')));
  await world.say(message(text('What is the weather?')), message('thanks!'), message('help'), direct('hi'));
  await world.say(direct(text('Trainium?')), command(text('Which chips?')), command(text('What weather?')));
  await world.say(
    answerThis({ channel: 'C1', id: 'p' }, text('Which chips?')),
    visit('home'),
    visit('opened', alone('T')),
  );
  const { id } = (await world.store.exchangesBy(WORKSPACE, 'P1', 1))[0]!;
  const fields = { reason: 'other', details: text('person-secret') };
  await world.say(
    press({ kind: 'vote', answer: id, vote: 'down' }),
    press({ kind: 'explain-vote', answer: id }, { fields }),
  );
  await world.say(press({ kind: 'share', answer: id }), press({ kind: 'ask-again', answer: id }), press(null));
  world.bank.fault = () => Promise.reject(new TypeError(`bug at zebra quokka`));
  await world.say(message(text('Which chips break?')));
  world.bank.fault = null;
  await world.say(deletion(question), press({ kind: 'forget-me' }));
}

test('no line of the log has a word of what people wrote or were told', async () => {
  const world = await openWorld();
  await longDay(world);
  const lines = world.logged.map(line => JSON.stringify(line).toLowerCase());
  expect(lines.length).toBeGreaterThan(20);
  for (const word of WRITTEN) expect(lines.filter(line => line.includes(word))).toEqual([]);
  for (const word of WRITTEN) expect(world.measured.filter(line => line.toLowerCase().includes(word))).toEqual([]);
  expect(new Set(world.logged.map(([, event]) => event))).toEqual(
    new Set(['handled', 'delivered', 'delivery postponed', 'not delivered', 'handling failed']),
  );
});

test('values that the log gets are short: names, codes and numbers', async () => {
  const world = await openWorld();
  await longDay(world);
  const values = world.logged.flatMap(([, , fields]) => Object.values(fields));
  expect(values.filter(value => typeof value === 'string' && !/^[\w.:@-]{0,60}$/.test(value))).toEqual([]);
});
