// The command `forget`: deletes what is kept of a person or of a whole workspace, after asking once more.
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { cleanLine } from './clean-text.ts';
import { print } from './print.ts';
import { isInteractive, type Surroundings } from './surroundings.ts';
import { WrongUsage } from './wrong-usage.ts';

export interface ForgetOptions {
  readonly workspace?: string;
  readonly person?: string;
  readonly yes?: boolean;
}

/** Deletes, and gives the exit status: 1 when the person thought better of it. */
export async function forget(options: ForgetOptions, around: Surroundings): Promise<number> {
  const store = await around.openStore();
  try {
    const workspace = chosenWorkspace(options, await store.workspaces());
    const whom = options.person === undefined ? { workspace } : { workspace, person: options.person };
    if (options.yes !== true && !(await isMeant(whom, around))) {
      await print(around.terminal.output, 'Nothing was deleted.\n');
      return 1;
    }
    const rows = await store.forget(whom);
    await print(around.terminal.output, `${sentenceFor(rows)}\n`);
    return 0;
  } finally {
    await store.close();
  }
}

function chosenWorkspace({ workspace }: ForgetOptions, known: readonly string[]): string {
  const listed = known.length === 0 ? 'nothing is kept of any' : `something is kept of ${known.join(', ')}`;
  if (workspace === undefined) throw new WrongUsage(`Name a workspace with --workspace; ${listed}.`);
  if (!known.includes(workspace))
    throw new WrongUsage(`Nothing is kept of the workspace ${cleanLine(workspace)}; ${listed}.`);
  return workspace;
}

async function isMeant(whom: { workspace: string; person?: string }, { terminal }: Surroundings): Promise<boolean> {
  if (!isInteractive(terminal)) throw new WrongUsage('Say --yes to delete without being asked.');
  const whose = whom.person === undefined ? `all of ${whom.workspace}` : `${whom.person} in ${whom.workspace}`;
  const prompt = createInterface({ input: terminal.input, output: terminal.output });
  try {
    const answer = prompt.question(`Delete for good what is kept of ${cleanLine(whose)}? (yes/no) `);
    // Who ends the input instead has not said yes.
    const said = await Promise.race([answer, once(prompt, 'close').then(() => '')]);
    return /^y(?:es)?$/i.test(said.trim());
  } finally {
    prompt.close();
  }
}

function sentenceFor(rows: number): string {
  if (rows === 0) return 'Nothing was kept of them.';
  return `Deleted ${rows} ${rows === 1 ? 'row' : 'rows'}.`;
}
