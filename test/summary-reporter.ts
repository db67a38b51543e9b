// Closes a test run with one plain line, `N passed, N failed`, that people and scripts can rely on.
import type { Reporter, TestModule } from 'vitest/node';

/** What a test run came to. A file or a group that fails outside of any test counts as one failure. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Prints the closing line; belongs after the reporter that prints the details. */
export const summaryReporter: Reporter = {
  onTestRunEnd(modules, unhandledErrors, reason) {
    const { passed, failed, skipped } = countTests(modules);
    const allFailed = failed + unhandledErrors.length;
    // A run that ends badly never claims that nothing failed, for whatever reason it did.
    const told = reason === 'passed' ? allFailed : Math.max(1, allFailed);
    process.stdout.write(`${closingLine({ passed, failed: told, skipped })}\n`);
  },
};

/** The line itself; what was skipped is told only where something was. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function countTests(modules: readonly TestModule[]): Tally {
  const tests = modules.flatMap(module => [...module.children.allTests()].map(test => test.result().state));
  const groups = modules.flatMap(module => [module, ...module.children.allSuites()]);
  const broken = groups.filter(group => group.errors().length > 0).length;
  const count = (state: string) => tests.filter(found => found === state).length;
  const [passed, failed] = [count('passed'), count('failed')];
  return { passed, failed: failed + broken, skipped: tests.length - passed - failed };
}
