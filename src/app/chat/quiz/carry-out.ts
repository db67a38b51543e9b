// Carries out what a round wants done: posts, words to one person, things that come due, and what reviews learn.
import { assertNever } from '../../../assert.ts';
import type { Incoming } from '../../../ports/incoming.ts';
import type { KeptRound } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import { presentNotice } from '../../../present/present-notice.ts';
import { presentQuestion } from '../../../present/quiz/present-question.ts';
import { presentEnd } from '../../../present/quiz/present-reveal.ts';
import { presentPaused, presentResumed, presentReviewEnd } from '../../../present/quiz/present-round.ts';
import type { GivenAnswer, RoundEffect, RoundState } from '../../../quiz/round/round.ts';
import { type Saying, SENTENCES } from '../../../quiz/round/sentences.ts';
import type { Reading } from '../chat-ports.ts';
import { keyFor, whisper } from '../say.ts';
import { askedQuestion, askKey, dueOf, placeOf, redrawn, type Stepping, say } from './in-round.ts';
import { askingOf, keptQuestion } from './kept-rounds.ts';
import { learnFrom } from './learn-from.ts';
import { seenByOthers } from './people.ts';
import { pickedWords } from './picked-words.ts';
import { revealIn } from './reveal-in.ts';

type Of<Kind extends RoundEffect['kind']> = Extract<RoundEffect, { kind: Kind }>;

/** The changes that `effects` ask for. */
export async function carryOut(
  ports: Reading,
  incoming: Incoming,
  stepping: Stepping,
  effects: readonly RoundEffect[],
): Promise<Change[]> {
  const changes = effects.map((effect, at) => carryOutOne(ports, incoming, stepping, effect, effects.slice(at + 1)));
  return (await Promise.all(changes)).flat();
}

/** `after` is what is to be done after it. */
async function carryOutOne(
  ports: Reading,
  incoming: Incoming,
  stepping: Stepping,
  effect: RoundEffect,
  after: readonly RoundEffect[],
): Promise<Change[]> {
  const { round } = stepping;
  switch (effect.kind) {
    case 'ask':
      return ask(ports, stepping, effect);
    case 'count':
      return round.purpose === 'review' ? [] : [countLater(ports, incoming, round, effect.question)];
    case 'wake': {
      const { for: what, question, at } = effect;
      return [dueOf(round, { kind: 'round-due', round: round.id, for: what, question }, at, incoming)];
    }
    case 'paused': {
      const by = await seenByOthers(ports, round.workspace, incoming.person);
      const message = presentPaused(round.id, by);
      return [...(await redrawn(ports, stepping, incoming)), say(round, keyFor(incoming, 'paused'), message)];
    }
    case 'resumed': {
      const message = presentResumed(effect.milliseconds);
      return [...(await redrawn(ports, stepping, incoming)), say(round, keyFor(incoming, 'resumed'), message)];
    }
    case 'reveal':
      return reveal(ports, stepping, effect, after);
    case 'standings':
      // Shown with the reveal before it.
      return [];
    case 'tell':
      return tellPerson(incoming, stepping, effect);
    case 'ended':
      return end(ports, round, effect);
    default:
      return assertNever(effect);
  }
}

async function ask(ports: Reading, stepping: Stepping, { question }: Of<'ask'>): Promise<Change[]> {
  const { round, state } = stepping;
  const then = { kind: 'round-asked', round: round.id, question, at: null } as const;
  const startedBy = await seenByOthers(ports, round.workspace, state.startedBy);
  const message = presentQuestion(askedQuestion(stepping, question, 0, startedBy));
  return [
    { kind: 'asking', asking: askingOf(round, question, ports.clock.now()) },
    say(round, askKey(round, question), message, then),
  ];
}

async function reveal(
  ports: Reading,
  stepping: Stepping,
  effect: Of<'reveal'>,
  after: readonly RoundEffect[],
): Promise<Change[]> {
  const { round } = stepping;
  // Who leaves a review has not asked to see the answer, and meets the question again.
  if (round.purpose === 'review' && after.some(each => each.kind === 'ended' && each.stopped)) return [];
  const standings = after.find(each => each.kind === 'standings')?.standings ?? null;
  return [...(await revealIn(ports, stepping, effect, standings)), ...(await learnFrom(ports, round, effect))];
}

const COUNT_MS = 3_000;

/** How many have answered is shown every few seconds: a channel takes a post a second, and many answer at once. */
function countLater(ports: Reading, incoming: Incoming, round: KeptRound, question: number): Change {
  const at = Math.ceil((ports.clock.now().getTime() + 1) / COUNT_MS) * COUNT_MS;
  return dueOf(round, { kind: 'round-count', round: round.id, question }, at, incoming);
}

/** Whether what a person did has its effect. */
export function isAccepted(says: Saying): boolean {
  return says === 'accepted' || says === 'changed';
}

function tellPerson(incoming: Incoming, { round, state }: Stepping, { says, event }: Of<'tell'>): Change[] {
  const isTaken = isAccepted(says);
  // Alone the answer follows at once, and says how it was taken.
  if (round.purpose === 'review' && isTaken) return [];
  const given = answerIn(state, incoming);
  if (says === 'changed' && given !== undefined && isSame(given, answerIn(round.state, incoming)))
    return [sameAgain(incoming, round, given)];
  const echo = isTaken && given !== undefined ? echoOf(round, state.current, given) : '';
  const message = presentNotice(isTaken ? 'info' : 'warning', `${echo}${SENTENCES[says]}`);
  return [whisper(inPlace(incoming, round), `told:${event}`, message)];
}

/** A window has no place of its own, so it is said where the question is. */
function inPlace(incoming: Incoming, round: KeptRound): Incoming {
  const conversation = incoming.conversation.channel === '' ? placeOf(round.conversation) : incoming.conversation;
  return { ...incoming, conversation };
}

function answerIn({ answers }: Pick<RoundState, 'answers'>, { person }: Incoming): GivenAnswer | undefined {
  return answers.find(answer => answer.person === person)?.answer;
}

function isSame(given: GivenAnswer, before: GivenAnswer | undefined): boolean {
  return JSON.stringify(given) === JSON.stringify(before);
}

const SAME = 'That is your answer already.';

/** Who presses the same once more is told so, and who goes on pressing is not told it each time. */
function sameAgain(incoming: Incoming, round: KeptRound, given: GivenAnswer): Change {
  const message = presentNotice('info', `${echoOf(round, round.state.current, given)}${SAME}`);
  const content = JSON.stringify([round.id, round.state.current, incoming.person, given]);
  return whisper({ ...inPlace(incoming, round), content }, 'same', message);
}

/** What was taken, so that a slip of the finger is seen. */
function echoOf(round: KeptRound, question: number, given: GivenAnswer): string {
  const said = pickedWords(keptQuestion(round, question).question, given);
  return said === null ? '' : `${said} `;
}

async function end(ports: Reading, round: KeptRound, { standings, stopped }: Of<'ended'>): Promise<Change[]> {
  const key = `${round.id}:end`;
  if (round.purpose === 'daily') return [];
  if (round.purpose === 'review') {
    const right = standings[0]?.right ?? 0;
    return [say(round, key, presentReviewEnd(right, round.questions.length, stopped))];
  }
  const hidden = await ports.store.hiddenPeople(round.workspace);
  return [say(round, key, presentEnd(standings, hidden, stopped))];
}
