// Looking people up: zone and admin as Slack tells them, kept for ten minutes, and nobody at all where there is trouble.
import { afterEach, describe, expect, test } from 'vitest';
import { slackProfiles } from '../../../adapters/slack/profiles.ts';
import { slackApi } from '../../../adapters/slack/server.ts';
import type { SlackResult } from '../../../adapters/slack/slack-api.ts';
import { startSlackDouble } from '../../fakes/slack-double.ts';
import { cannedSlack, refused } from './canned-slack.ts';
import { keptLog, slackSettings } from './slack-settings.ts';

const NOBODY = { zone: null, isAdmin: false };
const MINUTE = 60_000;

/** Profiles over canned answers of users.info, with a clock to be set. */
function looking(...answers: NonNullable<Parameters<typeof cannedSlack>[0]>[string]) {
  const { api, asked } = cannedSlack({ 'users.info': answers });
  const clock = { ms: 1_700_000_000_000 };
  const { profile } = slackProfiles(api, () => new Date(clock.ms));
  return { asked, clock, profile: (person = 'U1', workspace = 'slack:T1') => profile(workspace, person) };
}

describe('a profile', () => {
  test('is the zone and whether they run the workspace', async () => {
    const { asked, profile } = looking({ user: { id: 'U1', team_id: 'T1', tz: 'Europe/Berlin', is_admin: true } });
    expect(await profile()).toEqual({ zone: 'Europe/Berlin', isAdmin: true });
    expect(asked).toEqual([['users.info', { user: 'U1' }]]);
  });

  test.each([
    ['an admin', { is_admin: true }, true],
    ['an owner', { is_owner: true }, true],
    ['the first owner', { is_primary_owner: true }, true],
    ['somebody who is none of these', { is_admin: false, is_owner: false }, false],
    ['somebody of whom it is not told', {}, false],
    ['a word in place of yes', { is_admin: 'yes' }, false],
    ['an admin of this workspace', { is_admin: true, team_id: 'T1' }, true],
    ['an admin of another company', { is_admin: true, team_id: 'T2' }, false],
    ['a stranger', { is_admin: true, team_id: 'T1', is_stranger: true }, false],
    [
      'an admin of an organisation that we are in',
      { is_admin: true, team_id: 'E1', enterprise_user: { teams: ['T1'] } },
      true,
    ],
    ['an admin elsewhere in it', { is_admin: true, team_id: 'E1', enterprise_user: { teams: ['T3'] } }, false],
  ])('of %s', async (_, user, isAdmin) => {
    expect(await looking({ user }).profile()).toEqual({ zone: null, isAdmin });
  });

  test.each([
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
    ['UTC', 'UTC'],
    ['+01:00', null],
    ['Mars/Olympus_Mons', null],
    ['', null],
    ['<!here>', null],
    [3_600, null],
    [undefined, null],
  ])('has of the zone %j the name %j', async (tz, zone) => {
    expect((await looking({ user: { tz } }).profile()).zone).toBe(zone);
  });

  test.each([[{}], [{ user: null }], [{ user: 'U1' }], [{ user: [] }]])(
    'of the answer %j is nobody’s',
    async answer => {
      expect(await looking(answer).profile()).toEqual(NOBODY);
    },
  );
});

describe('what is known', () => {
  const answers = [{ user: { tz: 'Europe/Rome' } }, { user: { tz: 'Asia/Tokyo', is_owner: true } }] as const;

  test('is kept for ten minutes', async () => {
    const { asked, clock, profile } = looking(...answers);
    await profile();
    clock.ms += 10 * MINUTE - 1;
    expect(await profile()).toEqual({ zone: 'Europe/Rome', isAdmin: false });
    expect(asked).toHaveLength(1);
    clock.ms += 1;
    expect(await profile()).toEqual({ zone: 'Asia/Tokyo', isAdmin: true });
    expect(asked).toHaveLength(2);
  });

  test('is of one person in one workspace', async () => {
    const { asked, profile } = looking(...answers);
    await profile('U1');
    await profile('U2');
    await profile('U1', 'slack:T2');
    expect(asked.map(([, { user }]) => user)).toEqual(['U1', 'U2', 'U1']);
  });

  test('is asked for once however many want to know it at a time', async () => {
    const { asked, profile } = looking(...answers);
    const all = await Promise.all([profile(), profile(), profile()]);
    expect(new Set(all.map(({ zone }) => zone))).toEqual(new Set(['Europe/Rome']));
    expect(asked).toHaveLength(1);
  });
});

describe('trouble', () => {
  test.each([
    ['a missing scope', refused('missing_scope', 'later')],
    ['an unknown person', refused('user_not_found')],
    ['somebody out of sight', refused('user_not_visible')],
    ['too many calls', refused('ratelimited', 'later')],
    ['no answer', refused('timeout', 'unclear')],
  ])('by %s makes them nobody, and is not kept for long', async (_, trouble) => {
    const { asked, clock, profile } = looking(trouble, { user: { tz: 'Europe/Rome', is_admin: true } });
    expect(await profile()).toEqual(NOBODY);
    expect(await profile()).toEqual(NOBODY);
    expect(asked).toHaveLength(1);
    clock.ms += MINUTE;
    expect(await profile()).toEqual({ zone: 'Europe/Rome', isAdmin: true });
  });
});

test('what Slack is slow to tell is not waited for, and is known once it is told', async () => {
  const answer = Promise.withResolvers<SlackResult>();
  let asked = 0;
  const call = () => {
    asked += 1;
    return answer.promise;
  };
  const { profile } = slackProfiles({ call, respond: async () => {} }, () => new Date(0), 1);
  expect(await profile('slack:T1', 'U1')).toEqual(NOBODY);
  answer.resolve({ ok: true, user: { tz: 'Europe/Rome', is_admin: true } });
  expect(await profile('slack:T1', 'U1')).toEqual({ zone: 'Europe/Rome', isAdmin: true });
  expect(asked).toBe(1);
});

describe('over the wire', () => {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  test('people are as Slack has them, and nobody without the scope', async () => {
    const slack = await startSlackDouble();
    ends.push(() => slack.close());
    slack.members.set('U1', { tz: 'Europe/Berlin', is_primary_owner: true });
    const api = slackApi(slackSettings({ SLACK_API_URL: slack.apiUrl }), keptLog());
    const { profile } = slackProfiles(api, () => new Date(0));
    expect(await profile('slack:T0001', 'U1')).toEqual({ zone: 'Europe/Berlin', isAdmin: true });
    expect(await profile('slack:T0001', 'U2')).toEqual({ zone: 'Etc/UTC', isAdmin: false });
    slack.failNext('users.info', { kind: 'error', error: 'missing_scope' });
    expect(await profile('slack:T0001', 'U3')).toEqual(NOBODY);
    expect(slack.callsOf('users.info').map(({ args }) => args.user)).toEqual(['U1', 'U2', 'U3']);
  });
});
