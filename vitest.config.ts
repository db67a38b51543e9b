// How the tests run: every *.test.ts below test/, no network, no shared state between files.
import { defineConfig } from 'vitest/config';
import { summaryReporter } from './test/summary-reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    pool: 'threads',
    allowOnly: false,
    reporters: ['default', summaryReporter],
  },
});
