// What settings that can be malformed must look like; apart from config.ts because loading zod takes a while.
import { z } from 'zod';

const schema = z
  .object({
    HOST: z.union([z.ipv4(), z.ipv6(), z.hostname()]),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.number().max(65_535)),
    LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
  })
  .partial();

const EXPECTED: Readonly<Record<string, string>> = {
  HOST: 'a host name or an IP address',
  PORT: 'a whole number from 0 to 65535',
  LOG_LEVEL: 'one of silent, error, warn, info and debug',
};

export type LogLevel = NonNullable<z.infer<typeof schema>['LOG_LEVEL']>;

/** The settings that are well formed, as the program uses them, and a sentence for each that is not. */
export function checkSettings(given: Readonly<Record<string, string>>) {
  const reading = schema.safeParse(given);
  if (reading.success) return { settings: asConfig(reading.data), faults: [] };
  const names = new Set(reading.error.issues.map(issue => String(issue.path[0])));
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !names.has(name)));
  const faults = [...names].map(name => ({ name, sentence: sentenceFor(name, given[name] ?? '') }));
  return { settings: asConfig(schema.parse(rest)), faults };
}

function sentenceFor(name: string, value: string): string {
  return `${name} must be ${EXPECTED[name]}, but it is ${JSON.stringify(value.slice(0, 80))}.`;
}

function asConfig(settings: z.infer<typeof schema>) {
  return {
    ...(settings.HOST !== undefined && { host: settings.HOST }),
    ...(settings.PORT !== undefined && { port: settings.PORT }),
    ...(settings.LOG_LEVEL !== undefined && { logLevel: settings.LOG_LEVEL }),
  };
}
