// A quiz question as it is asked: what is asked, how to answer, how long, and how many have answered.
import { lineOf, words } from '../../message/lines.ts';
import type { Block, Button, Line, Message } from '../../message/message.ts';
import { letterOf } from '../../message/option-letters.ts';
import type { ShownQuestion } from '../../quiz/round/round.ts';
import { amountOf, spanInWords } from './quiz-words.ts';

/** A question with its place in a round. */
export interface AskedQuestion {
  readonly round: string;
  /** From 0. */
  readonly question: number;
  readonly of: number;
  readonly shown: ShownQuestion;
  readonly purpose: 'round' | 'daily' | 'review';
  /** Who started the round; empty where they wanted to be forgotten. */
  readonly person: string;
  /** How long it can be answered, in seconds; null where nothing runs out. */
  readonly seconds: number | null;
  /** How many people have answered. */
  readonly answered: number;
}

/** How a question stands: answers are taken, or it waits, or it is over. */
export type Standing = 'open' | 'paused' | 'closed';

/** The question with its buttons; without them when it is paused or closed. */
export function presentQuestion(asked: AskedQuestion, standing: Standing = 'open'): Message {
  const { shown, purpose } = asked;
  return {
    blocks: [
      { kind: 'heading', text: headingOf(asked) },
      { kind: 'text', line: [words(shown.prompt, 'strong')] },
      ...(standing === 'open' ? answerBlocks(asked) : optionLines(shown)),
      { kind: 'notice', level: 'info', line: footerOf(asked, standing) },
      ...(purpose === 'round' && standing !== 'closed' ? [controls(asked, standing)] : []),
      ...(purpose === 'review' && standing === 'open' ? [reviewControls(asked)] : []),
    ],
  };
}

function headingOf({ question, of, shown, purpose }: AskedQuestion): string {
  const { difficulty } = shown;
  if (purpose === 'daily') return `Question of the day (${difficulty})`;
  return `${purpose === 'review' ? 'Review' : 'Question'} ${question + 1} of ${of} (${difficulty})`;
}

function answerBlocks({ round, question, shown }: AskedQuestion): Block[] {
  if (shown.kind === 'choice' && !shown.several) {
    const choices = shown.options.map((text, option) => ({
      text: `${letterOf(option)}. ${text}`,
      button: { label: letterOf(option), action: { kind: 'quiz-pick', round, question, option } } as const,
    }));
    return [{ kind: 'choices', choices }];
  }
  const answer: Button = { label: 'Answer', style: 'primary', action: { kind: 'quiz-answer', round, question } };
  return [...optionLines(shown), { kind: 'buttons', buttons: [answer] }];
}

function optionLines(shown: ShownQuestion): Block[] {
  if (shown.kind !== 'choice') return [];
  const items = shown.options.map((text, option): Line => lineOf(`${letterOf(option)}. ${text}`));
  return [{ kind: 'list', ordered: false, items }];
}

function footerOf({ shown, seconds, answered, person, purpose }: AskedQuestion, standing: Standing): Line {
  const isClosed = standing === 'closed';
  const counted = purpose === 'review' ? [] : [words(`${answeredBy(answered, isClosed)}. `)];
  if (isClosed) return purpose === 'review' ? lineOf('Answered.') : [...counted, words('Closed.')];
  if (standing === 'paused') return [...counted, words('Paused.')];
  return [
    ...(howTo(shown) === '' ? [] : [words(`${howTo(shown)} `)]),
    ...(seconds === null ? [] : [words(timeFor(seconds, purpose))]),
    ...counted,
    ...(purpose === 'review' ? [] : [words('Answers stay secret until the reveal, and can be changed until then.')]),
    ...(purpose === 'round' && person !== ''
      ? [words(' Started by '), { kind: 'person', id: person } as const, words('.')]
      : []),
  ];
}

function answeredBy(people: number, isClosed: boolean): string {
  if (people === 0) return isClosed ? 'Nobody has answered' : 'Nobody has answered yet';
  return people === 1 ? 'One person has answered' : `${people} people have answered`;
}

function timeFor(seconds: number, purpose: AskedQuestion['purpose']): string {
  if (purpose !== 'daily') return `You have ${spanInWords(seconds)}. `;
  return `It is open for ${spanInWords(seconds)}; the answer follows in the thread. `;
}

function howTo(shown: ShownQuestion): string {
  if (shown.kind === 'open') return 'Answer in a few sentences of your own.';
  if (shown.kind === 'choice') return shown.several ? 'Several are right.' : '';
  const within = `within ${Math.round(shown.tolerance * 1000) / 10}%`;
  return shown.unit === '' ? `Answer with a number, ${within}.` : `Answer in ${amountOf('', shown.unit)}, ${within}.`;
}

function controls({ round }: AskedQuestion, standing: Standing): Block {
  const conduct = (label: string, control: 'pause' | 'resume' | 'skip' | 'stop'): Button => ({
    label,
    action: { kind: 'quiz-conduct', round, control },
  });
  const first = standing === 'paused' ? conduct('Resume', 'resume') : conduct('Pause', 'pause');
  const skip = standing === 'paused' ? [] : [conduct('Skip', 'skip')];
  return { kind: 'buttons', buttons: [first, ...skip, conduct('Stop', 'stop')] };
}

function reviewControls({ round }: AskedQuestion): Block {
  return {
    kind: 'buttons',
    buttons: [
      { label: 'Show the answer', action: { kind: 'quiz-conduct', round, control: 'skip' } },
      { label: 'Stop', action: { kind: 'quiz-conduct', round, control: 'stop' } },
    ],
  };
}
