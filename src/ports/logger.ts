// The port for logs: what happened, with names and numbers, never with what people wrote and never with a secret.

/** What a line of the log may tell beside its event. There is no field for text: that is how none gets in. */
export interface LogFields {
  readonly workspace?: string;
  readonly channel?: string;
  readonly kind?: string;
  readonly outcome?: string;
  /** A platform's code for what went wrong, or our own. */
  readonly reason?: string;
  /** By what a person reported a bug. */
  readonly reference?: string;
  readonly attempt?: number;
  readonly count?: number;
  readonly ms?: number;
  readonly port?: number;
}

/** `event` is a fixed phrase of ours. */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
