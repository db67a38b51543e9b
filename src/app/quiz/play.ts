// One person plays a quiz by the rules of a round: each answer is graded, and what is right is shown with its proof.
import { cite } from '../../answer/verify.ts';
import { assert } from '../../assert.ts';
import type { Clock } from '../../ports/clock.ts';
import { NO_EXCERPT } from '../../present/quiz/present-reveal.ts';
import { amountOf, numbersOf } from '../../present/quiz/quiz-words.ts';
import type { GradedPoint } from '../../quiz/grade/open.ts';
import { readWords } from '../../quiz/interview/read-words.ts';
import type { Question } from '../../quiz/question.ts';
import type { AnsweredQuestion } from '../../quiz/review/feed.ts';
import { beginRound } from '../../quiz/round/begin.ts';
import type { ControlEvent, GivenAnswer, Grade, RoundEffect, RoundEvent, Stepped } from '../../quiz/round/round.ts';
import { SENTENCES } from '../../quiz/round/sentences.ts';
import { stepWith } from '../../quiz/round/step.ts';
import type { Asking } from '../asking.ts';
import type { Detail, Grading, Read } from './grading.ts';
import type { OwnReviews } from './own-reviews.ts';
import type { OpenQuestion, Play, ProvenQuestion, Revealed, Score } from './quiz.ts';

/** What a play is made of. */
export interface Playing {
  readonly questions: readonly ProvenQuestion[];
  readonly asking: Asking;
  readonly clock: Clock;
  /** Learns from each answer; null where nothing is remembered. */
  readonly reviews: OwnReviews | null;
  /** Loaded when the first answer comes. */
  readonly grading: () => Promise<Grading>;
}

const PERSON = 'you';
const YEAR_SECONDS = 365 * 86_400;
/** Alone nobody is waited for, and nothing closes by itself, however long a window stays open. */
const PACE = { questionSeconds: YEAR_SECONDS, graceSeconds: 0, breakSeconds: null, rewardsSpeed: false } as const;

type EffectOf<Kind extends RoundEffect['kind']> = Extract<RoundEffect, { readonly kind: Kind }>;

/** Begins a round of one person over at least one question. */
export function startPlay(playing: Playing): Play {
  const { questions, clock, reviews } = playing;
  const now = () => clock.now().getTime();
  const plan = { id: PERSON, startedBy: PERSON, questions: questions.map(({ question }) => question), pace: PACE };
  let round: Stepped = beginRound(plan, now());
  let open: OpenQuestion | null = null;
  let grades: Grading | null = null;
  const grading = async () => {
    grades ??= await playing.grading();
    return grades;
  };
  let events = 0;
  const results: Revealed[] = [];

  const happen = (event: RoundEvent, grade: Grade = () => null) => {
    round = stepWith(grade)(round.state, event, now());
    return round.effects;
  };
  const conduct = (kind: ControlEvent['kind']) => happen({ kind, id: `${++events}`, person: PERSON, byAdmin: false });

  /** From now on the person has the question before them, and the time that they take runs. */
  const show = () => {
    open = openIn(round, questions);
    if (open !== null) happen({ kind: 'delivered', question: open.number - 1, at: now() });
  };
  /** Shows what is right, and asks the next question. */
  const reveal = async (kind: 'close' | 'skip', by: Grading): Promise<{ readonly revealed: Revealed }> => {
    const shown = effectOf(conduct(kind), 'reveal');
    assert(shown !== null, 'an open question can be closed');
    const asked = questions[shown.question]!;
    const trouble = (await reviews?.learn(answeredOf(asked, shown), now())) ?? null;
    const proven = await provenNow(asked, playing.asking);
    const revealed = revealedBy(shown, proven, by, trouble === null ? [] : [trouble]);
    results.push(revealed);
    if (round.state.phase !== 'ended') conduct('next');
    show();
    return { revealed };
  };

  show();
  return {
    get open() {
      return open;
    },
    get score() {
      return scoreOf(results, questions.length);
    },
    answer: async given => {
      if (open === null) return { refused: SENTENCES.over };
      const by = await grading();
      const question = open.number - 1;
      const read = by.read(questions[question]!.question, given);
      if (isNoAnswer(given, read)) return reveal('skip', by);
      if ('unread' in read) return { refused: read.unread };
      const event = {
        kind: 'answer',
        id: `${++events}`,
        person: PERSON,
        question,
        answer: read.given,
        at: now(),
      } as const;
      const says = effectOf(happen(event, by.grade), 'tell')?.says ?? 'accepted';
      return says === 'accepted' ? reveal('close', by) : { refused: SENTENCES[says] };
    },
    skip: async () => {
      if (open === null) return { refused: SENTENCES.over };
      return reveal('skip', await grading());
    },
    outlook: async () => (await reviews?.outlook(now())) ?? null,
  };
}

/** Whether somebody says that they do not know. Words that name an option or an amount are an answer, even "no". */
function isNoAnswer(given: GivenAnswer, read: Read): boolean {
  if ('picks' in given || ('given' in read && 'picks' in read.given)) return false;
  return ['unsure', 'skip'].includes(readWords(given.text));
}

/** What an answer tells of memory; who would rather see the answer did not know it. */
function answeredOf({ question, entry }: ProvenQuestion, { answers: [given] }: EffectOf<'reveal'>): AnsweredQuestion {
  const { share, passed, milliseconds } = given ?? { share: 0, passed: false, milliseconds: 0 };
  return { question: question.id, entry: entry.id, kind: question.kind, share, passed, milliseconds };
}

function effectOf<Kind extends RoundEffect['kind']>(effects: readonly RoundEffect[], kind: Kind) {
  return effects.find((effect): effect is EffectOf<Kind> => effect.kind === kind) ?? null;
}

function openIn({ effects }: Stepped, questions: readonly ProvenQuestion[]): OpenQuestion | null {
  const asked = effectOf(effects, 'ask');
  if (asked === null) return null;
  const { entry } = questions[asked.question]!;
  return { number: asked.question + 1, of: asked.of, shown: asked.shown, entry };
}

/** Time may have gone by since the question was drawn, so its proof is looked at again just before it is shown. */
async function provenNow(
  proven: ProvenQuestion,
  { index: { bank }, filesNow }: Asking,
): Promise<ProvenQuestion | null> {
  const files = await filesNow([...new Set(proven.question.proofs.map(({ entry }) => bank.entries[entry]!.file))]);
  const citations = cite(proven.question.proofs, bank, files);
  return citations === null ? null : { ...proven, citations };
}

function revealedBy(
  { revealed: question, answers: [given] }: EffectOf<'reveal'>,
  proven: ProvenQuestion | null,
  { detail }: Grading,
  trouble: readonly string[],
): Revealed {
  const { points, said, remarks } = given === undefined ? unansweredDetail(question) : detail(question, given.answer);
  const [reason = null, ...others] = question.kind === 'number' ? remarks : [null, ...remarks];
  return {
    question,
    citations: proven?.citations ?? [],
    explanation: proven === null ? null : question.explanation,
    share: given?.share ?? null,
    passed: given?.passed ?? false,
    picks: given !== undefined && 'picks' in given.answer ? given.answer.picks : [],
    points: points.map(point => ({
      ...point,
      citations: proven === null ? [] : numbersOf(point.proofs, question.proofs),
    })),
    said,
    amount: question.kind === 'number' ? amountOf(question.answer, question.unit) : null,
    reason,
    remarks: [...others.filter(remark => remark !== null), ...(proven === null ? [NO_EXCERPT] : []), ...trouble],
  };
}

/** Who did not answer an open question sees what a good answer says. */
function unansweredDetail(question: Question): Detail {
  const keyPoints = question.kind === 'open' ? question.keyPoints : [];
  return {
    points: keyPoints.map((point): GradedPoint => ({ ...point, outcome: 'missed', said: null })),
    said: null,
    remarks: [],
  };
}

function scoreOf(results: readonly Revealed[], questions: number): Score {
  const answered = results.filter(({ share }) => share !== null);
  return {
    questions,
    answered: answered.length,
    right: answered.filter(({ passed }) => passed).length,
    partly: answered.filter(({ passed, share }) => !passed && share !== 0).length,
  };
}
