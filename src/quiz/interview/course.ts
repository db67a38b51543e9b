// How an interview goes along: one question after the other is asked, and at the end all is assessed.
import { assert } from '../../assert.ts';
import { type Chance, chanceOf } from '../chance.ts';
import type { OpenQuestion } from '../question.ts';
import { assess } from './assess.ts';
import type { GradeOpen, InterviewState, SaidToQuestion, Stepped } from './interview.ts';
import { leadTo, type Saying } from './sentences.ts';

/** Nothing was said yet to question number `question`. */
export function unanswered(question: number): SaidToQuestion {
  return { question, said: '', takenBack: [], followUps: [] };
}

/** The question that is open. */
export function openQuestion({ questions, current }: InterviewState): OpenQuestion {
  const question = questions[current.question];
  assert(question, 'an interview is at one of its questions');
  return question;
}

/** Chance for what is said next: the same whenever it is taken again, and another for each thing that is said. */
export function chanceNow({ seed, current }: InterviewState, saying: 'lead' | 'further'): Chance {
  return chanceOf(seed, `interview ${saying} ${current.question} ${current.followUps.length}`);
}

/** Nothing is to be said. */
export function unchanged(state: InterviewState): Stepped {
  return { state, effects: [] };
}

/** A sentence beside the matter, with the last question once more where `again`. */
export function say(state: InterviewState, says: Saying, again: boolean): Stepped {
  return { state, effects: [{ kind: 'say', says, repeats: again ? state.lastAsked : null }] };
}

/** Asks the question that is open for the first time; `left` when the person had no more to say to the one before. */
export function ask(state: InterviewState, left: boolean): Stepped {
  const { prompt } = openQuestion(state);
  const { question } = state.current;
  const of = state.questions.length;
  const lead = leadTo(question, of, left, chanceNow(state, 'lead'));
  return { state: { ...state, lastAsked: prompt }, effects: [{ kind: 'ask', question, of, lead, prompt }] };
}

/** Closes the open question and asks the next one, or ends the interview after the last. */
export function moveOn(state: InterviewState, left: boolean, grade: GradeOpen, now: number): Stepped {
  const closed = { ...state, done: [...state.done, state.current] };
  const next = state.current.question + 1;
  if (next === state.questions.length) return end(closed, false, grade, now);
  return ask({ ...closed, current: unanswered(next) }, left);
}

/** Ends the interview; when it is `stopped` before its end, what was said to the open question counts. */
export function end(state: InterviewState, stopped: boolean, grade: GradeOpen, now: number): Stepped {
  const ended: InterviewState = { ...state, phase: 'ended', endedAt: now };
  return { state: ended, effects: [{ kind: 'ended', stopped, assessment: assess(ended, grade) }] };
}
