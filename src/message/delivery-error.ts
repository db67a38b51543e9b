// Why a message could not be delivered, in the three ways that call for different steps.

/**
 * - `later`: it was not delivered and may be when tried again (too many requests, the platform's own trouble).
 * - `unclear`: it may have been delivered (the connection was lost, no answer came): look before trying again.
 * - `never`: trying again does not help (a deleted channel, a revoked token).
 */
export type DeliveryTrouble = 'later' | 'unclear' | 'never';

/** `reason` is the platform's code, such as `channel_not_found`: for logs and for choosing a sentence, never a secret. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly trouble: DeliveryTrouble;
  readonly reason: string;
  /** Milliseconds that the platform asks to wait; null when it does not say. */
  readonly retryAfterMs: number | null;

  /** The same for a person, as a clause: "the channel is archived"; null where there is nothing that they could do. */
  readonly because: string | null;

  constructor(
    trouble: DeliveryTrouble,
    reason: string,
    { retryAfterMs = null, because = null }: { retryAfterMs?: number | null; because?: string | null } = {},
  ) {
    super(`delivery failed (${trouble}): ${reason}`);
    this.trouble = trouble;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
    this.because = because;
  }
}
