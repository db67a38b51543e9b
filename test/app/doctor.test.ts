// What the doctor says of searching vectors, by what the machine has for it.
import { expect, test } from 'vitest';
import type { VectorSearchMeans } from '../../src/app/app-ports.ts';
import { examine } from '../../src/app/doctor.ts';
import { portsIn } from './app-ports.ts';
import { kettles, worldWith } from './world.ts';

const ALL: VectorSearchMeans = { kernels: true, graphs: true, graphFrom: 1_000_000 };

async function findingsWith(means: VectorSearchMeans) {
  const { cwd, dataDir, packageRoot } = worldWith({ 'kettles.md': kettles('nine') });
  const findings = await examine({ ...portsIn(cwd, dataDir, packageRoot), vectorSearch: async () => means });
  return findings.filter(({ name }) => name === 'vector search' || name === 'large banks');
}

test('all is well where there are vector instructions and graphs', async () => {
  expect((await findingsWith(ALL)).map(({ state }) => state)).toEqual(['ok', 'ok']);
});

test('where no compiler was found it says what that costs, and how to mend it', async () => {
  const [, graphs] = await findingsWith({ ...ALL, graphs: false });
  expect(graphs).toMatchObject({ state: 'warning', mend: expect.stringContaining('Install a C++ compiler') });
  expect(graphs?.detail).toContain('No compiler was found when npm installed hnswlib-node');
  expect(graphs?.detail).toContain('banks of more than 1,000,000 passages are searched more slowly');
});

test('where there are no vector instructions it says so', async () => {
  const [kernels] = await findingsWith({ ...ALL, kernels: false });
  expect(kernels).toMatchObject({ state: 'warning', detail: expect.stringContaining('no vector instructions') });
});
