// Questions that a bank asks with options of its own.
import { describe, expect, it } from 'vitest';
import { fromOptions } from '../../../src/quiz/generate/from-options.ts';
import { placesOf } from '../../../src/quiz/generate/place.ts';
import type { ChoiceQuestion } from '../../../src/quiz/question.ts';
import { bankOf } from './made-banks.ts';

function asked(title: string, options: readonly string[], seed = 1): ChoiceQuestion | null {
  const [place] = placesOf(bankOf(`### ${title}`, '', ...options));
  return place === undefined ? null : fromOptions(place, seed);
}

const OPTIONS = ['- [ ] Object storage', '- [x] Block storage', '- [ ] A shared file system', '- [ ] A tape'];
const TITLE = 'Which storage holds the root disk of a machine?';

function orders(options: readonly string[]): Set<string> {
  return new Set([1, 2, 3, 4, 5, 6].map(seed => asked(TITLE, options, seed)?.options.join() ?? ''));
}

describe('questions from marked options', () => {
  it('keep all options and mark what the bank marks', () => {
    const question = asked(TITLE, OPTIONS);
    expect(question?.options).toHaveLength(4);
    expect(question?.correct.map(at => question.options[at])).toEqual(['Block storage']);
    expect(question?.prompt).toBe(TITLE);
  });

  it('draw their order, unless an option says where another stands', () => {
    expect(orders(OPTIONS).size).toBeGreaterThan(1);
    expect(orders([...OPTIONS, '- [ ] None of the above'])).toEqual(
      new Set(['Object storage,Block storage,A shared file system,A tape,None of the above']),
    );
    expect(orders([...OPTIONS, '- [ ] Both A and C']).size).toBe(1);
  });

  it('say that several are right where the question does not', () => {
    const several = ['- [x] Object storage', ...OPTIONS.slice(1)];
    expect(asked(TITLE, several)?.prompt).toBe(`${TITLE} (Choose all that apply.)`);
    expect(asked('Which two storages hold disks? (Choose two)', several)?.prompt).not.toContain('all that apply');
  });

  it.each([
    ['nothing is marked', TITLE, OPTIONS.map(line => line.replace('[x]', '[ ]'))],
    ['everything is marked', TITLE, OPTIONS.map(line => line.replace('[ ]', '[x]'))],
    ['an option comes twice', TITLE, [...OPTIONS, '- [ ] object storage.']],
    ['there are two options that are not true and false', TITLE, OPTIONS.slice(0, 2)],
    ['code is not there', 'What does this code print?', OPTIONS],
    ['a picture is not there', 'Which storage is shown in the diagram?', OPTIONS],
    ['the question asks nothing', 'What is the correct option?', OPTIONS],
    ['a list of tasks is ticked', 'Validation Checklist', OPTIONS],
    ['an option explains itself', TITLE, [...OPTIONS, '- [ ] A disk. Explanation: it is slow']],
  ])('are not asked where %s', (_, title, options) => {
    expect(asked(title, options)).toBeNull();
  });

  it('complete a sentence that stops in its middle', () => {
    expect(asked('The root disk of a machine is held by', OPTIONS)?.prompt).toBe(
      'The root disk of a machine is held by …',
    );
  });

  it('are explained by what explains, and not by a link', () => {
    const link = ['', '(back to top)'];
    expect(asked(TITLE, [...OPTIONS, ...link])?.explanation).toBe('The bank marks as right: “Block storage”.');
  });

  it('may be true or false', () => {
    expect(asked('A tape is block storage.', ['- [ ] True', '- [x] False'])?.options).toHaveLength(2);
  });
});
