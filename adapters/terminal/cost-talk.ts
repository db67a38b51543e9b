// Estimates within a conversation: which lines ask for one, and what is said to them.
import type { Estimator } from '../../src/app/use-cases.ts';
import { cleanLine } from './clean-text.ts';
import type { Look } from './look.ts';

export interface CostTalk {
  /** What to say to a line that asks what something costs; null for any other line. */
  reply(line: string, look: Look): Promise<CostReply | null>;
}

export interface CostReply {
  readonly text: string;
  /** Whether the line gives no figure and may rather be a question that the bank answers, as "cost of self-hosting" is. */
  readonly mayBeQuestion: boolean;
}

const COST = /^(?<slash>\/)?(?:ml)?cost(?:[!.?]+|\s+(?<request>.*?))?\s*$/i;
const HELP = /^(?:help|usage|examples?)?[\s!.?]*$/i;

const EXAMPLES = `Type cost and what to run, train, serve, store, move or compare, in any order of words:
  cost 8xH100 72h spot aws
  cost serve llama-70b 5M req/day 800 in 200 out
  cost 100 requests/day serverless vs dedicated
`;

/** `open` loads the price book, at the first request. */
export function startCostTalk(open: () => Promise<Estimator>): CostTalk {
  let opened: Promise<Estimator> | null = null;
  let told = false;

  /** A book that cannot be used may be mended while we talk. */
  function estimator(): Promise<Estimator> {
    opened ??= open().catch(fault => {
      opened = null;
      throw fault;
    });
    return opened;
  }

  /** Once, above what is said first. */
  function noticeOf({ notice }: Estimator): string {
    if (notice === null || told) return '';
    told = true;
    return `${cleanLine(notice)}\n\n`;
  }

  return {
    async reply(line, look) {
      const asked = COST.exec(line)?.groups;
      if (asked === undefined) return null;
      const { slash, request = '' } = asked;
      if (HELP.test(request)) return { text: EXAMPLES, mayBeQuestion: false };
      const by = await estimator();
      const result = by.estimate(request);
      if (result.ok) {
        const { renderEstimate } = await import('./render-estimate.ts');
        return { text: `${noticeOf(by)}${renderEstimate(result, look)}`, mayBeQuestion: false };
      }
      const { refusalLines } = await import('./refused-request.ts');
      const lines = refusalLines(result, example => `cost ${example}`);
      // A request that is written wrong has a number nearly always.
      return { text: `${lines.join('\n')}\n`, mayBeQuestion: slash === undefined && !/\d/.test(request) };
    },
  };
}
