// How the tests run: every *.test.ts below test/, no network, no shared state between files.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, pool: 'threads', reporters: ['default'] },
});
