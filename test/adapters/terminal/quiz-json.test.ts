// The JSON of the quiz over our own bank: every field, every citation to the byte, and the same for a seed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../../adapters/terminal/command-line.ts';
import { appIn } from '../../app/app-ports.ts';
import { storePlace } from '../../drivers/store-on-disk.ts';
import { fakeSurroundings, fakeTerminal } from '../../fakes/terminal.ts';

const folders = storePlace();
afterAll(() => folders.remove());

describe('as JSON, our own bank', { timeout: 60_000 }, () => {
  const root = join(import.meta.dirname, '../../..');
  const { app } = appIn(root, folders.folder(), root);

  async function json(...args: string[]): Promise<{ text: string; questions: Record<string, unknown>[] }> {
    const { terminal, input, printed } = fakeTerminal();
    input.end();
    const around = {
      ...fakeSurroundings(terminal),
      open: async () => ({ app, bankDir: join(root, 'knowledge/bank') }),
      openStore: () => Promise.reject(new Error('who only prints keeps nothing')),
    };
    expect(await runCommandLine(['quiz', '--json', ...args], around)).toBe(0);
    return { text: printed(), questions: JSON.parse(printed()) };
  }

  test('has every field, and every citation stands in its file to the byte', async () => {
    const { questions } = await json('--count', '9999', '--seed', '5');
    expect(questions.length).toBeGreaterThan(80);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const question of questions) {
      expect(Object.keys(question), String(question.id)).toEqual(FIELDS[question.kind as keyof typeof FIELDS]);
      expect(question).toMatchObject({
        entry: expect.stringMatching(/^cloud-ai-services#/),
        prompt: expect.stringMatching(/\S/),
        answer: expect.stringMatching(/\S/),
        explanation: expect.stringMatching(/\S/),
        difficulty: expect.stringMatching(/^(?:easy|medium|hard)$/),
      });
      checkKind(question);
      checkProof(question.citations as Proof[], root);
    }
  });

  test('is the same for a seed, five questions unless said, and another for another seed', async () => {
    const first = await json('--seed', '5');
    expect(first.questions).toHaveLength(5);
    expect((await json('--seed', '5')).text).toBe(first.text);
    expect((await json('--seed', '6')).text).not.toBe(first.text);
  });
});

const BEFORE = ['id', 'kind', 'entry', 'prompt', 'options', 'correct', 'answer'];
const AFTER = ['explanation', 'citations', 'difficulty'];
const FIELDS = {
  choice: [...BEFORE, ...AFTER],
  number: [...BEFORE, 'unit', 'tolerance', ...AFTER],
  open: [...BEFORE, 'keyPoints', ...AFTER],
};

/** What only questions of a kind have. */
function checkKind({ kind, options, correct, answer, tolerance, keyPoints }: Record<string, unknown>): void {
  const [offered, right] = [options as string[], correct as number[]];
  if (kind === 'choice') {
    expect(offered.length).toBeGreaterThanOrEqual(2);
    expect(new Set(offered).size).toBe(offered.length);
    expect(answer).toBe(right.map(at => offered[at]).join('; '));
    expect(right.length).toBeGreaterThan(0);
    expect(right.length).toBeLessThan(offered.length);
    return;
  }
  expect({ offered, right }).toEqual({ offered: [], right: [] });
  if (kind === 'open') expect((keyPoints as string[]).length).toBeGreaterThan(1);
  else {
    expect(answer).toMatch(/^-?\d+(?:\.\d+)?$/);
    expect(tolerance).toBeGreaterThanOrEqual(0);
    expect(tolerance).toBeLessThan(1);
  }
}

interface Proof {
  readonly n: number;
  readonly quote: string;
  readonly source: { readonly path: string; readonly sha256: string; readonly start: number; readonly end: number };
}

function checkProof(citations: readonly Proof[], cwd: string): void {
  expect(citations.map(({ n }) => n)).toEqual(citations.map((_, i) => i + 1));
  expect(citations).not.toHaveLength(0);
  for (const { quote, source } of citations) {
    const bytes = readFileSync(resolve(cwd, source.path));
    expect(bytes.subarray(source.start, source.end).toString()).toBe(quote);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(source.sha256);
  }
}
