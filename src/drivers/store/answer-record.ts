// What is read of questions that were asked: answers to them, what these earned, reviews and appeals.
import { type Kysely, sql } from 'kysely';
import type { SettingName } from '../../message/action.ts';
import type { Earned, EarnedBy, Purpose, ReviewCard } from '../../ports/quiz-record.ts';
import type { QuizRecord } from '../../ports/store.ts';
import { answerOfRow, appealOfRow, askedOfRow, askingOfRow, cardOfRow } from './answer-rows.ts';
import { putCard } from './quiz-changes.ts';
import type { Tables } from './schema.ts';

type Answers = Pick<
  QuizRecord,
  | 'asking'
  | 'askingsIn'
  | 'answer'
  | 'answersBy'
  | 'answersSince'
  | 'outcomes'
  | 'earned'
  | 'hiddenPeople'
  | 'cards'
  | 'cardsOf'
  | 'keepCards'
  | 'appeal'
  | 'openAppeals'
>;

const MOST_PEOPLE = 100;

/** What is played with others. Reviews earn nothing on a board. */
const BEFORE_OTHERS: readonly Purpose[] = ['round', 'daily'];

export function answersOver(db: Kysely<Tables>): Answers {
  const askingsOf = (workspace: string) => db.selectFrom('askings').selectAll().where('workspace', '=', workspace);
  return {
    asking: async (workspace, id) => {
      const row = await askingsOf(workspace).where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : askingOfRow(row);
    },

    askingsIn: async (workspace, channel, since) => {
      const rows = await askingsOf(workspace)
        .where('channel', '=', channel)
        .where('asked_at', '>=', since.getTime())
        .orderBy('asked_at')
        .orderBy('id')
        .execute();
      return rows.map(askingOfRow);
    },

    answer: async (workspace, asking, person) => {
      const row = await db
        .selectFrom('answers')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('asking', '=', asking)
        .where('person', '=', person)
        .executeTakeFirst();
      return row === undefined ? null : answerOfRow(row);
    },

    answersBy: async (workspace, person, limit) => {
      const rows = await answersInRecord(db, workspace)
        .where('answers.person', '=', person)
        .orderBy('answers.answered_at', 'desc')
        .orderBy('answers.asking', 'desc')
        .limit(limit)
        .execute();
      return rows.map(row => ({ ...answerOfRow(row), ...askedOfRow(row) }));
    },

    answersSince: async (workspace, channel, since) => {
      const rows = await answersInRecord(db, workspace)
        .where('askings.asked_at', '>=', since.getTime())
        .$if(channel !== null, query => query.where('askings.channel', '=', channel ?? ''))
        .orderBy('answers.answered_at')
        .orderBy('answers.asking')
        .orderBy('answers.person')
        .execute();
      return rows.map(row => ({ ...answerOfRow(row), ...askedOfRow(row) }));
    },

    outcomes: async (workspace, since, most) => {
      const rows = await withAskings(db, workspace)
        .select(['askings.question', 'answers.person', 'answers.passed'])
        .where('askings.asked_at', '>=', since.getTime())
        .where('askings.closed_at', 'is not', null)
        .orderBy('answers.answered_at', 'desc')
        .orderBy('answers.asking', 'desc')
        .orderBy('answers.person', 'desc')
        .limit(most)
        .execute();
      return rows.toReversed().map(({ question, person, passed }) => ({ question, person, passed: passed === 1 }));
    },

    earned: (workspace, by) => earned(db, workspace, by),

    hiddenPeople: async workspace => {
      const rows = await db
        .selectFrom('settings')
        .select('person')
        .where('workspace', '=', workspace)
        .where('setting', '=', 'board' satisfies SettingName)
        .where('value', '=', 'hidden')
        .execute();
      return new Set(rows.map(({ person }) => person));
    },

    cards: async (workspace, person) => {
      const rows = await db
        .selectFrom('cards')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .orderBy('due')
        .orderBy('question')
        .execute();
      return rows.map(cardOfRow);
    },

    cardsOf: async (workspace, question, people) => {
      const found: ReviewCard[] = [];
      // Each number of people is a statement of its own, and engines take only so many values in one.
      for (let at = 0; at < people.length; at += MOST_PEOPLE) {
        const rows = await db
          .selectFrom('cards')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('question', '=', question)
          .where('person', 'in', people.slice(at, at + MOST_PEOPLE))
          .execute();
        found.push(...rows.map(cardOfRow));
      }
      return found;
    },

    keepCards: cards =>
      db.transaction().execute(async change => {
        for (const card of cards) await putCard(change, card);
      }),

    appeal: async (workspace, id) => {
      const row = await db
        .selectFrom('appeals')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : appealOfRow(row);
    },

    openAppeals: async workspace => {
      const rows = await db
        .selectFrom('appeals')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('settled_at', 'is', null)
        .orderBy('appealed_at')
        .orderBy('id')
        .execute();
      return rows.map(appealOfRow);
    },
  };
}

/** Answers of a workspace, each with what it answers. */
function withAskings(db: Kysely<Tables>, workspace: string) {
  return db
    .selectFrom('answers')
    .innerJoin('askings', join =>
      join.onRef('askings.workspace', '=', 'answers.workspace').onRef('askings.id', '=', 'answers.asking'),
    )
    .where('answers.workspace', '=', workspace)
    .where('askings.workspace', '=', workspace);
}

function answersInRecord(db: Kysely<Tables>, workspace: string) {
  return withAskings(db, workspace)
    .selectAll('answers')
    .select([
      'askings.purpose',
      'askings.channel',
      'askings.question',
      'askings.kind',
      'askings.entry',
      'askings.asked_at',
      'askings.closed_at',
      'askings.counts',
    ]);
}

async function earned(db: Kysely<Tables>, workspace: string, by: EarnedBy): Promise<readonly Earned[]> {
  const { since, entries, channel } = by;
  // Not every engine takes an empty list.
  if (entries?.length === 0) return [];
  // By the bare column SQLite would group along an index of all answers there ever were, to find the few of a week.
  const person = sql<string>`"answers"."person" || ''`;
  const rows = await withAskings(db, workspace)
    .select(({ fn }) => [
      person.as('person'),
      fn.sum<number>('answers.points').as('points'),
      fn.sum<number>('answers.passed').as('right'),
      fn.countAll<number>().as('answered'),
    ])
    .where('askings.counts', '=', 1)
    .where('askings.purpose', 'in', BEFORE_OTHERS)
    .where('askings.closed_at', 'is not', null)
    .$if(since !== null, query => query.where('askings.closed_at', '>=', since?.getTime() ?? 0))
    .$if(entries !== null, query => query.where('askings.entry', 'in', entries ?? []))
    .$if(channel !== null, query => query.where('askings.channel', '=', channel ?? ''))
    .groupBy(person)
    .execute();
  return rows
    .map(row => ({
      person: row.person,
      points: Number(row.points),
      right: Number(row.right),
      answered: Number(row.answered),
    }))
    .toSorted(mostFirst);
}

/** Engines sort texts each in their own way, so that this is not left to them. */
function mostFirst(a: Earned, b: Earned): number {
  return b.points - a.points || b.right - a.right || (a.person < b.person ? -1 : 1);
}
