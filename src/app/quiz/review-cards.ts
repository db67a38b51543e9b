// Cards of what people review, between the store, which keeps their memory as plain data, and the rules of reviews.
import type { ReviewCard } from '../../ports/quiz-record.ts';
import type { Card } from '../../quiz/review/card.ts';
import { dueOf, type Memory } from '../../quiz/review/memory.ts';

/** A kept card as the rules know it. */
export function cardOf({ question, entry, memory }: ReviewCard): Card {
  return { question, entry, memory: memory as Memory };
}

/** A card of a person as the store keeps it. */
export function keptCard(workspace: string, person: string, card: Card): ReviewCard {
  return { workspace, person, ...card, due: new Date(dueOf(card.memory)) };
}
