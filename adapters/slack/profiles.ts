// Looks people up in Slack: in which time zone they live, and whether they run the workspace.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Profile, Profiles } from '../../src/ports/messenger.ts';
import { listIn, objectIn, textIn } from './json-in.ts';
import { workspaceOf } from './sender.ts';
import type { SlackApi } from './slack-api.ts';

/** What is known of somebody is looked up again after so long, in milliseconds. */
const KEPT_MS = 10 * 60_000;
/** After trouble it is soon tried again, but not by every click. */
const TROUBLE_KEPT_MS = 30_000;
const MOST_KEPT = 10_000;
/** Whoever has pressed something waits no longer than this for Slack to tell who they are. */
const PATIENCE_MS = 1_500;

const NOBODY: Profile = { zone: null, isAdmin: false };

interface Kept {
  readonly until: number;
  readonly profile: Promise<Profile>;
}

/**
 * The profiles over `api`, kept in memory for ten minutes by the clock `now`. They never reject. What Slack has not told after
 * `patienceMs` is not known yet, and is there for the next who asks.
 */
export function slackProfiles(api: SlackApi, now: () => Date, patienceMs: number = PATIENCE_MS): Profiles {
  const kept = new Map<string, Kept>();

  function keep(key: string, profile: Promise<Profile>, forMs: number): void {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, { until: now().getTime() + forMs, profile });
  }

  async function lookUp(key: string, workspace: string, person: string): Promise<Profile> {
    try {
      return profileIn(await api.call('users.info', { user: person }), workspace);
    } catch {
      keep(key, Promise.resolve(NOBODY), TROUBLE_KEPT_MS);
      return NOBODY;
    }
  }

  const inTime = (profile: Promise<Profile>) => Promise.race([profile, sleep(patienceMs, NOBODY, { ref: false })]);

  return {
    profile(workspace, person) {
      const key = JSON.stringify([workspace, person]);
      const known = kept.get(key);
      if (known !== undefined && now().getTime() < known.until) return inTime(known.profile);
      // Those who ask meanwhile wait for the same call.
      const profile = lookUp(key, workspace, person);
      keep(key, profile, KEPT_MS);
      return inTime(profile);
    },
  };
}

function profileIn(answer: unknown, workspace: string): Profile {
  const user = objectIn(answer, 'user');
  const rules = ['is_admin', 'is_owner', 'is_primary_owner'].some(name => objectIn(user, name) === true);
  return { zone: zoneOf(textIn(user, 'tz')), isAdmin: rules && isOf(user, workspace) };
}

/** Channels can be shared with other companies, whose admins run nothing here; organisations have many workspaces. */
function isOf(user: unknown, workspace: string): boolean {
  const team = textIn(user, 'team_id');
  const teams = [...(team === null ? [] : [team]), ...listIn(objectIn(user, 'enterprise_user'), 'teams')];
  return (
    objectIn(user, 'is_stranger') !== true &&
    (teams.length === 0 || teams.map(String).map(workspaceOf).includes(workspace))
  );
}

/** Names of zones alone: a mere distance from UTC knows no summer. */
function zoneOf(name: string | null): string | null {
  if (name === null || !/^[A-Za-z]/.test(name)) return null;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return null;
  }
}
