// The commands `prices show` and `prices refresh`: what the price book says and how old it is, and fetching newer prices.
import type { PricesInUse, RefreshReport } from '../../src/app/prices/refresh-report.ts';
import { cleanLine } from './clean-text.ts';
import { print, printJson } from './print.ts';
import { showProgress } from './progress.ts';
import type { Surroundings } from './surroundings.ts';
import { WrongUsage } from './wrong-usage.ts';

export interface ShowOptions {
  readonly prices?: string;
  readonly json?: boolean;
}

export interface RefreshOptions {
  readonly json?: boolean;
}

/** Shows the price book that is in use, or a named one, and gives the exit status. */
export async function showPrices({ prices, json }: ShowOptions, around: Surroundings): Promise<number> {
  if (prices?.trim() === '') throw new WrongUsage('Name a file after --prices, for example: --prices prices.json.');
  const { app } = await around.open('command');
  const { terminal } = around;
  const inUse = await app.prices(prices);
  if (inUse.notice !== null) terminal.errors.write(`${cleanLine(inUse.notice)}\n`);
  if (json === true) await printJson(terminal.output, pricesAsJson(inUse));
  else {
    const [{ renderPrices }, { lookOf }] = await Promise.all([import('./render-prices.ts'), import('./look.ts')]);
    await print(terminal.output, renderPrices(inUse, lookOf(terminal)));
  }
  return 0;
}

function pricesAsJson({ path, notice, ages, instanceAges, book }: PricesInUse): object {
  return { path, notice, ages, instanceAges, book };
}

/** Refreshes the price book. The status is 1 when no cloud could be refreshed. */
export async function refreshPrices({ json }: RefreshOptions, around: Surroundings): Promise<number> {
  const { terminal } = around;
  const { app } = await around.open('command');
  const progress = showProgress(terminal);
  const report = await app.refreshPrices(progress.report).finally(progress.stop);
  if (json === true) await printJson(terminal.output, report);
  else {
    const [{ renderRefresh }, { lookOf }] = await Promise.all([import('./render-refresh.ts'), import('./look.ts')]);
    await print(terminal.output, renderRefresh(report, lookOf(terminal)));
  }
  if (!isInVain(report)) return 0;
  terminal.errors.write(`No price was refreshed; the price book at ${cleanLine(report.path)} serves as before.\n`);
  return 1;
}

function isInVain({ clouds }: RefreshReport): boolean {
  return clouds.every(({ outcome }) => outcome === 'kept');
}
