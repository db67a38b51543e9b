// Settings of a chat platform that is not served yet: `start` refuses each instead of passing it over.

const TEAMS = 'Microsoft Teams is';

export const SURFACE_SETTINGS: Readonly<Record<string, string>> = {
  MicrosoftAppId: TEAMS,
  MicrosoftAppPassword: TEAMS,
  MicrosoftAppTenantId: TEAMS,
  MicrosoftAppType: TEAMS,
  TEAMS_ALLOW_UNAUTHENTICATED: TEAMS,
};
