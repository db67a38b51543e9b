// Shows a person how they stand: their own answers, streak and reviews, or the standings of a channel.
import type { Incoming, IncomingOf } from '../../../ports/incoming.ts';
import type { AnswerInRecord, Asking } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import { presentBoard, presentStats, type StatsFacts } from '../../../present/quiz/present-standings.ts';
import { streakOf } from '../../../quiz/daily/streak.ts';
import { weekOf } from '../../../quiz/daily/week.ts';
import { dateAt, offsetAt, startOfDay } from '../../../quiz/daily/zoned-time.ts';
import { forecast } from '../../../quiz/review/session.ts';
import { unknownTopic } from '../../quiz/open-quiz.ts';
import { cardOf } from '../../quiz/review-cards.ts';
import type { Reading } from '../chat-ports.ts';
import { tell, whisper } from '../say.ts';
import { isClosed } from './kept-rounds.ts';
import { standingsBy, titlesOf, yearBefore } from './look-back.ts';
import { type Somebody, zoneOf } from './people.ts';
import type { QuizCommand } from './read-quiz-command.ts';

type Command = IncomingOf<'command'>;
type Board = Extract<QuizCommand, { kind: 'leaderboard' }>;

const USUAL_ZONE = 'UTC';
const MOST_ANSWERS = 5_000;

/** Tells a person alone what they did in quizzes. */
export async function showStats(ports: Reading, command: Command): Promise<Change[]> {
  return [whisper(command, 'stats', presentStats(await statsOf(ports, command)))];
}

/** How many days in a row a person has answered questions of the day, by their own clocks. */
export async function streakFor(ports: Reading, somebody: Somebody): Promise<number> {
  const { conversation, person } = somebody;
  const now = ports.clock.now().getTime();
  const answers = await ports.store.answersBy(conversation.workspace, person, MOST_ANSWERS);
  const zone = (await zoneOf(ports, somebody)) ?? USUAL_ZONE;
  return streakOf(await dailiesOf(ports, conversation.workspace, answers), zone, now).current;
}

/** What the person behind `incoming` did in quizzes, by their own clocks. */
export async function statsOf(ports: Reading, incoming: Incoming): Promise<StatsFacts> {
  const { person } = incoming;
  const { workspace } = incoming.conversation;
  const zone = (await zoneOf(ports, incoming)) ?? USUAL_ZONE;
  const now = ports.clock.now().getTime();
  const [answers, cards] = await Promise.all([
    ports.store.answersBy(workspace, person, MOST_ANSWERS),
    ports.store.cards(workspace, person),
  ]);
  const dailies = await dailiesOf(ports, workspace, answers);
  const titleOf = titlesOf(ports);
  // Whoever sees how an answer was graded before its question closes could try the others.
  const graded = answers.filter(isClosed);
  return {
    answered: graded.length,
    right: graded.filter(({ passed }) => passed).length,
    weakest: weakestOf(graded).map(({ entry, right, all }) => ({ title: titleOf(entry), right, all })),
    streak: streakOf(dailies, zone, now),
    reviews: { cards: cards.length, ...forecast(cards.map(cardOf), now, offsetAt(now, zone)) },
  };
}

/** The daily questions of the channels where the person ever answered one, from their first on, within a year. */
async function dailiesOf(ports: Reading, workspace: string, answers: readonly AnswerInRecord[]) {
  const earliest = yearBefore(ports.clock.now()).getTime();
  const own = answers.filter(({ purpose }) => purpose === 'daily');
  const answered = new Set(own.map(({ asking }) => asking));
  const firstIn = new Map<string, number>();
  for (const { channel, askedAt } of own)
    firstIn.set(channel, Math.min(firstIn.get(channel) ?? Number.POSITIVE_INFINITY, askedAt.getTime()));
  const askings = await Promise.all(
    [...firstIn].map(([channel, first]) =>
      ports.store.askingsIn(workspace, channel, new Date(Math.max(first, earliest))),
    ),
  );
  return (
    askings
      .flat()
      .filter(isDaily)
      // What could not be posted, or was called off, is nobody's day to miss.
      .filter(({ id, counts }) => counts || answered.has(id))
      .map(({ id, askedAt, closedAt }) => ({
        askedAt: askedAt.getTime(),
        closed: closedAt !== null,
        answered: answered.has(id),
      }))
  );
}

function isDaily({ purpose }: Asking): boolean {
  return purpose === 'daily';
}

const FEWEST_TO_JUDGE = 3;
const MOST_WEAK = 3;

/** The entries that the person got wrong most, of those that they were asked about a few times. */
function weakestOf(answers: readonly AnswerInRecord[]) {
  const entries = [...Map.groupBy(answers, ({ entry }) => entry)].map(([entry, each]) => ({
    entry,
    right: each.filter(({ passed }) => passed).length,
    all: each.length,
  }));
  return entries
    .filter(({ right, all }) => all >= FEWEST_TO_JUDGE && right < all)
    .toSorted((one, other) => one.right / one.all - other.right / other.all)
    .slice(0, MOST_WEAK);
}

/** Tells a person alone the standings of the channel, of a span and a topic where they named one. */
export async function showLeaderboard(ports: Reading, command: Command, wish: Board): Promise<Change[]> {
  const { workspace, channel } = command.conversation;
  const book = await ports.bank.questions();
  const entries = wish.topic === undefined ? null : book.entriesOf(wish.topic);
  if (wish.topic !== undefined && entries === null) {
    return tell(command, 'warning', unknownTopic(wish.topic, book));
  }
  const since = await sinceOf(ports, command, wish.span);
  const standings = await standingsBy(ports, workspace, { since, entries, channel });
  const hidden = await ports.store.hiddenPeople(workspace);
  const message = presentBoard({
    standings,
    hidden,
    span: wish.span,
    topic: wish.topic ?? null,
    person: command.person,
  });
  return [whisper(command, 'board', message)];
}

/** The week and the month begin by the clocks of who asks. */
async function sinceOf(ports: Reading, command: Command, span: Board['span']): Promise<Date | null> {
  if (span === 'all') return null;
  const zone = (await zoneOf(ports, command)) ?? USUAL_ZONE;
  const today = dateAt(ports.clock.now().getTime(), zone);
  if (span === 'week') return new Date(weekOf(today, zone).from);
  return new Date(startOfDay(`${today.slice(0, 'YYYY-MM'.length)}-01`, zone));
}
