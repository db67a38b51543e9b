// How one asks on Slack, for help and the home page.
import { ASK_COMMAND, COST_COMMAND, QUIZ_COMMAND } from './names.ts';

export const WAYS = [
  { how: 'Mention me in a channel', what: 'and I answer in the thread; follow-ups there need no mention.' },
  { how: 'Write to me directly', what: 'and only you read it.' },
  { how: `${ASK_COMMAND} your question`, what: 'shows the answer to you alone, wherever you are; you can share it.' },
  {
    how: `${COST_COMMAND} 8xH100 72h spot aws`,
    what: 'estimates what that costs, for you alone until you share it; without a request it tells what it can estimate.',
  },
  {
    how: `${QUIZ_COMMAND} start 5`,
    what: `asks a round of five questions in this channel; ${QUIZ_COMMAND} help tells the rest.`,
  },
  { how: 'Answer this', what: 'in the menu of a message, under its apps, answers that message in its thread.' },
] as const;
