// Cards of what people review, between the store, which keeps their memory as plain data, and the rules of reviews.
import type { ReviewCard } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import type { Card } from '../../../quiz/review/card.ts';
import { dueOf, type Memory } from '../../../quiz/review/memory.ts';

/** A kept card as the rules know it. */
export function cardOf({ question, entry, memory }: ReviewCard): Card {
  return { question, entry, memory: memory as Memory };
}

/** The change that keeps a card of a person. */
export function keepsCard(workspace: string, person: string, card: Card): Change {
  return { kind: 'card', card: { workspace, person, ...card, due: new Date(dueOf(card.memory)) } };
}
