// What is right about a question, with its proof, who was right, and where everybody stands.
import type { Citation } from '../../message/citation.ts';
import { lineOf, words } from '../../message/lines.ts';
import type { Block, Button, Inline, Line, Message } from '../../message/message.ts';
import { letterOf } from '../../message/option-letters.ts';
import type { GradedPoint } from '../../quiz/grade/open.ts';
import type { OpenQuestion, Question } from '../../quiz/question.ts';
import type { Standing } from '../../quiz/round/round.ts';
import { presentSources } from '../present-sources.ts';
import { amountOf, counted, numbersOf } from './quiz-words.ts';

/** A person's result, for the eyes of everybody. */
export interface Result {
  readonly person: string;
  readonly passed: boolean;
  readonly points: number;
}

/** A question whose answer is shown. */
export interface RevealedQuestion {
  readonly round: string;
  /** From 0. */
  readonly question: number;
  readonly of: number;
  readonly revealed: Question;
  /** None where the bank's file changed meanwhile, which is then said. */
  readonly citations: readonly Citation[];
  readonly purpose: 'round' | 'daily' | 'review';
  readonly counts: boolean;
  readonly results: readonly Result[];
  /** Who wants to be in no list that others see. */
  readonly hidden: ReadonlySet<string>;
  /** Who has answered questions of the day for so many days in a row, the longest first. */
  readonly streaks: readonly { readonly person: string; readonly days: number }[];
  /** The name by which readers know the file at a path. */
  readonly fileAt: (path: string) => string;
}

/** Why there is no excerpt. */
export const NO_EXCERPT = 'The file of the bank has changed since the question was asked, so no excerpt is shown.';
const MOST_NAMED = 20;

/** The right answer and its proof, and how people did. */
export function presentReveal(revealed: RevealedQuestion, standings: readonly Standing[] | null): Message {
  const { round, question, revealed: asked, purpose } = revealed;
  const doubt: Button = { label: 'I think that is wrong', action: { kind: 'quiz-doubt', round, question } };
  const own: Button[] =
    asked.kind === 'open' && purpose !== 'review'
      ? [{ label: 'How did I do?', action: { kind: 'quiz-detail', round, question } }]
      : [];
  return {
    blocks: [
      { kind: 'heading', text: headingOf(revealed) },
      { kind: 'text', line: [words(asked.prompt, 'strong')] },
      ...rightBlocks(asked, isProven(revealed)),
      // What is right must be told; why it is right is a statement of the bank, which no longer says so.
      ...(isProven(revealed) ? [{ kind: 'text', line: lineOf(asked.explanation) } as const] : []),
      ...proofBlocks(revealed),
      ...(purpose === 'review' ? [] : [...peopleBlocks(revealed), ...streakBlocks(revealed)]),
      ...(standings === null ? [] : standingsBlocks(standings, revealed.hidden, 'Standings')),
      { kind: 'buttons', buttons: [...own, doubt] },
    ],
  };
}

function headingOf({ question, of, purpose, counts }: RevealedQuestion): string {
  if (purpose === 'daily') return 'The answer to the question of the day';
  const skipped = counts || purpose === 'review' ? '' : ' (skipped, no points)';
  return `The answer to ${purpose === 'review' ? 'review' : 'question'} ${question + 1} of ${of}${skipped}`;
}

type Proven = Pick<RevealedQuestion, 'citations' | 'fileAt'>;

/** Whether excerpts are shown beside what is said. */
export function isProven({ citations }: Pick<Proven, 'citations'>): boolean {
  return citations.length > 0;
}

/** What is right, in the words of the question; with marks where its excerpts are shown beside it, which `proven` tells. */
export function rightBlocks(asked: Question, proven: boolean): Block[] {
  if (asked.kind === 'number') {
    const within = asked.tolerance === 0 ? '' : `, give or take ${Math.round(asked.tolerance * 1000) / 10}%`;
    return [{ kind: 'text', line: [words(amountOf(asked.answer, asked.unit), 'strong'), words(`${within}.`)] }];
  }
  if (asked.kind === 'open')
    return [
      {
        kind: 'list',
        ordered: false,
        items: asked.keyPoints.map(({ text, proofs }) => pointLine(asked, text, proven ? proofs : [])),
      },
    ];
  const items = asked.options.map((text, option): Line => {
    const isRight = asked.correct.includes(option);
    return [words(`${isRight ? '✓' : '✗'} ${letterOf(option)}. ${text}`, isRight ? 'strong' : undefined)];
  });
  return [{ kind: 'list', ordered: false, items }];
}

function pointLine(asked: OpenQuestion, text: string, proofs: OpenQuestion['proofs']): Line {
  const numbers = numbersOf(proofs, asked.proofs);
  return numbers.length === 0 ? lineOf(text) : [words(text), { kind: 'marks', numbers }];
}

/** The excerpts word for word: in a quiz they are what settles it. Where there is none it is said why. */
export function proofBlocks({ citations, fileAt }: Proven): Block[] {
  if (!isProven({ citations })) return [{ kind: 'notice', level: 'warning', line: lineOf(NO_EXCERPT) }];
  return [presentSources(citations, [], { fileAt, all: true })];
}

function peopleBlocks({ results, hidden, counts }: RevealedQuestion): Block[] {
  if (results.length === 0) return [{ kind: 'text', line: lineOf('Nobody has answered.') }];
  const right = results.filter(({ passed }) => passed);
  const count = `${right.length} of ${results.length} ${right.length === 1 && results.length === 1 ? 'was' : 'were'} right`;
  const named = right.filter(({ person }) => !hidden.has(person));
  if (named.length === 0) return [{ kind: 'text', line: lineOf(`${count}.`) }];
  const names = named
    .slice(0, MOST_NAMED)
    .flatMap(({ person, points }, at): Inline[] => [
      ...(at === 0 ? [] : [words(', ')]),
      { kind: 'person', id: person },
      ...(counts ? [words(` (+${points})`)] : []),
    ]);
  const more = right.length - Math.min(named.length, MOST_NAMED);
  return [{ kind: 'text', line: [words(`${count}: `), ...names, words(more > 0 ? ` and ${more} more.` : '.')] }];
}

function streakBlocks({ streaks }: RevealedQuestion): Block[] {
  if (streaks.length === 0) return [];
  const names = streaks.flatMap(({ person, days }, at): Inline[] => [
    words(at === 0 ? 'Streaks: ' : ', '),
    { kind: 'person', id: person },
    words(` ${counted(days, 'day')}`),
  ]);
  return [{ kind: 'text', line: [...names, words('.')] }];
}

const MOST_STANDINGS = 20;

/** Who stands where, under a heading; people who are hidden leave their places, without names. */
export function standingsBlocks(standings: readonly Standing[], hidden: ReadonlySet<string>, heading: string): Block[] {
  if (standings.length === 0) return [];
  const seen = standings.filter(({ person }) => !hidden.has(person));
  const items = seen
    .slice(0, MOST_STANDINGS)
    .map(
      ({ place, person, points, right }): Line => [
        words(`${place}. `),
        { kind: 'person', id: person },
        words(`: ${counted(points, 'point')}, ${right} right`),
      ],
    );
  const more = standings.length - items.length;
  return [
    { kind: 'text', line: [words(heading, 'strong')] },
    ...(items.length > 0 ? [{ kind: 'list', ordered: false, items } as const] : []),
    ...(more > 0 ? [{ kind: 'text', line: lineOf(`… and ${more} more.`) } as const] : []),
  ];
}

/** The end of a round. */
export function presentEnd(standings: readonly Standing[], hidden: ReadonlySet<string>, stopped: boolean): Message {
  const best = standings.filter(({ place, points }) => place === 1 && points > 0);
  const winners = best.filter(({ person }) => !hidden.has(person));
  const won: Line =
    winners.length === 0
      ? lineOf(standings.length === 0 ? 'Nobody has answered.' : 'That was it.')
      : [
          ...namesOf(winners.map(({ person }) => person)),
          words(best.length === 1 ? ' wins.' : ' share the first place.'),
        ];
  return {
    blocks: [
      { kind: 'heading', text: stopped ? 'The round was stopped' : 'The round is over' },
      { kind: 'text', line: won },
      ...standingsBlocks(standings, hidden, 'Final standings'),
    ],
  };
}

function namesOf(people: readonly string[]): Inline[] {
  return people.flatMap((id, at): Inline[] => [
    ...(at === 0 ? [] : [words(at === people.length - 1 ? ' and ' : ', ')]),
    { kind: 'person', id },
  ]);
}

const OUTCOMES = { hit: '✓', partly: '~', missed: '✗', contrary: '✗' } as const;
const OUTCOME_WORDS = {
  hit: 'said',
  partly: 'partly said',
  missed: 'missed',
  contrary: 'said the other way round',
} as const;

/** A person's own answer to an open question: each key point with their words and, where it is `proven`, the bank's excerpts. */
export function gradedBlocks(asked: OpenQuestion, points: readonly GradedPoint[], proven: boolean): Block[] {
  const items = points.map(
    ({ text, outcome, said, proofs }): Line => [
      words(`${OUTCOMES[outcome]} ${OUTCOME_WORDS[outcome]}: `, 'strong'),
      ...pointLine(asked, text, proven ? proofs : []),
      ...(said === null ? [] : [words(' You said: '), words(`“${said.text}”`, 'emphasis')]),
    ],
  );
  return [{ kind: 'list', ordered: false, items }];
}
