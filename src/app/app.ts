// The application: every use case over the ports that compose.ts gives it.
import { passOverPath } from '../bank/folder-rules.ts';
import { PersonError } from '../message/person-error.ts';
import type { AppPorts } from './app-ports.ts';
import { loadCurrent, openBank } from './open-bank.ts';
import type { App, OnProgress } from './use-cases.ts';

const silent: OnProgress = () => {};

/** The application over `ports`. What asking does not need is loaded when it is called for. */
export function createAppOver(ports: AppPorts): App {
  return {
    openBank: (path, onProgress = silent) => openBank(ports, path, onProgress),
    index: async (path, onProgress = silent) => {
      const trouble = await ports.store.trouble();
      // A long work for nothing, unless it turns out that there is nothing to do.
      if (trouble && !(await loadCurrent(ports, path, ports.files.fingerprint(path, passOverPath)))) throw trouble;
      const { report, unsaved } = await ports.indexer(path, onProgress);
      if (unsaved) throw new PersonError(unsaved.reason);
      return report;
    },
    lint: async path => (await import('./read-bank.ts')).lintBank(ports, path),
    importBank: async (path, to) => (await import('./read-bank.ts')).importBank(ports, path, to),
    evaluate: async (path, queriesFile, onProgress = silent) =>
      (await import('./evaluate.ts')).evaluate(ports, path, queriesFile, onProgress),
    doctor: async () => (await import('./doctor.ts')).examine(ports),
    prices: async file => (await import('./prices/open-prices.ts')).openPrices(ports, file),
    estimates: () => {
      const opened = import('./estimate.ts').then(({ estimatesOf }) => estimatesOf(ports));
      return {
        estimate: async request => (await opened).estimate(request),
        adjust: async (request, changes) => (await opened).adjust(request, changes),
        choices: async request => (await opened).choices(request),
      };
    },
    estimator: async file => (await import('./estimate.ts')).openEstimator(ports, file),
    refreshPrices: async (onProgress = silent) =>
      (await import('./prices/refresh-prices.ts')).refreshPrices(ports, onProgress),
  };
}
