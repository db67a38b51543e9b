// Opens the bank that a command is about, with progress, and closes it however the command ends.
import type { OpenBank } from '../../src/app/use-cases.ts';
import { cleanLine } from './clean-text.ts';
import { showProgress } from './progress.ts';
import type { House, Surroundings } from './surroundings.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Runs `use` over the bank at `path`, or over the usual one. */
export async function withBank<T>(
  path: string | undefined,
  around: Surroundings,
  use: (bank: OpenBank, path: string, house: House) => Promise<T>,
  purpose: 'start' | 'command' = 'command',
): Promise<T> {
  const chosen = checkBankPath(path);
  const house = await around.open(purpose);
  const bankPath = chosen ?? house.bankDir;
  const bank = await openWithProgress(house, bankPath, around);
  if (bank.unsaved !== null)
    around.terminal.errors.write(`${cleanLine(bank.unsaved)} It will be built again next time.\n`);
  try {
    return await use(bank, bankPath, house);
  } finally {
    await bank.close();
  }
}

/** A path that was given and is blank is a slip, such as an unset variable in a script. */
export function checkBankPath(path: string | undefined): string | undefined {
  if (path !== undefined && path.trim() === '')
    throw new WrongUsage('The path of the bank is empty; name a file or a folder.');
  return path;
}

async function openWithProgress({ app }: House, path: string, around: Surroundings): Promise<OpenBank> {
  const progress = showProgress(around.terminal);
  try {
    return await app.openBank(path, progress.report);
  } finally {
    progress.stop();
  }
}
