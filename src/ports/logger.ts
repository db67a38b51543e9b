// The port for the log: events with fields, for operators and machines.

/** A value that a log line may carry: an id, a count, a path, a duration, a reason that the program itself wrote. */
export type LogValue = string | number | boolean | null;

/** Writes one event a call. Names are dotted and fixed (`index.saved`); the text of people's messages is never a field. */
export interface Logger {
  debug(event: string, fields?: Readonly<Record<string, LogValue>>): void;
  info(event: string, fields?: Readonly<Record<string, LogValue>>): void;
  warn(event: string, fields?: Readonly<Record<string, LogValue>>): void;
  error(event: string, fields?: Readonly<Record<string, LogValue>>): void;
}
