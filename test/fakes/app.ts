// An application with canned answers, so that a surface can be tested without a bank, an index or time.
import { setTimeout as sleep } from 'node:timers/promises';
import type { App, BankReport, Evaluation, IndexReport, OpenBank, Question, Reply } from '../../src/app/use-cases.ts';
import { PersonError } from '../../src/message/person-error.ts';
import { fakeEstimates } from './estimates.ts';
import { cannedEstimator } from './estimator.ts';
import { cannedPrices, REFRESHED } from './prices.ts';

export const TITLES = ['When is Trainium the right choice?', 'How do you run inference in many regions?'];

const PATH = 'knowledge/bank/chips.md';

const source = (line: number) => ({
  path: PATH,
  sha256: 'ab'.repeat(32),
  start: line * 40,
  end: line * 40 + 60,
  line,
  url: null,
});

const TIMINGS = { retrieveMs: 1.25, totalMs: 2.5 };

/** An answer of every shape: a paragraph, a lead with points, table cells and code. */
export function answered(question: string): Reply {
  const entry = 'chips#trainium';
  const [title] = TITLES as [string];
  return {
    question,
    answered: true,
    confidence: 0.91,
    mode: 'extractive',
    text: 'Trainium is made for training. [1] It costs less than a GPU of its class. [2]',
    claims: [
      { text: 'Trainium is an accelerator that AWS makes for training large models.', citations: [1], shape: 'prose' },
      { text: 'For the same work it costs less than a GPU.', citations: [2], shape: 'prose' },
      { text: 'Choose it when:', citations: [3], shape: 'lead' },
      { text: 'the model already runs on the Neuron SDK', citations: [3], shape: 'point' },
      {
        text: 'the budget counts for more than the time that porting takes, and the team has done it before',
        citations: [4],
        shape: 'point',
      },
      { text: 'Memory: 32 GB a chip', citations: [5], shape: 'cell' },
      { text: 'neuron-ls --wide\nneuron-top', citations: [6], shape: 'code' },
    ],
    citations: [
      {
        n: 1,
        entry,
        title,
        quote: 'Trainium is an accelerator that AWS makes for training **large models**.',
        source: source(12),
      },
      {
        n: 2,
        entry,
        title,
        quote: 'For the same work, AWS says, it costs up to half less\nthan a GPU of its class.',
        source: source(13),
      },
      {
        n: 3,
        entry,
        title,
        quote: '**Choose it when:**\n- the model already runs on the Neuron SDK',
        source: source(15),
      },
      {
        n: 4,
        entry,
        title,
        quote: '- the budget counts for more than the time that porting takes, and the team has done it before',
        source: source(16),
      },
      {
        n: 5,
        entry: 'chips#memory',
        title: 'How much memory has each chip?',
        quote: '32 GB a chip',
        source: { ...source(31), url: 'https://chips.example/memory' },
      },
      {
        n: 6,
        entry: 'chips#memory',
        title: 'How much memory has each chip?',
        quote: '```sh\nneuron-ls --wide\nneuron-top\n```',
        source: source(40),
      },
    ],
    nearest: [],
    notices: ['Read "tranium" as "trainium".'],
    estimate: null,
    timings: TIMINGS,
  };
}

/** The refusal, with the nearest questions. */
export function refused(question: string): Reply {
  return {
    question,
    answered: false,
    confidence: 0.12,
    mode: 'extractive',
    text: 'The bank does not cover this.',
    claims: [],
    citations: [],
    nearest: TITLES.map((title, index) => ({ entry: `chips#${index}`, title, score: 0.4 - index / 10 })),
    notices: [],
    estimate: null,
    timings: TIMINGS,
  };
}

async function reply({ text, context }: Question): Promise<Reply> {
  if (text.includes('cause a bug')) throw new TypeError('a secret of the code');
  if (text.includes('cause trouble')) throw new PersonError('The bank went away; put it back.');
  if (text.includes('wait long')) await sleep(20_000);
  if (text.includes('earlier')) return { ...refused(text), text: `Before that: ${context.join(' | ')}` };
  return /trainium/i.test(text) ? answered(text) : refused(text);
}

function openBank(path: string): OpenBank {
  if (path.includes('missing')) throw new PersonError(`There is no bank at ${path}; name a file or a folder.`);
  return {
    ask: reply,
    search: async ({ text }, k) => ({
      hits: TITLES.map((title, index) => ({
        entry: `chips#${index}`,
        title,
        score: 0.9 - index / 2,
        parts: { lexical: 0.5, vector: 0.4 },
      }))
        .filter(() => text !== 'nothing')
        .slice(0, k),
      confidence: 0.91,
    }),
    entry: async () => null,
    quiz: () => Promise.reject(new Error('this bank gives no quiz')),
    questions: () => Promise.reject(new Error('this bank gives no questions to a channel')),
    grading: () => Promise.reject(new Error('this bank grades nothing')),
    pathInBank: file => file,
    stillHolds: async () => true,
    entries: TITLES.map((title, index) => ({ id: `chips#${index}`, title })),
    threshold: 0.5,
    unsaved: path.includes('read-only') ? 'The index was not saved: the disk can only be read.' : null,
    follow: onRefresh => onRefresh(INDEXED),
    close: async () => {},
  };
}

const REPORT: BankReport = {
  entries: 2,
  choices: 1,
  formats: { markdown: 2 },
  skipped: [
    { path: PATH, line: 7, reason: 'The question has no answer.', severity: 'warning' },
    { path: 'LICENSE', line: null, reason: 'A licence.', severity: 'warning' },
  ],
};

const INDEXED: IndexReport = {
  path: 'knowledge/bank',
  entries: 2,
  passages: 9,
  reused: 4,
  rebuilt: true,
  skipped: REPORT.skipped,
  vectorSearch: 'exact',
  ms: 320,
};

const EVALUATION: Evaluation = {
  questions: 150,
  answerable: 100,
  firstRight: 0.92,
  reciprocalRank: 0.9512,
  ndcg: 0.9623,
  factsPresent: null,
  coveredRefused: 0.03,
  outsideAnswered: 0.1,
  outsideByKind: [{ kind: 'offtopic', answered: 0.04, questions: 25 }],
  citationFaults: 0,
  threshold: 0.62,
  medianMs: 1.234,
};

/** What compose.ts exports, over canned answers. */
export function createApp(): App {
  return {
    openBank: async path => openBank(path),
    index: async path => ({ ...INDEXED, path }),
    lint: async path => (path.includes('broken') ? withError(REPORT) : REPORT),
    importBank: async (_path, to) => ({ files: [`${to}/chips.md`], report: REPORT }),
    evaluate: async () => EVALUATION,
    prices: cannedPrices,
    estimates: fakeEstimates,
    estimator: cannedEstimator,
    refreshPrices: async () => REFRESHED,
    doctor: async () => [
      { name: 'bank', state: 'ok', detail: '2 questions', mend: null },
      { name: 'index', state: 'warning', detail: 'exact search serves', mend: 'Install a compiler and run npm ci.' },
    ],
  };
}

function withError(report: BankReport): BankReport {
  const twice = { path: PATH, line: 90, reason: 'The id trainium is taken.', severity: 'error' } as const;
  return { ...report, skipped: [...report.skipped, twice] };
}
