// The command `doctor`: what was looked at, how it is, and how to mend what is not well.
import picocolors from 'picocolors';
import type { Finding } from '../../src/app/use-cases.ts';
import { cleanLine } from './clean-text.ts';
import { print } from './print.ts';
import type { Surroundings } from './surroundings.ts';

/** Examines and gives the exit status: 1 when something is at fault. */
export async function doctor(around: Surroundings): Promise<number> {
  const { house, findings } = await around.examine();
  const all = [...findings, ...(await house.app.doctor())];
  await print(around.terminal.output, renderFindings(all, around.terminal.colours));
  return all.some(finding => finding.state === 'fault') ? 1 : 0;
}

/** A line a finding, and a line below it that says how to mend it. */
export function renderFindings(findings: readonly Finding[], coloured: boolean): string {
  const colours = picocolors.createColors(coloured);
  const marks = { ok: colours.green('✓'), warning: colours.yellow('!'), fault: colours.red('✗') };
  const width = Math.max(0, ...findings.map(finding => finding.name.length));
  const lines = findings.flatMap(({ name, state, detail, mend }) => {
    const line = `${marks[state]} ${cleanLine(name).padEnd(width)}  ${cleanLine(detail)}`;
    return mend === null ? [line] : [line, `  ${' '.repeat(width)}  → ${cleanLine(mend)}`];
  });
  return `${lines.join('\n')}\n`;
}
