// Names of what is being written, and whether its writer is gone.
import { systemCode } from './disk-trouble.ts';

/** Followed by the number of the process that writes, and a dash. */
export const UNFINISHED = 'unfinished-';

/** Whether something unfinished has nobody left to finish it. */
export function isAbandoned(name: string): boolean {
  if (!name.startsWith(UNFINISHED)) return false;
  const pid = Number(name.slice(UNFINISHED.length).split('-')[0]);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return systemCode(error) === 'ESRCH';
  }
}
