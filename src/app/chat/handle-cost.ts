// Handles the command that asks what something costs.
import type { IncomingOf } from '../../ports/incoming.ts';
import type { Change } from '../../ports/store.ts';
import { presentCostHelp } from '../../present/present-cost-help.ts';
import type { Reading } from './chat-ports.ts';
import { estimateAlone } from './estimate.ts';
import { whisper } from './say.ts';

/** Nothing to estimate is a wish to know how. */
const HELP = /^\/?(?:help|usage|examples?)?[\s!.?]*$/i;

/** The estimate is for the person alone, who may share it. */
export async function handleCost(ports: Reading, command: IncomingOf<'command'>): Promise<Change[]> {
  const request = command.text.trim();
  if (HELP.test(request)) return [whisper(command, 'help', presentCostHelp())];
  return estimateAlone(ports, command, request);
}
