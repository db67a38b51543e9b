// A reply as text for a terminal: the bank's answer and the figures that were asked for, which go first where the bank has none.
import type { Reply } from '../../src/app/use-cases.ts';
import type { Look } from './look.ts';
import { renderAnswer } from './render-answer.ts';

/** Ends with a line break. What draws tables is loaded only where there are figures. */
export async function renderReply(reply: Reply, look: Look): Promise<string> {
  const answer = renderAnswer(reply, look);
  if (reply.estimate === null) return answer;
  const { renderEstimate } = await import('./render-estimate.ts');
  const figures = renderEstimate(reply.estimate, look);
  return reply.answered ? `${answer}\n${look.colours.bold('Estimate')}\n${figures}` : `${figures}\n${answer}`;
}
