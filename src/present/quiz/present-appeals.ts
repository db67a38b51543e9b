// Appeals against questions and grades: what somebody says is wrong, and how it was settled.
import { lineOf, words } from '../../message/lines.ts';
import type { Block, Button, Inline, Message } from '../../message/message.ts';
import type { Misled } from '../../quiz/items/misleading.ts';
import type { Question } from '../../quiz/question.ts';
import { rightBlocks } from './present-reveal.ts';

/** What is shown of an appeal. */
export interface ShownAppeal {
  readonly id: string;
  /** Empty where others see it and they want to be in nothing that others see. */
  readonly person: string;
  readonly reason: string;
  readonly settled: { readonly by: string; readonly upheld: boolean } | null;
}

/** An appeal with its question and the buttons by which an admin settles it. */
export function presentAppeal(appeal: ShownAppeal, question: Question | null): Message {
  return { blocks: appealBlocks(appeal, question) };
}

/** A question that answers speak against. */
export interface FlaggedQuestion {
  readonly id: string;
  readonly prompt: string;
  readonly reasons: readonly Misled[];
  readonly right: number;
  readonly answered: number;
}

const REASONS: Readonly<Record<Misled, string>> = {
  'knowers-fail': 'those who know more are more often wrong',
  'worse-than-guessing': 'fewer are right than guessing would give',
};

/** What waits to be settled, how many `more` wait after that, and what looks misleading. */
export function presentAppeals(
  appeals: readonly { readonly appeal: ShownAppeal; readonly question: Question | null }[],
  more: number,
  flagged: readonly FlaggedQuestion[],
): Message {
  const open = appeals.flatMap(({ appeal, question }): Block[] => [
    ...appealBlocks(appeal, question),
    { kind: 'divider' },
  ]);
  const left = lineOf(`${more === 1 ? '1 more waits' : `${more} more wait`}: settle these first, then ask again.`);
  const rest: Block[] = more === 0 ? [] : [{ kind: 'notice', level: 'info', line: left }];
  return { blocks: [...open, ...rest, ...flaggedBlocks(flagged)] };
}

/** Those who keep the bank can mend them; until then they are not asked. */
export function flaggedBlocks(flagged: readonly FlaggedQuestion[]): Block[] {
  if (flagged.length === 0) return [];
  const items = flagged.map(({ id, prompt, reasons, right, answered }) =>
    lineOf(
      `${prompt} (${id}): ${reasons.map(reason => REASONS[reason]).join(', and ')}; ${right} of ${answered} were right`,
    ),
  );
  return [
    { kind: 'text', line: [words('These questions look misleading and are not asked any more', 'strong')] },
    { kind: 'list', ordered: false, items },
  ];
}

function appealBlocks({ id, person, reason }: ShownAppeal, question: Question | null): Block[] {
  const settle = (label: string, verdict: 'uphold' | 'decline'): Button => ({
    label,
    action: { kind: 'quiz-settle', appeal: id, verdict },
  });
  return [
    { kind: 'text', line: [named(person, 'Somebody'), words(' thinks that this is wrong:')] },
    ...(question === null
      ? []
      : [{ kind: 'text', line: [words(question.prompt, 'strong')] } as const, ...rightBlocks(question, false)]),
    { kind: 'quote', text: reason, from: null },
    { kind: 'buttons', buttons: [settle('They are right', 'uphold'), settle('The bank is right', 'decline')] },
    { kind: 'notice', level: 'info', line: lineOf('An admin of the workspace settles this.') },
  ];
}

/** How an appeal ended. */
export function presentSettled({ person, reason, settled }: ShownAppeal): Message {
  const verdict = settled?.upheld
    ? ' was right, and an answer of theirs counts as right in the standings over time.'
    : ' appealed, and the answer of the bank stands.';
  return {
    blocks: [
      { kind: 'text', line: [named(person, 'Somebody'), words(verdict)] },
      { kind: 'quote', text: reason, from: null },
      ...(settled === null
        ? []
        : [
            {
              kind: 'notice',
              level: 'info',
              line: [words('Settled by '), named(settled.by, 'an admin'), words('.')],
            } as const,
          ]),
    ],
  };
}

/** The person; `otherwise` where nobody is to be named. */
function named(person: string, otherwise: string): Inline {
  return person === '' ? words(otherwise) : { kind: 'person', id: person };
}
