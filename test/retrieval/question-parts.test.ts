// Questions in several parts, and questions that lean on the turn before them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leaningOf, questionParts } from '../../src/retrieval/question-parts.ts';

describe('a question is split', () => {
  test.each<[string, string[]]>([
    [
      'what is data gravity and how do i estimate training cost',
      ['what is data gravity', 'how do i estimate training cost'],
    ],
    ['What is data gravity? How big are model artifacts?', ['What is data gravity?', 'How big are model artifacts?']],
    [
      'what is the spot interruption rate, and what is a cold start',
      ['what is the spot interruption rate', 'what is a cold start'],
    ],
    [
      'how much is egress per terabyte; also how big are checkpoints',
      ['how much is egress per terabyte', 'how big are checkpoints'],
    ],
    [
      'when is spot cheaper but what about its interruption rate',
      ['when is spot cheaper', 'what about its interruption rate'],
    ],
  ])('%s', (question, parts) => {
    expect(questionParts(question)).toEqual(parts);
  });
});

describe('a question stays whole', () => {
  test.each([
    'what is data gravity',
    'compare sagemaker and vertex ai',
    'which is cheaper, spot or reserved',
    'what is spot and how does it work',
    'we have four people, what should we do',
    'cost, storage, networking and egress of training',
    'is it cheaper? faster? better? smaller?',
    'what is a gpu cluster and when is a gpu cheap and how is a gpu cooled and why is a gpu scarce',
    '',
    '???',
  ])('%j', question => {
    expect(questionParts(question)).toEqual([question]);
  });
});

test('parts are pieces of the question in their order, three at most, and none is empty', () => {
  const bit = fc.constantFrom(
    'what is a gpu',
    'how big are checkpoints',
    ' and ',
    '? ',
    ', ',
    '; also ',
    'spot',
    '.',
    ' but when ',
  );
  fc.assert(
    fc.property(fc.array(bit, { maxLength: 12 }), bits => {
      const question = bits.join('');
      const parts = questionParts(question);
      expect(parts.length).toBeGreaterThan(0);
      expect(parts.length).toBeLessThanOrEqual(3);
      let at = 0;
      for (const part of parts) {
        at = question.indexOf(part, at);
        expect(at).toBeGreaterThanOrEqual(0);
        at += part.length;
      }
      if (parts.length > 1) expect(parts.every(part => part.trim() !== '')).toBe(true);
    }),
  );
});

describe('a question', () => {
  test.each([
    'and on azure?',
    'what about tpus',
    'how much does it cost',
    'why is that',
    'which one is cheaper',
    'pros and cons?',
    'the limitations',
    'more',
    '',
  ])('leans on the turn before: %j', question => {
    expect(leaningOf(question)).not.toBe('alone');
  });

  test.each([
    'how do i estimate the training cost of a large model',
    'when does serverless gpu inference make sense',
    'what gpus does azure ml offer',
  ])('stands alone: %j', question => {
    expect(leaningOf(question)).toBe('alone');
  });
});
