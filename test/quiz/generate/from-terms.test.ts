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

  it('ask the other way round where all descriptions are alike in form', () => {
    const alike = [
      '- **etcd**: a consistent key-value store that holds every object of the cluster',
      '- **Scheduler**: a chooser of machines for each new pod by requests and constraints',
      '- **Controllers**: a set of loops that compare wished and actual counts and repair differences',
    ];
    const question = asked(bankOf(QUESTION, '', ...alike)).find(({ prompt }) =>
      prompt.endsWith('which description fits “etcd”?'),
    );
    // Of the other list each begins in its own way, and the right one would be seen by that.
    expect(asked(bankOf(QUESTION, '', ...LIST)).filter(({ prompt }) => prompt.includes('“etcd”?'))).toEqual([]);
    expect(question?.options[question.correct[0] ?? -1]).toContain('consistent key-value store');
    expect(question?.options.length).toBeGreaterThan(2);
    expect(question?.proofs).toHaveLength(1);
  });

  it.each([
    [
      'steps',
      [
        '- **Scans all folders**: every folder below the root that has a lock file in it',
        '- **Shows the findings**: names of brokers and counts of open sockets by rack',
        '- **Asks for approval**: no change is made before an owner agrees to the plan',
      ],
    ],
    [
      'advice',
      [
        '- **Tokens**: never write plain secrets into any journal or trace of calls',
        '- **Keys**: always rotate wrapped material twice a year by machine alone',
        '- **Hashes**: avoid short digests wherever strangers can choose their input',
      ],
    ],
    [
      'variables',
      [
        '- **RH**: is the total historical usage that decays by half each period',
        '- **UN**: is the amount consumed by all jobs of one account since spring',
        '- **FW**: is the weight given to waiting before shares are compared again',
      ],
    ],
    [
      'lines of a listing',
      [
        '- **Line 8**: the message is first captured and then handed to the filter',
        '- **Line 21**: an exit status comes back from the command of the sender',
        '- **Line 30**: standard input receives whatever content the queue released',
      ],
    ],
  ])('ask nothing of %s', (_, list) => {
    expect(asked(bankOf(QUESTION, '', ...list))).toEqual([]);
  });

  it('name the file where the title is no question, and nothing where it is', () => {
    const prompts = (title: string) => asked(bankOf(`## ${title}`, '', ...LIST)).map(({ prompt }) => prompt);
    expect(
      prompts('What runs a cluster of machines?').every(prompt =>
        prompt.startsWith('On “What runs a cluster of machines?”:'),
      ),
    ).toBe(true);
    expect(prompts('Common Terms and Definitions')).toEqual([]);
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
