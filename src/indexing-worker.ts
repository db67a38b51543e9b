// The indexing worker: builds one bank's index off the main thread and reports to whoever started it.
import { parentPort, workerData } from 'node:worker_threads';
import { type Indexed, indexBank } from './app/index-bank.ts';
import { assert } from './assert.ts';
import { indexingPorts } from './compose.ts';
import type { WorkerMessage } from './drivers/worker-indexer.ts';
import { PersonError } from './message/person-error.ts';

const { path, dataDir, packageRoot, cwd } = workerData as Record<'path' | 'dataDir' | 'packageRoot' | 'cwd', string>;
const port = parentPort;
assert(port, 'the indexing worker runs as a worker');
const tell = (message: WorkerMessage<Indexed>) => port.postMessage(message);

try {
  const ports = indexingPorts(dataDir, packageRoot, cwd);
  tell({ result: await indexBank(ports, path, progress => tell({ progress })) });
} catch (error) {
  if (!(error instanceof PersonError)) throw error;
  tell({ trouble: error.message });
}
