// How one asks on Slack, for help and the home page.
import { ASK_COMMAND } from './names.ts';

export const WAYS = [
  { how: 'Mention me in a channel', what: 'and I answer in the thread; follow-ups there need no mention.' },
  { how: 'Write to me directly', what: 'and only you read it.' },
  { how: `${ASK_COMMAND} your question`, what: 'shows the answer to you alone, wherever you are; you can share it.' },
  { how: 'Answer this', what: 'in the menu of a message, under its apps, answers that message in its thread.' },
] as const;
