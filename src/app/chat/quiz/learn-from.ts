// What people missed or asked about becomes theirs to review, and every answer tells how well they know it.
import type { IncomingOf } from '../../../ports/incoming.ts';
import type { KeptRound } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import { knownBy } from '../../../quiz/question-ids.ts';
import { cardAfter, cardsForEntry } from '../../../quiz/review/feed.ts';
import type { RoundEffect } from '../../../quiz/round/round.ts';
import { cardOf, keptCard } from '../../quiz/review-cards.ts';
import type { Reading } from '../chat-ports.ts';
import { ownPlace, placeOf } from './in-round.ts';
import { keptQuestion } from './kept-rounds.ts';

type Reveal = Extract<RoundEffect, { kind: 'reveal' }>;

/** The cards that change with the answers to a question. */
export async function learnFrom(ports: Reading, round: KeptRound, reveal: Reveal): Promise<Change[]> {
  const { question, answers, counts } = reveal;
  const isSkippedReview = round.purpose === 'review' && answers.length === 0;
  if (!counts && !isSkippedReview) return [];
  const { question: asked, entry } = keptQuestion(round, question);
  const now = ports.clock.now().getTime();
  // Who would rather see the answer did not know it.
  const skipped = { person: round.state.startedBy, share: 0, passed: false, milliseconds: 0 };
  const results = isSkippedReview ? [skipped] : answers;
  const people = results.map(({ person }) => person);
  const cards = await ports.store.cardsOf(round.workspace, knownBy(asked.id), people);
  const before = new Map(cards.map(card => [card.person, cardOf(card)]));
  return results.flatMap(({ person, share, passed, milliseconds }) => {
    const answered = { question: asked.id, entry: entry.id, kind: asked.kind, share, passed, milliseconds };
    const card = cardAfter(before.get(person) ?? null, answered, now);
    return card === null ? [] : [{ kind: 'card', card: keptCard(round.workspace, person, card) } as const];
  });
}

/** Whoever waits for an answer now goes first. */
const LATER_MS = 3_600_000;

/** Orders that the person behind `changes` is asked back, later and aside, about what they asked and were answered. */
export function asksBack(changes: readonly Change[], now: Date): Change[] {
  return changes.flatMap((change): Change[] => {
    if (change.kind !== 'exchange' || !change.exchange.answered || change.exchange.kind !== 'question') return [];
    const { person, id, entries } = change.exchange;
    const [entry] = entries;
    if (entry === undefined) return [];
    const conversation = placeOf(ownPlace(change.exchange));
    const key = `asked:${id}`;
    const incoming = {
      kind: 'task',
      id: key,
      content: key,
      person,
      conversation,
      task: { kind: 'asked', entry },
    } as const;
    return [{ kind: 'due', key, at: new Date(now.getTime() + LATER_MS), incoming }];
  });
}

/** Cards of an entry that a person asked about. */
export async function learnAsked(ports: Reading, event: IncomingOf<'task'>, entry: string): Promise<Change[]> {
  const { person, conversation } = event;
  const { workspace } = conversation;
  const [book, kept] = await Promise.all([ports.bank.questions(), ports.store.cards(workspace, person)]);
  const candidates = book.about(entry).map(({ id, kind, difficulty }) => ({ id, entry, kind, difficulty }));
  const cards = cardsForEntry(entry, candidates, kept.map(cardOf), ports.clock.now().getTime());
  return cards.map(card => ({ kind: 'card', card: keptCard(workspace, person, card) }));
}
