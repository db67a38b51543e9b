// The identity of indexes: another one whenever that changes by which indexes are made and judged.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EMBEDDER_ID } from '../../src/app/index-identity.ts';

/** The modules that decide what a text's vector is, and what an index takes a question for. */
const MODULES = [
  ...['calibrate', 'confidence', 'coverage', 'detail-words', 'elsewhere', 'embedding', 'fit-weights', 'lexical'],
  ...['meanings', 'outside-questions', 'rank', 'stop-words', 'tokenise', 'wording'],
];

test('whoever changes how texts are embedded or questions are judged raises the id, so that no index is stale', () => {
  const texts = MODULES.map(name => readFileSync(new URL(`../../src/retrieval/${name}.ts`, import.meta.url), 'utf8'));
  const judgedBy = hash('sha256', texts.join('\n')).slice(0, 12);
  // After a change that alters nothing of it, only the second one is written anew.
  expect([EMBEDDER_ID, judgedBy]).toEqual(['local-meanings-26', 'ceefa7adf0a0']);
});
