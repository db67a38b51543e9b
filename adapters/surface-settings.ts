// Settings of the chat platforms, which are not served yet: `start` refuses each instead of passing it over.

const SLACK = 'Slack is';
const TEAMS = 'Microsoft Teams is';

export const SURFACE_SETTINGS: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN: SLACK,
  SLACK_APP_TOKEN: SLACK,
  SLACK_SIGNING_SECRET: SLACK,
  SLACK_CLIENT_ID: SLACK,
  SLACK_CLIENT_SECRET: SLACK,
  SLACK_STATE_SECRET: SLACK,
  SLACK_API_URL: SLACK,
  MicrosoftAppId: TEAMS,
  MicrosoftAppPassword: TEAMS,
  MicrosoftAppTenantId: TEAMS,
  MicrosoftAppType: TEAMS,
  TEAMS_ALLOW_UNAUTHENTICATED: TEAMS,
};
