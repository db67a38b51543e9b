// Slack's Web API as the rest of this folder sees it: a method's name and its arguments in, what came back out.

/** What a method gave back. `scopes` is what the token may do, where Slack told it. */
export interface SlackResult {
  readonly [name: string]: unknown;
  readonly scopes?: readonly string[];
}

/** Every failure is a `DeliveryError`; its reason is Slack's own code (`channel_not_found`) or `http_500`, `timeout`, `no_answer`. */
export interface SlackApi {
  call(method: string, args?: Readonly<Record<string, unknown>>): Promise<SlackResult>;
  /** Answers through an address that came with a command or a click. */
  respond(address: string, body: Readonly<Record<string, unknown>>): Promise<void>;
}
