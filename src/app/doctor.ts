// The doctor: looks at what asking stands on, and says how to mend what is not well.
import { passOverPath } from '../bank/folder-rules.ts';
import { parseGlossary } from '../bank/glossary.ts';
import { lint } from '../bank/lint.ts';
import { PersonError } from '../message/person-error.ts';
import type { AppPorts } from './app-ports.ts';
import { examinePrices } from './examine-prices.ts';
import { EMBEDDER_ID, indexKey } from './index-identity.ts';
import { lintBank } from './read-bank.ts';
import { fromStored } from './stored-bank.ts';
import type { Finding } from './use-cases.ts';

/** Everything that was looked at, in the order in which a fault would be met. */
export async function examine(ports: AppPorts): Promise<Finding[]> {
  const checks = [runtime, vectorSearch, graphs, glossary, data, bank, index, examinePrices];
  const findings: Finding[] = [];
  for (const check of checks) findings.push(await check(ports));
  return findings;
}

async function runtime({ runtime: version }: AppPorts): Promise<Finding> {
  return well('runtime', `Node ${version}`);
}

async function vectorSearch(ports: AppPorts): Promise<Finding> {
  const { kernels } = await ports.vectorSearch();
  if (kernels) return well('vector search', 'Runs on vector instructions.');
  return {
    name: 'vector search',
    state: 'warning',
    detail: 'This Node has no vector instructions for its processor; plain exact search serves, slower on large banks.',
    mend: 'Run Whetstone on a processor with SSE 4.1 or NEON, with the Node that it brings along.',
  };
}

async function graphs(ports: AppPorts): Promise<Finding> {
  const { graphs: compiled, graphFrom } = await ports.vectorSearch();
  const large = `banks of more than ${graphFrom.toLocaleString('en')} passages`;
  if (compiled) return well('large banks', `hnswlib-node is compiled; ${large} are searched by a graph.`);
  return {
    name: 'large banks',
    state: 'warning',
    detail: `No compiler was found when npm installed hnswlib-node; ${large} are searched more slowly.`,
    mend: 'Install a C++ compiler (Debian: apt-get install g++ make python3) and run npm ci again.',
  };
}

async function glossary(ports: AppPorts): Promise<Finding> {
  return guarded('glossary', 'Restore the folder knowledge/ from the package.', async () => {
    const { groups, everyday } = parseGlossary((await ports.lexicon.read()).glossary);
    return well('glossary', `${groups.length} groups, ${everyday.length} everyday words`);
  });
}

async function data({ store, dataDir }: AppPorts): Promise<Finding> {
  const trouble = await store.trouble();
  if (!trouble) return well('data folder', `${dataDir} can be written to`);
  const mend = 'Answers come all the same, later, since the index is built for each call.';
  return { name: 'data folder', state: 'warning', detail: trouble.message, mend };
}

async function bank(ports: AppPorts): Promise<Finding> {
  const mend = 'Set BANK_DIR to a file or folder with questions, or pass --bank.';
  return guarded('bank', mend, async () => {
    const fingerprint = await ports.files.fingerprint(ports.bankDir, passOverPath);
    return well('bank', `${ports.bankDir} is readable, ${fingerprint.slice(0, 12)}`);
  });
}

async function index(ports: AppPorts): Promise<Finding> {
  const mend = 'Run: npx whetstone index';
  return guarded('index', mend, async () => {
    const stored = await ports.store.load(indexKey(ports.cwd, ports.bankDir), {
      embedder: EMBEDDER_ID,
      lexicon: await ports.lexicon.stamp(),
    });
    if ('missing' in stored) {
      // An index says that there are questions; without one it has to be looked.
      const { entries } = await lintBank(ports, ports.bankDir);
      if (entries === 0)
        throw new PersonError('There is none, since no question with an answer was found in the bank.');
      return { name: 'index', state: 'warning', detail: stored.missing, mend };
    }
    const fresh = stored.manifest.bankFingerprint === (await ports.files.fingerprint(ports.bankDir, passOverPath));
    const { entries } = lint(fromStored(stored.data).bank);
    const about = `${entries} questions, embedder ${EMBEDDER_ID}, ${stored.vectors.kind} search, built ${stored.manifest.builtAt}`;
    return fresh
      ? well('index', about)
      : { name: 'index', state: 'warning', detail: `${about}; the bank changed since`, mend };
  });
}

function well(name: string, detail: string): Finding {
  return { name, state: 'ok', detail, mend: null };
}

async function guarded(name: string, mend: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof PersonError)) throw error;
    return { name, state: 'fault', detail: error.message, mend };
  }
}
