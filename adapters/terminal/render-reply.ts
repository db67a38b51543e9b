// A reply as text for a terminal: the bank's answer, and below it the figures that were asked for.
import type { Reply } from '../../src/app/use-cases.ts';
import type { Look } from './look.ts';
import { renderAnswer } from './render-answer.ts';

/** Ends with a line break. What draws tables is loaded only where there are figures. */
export async function renderReply(reply: Reply, look: Look): Promise<string> {
  const answer = renderAnswer(reply, look);
  if (reply.estimate === null) return answer;
  const { renderEstimate } = await import('./render-estimate.ts');
  return `${answer}\n${look.colours.bold('Estimate')}\n${renderEstimate(reply.estimate, look)}`;
}
