// Questions about lists of terms with their descriptions.
import { describe, expect, it } from 'vitest';
import type { Bank } from '../../../src/bank/entry.ts';
import { fromTerms } from '../../../src/quiz/generate/from-terms.ts';
import { placesOf } from '../../../src/quiz/generate/place.ts';
import { termBookOf } from '../../../src/quiz/generate/terms.ts';
import { bankOf } from './made-banks.ts';

function asked(bank: Bank) {
  const book = termBookOf(bank);
  return placesOf(bank).flatMap(place => fromTerms(place, book, 1));
}

const QUESTION = '## What runs a cluster of machines?';
const LIST = [
  '- **etcd**: a consistent key-value store that holds every object of the cluster',
  '- **Scheduler**: picks a machine for each new pod by its requests and constraints',
  '- **Controllers**: loops that compare wished and actual counts and repair differences',
  '- **Gateway**: admits calls from outside after checking tokens and quotas',
];

describe('questions from terms', () => {
  it('ask which term a description is of, among its siblings, proved by its bullet', () => {
    const bank = bankOf(QUESTION, '', ...LIST);
    const question = asked(bank).find(({ prompt }) => prompt.includes('consistent key-value store'));
    expect(question?.options.toSorted()).toEqual(['Controllers', 'Gateway', 'Scheduler', 'etcd']);
    expect(question?.options[question.correct[0] ?? -1]).toBe('etcd');
    expect(question?.proofs).toHaveLength(1);
  });

  it('do not ask a description that names its term', () => {
    const naming = '- **Scheduler**: the scheduler picks a machine for each new pod by its constraints';
    const bank = bankOf(QUESTION, '', ...LIST.filter(line => !line.includes('Scheduler')), naming);
    expect(asked(bank).filter(({ prompt }) => prompt.includes('picks a machine'))).toEqual([]);
  });

  it('take no option that is described alike elsewhere in the bank', () => {
    const elsewhere = [
      '## What is in a gateway?',
      '',
      '- **Gateway**: a consistent key-value store that holds every object',
    ];
    const question = asked(bankOf(QUESTION, '', ...LIST, '', ...elsewhere)).find(({ prompt }) =>
      prompt.includes('consistent key-value store that holds every object of'),
    );
    expect(question?.options).not.toContain('Gateway');
    expect(question?.options).toContain('Scheduler');
  });

  it('ask nothing of remarks, steps and lists that are too short', () => {
    const remarks = [
      '- **Tip**: draw the whole plane and name its owner',
      '- **Example**: a cluster of five machines in one zone',
    ];
    expect(asked(bankOf(QUESTION, '', ...remarks, '- **Note**: managed planes hide their machines from you'))).toEqual(
      [],
    );
    expect(asked(bankOf(QUESTION, '', ...LIST.slice(0, 2)))).toEqual([]);
  });
});
