// What Slack's refusals mean for a delivery: whether to try again, whether to look first, and what a person may hear.
import { DeliveryError, type DeliveryTrouble } from '../../src/message/delivery-error.ts';

/** The call was looked at and nothing came of it; later it may. */
const LATER: Readonly<Record<string, number>> = {
  ratelimited: 30_000,
  rate_limited: 30_000,
  message_limit_exceeded: 60_000,
  team_added_to_org: 60_000,
  // Somebody has to mend these; what waits is kept until they did.
  invalid_auth: 60_000,
  not_authed: 60_000,
  account_inactive: 60_000,
  token_revoked: 60_000,
  token_expired: 60_000,
  missing_scope: 60_000,
  access_denied: 60_000,
  accesslimited: 60_000,
  ekm_access_denied: 60_000,
};

/** Slack broke off in the middle: the post may be there. */
const UNCLEAR = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout', 'server_error']);

/** Clauses for people, who can mend these. */
const BECAUSE: Readonly<Record<string, string>> = {
  channel_not_found: 'the channel is gone, or I am not in it (/invite me)',
  not_in_channel: 'I am not in that channel (/invite me)',
  is_archived: 'the channel is archived',
  thread_not_found: 'the message is gone',
  message_not_found: 'the message is gone',
  cannot_reply_to_message: 'that message takes no replies',
  restricted_action: 'only some people may post there',
  restricted_action_read_only_channel: 'only some people may post there',
  restricted_action_thread_only_channel: 'only threads are allowed there',
  restricted_action_non_threadable_channel: 'threads are not allowed there',
  user_not_in_channel: 'you are not in that channel',
  expired_trigger_id: 'the window took too long to open',
  trigger_expired: 'the window took too long to open',
  expired_url: 'too much time went by since the click',
  used_url: 'that button was answered too often',
};

/** A code as Slack writes them. Anything else, such as a page of HTML, is no answer of Slack's. */
const CODE = /^[a-z][a-z0-9_]{1,60}$/;

/** The failure that a code of Slack stands for. */
export function refusal(said: string, retryAfterMs: number | null = null): DeliveryError {
  if (!CODE.test(said)) return new DeliveryError('unclear', 'bad_answer');
  const wait = retryAfterMs ?? (Object.hasOwn(LATER, said) ? (LATER[said] ?? null) : null);
  const because = Object.hasOwn(BECAUSE, said) ? (BECAUSE[said] ?? null) : null;
  return new DeliveryError(troubleOf(said, wait), said, { retryAfterMs: isPause(said) ? wait : null, because });
}

function troubleOf(code: string, wait: number | null): DeliveryTrouble {
  if (UNCLEAR.has(code)) return 'unclear';
  return wait === null ? 'never' : 'later';
}

/** Only too many posts concern the whole channel. */
function isPause(code: string): boolean {
  return code === 'ratelimited' || code === 'rate_limited' || code === 'message_limit_exceeded';
}

/** A status other than 200: Slack's own trouble, or something on the way to it. */
export function refusalOfStatus(status: number): DeliveryError {
  return new DeliveryError(status >= 500 ? 'unclear' : 'never', `http_${status}`);
}

/** These end before anything was sent. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** A connection that failed: whether the call arrived can be told only where it never began. */
export function refusalOfConnection(fault: unknown): DeliveryError {
  if (nameOf(fault) === 'TimeoutError') return new DeliveryError('unclear', 'timeout');
  const code = codeOf(fault) ?? codeOf(fault instanceof Error ? fault.cause : null);
  return new DeliveryError(code !== null && NEVER_SENT.has(code) ? 'later' : 'unclear', 'no_answer');
}

function nameOf(fault: unknown): string {
  return fault instanceof Error ? fault.name : '';
}

function codeOf(fault: unknown): string | null {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : null;
}
