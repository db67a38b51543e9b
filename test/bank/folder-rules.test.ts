// Which files of a folder are chosen, and that each one left out is named with its reason.
import { describe, expect, it } from 'vitest';
import { chooseFiles } from '../../src/bank/choose-files.ts';
import { passOverPath } from '../../src/bank/folder-rules.ts';
import { folder } from './bank-files.ts';

const english =
  'What is the use of a cache, and when is it of no use? It is a store of the values that are read most.\n';
const french =
  "Quelle est l'utilité d'un cache ? C'est une mémoire qui garde les valeurs les plus lues, et que vous pouvez vider.\n";
const german =
  'Wozu dient ein Cache? Er ist ein Speicher für die Werte, die am meisten gelesen werden, und nicht mehr.\n';
const spanish = '¿Para qué sirve una caché? Es una memoria que guarda los valores que se leen más, y no los otros.\n';
const chinese = '缓存有什么用？缓存保存最常读取的值，读取会更快，但是数据可能会过期，需要及时更新它们。\n';
const ukrainian = 'Навіщо потрібен кеш? Він зберігає значення, які читають найчастіше, і тому читання стає швидшим.\n';

function choose(texts: Record<string, string>) {
  const chosen = chooseFiles(folder(texts));
  return {
    kept: chosen.kept.map(({ file }) => file.pathInBank),
    left: Object.fromEntries(chosen.skipped.map(({ path, reason }) => [path.replace('bank/', ''), reason])),
  };
}

describe('passOverPath', () => {
  it.each([
    'LICENSE',
    'LICENSE.txt',
    'LICENCE.md',
    'docs/COPYING',
    'CONTRIBUTING.md',
    'CONTRIBUTING-pt-BR.md',
    'CODE_OF_CONDUCT.md',
    'CHANGELOG.md',
    '.github/PULL_REQUEST_TEMPLATE.md',
    'docs/pull_request_template.md',
    'SPONSORS.md',
    'adverts.md',
    'package.json',
    'node_modules/x/README.md',
    'dist/index.html',
    '.git/HEAD',
    'a/.hidden.md',
    'img/logo.png',
    'talk.pdf',
    'main.py',
    'toc.md',
  ])('passes over %s', path => expect(passOverPath(path)?.reason).toMatch(/\.$/));

  it.each([
    'README.md',
    'security/README.md',
    'security.md',
    'history.md',
    'build/README.md'.replace('build', 'topics/build'),
    'go-quiz.md',
    'c.md',
    'is.md',
    'it.md',
    'faq.csv',
    'questions',
    'notes.txt',
    'licensing-questions.md',
    'contributing-factors.md',
    'sponsors-quiz.md',
    'ads-quiz.md',
  ])('keeps %s', path => expect(passOverPath(path)).toBeNull());
});

describe('chooseFiles', () => {
  it('names a passed-over folder once, at its own path', () => {
    const { left } = choose({ 'node_modules/a/README.md': 'x', 'node_modules/b/README.md': 'y', 'quiz.md': english });
    expect(left).toEqual({ node_modules: 'The folder holds installed packages.' });
  });

  it('leaves a contents list out and keeps a README that is the bank', () => {
    const list = '# Questions\n\nAll topics:\n\n- [Caching](caching.md)\n- [Queues](queues.md)\n- [Files](files.md)\n';
    expect(choose({ 'README.md': list, 'caching.md': english })).toMatchObject({ kept: ['caching.md'] });
    const bank =
      '# Questions\n\n- [Caching](#caching)\n- [Queues](#queues)\n\n## What is a cache?\n\nA store.\n\n## Why queue?\n\nTo wait.\n';
    expect(choose({ 'README.md': bank, 'caching.md': english }).kept).toContain('README.md');
  });

  it('reads a security page before it passes over it', () => {
    const policy = '# Security Policy\n\n## Reporting a Vulnerability\n\nWrite to us.\n';
    const kept = choose({ 'SECURITY.md': policy, 'topics/security.md': '## What is XSS?\n\nScript injection.\n' }).kept;
    expect(kept).toEqual(['topics/security.md']);
  });

  it('leaves out a second file of the same bytes', () => {
    expect(choose({ 'a.md': english, 'b.md': english }).left).toEqual({
      'b.md': 'The file holds the same bytes as bank/a.md, which is indexed.',
    });
  });

  it('leaves out the questions that test a retrieval collection', () => {
    const texts = { 'x/corpus.jsonl': '{"_id":"1","text":"A."}', 'x/queries.jsonl': '{"_id":"q","text":"b"}' };
    expect(choose(texts).kept).toEqual(['x/corpus.jsonl']);
    expect(choose({ 'queries.jsonl': english, 'other.jsonl': german }).kept).toHaveLength(2);
  });

  it('applies no rule to a file that stands alone', () => {
    expect(choose({ 'CONTRIBUTING.md': english }).kept).toEqual(['CONTRIBUTING.md']);
  });

  it('neither keeps nor names files of quiz items, which their first line tells', () => {
    const quiz = '<!-- whetstone quiz -->\n\n## cache\n\n### What is a cache?\n\nA store.\n';
    expect(choose({ 'a.md': english, 'a.quiz.md': quiz, 'b.md': `${quiz}\n` })).toEqual({ kept: ['a.md'], left: {} });
    expect(choose({ 'a.quiz.md': quiz })).toEqual({ kept: [], left: {} });
    expect(choose({ 'a.quiz.md': english, 'b.md': german }).kept).toEqual(['a.quiz.md', 'b.md']);
  });

  it('takes a file as one that stands alone where only quiz items stand beside it', () => {
    expect(choose({ 'CONTRIBUTING.md': english, 'q.md': '<!-- whetstone quiz -->\n' }).kept).toEqual([
      'CONTRIBUTING.md',
    ]);
  });
});

describe('translations', () => {
  it('keeps the file without a language behind its name', () => {
    const { kept, left } = choose({
      'cache/cache-quiz.md': english,
      'cache/cache-quiz-fr.md': french,
      'cache/cache-quiz-ch.md': chinese,
      'cache/cache-quiz-ua.md': ukrainian,
    });
    expect(kept).toEqual(['cache/cache-quiz.md']);
    expect(left['cache/cache-quiz-fr.md']).toBe(
      'The file is a translation (fr); bank/cache/cache-quiz.md is indexed instead.',
    );
    expect(Object.keys(left)).toHaveLength(3);
  });

  it('reads every habit of naming', () => {
    const texts = {
      'README.md': english,
      'README.zh-CN.md': chinese,
      'README_ES.md': spanish,
      'README-de.md': german,
      'translations/fr/README.md': `${french}\n`,
      'Translations/French/README_FR.md': `${french} `,
      'German/README.md': `${german} `,
      'es/README.md': `${spanish} `,
      'i18n/zh_TW/README.md': `${chinese} `,
    };
    expect(choose(texts).kept).toEqual(['README.md']);
  });

  it('keeps English where each file has a language, else the most frequent one', () => {
    expect(choose({ 'en/a.md': english, 'de/a.md': german, 'fr/a.md': french }).kept).toEqual(['en/a.md']);
    expect(
      choose({ 'quiz-de.md': german, 'quiz-fr.md': french, 'more-fr.md': `${french} `, 'more-es.md': spanish }).kept,
    ).toEqual(['more-fr.md', 'quiz-fr.md']);
  });

  it('keeps what stands outside of a folder of translations, under whatever path', () => {
    const texts = {
      'src/questions/css.md': english,
      'src/translations/french/css.md': french,
      'src/translations/chinese-traditional/css.md': chinese,
      'src/translations/french/only-here.md': `${french} Encore.`,
    };
    const { kept, left } = choose(texts);
    expect(kept).toEqual(['src/questions/css.md']);
    expect(left['src/translations/french/only-here.md']).toBe(
      'The file is a translation (fr); the files outside are indexed instead.',
    );
    expect(choose({ 'translations/de/a.md': german, 'translations/en/a.md': english }).kept).toEqual([
      'translations/en/a.md',
    ]);
  });

  it('finds the original where the translation lost a part of its name', () => {
    const texts = { 'x/fusion-quiz.md': english, 'x/fusion-quiz-es.md': spanish, 'x/fusion-ch.md': chinese };
    expect(choose(texts).kept).toEqual(['x/fusion-quiz.md']);
  });

  it('keeps topics whose names are codes of languages', () => {
    const topics = [
      'go-quiz',
      'c',
      'is',
      'it',
      'quiz',
      'quiz-ml',
      'quiz-ts',
      'quiz-os',
      'quiz-it',
      'cs/quiz',
      'vi/quiz',
      'react',
      'react-is',
      'react-no',
    ];
    const texts = Object.fromEntries(
      topics.map((topic, n) => [
        `${topic}.md`,
        english.replaceAll('cache', `thing ${n}`).replace('\n', ' and the rest of it.\n'),
      ]),
    );
    expect(choose(texts).left).toEqual({});
  });

  it('keeps a bank in one language other than English, and a lone file with a language behind its name', () => {
    expect(choose({ 'quiz-de.md': german, 'quiz-mehr.md': `${german} Noch viele.` }).left).toEqual({});
    expect(choose({ 'quiz-de.md': german, 'other.md': `${german} Noch eine.` }).left).toEqual({});
    expect(choose({ 'fr/a.md': french, 'fr/b.md': `${french} Encore.` }).left).toEqual({});
  });
});
