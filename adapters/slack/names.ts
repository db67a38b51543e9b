// The names by which Slack calls us: they stand in slack-manifest.yaml too, and a test holds the two together.

/** The slash commands: one asks the bank, one what something costs, one plays a quiz. */
export const ASK_COMMAND = '/ask';
export const COST_COMMAND = '/mlcost';
export const QUIZ_COMMAND = '/quiz';

/** The callback id of the message shortcut. */
export const ANSWER_THIS = 'answer_this';

/** Where HTTP mode takes events, commands and clicks alike. */
export const REQUEST_PATH = '/slack/events';
