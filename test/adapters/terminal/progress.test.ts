// A bar comes only after two seconds, only where a person watches, and goes away when the work is done.
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showProgress } from '../../../adapters/terminal/progress.ts';
import { fakeTerminal } from '../../fakes/terminal.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work of `ms` that reports once before and once after the wait. */
async function work(isTTY: boolean, ms: number): Promise<{ during: string; after: string; printed: string }> {
  const { terminal, printed, told } = fakeTerminal({ isTTY });
  const progress = showProgress(terminal);
  progress.report({ stage: 'Reading\u001b[2J files', done: 1, total: 4 });
  await vi.advanceTimersByTimeAsync(ms);
  await vi.dynamicImportSettled();
  progress.report({ stage: 'Embedding', done: 1, total: 2 });
  await vi.advanceTimersByTimeAsync(500);
  const during = stripVTControlCharacters(told());
  progress.stop();
  return { during, after: told().slice(-20), printed: printed() };
}

it('shows nothing for work that is soon done', async () => {
  expect(await work(true, 1_000)).toMatchObject({ during: '', after: '' });
});

it('shows nothing without a terminal', async () => {
  expect(await work(false, 5_000)).toMatchObject({ during: '', after: '' });
});

it('shows stage and percent on standard error, and clears them', async () => {
  const { during, after, printed } = await work(true, 2_500);
  expect(during).toMatch(/Reading files \[=+-+\] 25%/);
  expect(during).toMatch(/Embedding \[=+-+\] 50%/);
  expect(after).toContain('\u001b[');
  expect(printed).toBe('');
});

it.each([true, false])('prints a notice at once, with a terminal (%s) or without, and goes on', async isTTY => {
  const { terminal, told } = fakeTerminal({ isTTY });
  const progress = showProgress(terminal);
  await vi.advanceTimersByTimeAsync(2_500);
  await vi.dynamicImportSettled();
  progress.report({ stage: 'waiting', done: 0, total: 1, notice: 'Another is at it.' });
  progress.report({ stage: 'Embedding', done: 1, total: 2 });
  await vi.advanceTimersByTimeAsync(500);
  const seen = stripVTControlCharacters(told());
  expect(seen).toContain('Another is at it.\n');
  expect(seen.includes('Embedding')).toBe(isTTY);
  progress.stop();
});
