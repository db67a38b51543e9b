// The migrations in their order. Append only: stores out there went through these.
import type { Kysely } from 'kysely';
import { createFirstTables } from './0001-first-tables.ts';
import { keepEstimates } from './0002-estimates.ts';
import { keepQuizzes } from './0003-quizzes.ts';

export type Migration = (db: Kysely<unknown>) => Promise<void>;

/** Migration n stands at n - 1. */
export const MIGRATIONS: readonly Migration[] = [createFirstTables, keepEstimates, keepQuizzes];
