// Habits of public banks in text, tables and pages: numbers, letters of other scripts, keys, buttons and footers.
import { describe, expect, it } from 'vitest';
import { csvImporter } from '../../../src/bank/import/csv.ts';
import { htmlImporter } from '../../../src/bank/import/html.ts';
import type { Importer } from '../../../src/bank/import/importer.ts';
import { jsonlImporter } from '../../../src/bank/import/jsonl.ts';
import { plainTextImporter } from '../../../src/bank/import/plain-text.ts';
import { sourceOfString } from '../../../src/bank/source-text.ts';

const read = (importer: Importer, text: string) => importer.read(sourceOfString('bank', text));
const brief = (importer: Importer, text: string) =>
  read(importer, text).entries.map(({ title, passages }) => [title, ...passages.map(said)]);
const said = (passage: { text: string; right?: boolean }) => `${passage.right ? '+ ' : ''}${passage.text}`;

describe('plain text', () => {
  it('reads numbers with a dot, a dash or a hash before them', () => {
    const text =
      'Q.1 Which knot holds?\nAns: The bowline.\n\nQ-2 Which slips\nAns: The granny.\n\nQ3. Which jams?\nAns: The clove.\n';
    expect(brief(plainTextImporter, text)).toEqual([
      ['Which knot holds?', 'The bowline.'],
      ['Which slips', 'The granny.'],
      ['Which jams?', 'The clove.'],
    ]);
  });

  it('reads options of other scripts, their answers and blank lines between the two', () => {
    const text =
      '1、 哪个结最牢？\n\nA：平结\nB：称人结\n\n正确答案：B 你的答案：A\n\n解析：称人结不会滑。\n\n2、 哪些会滑？\n\nA：祖母结\nB：称人结\nC：活结\n\n正确答案：AC\n';
    expect(brief(plainTextImporter, text)).toEqual([
      ['哪个结最牢？', '平结', '+ 称人结', '解析：称人结不会滑。'],
      ['哪些会滑？', '+ 祖母结', '称人结', '+ 活结'],
    ]);
  });

  it('keeps options out of a title that ends in no mark, and the reason behind the letter', () => {
    const text = 'Q1: Pick the knot\nA) bowline\nB) rope\nAnswer: A because a rope is only what knots are made of.\n';
    expect(brief(plainTextImporter, text)).toEqual([
      ['Pick the knot', '+ bowline', 'rope', 'because a rope is only what knots are made of.'],
    ]);
  });

  it('takes questions that come again below for a contents list, though they wrap or have points', () => {
    const list =
      '1.1. What is a bend?\n1.2. How do I tie a bend when both of the ropes are of\n     different size?\n1.3. What jams?\n\n';
    const text = `${list}1.1. What is a bend?\n\nIt joins ropes.\n\n1.2. How do I tie a bend when both of the ropes are of\n     different size?\n\nBy the sheet bend.\n\n1.3. What jams?\n\nThe clove.\n`;
    expect(brief(plainTextImporter, text)).toEqual([
      ['What is a bend?', 'It joins ropes.'],
      ['How do I tie a bend when both of the ropes are of different size?', 'By the sheet bend.'],
      ['What jams?', 'The clove.'],
    ]);
    expect(read(plainTextImporter, text).skipped.map(({ line }) => line)).toEqual([1]);
  });

  it('ends an answer at the heading of the next chapter, and at no point of its own', () => {
    const text =
      '1. BENDS\n\n1.1. What is a bend?\n\nIt joins ropes.\n\n1. Hold.\n\n2. Pull.\n\nDone.\n\n1.2. What jams?\n\nThe clove.\n\n2. HITCHES\n\n2.1. What is a hitch?\n\nIt joins a post.\n\n(1) Hold.\n\nDone.\n';
    expect(brief(plainTextImporter, text)).toEqual([
      ['What is a bend?', 'It joins ropes.', 'Hold.', 'Pull.', 'Done.'],
      ['What jams?', 'The clove.'],
      ['What is a hitch?', 'It joins a post.', 'Hold.', 'Done.'],
    ]);
  });

  it('takes no word at the end of a sentence for the mark of an answer', () => {
    const text =
      '1.1. Where is help?\n\nAsk, though nobody is bound to give you an\nanswer.\n\n1.2. Who may ask?\n\nAll.\n';
    expect(brief(plainTextImporter, text).map(([title]) => title)).toEqual(['Where is help?', 'Who may ask?']);
  });

  it('reads a very long row of numbered questions in one go', () => {
    const text = Array.from(
      { length: 60_000 },
      (_, index) => `${(index % 9000) + 1}. Knot ${index}?\n\nAnswer: It is tied.\n\n`,
    ).join('');
    expect(read(plainTextImporter, text).entries).toHaveLength(60_000);
  }, 20_000);

  it('takes an invitation to a site for a footer', () => {
    const { entries, skipped } = read(
      plainTextImporter,
      'Q1: Which knot holds?\nA: The bowline.\n\nVisit www.example.com for more!\n',
    );
    expect(entries[0]?.passages.map(({ text }) => text)).toEqual(['The bowline.']);
    expect(skipped.map(({ line }) => line)).toEqual([4]);
  });
});

describe('JSON and CSV', () => {
  it('counts positions from nought, unless an option is the number itself', () => {
    const rows = [
      { questionText: 'One and one?', options: ['3', '2'], correctAnswerIndex: 1 },
      { question: 'Two and two?', options: ['3', '4'], answer: 1 },
      { question: 'Two and one?', options: ['3', '4'], answer: 3 },
    ];
    expect(brief(jsonlImporter, JSON.stringify(rows))).toEqual([
      ['One and one?', '3', '+ 2'],
      ['Two and two?', '3', '+ 4'],
      ['Two and one?', '+ 3', '4'],
    ]);
  });

  it('reads the keys of other languages', () => {
    const row = { titulo: '¿Cuál aguanta?', opciones: { a: 'ballestrinque', b: 'as de guía' }, respuestaCorrecta: 'b' };
    expect(brief(jsonlImporter, JSON.stringify([row]))).toEqual([['¿Cuál aguanta?', 'ballestrinque', '+ as de guía']]);
  });

  it('puts the right answer among wrong ones that are kept apart', () => {
    const row = { question: 'Capital of Peru?', correct_answer: 'Lima', incorrect_answers: ['Quito', 'La Paz'] };
    expect(brief(jsonlImporter, JSON.stringify([row]))[0]?.toSorted()).toEqual([
      '+ Lima',
      'Capital of Peru?',
      'La Paz',
      'Quito',
    ]);
    const table = 'question,correct answer,distractor 1,distractor 2\nCapital of Chile?,Santiago,Lima,Quito\n';
    expect(brief(csvImporter, table)[0]?.toSorted()).toEqual(['+ Santiago', 'Capital of Chile?', 'Lima', 'Quito']);
  });
});

describe('HTML', () => {
  it('asks by name where what is named its answer follows, without the number of its chapter', () => {
    const row = (number: string, title: string, answer: string) =>
      `<tr class="question"><td><b>${number}</b></td><td><b>${title}</b></td></tr><tr class="answer"><td></td><td><p>${answer}</p></td></tr>`;
    const page = `<html><body><h3>1. Bends</h3><table>${row('1.1.', 'What is a bend?', 'It joins.')}${row('1.2.', 'It fails like this:', 'Tie it again.')}</table></body></html>`;
    expect(brief(htmlImporter, page)).toEqual([
      ['What is a bend?', 'It joins.'],
      ['It fails like this:', 'Tie it again.'],
    ]);
  });

  it('leaves out what pops up over a page', () => {
    const page =
      '<html><body><div id="book-help-popup"><h2>Keyboard shortcuts</h2><p>Press S.</p></div><h2>Does it hold?</h2><p>Yes.</p><h2>And when wet</h2><p>Less.</p></body></html>';
    expect(brief(htmlImporter, page)).toEqual([
      ['Does it hold?', 'Yes.'],
      ['And when wet', 'Less.'],
    ]);
  });

  it('asks with a button in a heading, be it a question or not', () => {
    const item = (title: string, answer: string) =>
      `<div><h2><button class="x" type="button">${title}</button></h2><div id="p"><div>${answer}</div></div></div>`;
    const page = `<html><body><h1>Help</h1>${item('Refunds', 'Within 30 days.')}${item('Can I swap?', 'Yes.')}</body></html>`;
    expect(brief(htmlImporter, page)).toEqual([
      ['Refunds', 'Within 30 days.'],
      ['Can I swap?', 'Yes.'],
    ]);
  });
});
