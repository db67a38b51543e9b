// Number questions from the cost module: each worked out again from its prompt alone, each working reckoned up, each proof read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Estimate, estimateText, type PriceBook } from '../../../src/cost/cost.ts';
import { chanceOf } from '../../../src/quiz/chance.ts';
import { COMPUTE_TEMPLATES } from '../../../src/quiz/generate/cost-compute.ts';
import { DATA_TEMPLATES } from '../../../src/quiz/generate/cost-data.ts';
import { DISCOUNT_TEMPLATES } from '../../../src/quiz/generate/cost-discounts.ts';
import { SERVERLESS_TEMPLATES } from '../../../src/quiz/generate/cost-serverless.ts';
import type { Drawn, Template } from '../../../src/quiz/generate/cost-template.ts';
import { TRAINING_TEMPLATES } from '../../../src/quiz/generate/cost-training.ts';
import { rounded } from '../../../src/quiz/generate/cost-writing.ts';
import { costQuestions } from '../../../src/quiz/generate/from-costs.ts';
import { gradeNumber } from '../../../src/quiz/grade/number.ts';
import type { NumberQuestion } from '../../../src/quiz/question.ts';
import { build } from '../../bank/bank-files.ts';
import { BOOK, TODAY } from '../../cost/book.ts';
import { BY_HAND } from './cost-by-hand.ts';
import { equationsIn, firstNumber, reckoned, roundingOf } from './cost-equations.ts';

const TEXT = readFileSync(join(import.meta.dirname, '../../../knowledge/bank/cloud-ai-services.md'), 'utf8');
const TEMPLATES: readonly Template[] = [
  ...COMPUTE_TEMPLATES,
  ...DATA_TEMPLATES,
  ...DISCOUNT_TEMPLATES,
  ...SERVERLESS_TEMPLATES,
  ...TRAINING_TEMPLATES,
];
/** What a prompt may be long, so that it reads well in a chat. */
const MOST_CHARACTERS = 600;
const NAMES = TEMPLATES.map(({ name }) => name);

function bankOf(text: string) {
  return build({ 'cloud-ai-services.md': text }).bank;
}

const BANK = bankOf(TEXT);

function draw(seed: number, times = 1, bank = BANK, book: PriceBook = BOOK): NumberQuestion[] {
  return costQuestions(bank, book, TODAY, chanceOf(seed), times);
}

const MANY = draw(7, 11);

function nameOf({ id }: NumberQuestion): string {
  const found = NAMES.find(name => id.startsWith(`cost-${name}-`));
  expect(found, `${id} names no template`).toBeDefined();
  return found!;
}

function passageTexts({ proofs }: NumberQuestion, bank = BANK): string[] {
  return proofs.map(({ entry, passage }) => bank.entries[entry]!.passages[passage]!.text);
}

describe('three hundred draws', () => {
  test('come from every template, each with its own id and prompt', () => {
    expect(MANY.length).toBeGreaterThanOrEqual(300);
    expect(new Set(MANY.map(nameOf))).toEqual(new Set(NAMES));
    expect(new Set(MANY.map(({ id }) => id)).size).toBe(MANY.length);
    expect(new Set(MANY.map(({ prompt }) => prompt)).size).toBe(MANY.length);
  });

  test('are answered by decimals of two to five significant digits', () => {
    for (const { id, answer } of MANY) {
      expect(answer, id).toMatch(/^\d+(?:\.\d+)?$/);
      const digits = answer.replace('.', '').replace(/^0+|0+$/g, '');
      expect(digits.length, `${id}: ${answer}`).toBeGreaterThanOrEqual(2);
      expect(digits.length, `${id}: ${answer}`).toBeLessThanOrEqual(5);
    }
  });

  test('say nothing that was never worked out', () => {
    for (const { id, prompt, explanation } of MANY) {
      expect(`${prompt} ${explanation}`, id).not.toMatch(/NaN|undefined|null|Infinity|\$0\.00/);
    }
  });

  test('can be worked out by hand from the prompt alone', () => {
    for (const question of MANY) {
      const amount = BY_HAND[nameOf(question)]!.work(question.prompt);
      const off = Math.abs(Number(question.answer) / amount - 1);
      expect(off, `${question.prompt}\nby hand ${amount}, answer ${question.answer}`).toBeLessThan(1e-4);
      expect(Math.abs(Number(question.answer) - amount), question.id).toBeLessThan(0.51);
    }
  });

  test('do not take a slip for right that the question is about', () => {
    const slips = MANY.flatMap(question => {
      const slip = BY_HAND[nameOf(question)]?.slip;
      return slip === undefined ? [] : [{ question, slip: slip(question.prompt) }];
    });
    expect(slips.length).toBeGreaterThan(50);
    for (const { question, slip } of slips) {
      const off = Math.abs(slip / Number(question.answer) - 1);
      expect(off, `${question.prompt}\n${slip} for ${question.answer}`).toBeGreaterThan(question.tolerance);
    }
  });

  test('are graded right where the answer is typed with its unit or without', () => {
    for (const question of MANY) {
      for (const typed of [question.answer, `${question.answer} ${question.unit}`]) {
        expect(gradeNumber(question, typed).verdict, `${question.id}: ${typed}`).toBe('right');
      }
    }
  });

  test('are short enough for a message', () => {
    for (const { prompt } of MANY) expect(prompt.length, prompt).toBeLessThan(MOST_CHARACTERS);
  });

  test('show a working that comes to the answer', () => {
    for (const question of MANY) {
      const equations = equationsIn(question.explanation);
      const unit = question.unit === '%' ? 100 : 1;
      const comesOut = equations.some(([, right]) => {
        const off = Math.abs(firstNumber(right) * unit - Number(question.answer));
        return off <= roundingOf(right) * unit + Number(question.answer) * 1e-4;
      });
      expect(comesOut, `${question.answer}\n${question.explanation}`).toBe(true);
    }
  });

  test('show workings of which every equation holds', () => {
    for (const question of MANY) {
      for (const [left, right] of equationsIn(question.explanation)) {
        const worked =
          question.unit === 'replicas' || /replica/.test(right) ? Math.ceil(reckoned(left)) : reckoned(left);
        const off = Math.abs(worked - firstNumber(right));
        const roundedOnTheWay = worked * 1e-5;
        expect(off, `${left} = ${right}: ${worked}`).toBeLessThanOrEqual(roundingOf(right) + roundedOnTheWay);
      }
    }
  });

  test('are proved by passages that say what they rest on', () => {
    for (const question of MANY) {
      const texts = passageTexts(question);
      expect(texts.length, question.id).toBeGreaterThan(0);
      expect(new Set(texts).size, question.id).toBe(texts.length);
      expect(question.entry).toBe(question.proofs[0]?.entry);
      for (const said of BY_HAND[nameOf(question)]!.says) {
        expect(
          texts.some(text => said.test(text)),
          `${question.id}: no ${said} in ${texts.join(' | ')}`,
        ).toBe(true);
      }
    }
  });
});

describe('the cost module', () => {
  function drawnBy(template: Template, count: number): Drawn[] {
    const chance = chanceOf(3, template.name);
    return Array.from({ length: count }, () => template.draw(BOOK, chance)).filter(drawn => drawn !== null);
  }

  function estimateOf({ request }: Drawn): Estimate {
    const estimate = estimateText(request, BOOK, TODAY);
    expect(estimate, request).toMatchObject({ ok: true });
    return estimate as Estimate;
  }

  test.each(TEMPLATES)('reads every word of what $name asks it', template => {
    const cases = drawnBy(template, 20);
    expect(cases.length).toBeGreaterThan(0);
    for (const drawn of cases) {
      expect(estimateOf(drawn).warnings.join('\n'), drawn.request).not.toMatch(/Not read|no difference/);
    }
  });

  test('is what every answer comes from', () => {
    const answers = new Map(
      TEMPLATES.flatMap(template =>
        drawnBy(template, 40).map(drawn => {
          const { amount } = drawn.solve(estimateOf(drawn));
          return [['cost', template.name, ...drawn.parameters].join('-'), rounded(amount ?? Number.NaN)] as const;
        }),
      ),
    );
    const met = MANY.filter(({ id }) => answers.has(id));
    expect(met.length).toBeGreaterThan(50);
    for (const { id, answer } of met) expect(answer, id).toBe(answers.get(id));
  });
});

describe('drawing', () => {
  test('is the same for the same chance, and another for another', () => {
    expect(draw(7, 11)).toEqual(MANY);
    const ids = new Set(draw(8).map(({ id }) => id));
    expect(draw(9).some(({ id }) => !ids.has(id))).toBe(true);
  });

  test('gives the same question the same id and prompt whatever is drawn beside it', () => {
    const known = new Map(MANY.map(question => [question.id, question]));
    const again = Array.from({ length: 20 }, (_, seed) => draw(seed + 100)).flat();
    const met = again.filter(({ id }) => known.has(id));
    expect(met.length).toBeGreaterThan(20);
    for (const question of met) expect(question).toEqual(known.get(question.id));
  });

  test('tells the source and the day of the prices that it states, or that no exact day is known', () => {
    const prices = BOOK.instances.flatMap(({ prices }) => prices.flatMap(({ onDemand }) => onDemand ?? []));
    const stating = draw(7, 60).filter(question => /^(?:run|whole-instances|trainium-cost)$/.test(nameOf(question)));
    const days = stating.map(({ prompt, explanation }) => {
      const stated = /\$([\d.]+) an hour/.exec(prompt)?.[1];
      const told = prices.find(({ value, source, asOf }) => {
        const day = asOf === null ? 'no exact day' : `of ${asOf}`;
        const where = `the price book (${source}; ${day}).`;
        return Number(value) === Number(stated) && explanation.includes(`${Number(value)} USD/instance-hour: ${where}`);
      });
      expect(told, `${prompt}\n${explanation}`).toBeDefined();
      return told?.asOf ?? null;
    });
    expect(days).toContain(null);
    expect(days.some(day => day !== null)).toBe(true);
  });

  test('asks nothing about instances or traffic that the price book lacks', () => {
    const names = draw(4, 3, BANK, { ...BOOK, instances: [], egress: [], accelerators: [] }).map(nameOf);
    expect(names).toContain('inference-bill');
    for (const name of ['run', 'whole-instances', 'trainium-cost', 'training-hours', 'tiered-egress', 'free-egress']) {
      expect(names).not.toContain(name);
    }
  });
});

describe('a bank', () => {
  test("of somebody else's gives no question", () => {
    const other = [
      '# Other',
      '',
      '## How do you estimate costs?',
      '',
      '`id: cost-estimation`',
      '',
      'Count the GPUs and ask finance.',
      '',
      '## What is a GPU?',
      '',
      'The formula of training cost is (GPU count) x (hours) x (GPU price/hr).',
      '',
    ].join('\n');
    const bank = bankOf(other);
    expect(bank.entries).toHaveLength(2);
    expect(draw(1, 3, bank)).toEqual([]);
    expect(draw(1, 3, { files: [], entries: [], skipped: [] })).toEqual([]);
  });

  test('that gives another figure is not asked by ours', () => {
    const names = draw(1, 3, bankOf(TEXT.replaceAll('60–70% savings', '50–70% savings'))).map(nameOf);
    expect(names).not.toContain('spot-bill');
    expect(names).not.toContain('rework-cost');
    expect(names).toContain('reserved-bill');
  });

  test('is cited where its words stand, wherever that is', () => {
    const moved = bankOf(
      TEXT.replace('### Cost estimation framework\n', '### Cost estimation framework\n\n- **First:** Ask who pays.\n'),
    );
    const [before] = MANY.filter(question => nameOf(question) === 'inference-bill');
    const [after] = draw(2, 1, moved).filter(question => nameOf(question) === 'inference-bill');
    expect(after?.proofs[0]?.passage).toBe((before?.proofs[0]?.passage ?? 0) + 1);
    expect(passageTexts(after!, moved)[0]).toContain('(hours/month)');
  });

  test('may have split an entry', () => {
    const split = bankOf(TEXT.replace('`id: cost-estimation`', '`id: cost-estimation-framework`'));
    expect(draw(2, 1, split).map(nameOf)).toContain('inference-bill');
    const renamed = bankOf(TEXT.replace('`id: cost-estimation`', '`id: costs`'));
    expect(draw(2, 1, renamed).map(nameOf)).not.toContain('inference-bill');
  });
});
