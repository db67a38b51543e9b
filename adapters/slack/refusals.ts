// What Slack's refusals mean for a delivery: whether to try again, whether to look first, and what a person may hear.
import { DeliveryError, type DeliveryTrouble } from '../../src/message/delivery-error.ts';

/** Too many at once, and how long to wait where Slack does not say, in milliseconds. Only these concern a whole channel. */
const TOO_MANY: Readonly<Record<string, number>> = {
  ratelimited: 30_000,
  rate_limited: 30_000,
  message_limit_exceeded: 60_000,
};

/** The call was looked at and nothing came of it; somebody has to mend these, and what waits is kept until they did. */
const LATER = new Set([
  'team_added_to_org',
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'access_denied',
  'accesslimited',
  'ekm_access_denied',
]);

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
  const because = Object.hasOwn(BECAUSE, said) ? (BECAUSE[said] ?? null) : null;
  const wait = Object.hasOwn(TOO_MANY, said) ? (retryAfterMs ?? TOO_MANY[said] ?? null) : null;
  return new DeliveryError(troubleOf(said), said, { retryAfterMs: wait, because });
}

function troubleOf(code: string): DeliveryTrouble {
  if (UNCLEAR.has(code)) return 'unclear';
  return Object.hasOwn(TOO_MANY, code) || LATER.has(code) ? 'later' : 'never';
}

const REQUEST_TIMEOUT = 408;

/** A status other than 200 is not Slack's Web API: its own trouble, after which a post may be there, or a proxy that let nothing through. */
export function refusalOfStatus(status: number): DeliveryError {
  return new DeliveryError(status >= 500 || status === REQUEST_TIMEOUT ? 'unclear' : 'later', `http_${status}`);
}

/** What an address that came with a click answers; `retryAfter` as its header says it. */
export interface AddressAnswer {
  readonly status: number;
  readonly said: string;
  readonly retryAfter: string | null;
}

/** An address that serves no longer says so in a word, with one status or another, that of success too; null where it serves. */
export function refusalOfAddress({ status, said, retryAfter }: AddressAnswer): DeliveryError | null {
  const code = /\b(?:expired_url|used_url|channel_not_found|is_archived)\b/.exec(said)?.[0];
  const named = /"ok":\s*false\b.*"error":\s*"([a-z_]+)"/s.exec(said)?.[1];
  if (code !== undefined || named !== undefined) return refusal(code ?? named ?? '');
  if (status === 200) return null;
  const seconds = Number(retryAfter);
  if (status === 429) return refusal('ratelimited', seconds > 0 ? seconds * 1000 : null);
  // Slack's own word is missing, but whatever is there does not take it.
  return status >= 500 ? refusalOfStatus(status) : new DeliveryError('never', `http_${status}`);
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
