// Tokens: the same for banks, glossaries and questions, whatever is typed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenise } from '../../src/retrieval/tokenise.ts';

const words = (text: string) => tokenise(text).map(token => token.word);
const stems = (text: string) => tokenise(text).map(token => token.stem);

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.stringMatching(/^[\w.,'’+#?!=<>&| -]*$/),
);

describe('any text', () => {
  test('gives tokens, never an error, and the same ones again', () => {
    fc.assert(
      fc.property(anyText, text => {
        const tokens = tokenise(text);
        expect(tokens.every(({ word, stem }) => word !== '' && stem !== '' && !/\s/.test(word))).toBe(true);
        expect(tokenise(text)).toEqual(tokens);
      }),
    );
  });

  test('gives words that are themselves when they are asked for alone', () => {
    fc.assert(
      // Three dots are a word by what follows them alone.
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9 .,-]*$/).map(text => text.replace(/\.{3,}/g, '.')),
        text => {
          for (const token of tokenise(text)) expect(tokenise(token.word)[0]).toEqual(token);
        },
      ),
    );
  });

  test('is cut at spaces: what stands on either side does not matter', () => {
    const plain = fc.stringMatching(/^[a-z0-9.+#'-]*$/);
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(words(`${a} ${b}`)).toEqual([...words(a), ...words(b)]);
      }),
    );
  });
});

describe('words', () => {
  test('are one in any case, in any compatible form, and accents stay', () => {
    expect(words('ＧＰＵ gpu Ｇpu')).toEqual(['gpu', 'gpu', 'gpu']);
    expect(words('ﬁne Élan')).toEqual(['fine', 'élan']);
    expect(words('e\u0301lan')).toEqual(['élan']);
  });

  test('have one stem in their forms', () => {
    expect(new Set(stems('train trains training trained'))).toEqual(new Set(['train']));
    expect(new Set(stems('cost costs costing'))).toEqual(new Set(['cost']));
    expect(stems('H100 p4d')).toEqual(['h100', 'p4d']);
  });

  test('of no words are none', () => {
    for (const text of ['', ' ', '?!', '---', '\u0000', '\ud800', '🙂']) expect(words(text)).toEqual([]);
  });
});

describe('contractions', () => {
  test.each([
    ["I'll", 'i will'],
    ["we're", 'we are'],
    ['we’re', 'we are'],
    ["she'd", 'she would'],
    ["I'd've", 'i would have'],
    ["they've", 'they have'],
    ["I'm", 'i am'],
    ["don't", 'do not'],
    ["can't", 'can not'],
    ["won't", 'will not'],
    ["shan't", 'shall not'],
    ["ain't", 'is not'],
    ["couldn't've", 'could not have'],
    ["what's", 'what'],
    ["Amazon's", 'amazon'],
  ])('%s is %s', (typed, read) => {
    expect(words(typed)).toEqual(read.split(' '));
  });

  test('are not seen where there is none', () => {
    expect(words("aujourd'hui d'accord l'élan o'reilly rock'n'roll")).toEqual([
      'aujourdhui',
      'daccord',
      'lélan',
      'oreilly',
      'rocknroll',
    ]);
    expect(words("the 'target' of 'data'")).toEqual(['the', 'target', 'of', 'data']);
    expect(words('ill were cant')).toEqual(['ill', 'were', 'cant']);
  });
});

describe('names', () => {
  test('of languages with signs are words', () => {
    expect(words('C++, C# and .NET or F#')).toEqual(['cpp', 'csharp', 'and', 'dotnet', 'or', 'fsharp']);
    expect(words('vitamin C, basic++')).toEqual(['vitamin', 'c', 'basic']);
  });

  test('with points come whole and in parts', () => {
    expect(words('p5.48xlarge')).toEqual(['p5.48xlarge', 'p5', '48xlarge']);
    expect(words('Node.js.')).toEqual(['node.js', 'node', 'js']);
    expect(words('3.5')).toEqual(['3.5', '3', '5']);
    expect(words('end. Begin')).toEqual(['end', 'begin']);
  });

  test('with a count come whole and in parts', () => {
    expect(words('8xH100')).toEqual(['8xh100', '8', 'h100']);
    expect(words('70B')).toEqual(['70b', '70', 'b']);
  });

  test('of numbers keep their thousands together', () => {
    expect(words('1,000 and 1,000,000')).toEqual(['1000', 'and', '1000000']);
    expect(words('1,2 and 10,0000')).toEqual(['1', '2', 'and', '10', '0000']);
  });

  test('of operators are not punctuation, however much of it', () => {
    for (const text of [
      'gpu capacity???',
      'gpu?? capacity',
      'gpu capacity ??',
      'gpu... capacity',
      'gpu ... capacity?!',
      'gpu?. capacity',
    ]) {
      expect(words(text)).toEqual(['gpu', 'capacity']);
    }
  });

  test('of operators stay', () => {
    expect(words('a === b => c?.d ?? e')).toEqual(['a', '===', 'b', '=>', 'c', '?.', 'd', '??', 'e']);
    expect(words('f(...rest)')).toEqual(['f', '...', 'rest']);
  });
});

describe('scripts without spaces', () => {
  test('are pairs of characters', () => {
    expect(words('云计算')).toEqual(['云计', '计算']);
    expect(words('云')).toEqual(['云']);
    expect(words('サーバー')).toEqual(['サー', 'ーバ', 'バー']);
  });

  test('leave the words of other scripts among them whole', () => {
    expect(words('GPU服务器')).toEqual(['gpu', '服务', '务器']);
    expect(words('使用p5.48xlarge实例')).toContain('48xlarge');
    expect(words('在Node.js中')).toEqual(expect.arrayContaining(['在', 'node', 'js', '中']));
  });

  test('are found by any part of two characters', () => {
    const han = fc.array(fc.constantFrom(...'云计算服务器成本训练模型'), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(han, fc.nat(), (characters, at) => {
        const start = at % (characters.length - 1);
        expect(words(characters.join(''))).toEqual(
          expect.arrayContaining(words(characters.slice(start, start + 2).join(''))),
        );
      }),
    );
  });
});
