// Questions about figures in sentences.
import { describe, expect, it } from 'vitest';
import { couldStandFor, figuresIn, scaled, unitOf, written, writtenAs } from '../../../src/quiz/generate/figures.ts';
import { fromFigures } from '../../../src/quiz/generate/from-figures.ts';
import { placesOf } from '../../../src/quiz/generate/place.ts';
import type { ChoiceQuestion, NumberQuestion } from '../../../src/quiz/question.ts';
import { bankOf } from './made-banks.ts';

const QUESTION = '## How does the queue treat old messages?';

function asked(...lines: readonly string[]): (ChoiceQuestion | NumberQuestion)[] {
  return placesOf(bankOf(QUESTION, '', ...lines)).flatMap(place => fromFigures(place, 1));
}

function kinds(...lines: readonly string[]): string[] {
  return asked(...lines).map(({ kind }) => kind);
}

describe('figures in a sentence', () => {
  it.each([
    ['The limit is 15 minutes.', ['15 minutes']],
    ['It costs $1,200 and saves 40–60% of the bill.', ['$1,200', '40–60%']],
    ['A 48-hour window, 256 MB of memory, 2.5 GHz.', ['48-hour', '256 MB', '2.5 GHz']],
    ['HTTP 404, version 3.9.1, port 8080, 2026-01-01, p95 and 10.0.0.1/24.', []],
  ])('%s', (sentence, figures) => {
    expect(figuresIn(sentence).map(written)).toEqual(figures);
  });

  it('are of one unit in singular and plural', () => {
    const [one, many] = figuresIn('1 hour or 3 hours').map(unitOf);
    expect(one).toBe(many);
  });

  it('are written in singular for one and in plural for more', () => {
    const [year, window] = figuresIn('1 year and a 48-hour window');
    expect([year && writtenAs(year, ['3']), window && writtenAs(window, ['24'])]).toEqual(['3 years', '24-hour']);
    const [bit] = figuresIn('a 32 bit integer');
    expect(bit && writtenAs(bit, ['64'])).toBe('64 bit');
  });

  it('are scaled to others that are well apart, as round, and no share above the whole', () => {
    const [share] = figuresIn('60% of it');
    const others = share === undefined ? [] : scaled(share);
    expect(others.length).toBeGreaterThanOrEqual(2);
    expect(others.every(other => share !== undefined && couldStandFor(other, share))).toBe(true);
    expect(others.map(written).filter(text => Number.parseFloat(text) > 100 || /\d\.\d/.test(text))).toEqual([]);
  });
});

describe('questions from figures', () => {
  it('ask for the figure of a statement, as a choice and to type', () => {
    const questions = asked('The broker deletes unread messages of idle consumers after 14 days.');
    const [choice, number] = questions;
    expect(choice?.prompt).toContain('“The broker deletes unread messages of idle consumers after ____.”');
    expect(choice?.kind === 'choice' && choice.options[choice.correct[0] ?? -1]).toBe('14 days');
    expect(number).toMatchObject({ kind: 'number', answer: '14', unit: 'days' });
    expect(questions.every(({ proofs }) => proofs.length === 1)).toBe(true);
  });

  it.each([
    [
      'a thing that only the text before names',
      'The count is a 14 days window that keeps unread messages of consumers.',
    ],
    ['a pronoun', 'The broker keeps messages of consumers and its journal keeps their copies for 14 days.'],
    ['what once happened', 'The broker was deleting unread messages of idle consumers for 14 days.'],
    ['a figure that a word gives away', 'The broker deletes a third of unread messages, 33%, of idle consumers.'],
    ['a figure in brackets', 'The broker deletes unread messages of idle consumers (after 14 days) from journals.'],
    ['the default of nobody knows what', 'For a busy broker of unread messages, the default and minimum is 14 days.'],
    ['all of something', 'The audit of idle consumers must cover 100% of the unread messages.'],
    [
      'a figure that counts what is quoted',
      'The journal of the broker has the name of its topic with 4 characters "-wal" behind it.',
    ],
    ['a made-up case', 'If Pod A allocates 79 GB of the memory of its host, the next consumer crashes.'],
    ['what changes with the years', 'A modern broker on a laptop keeps about 32 GB of unread messages in memory.'],
    [
      'an aside in brackets',
      'The soft limit of open consumer sockets (8 MB if unlimited) sizes each stack of the broker.',
    ],
    ['a fragment', 'lets you browse whatever consumers left unread within the last 2 weeks of the journal.'],
    ['a range', 'The window in which idle consumers rejoin should be between several and 24 hours long.'],
    ['a part of code', 'The back reference $1 refers to the text that the first bracket of the pattern caught.'],
  ])('leave out %s', (_, statement) => {
    expect(asked(statement)).toEqual([]);
  });

  it('ask for sizes in powers of two among others of that kind', () => {
    const [choice] = asked('Each hash table of the shared journal is 32768 bytes in size on every broker.');
    const sizes = choice?.kind === 'choice' ? choice.options.map(option => Number.parseInt(option, 10)) : [];
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.filter(size => !Number.isInteger(Math.log2(size)))).toEqual([]);
  });

  it('take no other figure of the same passage for a wrong option', () => {
    const [choice] = asked(
      'The broker deletes unread messages of idle consumers after 14 days. Audit copies stay 28 days.',
    );
    expect(choice?.kind === 'choice' && choice.options).not.toContain('28 days');
  });

  it('offer no choice where other figures would be true as well', () => {
    expect(kinds('The broker keeps unread messages of idle consumers for at least 14 days.')).toEqual(['number']);
    expect(kinds('The broker keeps unread messages of idle consumers for 14 days or more.')).toEqual(['number']);
  });

  it.each([
    ['an example', 'For example, the broker deletes unread messages of idle consumers after 14 days.'],
    [
      'a made-up case',
      'Suppose a broker keeps messages for long. It deletes unread ones of idle consumers after 14 days.',
    ],
    ['two figures', 'The broker deletes 5% of unread messages of idle consumers after 14 days.'],
    ['what leans on other text', 'It deletes unread messages of idle consumers in the broker after 14 days.'],
    ['what goes out of date', 'Since 2024 the broker deletes unread messages of idle consumers after 14 days.'],
    ['what points at something', 'In this mode the broker deletes unread messages of idle consumers after 14 days.'],
    ['what says little', 'The queue lasts 14 days.'],
  ])('leave out %s', (_, text) => {
    expect(kinds(text)).toEqual([]);
  });
});
