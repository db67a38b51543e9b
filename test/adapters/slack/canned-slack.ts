// A Web API of canned answers that notes what it was asked, for what stands on it.
import type { SlackApi, SlackResult } from '../../../adapters/slack/slack-api.ts';
import { DeliveryError, type DeliveryTrouble } from '../../../src/message/delivery-error.ts';

type Args = Readonly<Record<string, unknown>>;
type Answer = Args | DeliveryError;

export const refused = (reason: string, trouble: DeliveryTrouble = 'never') => new DeliveryError(trouble, reason);

/** `answers` are taken in turn for each method, the last one again and again; `respond` stands for addresses. */
export function cannedSlack(answers: Readonly<Record<string, readonly Answer[]>> = {}) {
  const asked: [what: string, args: Args][] = [];
  const turns = new Map<string, number>();
  const next = (method: string): SlackResult => {
    const turn = turns.get(method) ?? 0;
    turns.set(method, turn + 1);
    const given = answers[method] ?? [];
    const answer = given[Math.min(turn, given.length - 1)] ?? {};
    if (answer instanceof DeliveryError) throw answer;
    return { ok: true, ...answer };
  };
  const api: SlackApi = {
    async call(method, args = {}) {
      asked.push([method, args]);
      return next(method);
    },
    async respond(address, body) {
      asked.push([address, body]);
      next('respond');
    },
  };
  return { api, asked };
}
