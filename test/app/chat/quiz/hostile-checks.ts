// What is looked at after hostile people or trouble: who was told how often, who is named where others see it, and that it is quiet.
import { expect } from 'vitest';
import { DeliveryError } from '../../../../src/message/delivery-error.ts';
import type { Question } from '../../../../src/quiz/question.ts';
import { choice } from '../quiz-questions.ts';
import { openQuizWorld, type QuizWorld } from './quiz-world.ts';

/** How often somebody was told something alone. */
export function timesTold({ chat }: QuizWorld, person: string): number {
  return chat.surface.callsOf('whisper').filter(call => call.person === person).length;
}

/** Whoever is named in what others than `person` see. */
export function namedInPublic({ chat }: QuizWorld, person: string): string[] {
  return chat.surface.calls
    .filter(call => call.what !== 'whisper' && call.where !== `@${person}`)
    .filter(({ message }) => JSON.stringify(message ?? {}).includes(`"kind":"person","id":"${person}"`))
    .map(({ what, text }) => `${what}: ${text.slice(0, 40)}`);
}

/** Nothing that people wrote stands in the log, and no bug was noted. */
export function expectQuiet({ chat }: QuizWorld, ...secrets: readonly string[]): void {
  expect(chat.faults).toEqual([]);
  for (const secret of secrets) expect(JSON.stringify(chat.logged)).not.toContain(secret);
}

/** A round of one question that is open for an hour, begun by ann. */
export async function playing(question: Question = choice('alpha')) {
  const world = await openQuizWorld([question]);
  const kind = question.kind === 'choice' ? '' : question.kind;
  await world.type('ann', `start 1 ${kind} 60m`);
  return { world, round: (await world.round()).id };
}

/** From now on nothing can be posted in the channel. */
export function removed({ chat }: QuizWorld): void {
  chat.surface.onCall = ({ what, where }) =>
    ['send', 'update'].includes(what) && where.startsWith('C1')
      ? new DeliveryError('never', 'not_in_channel', { because: 'I am not in that channel' })
      : 'works';
}
