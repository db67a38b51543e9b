// Practice interviews in a direct message: the bank's open questions, follow-ups on what was missed, and an assessment.
import type { Incoming, IncomingOf } from '../../../ports/incoming.ts';
import type { KeptInterview } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import { presentNotice } from '../../../present/present-notice.ts';
import { presentAssessment, presentInterviewer } from '../../../present/quiz/present-interview.ts';
import { beginInterview, USUAL_QUESTIONS } from '../../../quiz/interview/begin.ts';
import type { InterviewEffect, InterviewState } from '../../../quiz/interview/interview.ts';
import { stepInterview } from '../../../quiz/interview/step.ts';
import type { OpenQuestion } from '../../../quiz/question.ts';
import type { Reading } from '../chat-ports.ts';
import { keyOf, seedOf } from '../keys.ts';
import { keyFor, order, tell } from '../say.ts';
import { drawForPerson } from './draw-questions.ts';
import { ownPlace, placeOf } from './in-round.ts';
import { citationsNow } from './reveal-in.ts';

const GOING = 'An interview is going on in our direct messages: answer there, or say “stop” there to end it.';

/** Begins an interview with the person behind `incoming`, wherever they asked for it. */
export async function startInterview(
  ports: Reading,
  incoming: IncomingOf<'command'>,
  topic: string | undefined,
): Promise<Change[]> {
  const { person } = incoming;
  const { workspace } = incoming.conversation;
  const now = ports.clock.now();
  const before = await ports.store.openInterview(ownPlace(incoming));
  if (before !== null && !isLeft(before, now)) return tell(incoming, 'info', GOING);
  const key = keyFor(incoming, 'draw');
  const wish = { topic, count: USUAL_QUESTIONS, kinds: ['open'] as const };
  const { questions, notices } = await drawForPerson(ports, wish, { workspace, person, key });
  const [notice = 'The bank has no open question.'] = notices;
  if (questions.length === 0) return tell(incoming, 'warning', notice);
  const id = keyOf(workspace, incoming.content, 'interview');
  const asked = questions.map(({ question }) => question).filter(isOpen);
  const stepped = beginInterview({ id, person, questions: asked, seed: seedOf(id) }, now.getTime());
  const interview: KeptInterview = {
    workspace,
    id,
    person,
    conversation: ownPlace(incoming),
    open: true,
    version: 1,
    questions,
    state: withoutQuestions(stepped.state),
    begunAt: now,
  };
  return [
    ...(before === null ? [] : [next(before, { open: false })]),
    { kind: 'interview', interview, expected: null },
    ...(await sayAll(ports, incoming, interview, stepped.effects)),
    ...(incoming.conversation.direct ? [] : tell(incoming, 'info', 'Your interview begins in our direct messages.')),
  ];
}

const DAY_MS = 24 * 3_600_000;

/** Who comes back on another day asks about something else, and would be taken to answer a question that they have forgotten. */
function isLeft({ begunAt }: KeptInterview, now: Date): boolean {
  return now.getTime() - begunAt.getTime() > DAY_MS;
}

/** The interview that a direct message belongs to; null when there is none, or none since yesterday. */
export async function interviewOf(
  { store, clock }: Reading,
  said: IncomingOf<'message'>,
): Promise<KeptInterview | null> {
  const open = said.conversation.direct ? await store.openInterview(ownPlace(said)) : null;
  return open === null || isLeft(open, clock.now()) ? null : open;
}

/** What a person said is an answer to the interviewer. */
export async function answerInterviewer(
  ports: Reading,
  said: IncomingOf<'message'>,
  interview: KeptInterview,
): Promise<Change[]> {
  const { open } = await ports.bank.grading();
  const { person, content: id, text } = said;
  const step = stepInterview(open);
  const stepped = step(stateOf(interview), { kind: 'said', id, person, text }, ports.clock.now().getTime());
  const saving = next(interview, { open: stepped.state.phase !== 'ended', state: withoutQuestions(stepped.state) });
  return [saving, ...(await sayAll(ports, said, interview, stepped.effects))];
}

/** `before` as its next version, with what is another now. */
function next(before: KeptInterview, parts: Partial<Pick<KeptInterview, 'open' | 'state'>>): Change {
  const { version } = before;
  return { kind: 'interview', interview: { ...before, ...parts, version: version + 1 }, expected: version };
}

function isOpen(question: { readonly kind: string }): question is OpenQuestion {
  return question.kind === 'open';
}

type KeptState = Omit<InterviewState, 'questions'>;

/** They are kept with their proof already. */
function withoutQuestions({ questions: _, ...state }: InterviewState): KeptState {
  return state;
}

function stateOf({ state, questions }: KeptInterview): InterviewState {
  return { ...(state as KeptState), questions: questions.map(({ question }) => question).filter(isOpen) };
}

/** Says what the interviewer says where the person speaks: in a thread where they chose one, else below what they wrote. */
async function sayAll(
  ports: Reading,
  incoming: Incoming,
  interview: KeptInterview,
  effects: readonly InterviewEffect[],
): Promise<Change[]> {
  const isSaid = incoming.kind === 'message';
  const here = isSaid ? incoming.conversation : placeOf(interview.conversation);
  const to = isSaid ? here : { workspace: interview.workspace, person: interview.person };
  const messages = await Promise.all(effects.map(effect => messageOf(ports, interview, effect)));
  return messages.map((message, at) => {
    const delivery = { kind: 'post', to, message, answer: null } as const;
    return order({ ...incoming, conversation: here }, keyFor(incoming, `interviewer:${at}`), delivery);
  });
}

async function messageOf(ports: Reading, interview: KeptInterview, effect: InterviewEffect) {
  if (effect.kind !== 'ended') return presentInterviewer(effect);
  if (effect.assessment.questions.length === 0)
    return presentNotice('info', 'The interview is over; nothing was answered.');
  const citations = await Promise.all(interview.questions.map(kept => citationsNow(ports, kept)));
  return presentAssessment(effect.assessment, stateOf(interview).questions, {
    citations,
    fileAt: ports.bank.pathInBank,
  });
}
