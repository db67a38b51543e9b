// The interview as a state machine: what the person says goes in, the next state and what is to be said come out.

import { chanceNow, end, moveOn, openQuestion, say, unchanged } from './course.ts';
import { type AskedFurther, followUpOn, helpWith, type Standing } from './follow-up.ts';
import type { GradeOpen, InterviewEvent, InterviewState, Stepped } from './interview.ts';
import { type Meant, readWords } from './read-words.ts';
import { LEADS } from './sentences.ts';
import { addWords } from './take-back.ts';

/** One step of an interview. `now` is in milliseconds since 1970. */
export type StepInterview = (state: InterviewState, event: InterviewEvent, now: number) => Stepped;

/**
 * The machine that grades what is said by `grade`. It is pure, and its state goes through JSON unharmed: an event whose
 * step was saved does nothing the second time. What others than the person say in the thread is no part of the
 * interview.
 */
export function stepInterview(grade: GradeOpen): StepInterview {
  return (state, event, now) => {
    if (event.person !== state.person || state.seen.includes(event.id)) return unchanged(state);
    const next = { ...state, seen: [...state.seen, event.id] };
    if (state.phase === 'ended') return say(next, 'over', false);
    const text = event.kind === 'said' ? event.text : '';
    return react(next, event.kind === 'said' ? readWords(text) : event.kind, text, grade, now);
  };
}

function react(state: InterviewState, meant: Meant, text: string, grade: GradeOpen, now: number): Stepped {
  switch (meant) {
    case 'answer':
      return takeAnswer(state, text, grade, now);
    case 'unsure':
      return takeUnsure(state, grade, now);
    case 'hint':
      return giveHint(state, grade);
    case 'skip':
      return moveOn(state, true, grade, now);
    case 'stop':
      return end(state, true, grade, now);
    case 'nothing':
      return say(state, 'nothing-said', false);
    case 'wait':
      return say(state, 'take-your-time', false);
    case 'clarify':
      return say(state, 'as-you-see-it', false);
    case 'ready':
      return say(state, 'go-ahead', true);
    case 'repeat':
      return say(state, 'repeat', true);
  }
}

/** Adds what was said to the answer, and asks further, or else the next question. */
function takeAnswer(state: InterviewState, text: string, grade: GradeOpen, now: number): Stepped {
  const current = addWords(state.current, text, openQuestion(state), grade);
  const next = { ...state, current };
  const further = followUpOn(standingOf(next, grade, LEADS.answer), chanceNow(next, 'further'));
  return further === null ? moveOn(next, false, grade, now) : askFurther(next, further, LEADS.answer);
}

/**
 * Who does not know where to begin is helped once. Who has said something, and does not know what was asked further, is
 * asked for something else if anything is left; and who could not be helped is not pressed.
 */
function takeUnsure(state: InterviewState, grade: GradeOpen, now: number): Stepped {
  const isHelped = state.current.said === '' && state.current.followUps.length > 0;
  const standing = standingOf(state, grade, LEADS.unsure);
  const chance = chanceNow(state, 'further');
  const further = state.current.said === '' ? helpWith(standing, chance) : followUpOn(standing, chance);
  return isHelped || further === null ? moveOn(state, true, grade, now) : askFurther(state, further, LEADS.unsure);
}

function giveHint(state: InterviewState, grade: GradeOpen): Stepped {
  const help = helpWith(standingOf(state, grade, LEADS.hint), chanceNow(state, 'further'));
  return help === null ? say(state, 'no-hint', false) : askFurther(state, help, LEADS.hint);
}

function standingOf(state: InterviewState, grade: GradeOpen, lead: string): Standing {
  const { said, followUps } = state.current;
  const question = openQuestion(state);
  return { question, said, followUps, lead, grade: grade(question, said) };
}

function askFurther(state: InterviewState, { text, point, subject }: AskedFurther, lead: string): Stepped {
  const followUps = [...state.current.followUps, { point, subject }];
  return {
    state: { ...state, current: { ...state.current, followUps }, lastAsked: text },
    effects: [
      { kind: 'follow-up', question: state.current.question, number: followUps.length, text: `${lead} ${text}` },
    ],
  };
}
