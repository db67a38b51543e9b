// What the bot may do in a workspace: the fewest of Slack's scopes that the surfaces need, each with its reason.

/** `lets` says what it is for, as what follows "lets Whetstone" and "Whetstone cannot". */
export interface BotScope {
  readonly name: string;
  readonly lets: string;
}

/**
 * Opening windows, publishing the home page and answering through a response address need no scope. Reading metadata back
 * needs none beside the history of the conversation, by the page of conversations.replies.
 */
export const BOT_SCOPES: readonly BotScope[] = [
  // The event app_mention.
  { name: 'app_mentions:read', lets: 'hear where it is mentioned in a channel' },
  // agent_view, assistant.threads.setSuggestedPrompts and setTitle.
  { name: 'assistant:write', lets: 'suggest questions in the agent pane and give its threads a title' },
  // The events message.channels, .groups, .im and .mpim, and conversations.replies and .history in each.
  {
    name: 'channels:history',
    lets: 'hear follow-ups in threads of public channels, or see there that an answer is out already',
  },
  {
    name: 'groups:history',
    lets: 'hear follow-ups in threads of private channels, or see there that an answer is out already',
  },
  { name: 'im:history', lets: 'hear direct messages, or see there that an answer is out already' },
  {
    name: 'mpim:history',
    lets: 'hear follow-ups in conversations of several people, or see there that an answer is out already',
  },
  // chat.postMessage, .postEphemeral, .update and .delete, and since March 2026 assistant.threads.setStatus.
  { name: 'chat:write', lets: 'answer, mend or take back what it said, or show that it is at work' },
  // Slash commands and message shortcuts.
  { name: 'commands', lets: 'offer /ask, /mlcost, /quiz and “Answer this”' },
  // conversations.open.
  { name: 'im:write', lets: 'turn to a person alone, to tell them what cannot be said where they asked' },
  // reactions.add.
  { name: 'reactions:write', lets: 'meet thanks with a reaction' },
  // users.info.
  {
    name: 'users:read',
    lets: "tell who may settle appeals and run other people's rounds, and in which time zone somebody lives",
  },
];
