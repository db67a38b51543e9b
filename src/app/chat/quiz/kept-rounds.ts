// Rounds as the store keeps them: put together to be played on, and taken apart to be saved with every answer beside them.
import type { Asking, CountedAnswer, KeptQuestion, KeptRound } from '../../../ports/quiz-record.ts';
import type { QuizChange } from '../../../ports/store.ts';
import type { LogEntry, RoundState } from '../../../quiz/round/round.ts';

/** The state of a round as the machine wants it; its log holds what happens from now on. */
export function stateOf({ state, questions }: KeptRound): RoundState {
  return { ...state, questions: questions.map(({ question }) => question), log: [] };
}

/** What saves `state` as what became of `before`, with the answers and the closed questions of its log. */
export function savingOf(before: KeptRound, state: RoundState, isNew: boolean, now: Date): QuizChange[] {
  const { questions: _, log, ...rest } = state;
  const open = state.phase !== 'ended';
  const version = isNew ? 1 : before.version + 1;
  return [
    { kind: 'round', round: { ...before, open, version, state: rest }, expected: isNew ? null : before.version },
    ...log.map(entry => recordOf(before, entry, now)),
  ];
}

function recordOf(round: KeptRound, entry: LogEntry, now: Date): QuizChange {
  if (entry.kind === 'closed') {
    const asking = askingOf(round, entry.question, new Date(round.state.askedAt));
    return { kind: 'asking', asking: { ...asking, closedAt: now, counts: entry.counts } };
  }
  const { person, answer: given, share, passed, points, milliseconds, at, question } = entry;
  const answer: CountedAnswer = {
    workspace: round.workspace,
    asking: askingId(round.id, question),
    person,
    given,
    share,
    passed,
    points,
    milliseconds,
    answeredAt: new Date(at),
  };
  return { kind: 'answer', answer };
}

/** That question number `question` of `round` was asked at `askedAt`. */
export function askingOf(round: KeptRound, question: number, askedAt: Date): Asking {
  const { question: asked, entry } = keptQuestion(round, question);
  return {
    workspace: round.workspace,
    id: askingId(round.id, question),
    purpose: round.purpose,
    channel: round.conversation.channel,
    person: round.purpose === 'review' ? round.state.startedBy : null,
    question: asked.id,
    kind: asked.kind,
    entry: entry.id,
    askedAt,
    closedAt: null,
    counts: true,
  };
}

/** The id of the asking of question number `question` in a round. */
export function askingId(round: string, question: number): string {
  return `${round}:${question}`;
}

/** The round and the number of the question that an asking is of. */
export function askedIn(asking: string): { readonly round: string; readonly question: number } {
  const [round = '', question = ''] = asking.split(':');
  return { round, question: Number(question) };
}

/** The question of a number, which a round has. */
export function keptQuestion({ questions }: KeptRound, question: number): KeptQuestion {
  const kept = questions[question];
  if (kept === undefined) throw new RangeError(`bug: a round has no question ${question}`);
  return kept;
}

/** Whether the answer to what was asked is shown, so that how somebody did is no secret any more. */
export function isClosed({ closedAt }: Pick<Asking, 'closedAt'>): boolean {
  return closedAt !== null;
}
