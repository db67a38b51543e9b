// What each refusal of Slack means for a delivery, and what a person may hear of it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusal, refusalOfAddress, refusalOfConnection, refusalOfStatus } from '../../../adapters/slack/refusals.ts';

describe('a code', () => {
  test.each([
    ['ratelimited', 'later'],
    ['message_limit_exceeded', 'later'],
    ['team_added_to_org', 'later'],
    // Somebody mends the token, and what waited is delivered.
    ['token_revoked', 'later'],
    ['invalid_auth', 'later'],
    ['missing_scope', 'later'],
    ['internal_error', 'unclear'],
    ['service_unavailable', 'unclear'],
    ['request_timeout', 'unclear'],
    ['channel_not_found', 'never'],
    ['not_in_channel', 'never'],
    ['is_archived', 'never'],
    ['invalid_blocks', 'never'],
    ['a_code_that_nobody_knows', 'never'],
    ['constructor', 'never'],
  ])('%s is tried again: %s', (code, trouble) => {
    expect(refusal(code)).toMatchObject({ reason: code, trouble });
  });

  test('asks the whole channel to wait only where it is about too many posts', () => {
    expect(refusal('ratelimited').retryAfterMs).toBe(30_000);
    expect(refusal('ratelimited', 2_000).retryAfterMs).toBe(2_000);
    expect(refusal('token_revoked').retryAfterMs).toBeNull();
  });

  test('says what a person can mend, as a clause, and nothing of what they cannot', () => {
    expect(refusal('not_in_channel').because).toMatch(/^I am not in that channel/);
    expect(refusal('expired_url').because).toMatch(/^too much time/);
    expect(refusal('invalid_blocks').because).toBeNull();
    expect(refusal('constructor').because).toBeNull();
  });

  test('is a code, or it is no answer of Slack', () => {
    fc.assert(
      fc.property(fc.string(), said => {
        const { reason, trouble } = refusal(said);
        expect(reason).toMatch(/^[a-z][a-z0-9_]+$/);
        if (reason !== said) expect([reason, trouble]).toEqual(['bad_answer', 'unclear']);
      }),
    );
  });
});

test('a status of trouble may come after the work was done', () => {
  expect([500, 502, 503, 504, 599].map(status => refusalOfStatus(status).trouble)).toEqual(Array(5).fill('unclear'));
  expect([302, 400, 403, 404, 413].map(status => refusalOfStatus(status).trouble)).toEqual(Array(5).fill('later'));
  expect(refusalOfStatus(408).trouble).toBe('unclear');
  expect(refusalOfStatus(502).reason).toBe('http_502');
});

test('an address that does not take what it gets is dead, but for too many requests and trouble', () => {
  const of = (status: number, retryAfter: string | null = null) => refusalOfAddress({ status, said: 'no', retryAfter });
  expect(of(200)).toBeNull();
  expect([403, 404, 410].map(status => of(status)?.trouble)).toEqual(['never', 'never', 'never']);
  expect(of(500)?.trouble).toBe('unclear');
  expect(of(429, '7')).toMatchObject({ trouble: 'later', retryAfterMs: 7_000 });
  expect(of(429)).toMatchObject({ trouble: 'later', retryAfterMs: 30_000 });
});

describe('a connection', () => {
  const fault = (code: string) => Object.assign(new Error('x'), { code });

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    'that never was (%s) has delivered nothing',
    code => {
      expect(refusalOfConnection(fault(code)).trouble).toBe('later');
      expect(refusalOfConnection(new TypeError('fetch failed', { cause: fault(code) })).trouble).toBe('later');
    },
  );

  test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'E_NEW'])(
    'that broke (%s) may have',
    code => {
      expect(refusalOfConnection(new TypeError('fetch failed', { cause: fault(code) })).trouble).toBe('unclear');
    },
  );

  test('that took too long may have', () => {
    expect(refusalOfConnection(new DOMException('x', 'TimeoutError'))).toMatchObject({
      reason: 'timeout',
      trouble: 'unclear',
    });
  });

  test.each([undefined, null, 'x', 7, {}])('that failed by %j, which is no error, may have', value => {
    expect(refusalOfConnection(value)).toMatchObject({ reason: 'no_answer', trouble: 'unclear' });
  });
});
