// Standings of a channel, and what one person did in quizzes.
import { lineOf, words } from '../../message/lines.ts';
import type { Block, Button, Message } from '../../message/message.ts';
import type { Streak } from '../../quiz/daily/streak.ts';
import type { Standing } from '../../quiz/round/round.ts';
import { standingsBlocks } from './present-reveal.ts';
import { counted } from './quiz-words.ts';

/** Standings of a channel, and for whom they are shown. */
export interface BoardFacts {
  readonly standings: readonly Standing[];
  readonly hidden: ReadonlySet<string>;
  readonly span: 'week' | 'month' | 'all';
  readonly topic: string | null;
  /** Who asks: they see their own place, also when others do not. */
  readonly person: string;
}

const SPANS = { week: 'this week', month: 'this month', all: 'of all time' } as const;

/** The standings, with the place of who asks. */
export function presentBoard({ standings, hidden, span, topic, person }: BoardFacts): Message {
  const heading = `Standings ${SPANS[span]}${topic === null ? '' : ` on ${topic}`}`;
  if (standings.length === 0) {
    return { blocks: [{ kind: 'text', line: lineOf(`${heading}: nobody has answered here yet.`) }] };
  }
  const own = standings.find(each => each.person === person);
  return {
    blocks: [
      ...standingsBlocks(standings, hidden, heading),
      ...(own === undefined ? [] : [{ kind: 'text', line: lineOf(ownPlace(own, standings.length)) } as const]),
      ...(hidden.has(person) ? [{ kind: 'notice', level: 'info', line: lineOf(HIDDEN) } as const] : []),
    ],
  };
}

const HIDDEN = 'Others do not see you here; type “show” to take part.';

function ownPlace({ place, points }: Standing, of: number): string {
  return `Your place: ${place} of ${of}, with ${counted(points, 'point')}.`;
}

/** What one person did, for their eyes alone. */
export interface StatsFacts {
  readonly answered: number;
  readonly right: number;
  /** What they get wrong most, the worst first. */
  readonly weakest: readonly { readonly title: string; readonly right: number; readonly all: number }[];
  readonly streak: Streak;
  readonly reviews: { readonly cards: number; readonly now: number; readonly today: number; readonly week: number };
}

/** What one person did, with a way to their reviews. */
export function presentStats(facts: StatsFacts): Message {
  const blocks = [...statsBlocks(facts), reviewButton(facts), { kind: 'buttons', buttons: [FORGET] } as const];
  return { blocks: [{ kind: 'heading', text: 'Your quizzes' }, ...blocks] };
}

const FORGET: Button = {
  label: 'Delete my quizzes',
  style: 'danger',
  action: { kind: 'quiz-forget' },
  confirm: {
    question: 'Your quiz answers, reviews, interviews and appeals are deleted for good, and you leave the standings.',
    yes: 'Delete',
    no: 'Keep',
  },
};

/** The figures, as the home page shows them too. */
export function statsBlocks({ answered, right, weakest, streak, reviews }: StatsFacts): Block[] {
  const share = answered === 0 ? '' : ` (${Math.round((100 * right) / answered)}%)`;
  const facts = [
    { label: 'Answers', value: `${answered}, ${right} right${share}` },
    { label: 'Streak', value: streakWords(streak) },
    {
      label: 'Reviews',
      value: `${reviews.now} due now, ${reviews.today} today, ${reviews.week} within a week, ${reviews.cards} in all`,
    },
  ];
  return [
    { kind: 'facts', facts },
    ...(streak.atRisk ? [{ kind: 'notice', level: 'warning', line: lineOf(AT_RISK) } as const] : []),
    ...(weakest.length === 0
      ? []
      : [
          { kind: 'text', line: [words('Worth another look', 'strong')] } as const,
          {
            kind: 'list',
            ordered: false,
            items: weakest.map(({ title, right: known, all }) => lineOf(`${title}: ${known} of ${all} right`)),
          } as const,
        ]),
  ];
}

const AT_RISK = 'A question of the day is still open: answer it to keep your streak.';

function streakWords({ current, longest, freezes }: Streak): string {
  const spare = freezes === 0 ? 'no freeze to spare' : `${counted(freezes, 'freeze')} to spare`;
  return `${counted(current, 'day')}, ${counted(longest, 'day')} at best, ${spare}`;
}

/** The button that begins a review of what is due, or of something new where nothing is. */
export function reviewButton({ reviews }: Pick<StatsFacts, 'reviews'>): Block {
  const label = reviews.now > 0 ? `Review ${counted(reviews.now, 'question')}` : 'Practise';
  return { kind: 'buttons', buttons: [{ label, style: 'primary', action: { kind: 'quiz-review' } }] };
}
