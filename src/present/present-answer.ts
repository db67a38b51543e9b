// An answer as a message: its statements, what to know about it, its sources, and what can be done with it.
import type { Answer } from '../answer/answer.ts';
import type { Estimate } from '../cost/estimation.ts';
import type { Citation } from '../message/citation.ts';
import { lineOf } from '../message/lines.ts';
import type { Block, Button, Message } from '../message/message.ts';
import type { ShownAnswer } from '../message/shown-answer.ts';
import { asksAnything } from './bare-request.ts';
import { askedBlocks } from './present-asked.ts';
import { presentBeside } from './present-estimate.ts';
import { presentSources } from './present-sources.ts';
import { presentStatements } from './present-statements.ts';

/** What goes with an answer where it is shown. */
export interface AnswerSetting extends ShownAnswer {
  /** The id under which the answer is kept. */
  readonly id: string;
  /** `new`: an excerpt is shown where it says more than its statement; `all`: every excerpt. */
  readonly excerpts: 'new' | 'all';
  /** The name by which readers know the file at a path. */
  readonly fileAt: (path: string) => string;
}

/** `estimate` stands under the cited text where the question asked for money, and above it for whoever wrote a bare request. */
export function presentAnswer(answer: Answer, setting: AnswerSetting, estimate: Estimate | null = null): Message {
  const blocks = answer.answered ? answeredBlocks(answer, setting, estimate) : refusedBlocks(answer, setting, estimate);
  return { blocks: [...askedBlocks(setting), ...blocks] };
}

function answeredBlocks(answer: Answer, setting: AnswerSetting, estimate: Estimate | null): Block[] {
  const cited = [...presentStatements(answer.claims), ...noticesOf(answer, setting), sourcesOf(answer, setting)];
  const isRequest = estimate !== null && isBareRequest(answer.question, estimate);
  return [
    ...(isRequest ? [...presentBeside(estimate), { kind: 'divider' } as const, ...cited] : cited),
    ...(isRequest ? [] : besideBlocks(estimate)),
    { kind: 'buttons', buttons: buttonsOf(answer, setting) },
    ...voteOn(setting),
  ];
}

/** Whether all of it was read as a request: then the figures are what is wanted, and the text is by the way. */
function isBareRequest(question: string, { warnings }: Estimate): boolean {
  return !asksAnything(question) && !warnings.some(warning => warning.startsWith('Not read: '));
}

/** Figures that are not the bank's say so by standing apart. */
function besideBlocks(estimate: Estimate | null): Block[] {
  return estimate === null
    ? []
    : [{ kind: 'divider' }, { kind: 'heading', text: 'Estimate' }, ...presentBeside(estimate)];
}

function refusedBlocks(answer: Answer, setting: AnswerSetting, estimate: Estimate | null): Block[] {
  const nearest = answer.nearest.map(({ entry, title }) => ({
    text: title,
    button: { label: 'Ask this', action: { kind: 'ask-entry', entry } } as const,
  }));
  return [
    // Figures that were asked for are worth more than where else one may look.
    ...(estimate === null ? [] : [...presentBeside(estimate), { kind: 'divider' } as const]),
    { kind: 'text', line: lineOf(answer.text) },
    ...noticesOf(answer, setting),
    ...(nearest.length > 0
      ? ([
          { kind: 'text', line: lineOf('The nearest questions that it answers:') },
          { kind: 'choices', choices: nearest },
        ] as const)
      : []),
    ...(setting.followed ? [{ kind: 'buttons', buttons: [STOP] } as const] : []),
    ...voteOn(setting),
  ];
}

/** A vote is on the answer itself; where it was shared with others the vote stays with the one who asked. */
function voteOn({ id }: AnswerSetting): Block[] {
  return [
    {
      kind: 'vote',
      up: { kind: 'vote', answer: id, vote: 'up' },
      down: { kind: 'vote', answer: id, vote: 'down' },
    },
  ];
}

function noticesOf({ notices }: Answer, setting: AnswerSetting): Block[] {
  const all = [...setting.notices, ...notices];
  return all.length === 0 ? [] : [{ kind: 'notice', level: 'info', line: lineOf(all.join(' ')) }];
}

function sourcesOf({ citations, claims }: Answer, { excerpts, fileAt }: AnswerSetting): Block {
  return presentSources(citations, claims, { fileAt, all: excerpts === 'all' });
}

const STOP: Button = { label: 'Stop following this thread', action: { kind: 'unfollow' } };

function buttonsOf({ citations }: Answer, setting: AnswerSetting): Button[] {
  const share: Button = { label: 'Share in channel', action: { kind: 'share', answer: setting.id }, style: 'primary' };
  return [...(setting.private ? [share] : []), ...wholeEntries(citations), ...(setting.followed ? [STOP] : [])];
}

/** A button for each entry that is cited; where there are several, each names the citations that are from it. */
function wholeEntries(citations: readonly Citation[]): Button[] {
  const entries = [...new Set(citations.map(({ entry }) => entry))];
  return entries.map(entry => {
    const numbers = citations.filter(citation => citation.entry === entry).map(({ n }) => n);
    const label = entries.length === 1 ? 'Show the whole entry' : `Whole entry of [${numbers.join(', ')}]`;
    return { label, action: { kind: 'show-entry', entry, page: 0 } };
  });
}
