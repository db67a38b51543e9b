// Checks of what must hold if the program has no bug; a failure is a bug, never a person's mistake.

/** Throws when `condition` does not hold. The message is for developers. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`bug: ${message}`);
}

/** Makes the compiler prove that every case of a union was handled. Of the value only its kind is told: the rest may be private. */
export function assertNever(value: never): never {
  throw new Error(`bug: unhandled case ${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return 'kind' in value ? String(value.kind) : 'of an object';
  return typeof value === 'string' ? value.slice(0, 40) : typeof value;
}
