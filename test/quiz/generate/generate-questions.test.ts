// What holds of every generated question, whatever the bank: it is proved, its options differ, and it is the same again.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bank } from '../../../src/bank/entry.ts';
import { generateQuestions } from '../../../src/quiz/generate/generate-questions.ts';
import { folded } from '../../../src/quiz/generate/likeness.ts';
import type { ChoiceQuestion, Question } from '../../../src/quiz/question.ts';
import { build } from '../../bank/bank-files.ts';
import { madeBank } from './made-banks.ts';

const fixtures = 'test/fixtures/banks';
const OWN = 'knowledge/bank/cloud-ai-services.md';
const bank: Bank = build({
  ...Object.fromEntries(readdirSync(fixtures).map(name => [name, readFileSync(`${fixtures}/${name}`)])),
  'own.md': readFileSync(OWN),
  'table.md': [
    '## How do the storage classes compare?',
    '',
    '| Class | Latency | Used for |',
    '|---|---|---|',
    '| Hot | 10 ms | Serving pictures |',
    '| Cool | 80 ms | Monthly reports |',
    '| Cold | 900 ms | Old invoices |',
  ].join('\n'),
}).bank;

function choices(questions: readonly Question[]): ChoiceQuestion[] {
  return questions.filter(question => question.kind === 'choice');
}

function provedBy(question: Question, { entries }: Bank): string {
  return question.proofs.map(({ entry, passage }) => entries[entry]?.passages[passage]?.text ?? '').join('\n');
}

/** Faults of `questions` about `of`, each in words. */
function faultsOf(questions: readonly Question[], of: Bank): string[] {
  return questions.flatMap(question => {
    const proof = provedBy(question, of);
    const said = [
      question.proofs.length === 0 && 'no proof',
      question.proofs.some(({ entry, passage }) => !of.entries[entry]?.passages[passage]) && 'proof of nothing',
      question.proofs.some(({ entry }) => entry !== question.entry) && 'proof from elsewhere',
      question.prompt.trim() === '' && 'no prompt',
      question.kind === 'choice' && choiceFault(question, proof),
      question.kind === 'number' &&
        !proof.replaceAll(',', '').includes(question.answer) &&
        'an amount that no proof has',
      question.kind === 'open' && question.keyPoints.length < 2 && 'too few key points',
    ];
    return said.filter(fault => typeof fault === 'string').map(fault => `${question.id}: ${fault}`);
  });
}

function choiceFault({ options, correct }: ChoiceQuestion, proof: string): string | false {
  const plain = options.map(option => folded(option) || option);
  if (new Set(plain).size < options.length) return 'options are the same';
  const isYesOrNo = options.length === 2 && plain.every(option => ['true', 'false', 'yes', 'no'].includes(option));
  if (options.length < 3 && !isYesOrNo) return 'too few options';
  if (correct.length === 0 || correct.length === options.length) return 'nothing to choose';
  return correct.some(at => !proof.includes(options[at] ?? '?')) && 'a right option that no proof has';
}

describe('questions generated from a bank', () => {
  it('come from every source that the fixtures and our bank have', () => {
    const sources = new Set(generateQuestions(bank, 1).map(({ id }) => id.split('-')[0]));
    expect([...sources].sort()).toEqual(expect.arrayContaining(['figure', 'options', 'points', 'table', 'term']));
  });

  it('are proved and well-formed in the fixtures and in our bank', () => {
    expect(faultsOf(generateQuestions(bank, 1), bank)).toEqual([]);
  });

  it('are proved and well-formed in any bank', () => {
    fc.assert(
      fc.property(madeBank, fc.nat(), (made, seed) => {
        expect(faultsOf(generateQuestions(made, seed), made)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('come of made banks often enough for those to tell', () => {
    const counts = fc
      .sample(madeBank, { numRuns: 100, seed: 7 })
      .map(made => choices(generateQuestions(made, 1)).length);
    expect(counts.filter(count => count > 0).length).toBeGreaterThan(30);
  });

  it('are the same for the same seed, and keep id, prompt and right options for another', () => {
    fc.assert(
      fc.property(madeBank, fc.nat(), fc.nat(), (made, seed, other) => {
        const questions = generateQuestions(made, seed);
        expect(generateQuestions(made, seed)).toEqual(questions);
        const asked = (each: Question) => ({
          id: each.id,
          prompt: each.prompt,
          right: each.kind === 'choice' ? each.correct.map(at => each.options[at] ?? '').sort() : [],
        });
        expect(generateQuestions(made, other).map(asked)).toEqual(questions.map(asked));
      }),
      { numRuns: 50 },
    );
  });

  it('are drawn in another order by another seed', () => {
    const orders = [1, 2].map(seed => choices(generateQuestions(bank, seed)).map(({ options }) => options));
    expect(orders[0]).not.toEqual(orders[1]);
  });

  it('have ids of their own', () => {
    const ids = generateQuestions(bank, 1).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('ask nothing of options that were not read as such', () => {
    const unread = build({
      'a.md': [
        '## How does a broker settle the leader of a shard?',
        '',
        '- The broker deletes the shard of an absent leader after 15 minutes of silence.',
        '- The broker asks all replicas of the shard within 30 seconds of silence.',
        '',
        'The correct answer is the second one.',
      ].join('\n'),
    }).bank;
    expect(generateQuestions(unread, 1)).toEqual([]);
  });

  it('ask once what the tables of two entries say alike', () => {
    const rows = [
      '| Mode | Effect |',
      '|---|---|',
      '| Quick | Skips old shards |',
      '| Deep | Reads whole journals |',
      '| Dry | Touches only copies |',
    ];
    const twice = build({
      'a.md': `## Which modes does a backup have?\n\n${rows.join('\n')}\n`,
      'b.md': `## Which modes does a restore have?\n\n${rows.join('\n')}\n`,
    }).bank;
    expect(choices(generateQuestions(twice, 1))).toHaveLength(3);
  });

  it('ask once what two entries say word for word', () => {
    const said = 'The broker of a message queue keeps unread messages for 14 days before deletion.';
    const twice = build({
      'a.md': `## How long does a broker keep messages?\n\n${said}\n`,
      'b.md': `## When are unread messages deleted?\n\n${said}\n`,
    }).bank;
    expect(choices(generateQuestions(twice, 1))).toHaveLength(1);
  });
});
