// The identity of indexes: another one whenever that changes by which texts are read and questions are judged.
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EMBEDDER_ID } from '../../src/app/index-identity.ts';

const RETRIEVAL = new URL('../../src/retrieval/', import.meta.url);

test('whoever changes how texts are read or questions are judged raises the id, so that no index is stale', () => {
  const texts = readdirSync(RETRIEVAL).map(name => readFileSync(new URL(name, RETRIEVAL), 'utf8'));
  const judgedBy = hash('sha256', texts.sort().join('\n')).slice(0, 12);
  // After a change that alters nothing of it, only the second one is written anew.
  expect([EMBEDDER_ID, judgedBy]).toEqual(['local-meanings-26', '5ca3c946a518']);
});
