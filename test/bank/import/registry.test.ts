// Which importer reads a file: by its name, and by what it holds where the name says little or something wrong.
import { describe, expect, it } from 'vitest';
import { importFile } from '../../../src/bank/import/registry.ts';
import { sourceOfString } from '../../../src/bank/source-text.ts';

const formats = (path: string, text: string) => [
  ...new Set(importFile(sourceOfString(path, text)).entries.map(({ format }) => format)),
];

const plain = 'Q1: What is it?\nAnswer: A thing.\nQ2: And why?\nAnswer: So.\n';
const markdown = '# Questions\n\n## What is it?\n\nA thing.\n\n## And why?\n\nSo.\n';
const jsonl = '{"question":"What is it?","answer":"A thing."}\n{"question":"Why?","answer":"So."}\n';

describe('importFile', () => {
  it.each([
    ['a.md', markdown, 'markdown'],
    ['a.md', plain, 'text'],
    ['A.MARKDOWN', markdown, 'markdown'],
    ['a.txt', plain, 'text'],
    ['a.txt', markdown, 'markdown'],
    ['a.txt', `${plain}\n    # a comment\n`, 'text'],
    ['README', markdown, 'markdown'],
    ['questions', plain, 'text'],
    ['a.txt', jsonl, 'jsonl'],
    ['a.ndjson', jsonl, 'jsonl'],
    ['a.txt', '<!doctype html><h2>What?</h2><p>This.</p>', 'html'],
    ['a.txt', 'question\tanswer\nWhat?\tThis.\n', 'csv'],
    ['a.txt', 'Which one is it?|This\nWhat is that?|That\nWho is it?|They\n', 'csv'],
    ['a.data', plain, 'text'],
    ['dir.d/a.tsv', 'question\tanswer\nWhat?\tThis.\n', 'csv'],
  ])('reads %s', (path, text, format) => expect(formats(path, text)).toEqual([format]));

  it('is not led astray by comments in code', () => {
    const questions = Array.from({ length: 8 }, (_, at) => `1.${at + 1}. Does knot ${at} hold?\n\nIt does.\n\n`);
    const wrapped = questions.map(question => question.replace(' hold?', '\nhold, and when?'));
    const text = `${questions[0]}# tie it\n# pull it\n\n${wrapped.slice(1).join('')}`;
    expect(importFile(sourceOfString('a.txt', text)).entries.map(({ format }) => format)).toEqual(
      Array(8).fill('text'),
    );
  });

  it.each([
    ['a.xyz', 'nothing here', 'Files ending in .xyz are of no known format.'],
    ['a.txt', '', 'The file is empty.'],
    ['a.txt', 'nothing here', 'No question was found: none of the known formats fits this text.'],
  ])('says why %s gives nothing', (path, text, reason) => {
    expect(importFile(sourceOfString(path, text)).skipped).toEqual([{ path, line: null, reason, severity: 'warning' }]);
  });
});
