// Concepts: phrases of a glossary are found in texts, whatever their forms, and nothing else is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileGlossary, conceptFinder, isConcept, narrowGlossary } from '../../src/retrieval/concepts.ts';
import { tokenise } from '../../src/retrieval/tokenise.ts';
import { finderOf, group } from './small-glossary.ts';

const glossary = [
  group(['infrastructure as code', 'iac']),
  group(['graphics card', 'gpu'], { loose: ['card'], weight: 0.8 }),
  group(['out of memory', 'oom']),
  group(['how to', 'guide']),
  group(['spot instance', 'preemptible'], { loose: ['spot'] }),
  group(['dot', 'spot'], { weight: 0.3 }),
];

function find(text: string, finder = finderOf(glossary)) {
  return finder.find(tokenise(text)).map(({ term, weight, at, length }) => ({ term, weight, at, length }));
}

const terms = (text: string) => find(text).map(({ term }) => term);

describe('a phrase', () => {
  test('is found where it stands, as long as it is', () => {
    expect(find('we buy a graphics card')).toEqual([
      { term: '§1', weight: 0.8, at: 3, length: 2 },
      { term: '§1', weight: 0.4, at: 4, length: 1 },
    ]);
  });

  test('is found in all its forms, in any case', () => {
    expect(terms('Graphics CARDS')).toContain('§1');
    expect(terms('preemptible')).toEqual(terms('preemptibles'));
  });

  test('is not found in parts', () => {
    expect(terms('graphics of a card')).toEqual(['§1']);
    expect(find('graphics of a card')).toEqual([{ term: '§1', weight: 0.4, at: 3, length: 1 }]);
    expect(terms('instance spotted graphics')).not.toContain('§0');
  });

  test('with stop words is found without them and with others, and spans what it takes', () => {
    expect(find('infrastructure as code')).toEqual([{ term: '§0', weight: 1, at: 0, length: 3 }]);
    expect(find('our infrastructure code')).toEqual([{ term: '§0', weight: 1, at: 1, length: 2 }]);
    expect(find('infrastructure is in the code')).toEqual([{ term: '§0', weight: 1, at: 0, length: 5 }]);
  });

  test('of which one word has substance must stand whole', () => {
    expect(terms('out of memory')).toEqual(['§2']);
    expect(terms('memory')).toEqual([]);
    expect(terms('how to')).toEqual(['§3']);
    expect(terms('how')).toEqual([]);
  });
});

describe('what a word stands for', () => {
  test('counts half when it is loose', () => {
    expect(find('gpu')).toEqual([{ term: '§1', weight: 0.8, at: 0, length: 1 }]);
    expect(find('card')).toEqual([{ term: '§1', weight: 0.4, at: 0, length: 1 }]);
  });

  test('can be several things', () => {
    expect(find('spot')).toEqual([
      { term: '§4', weight: 0.5, at: 0, length: 1 },
      { term: '§5', weight: 0.3, at: 0, length: 1 },
    ]);
  });

  test('counts at its best when a group says it twice', () => {
    const finder = finderOf([group(['box', 'boxes'], { loose: ['box'], weight: 0.6 })]);
    expect(find('box', finder)).toEqual([{ term: '§0', weight: 0.6, at: 0, length: 1 }]);
    const looseFirst = finderOf([{ ...group(['big box']), loose: ['box', 'boxes'] }]);
    expect(find('boxes', looseFirst)).toHaveLength(1);
  });

  test('is told from a stem', () => {
    expect(terms('iac gpu spot').every(isConcept)).toBe(true);
    expect(isConcept('gpu')).toBe(false);
  });
});

describe('known words', () => {
  const finder = finderOf(glossary, ['Mondays', 'because']);

  test('of every day are those of the list, in all their forms', () => {
    const stem = (word: string) => tokenise(word)[0]!.stem;
    expect(finder.isEveryday(stem('monday'))).toBe(true);
    expect(finder.isEveryday(stem('graphics'))).toBe(false);
    expect(['monday', 'graphics', 'preemptibles', 'memory'].every(word => finder.knows(stem(word)))).toBe(true);
    expect(finder.knows(stem('grafics'))).toBe(false);
  });
});

describe('a narrowed glossary', () => {
  test('finds what is used as before, and nothing else', () => {
    const compiled = compileGlossary({ groups: glossary, everyday: ['today'] });
    const vocabulary = ['iac', 'infrastructure as code', 'infrastructure', 'code', 'gpu', 'card', 'spot', 'oom', 'the'];
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(glossary.length - 1)),
        fc.array(fc.constantFrom(...vocabulary), { maxLength: 8 }),
        (used, words) => {
          const isUsed = (term: string) => used.includes(Number(term.slice(1)));
          const text = words.join(' ');
          expect(find(text, conceptFinder(narrowGlossary(compiled, isUsed)))).toEqual(
            find(text).filter(({ term }) => isUsed(term)),
          );
        },
      ),
    );
  });

  test('knows the same words', () => {
    const compiled = compileGlossary({ groups: glossary, everyday: ['today'] });
    const narrowed = conceptFinder(narrowGlossary(compiled, () => false));
    for (const { stem } of tokenise('graphics iac today memory')) expect(narrowed.knows(stem)).toBe(true);
    expect(narrowed.isEveryday(tokenise('today')[0]!.stem)).toBe(true);
  });

  test('survives being stored', () => {
    const compiled = compileGlossary({ groups: glossary, everyday: ['today'] });
    const text = 'infrastructure in code on a spot card';
    expect(find(text, conceptFinder(structuredClone(compiled)))).toEqual(find(text));
  });
});

test('any text is searched without an error, and what is found lies within it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), fc.nat(5), (text, at) => {
      const said = `${text} ${glossary[at]!.terms[0]!} ${text}`;
      const count = tokenise(said).length;
      const found = find(said);
      expect(found.map(({ term }) => term)).toContain(`§${at}`);
      expect(found.every(each => each.at >= 0 && each.length > 0 && each.at + each.length <= count)).toBe(true);
    }),
  );
});
