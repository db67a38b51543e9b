// A folder as one finds it on a code-hosting page: questions among everything else that such a folder holds.
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/bank/lint.ts';
import { build, reasons } from './bank-files.ts';

const quiz = `## Caching

#### Q1. Which store is the fastest?

- [ ] Disk
- [x] Memory
- [ ] Tape

#### Q2. What is a cache for?

- [x] Reading faster
- [ ] Writing more

Q3. What is evicted first in LRU?

- [ ] The newest
- [X] What was used longest ago
`;
const quizInFrench = `## La mise en cache

#### Q1. Quelle mémoire est la plus rapide ?

- [ ] Le disque dur de la machine
- [x] La mémoire vive de la machine

#### Q2. À quoi sert un cache dans une application ?

- [x] À lire les données plus vite que dans la base
- [ ] À écrire plus de données que dans la base
`;
const folded = `# Queues

<details>
<summary>What is a queue?</summary><br><b>

A line of messages. They are read in order.

</b></details>

<details>
<summary>Why not a <code>topic</code>?</summary>

Answer here

</details>
`;
const notes =
  '# Kubernetes cheat sheet\n\n## Pods\n\nA pod groups containers.\n\n## Nodes\n\nA node is a machine.\n\n## Commands\n\n- kubectl get pods\n';
const contents =
  '# The questions\n\n| Topic | Questions |\n|---|---|\n| [Caching](cache/cache-quiz.md) | 3 |\n| [Queues](queues/README.md) | 2 |\n| [Plain](plain.txt) | 1 |\n\n## How to use it\n\nPick a topic.\n';

const texts = {
  'README.md': contents,
  LICENSE: 'MIT License. Permission is hereby granted.',
  'CONTRIBUTING.md': '# How to contribute\n\n## What should I do first?\n\nFork it.\n',
  'CONTRIBUTING-pt-BR.md': '# Como contribuir\n\n## O que fazer?\n\nFork.\n',
  'CODE_OF_CONDUCT.md': '# Be kind\n',
  'CHANGELOG.md': '# 1.0.0\n\n- First\n',
  'SPONSORS.md': '## Who pays for this?\n\nBuy our course!\n',
  '.github/PULL_REQUEST_TEMPLATE.md': '## What does it change?\n\n- [ ] Tests\n',
  'images/logo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]),
  'node_modules/x/README.md': '## What is x?\n\nA package.\n',
  'cache/cache-quiz.md': quiz,
  'cache/cache-quiz-fr.md': quizInFrench,
  'queues/README.md': folded,
  'notes/kubernetes.md': notes,
  'plain.txt': 'Q1: What is plain?\nAnswer: This is.\n',
  'faq.csv': 'question,answer\nWhat is a row?,This is one.\n',
};

describe('a folder as it is found', () => {
  const built = build(texts);

  it('gives the questions and nothing else', () => {
    expect(built.bank.entries.map(({ id }) => id)).toEqual([
      'cache/cache-quiz#which-store-is-the-fastest',
      'cache/cache-quiz#what-is-a-cache-for',
      'cache/cache-quiz#what-is-evicted-first-in-lru',
      'faq#what-is-a-row',
      'plain#what-is-plain',
      'queues/README#what-is-a-queue',
    ]);
    expect(lint(built.bank)).toMatchObject({ entries: 6, choices: 3, errors: [] });
  });

  it('names everything that it leaves out', () => {
    const left = reasons(built);
    const whole = [
      'README.md',
      'LICENSE',
      'CONTRIBUTING.md',
      'CONTRIBUTING-pt-BR.md',
      'CODE_OF_CONDUCT.md',
      'CHANGELOG.md',
      'SPONSORS.md',
      '.github',
      'images/logo.png',
      'node_modules',
      'cache/cache-quiz-fr.md',
      'notes/kubernetes.md',
    ];
    expect(Object.keys(left)).toEqual(expect.arrayContaining(whole));
    expect(left['queues/README.md']).toMatch(/Answer here|answer is missing/i);
    for (const { path, reason } of built.bank.skipped) expect(`${path} ${reason}`).toMatch(/[.)]$/);
  });
});
